#include "unit/unit.h"

#include "base/buf.h"
#include "base/hyphen.h"

#include <string.h>

/* Returns the text with "-" for each soft hyphen; in a static buffer. */
static const char *softened(const char *tag, const char *text)
{
    static char shown[400];
    struct hyphens *h = hyphens_open(hyphens_file(tag));
    struct buf b;
    buf_init(&b);
    hyphens_soften(h, &b, text, strlen(text));
    size_t n = 0;
    for (size_t i = 0; i < b.n && n + 1 < sizeof shown; i++) {
        int soft = i + 1 < b.n && b.s[i] == '\xC2' && b.s[i + 1] == '\xAD';
        shown[n++] = soft ? '-' : b.s[i];
        i += (size_t)soft;
    }
    shown[n] = 0;
    buf_free(&b);
    hyphens_close(h);
    return shown;
}

TEST(german_words_in_latin_1)
{
    CHECK_EQ_STR(softened("de", "Straßenfest"), "Stra-ßen-fest");
    CHECK_EQ_STR(softened("de", "Übungsgruppe"), "Übungs-gruppe");
    CHECK_EQ_STR(softened("de", "Fest, Straßenfest und ÜBUNGSGRUPPE – 24 Termine"),
                 "Fest, Stra-ßen-fest und ÜBUNGS-GRUPPE – 24 Termine");
}

TEST(other_character_sets)
{
    CHECK_EQ_STR(softened("ru", "Консультация"), "Консульта-ция");
    CHECK_EQ_STR(softened("uk", "Консультація"), "Консульта-ція");
    CHECK_EQ_STR(softened("en", "Recognition of qualifications"),
                 "Recog-ni-tion of qual-i-fi-ca-tions");
    CHECK_EQ_STR(softened("fr", "L’accompagnement"), "L’accom-pa-gne-ment");
}

TEST(what_is_no_word_of_the_language_stays)
{
    char longest[200];
    memset(longest, 'a', sizeof longest - 1);
    longest[sizeof longest - 1] = 0;
    CHECK_EQ_STR(softened("de", "Консультация"), "Консультация");
    CHECK_EQ_STR(softened("de", longest), longest);
    CHECK_EQ_STR(softened("de", "kurz \xFF\xFEkaputt\xC3"), "kurz \xFF\xFEkaputt\xC3");
    CHECK_EQ_STR(softened("de", ""), "");
}

TEST(languages_without_patterns)
{
    CHECK_EQ_STR(hyphens_file("tr"), NULL);
    CHECK_EQ_STR(hyphens_file("ar"), NULL);
    CHECK_EQ_STR(hyphens_file("de-simple"), NULL);
    CHECK(hyphens_open("/nowhere/hyph_xx.dic") == NULL);
}
