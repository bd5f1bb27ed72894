#include "report/message.h"

#include "base/buf.h"
#include "unit/unit.h"

#include <stdio.h>
#include <string.h>

/* The catalogue in its order, with the sections by the first message of each. */
static const struct entry {
    int is_help;
    int id;
} entries[] = {
#define DIAG(name, id, severity) {0, DIAG_##name},
#define HELP(name) {1, HELP_##name},
#define USUALLY(name) {1, HELP_USUALLY_##name},
#include "report/catalogue.def"
#undef DIAG
#undef HELP
#undef USUALLY
};

static const struct {
    enum diag_id first;
    const char *title;
} sections[] = {
#define SECTION(name, en, de) {DIAG_##name, en},
#include "report/explain/sections.def"
#undef SECTION
};

enum { ENTRIES = sizeof entries / sizeof *entries, SECTIONS = sizeof sections / sizeof *sections };

static const struct texts *entry_texts(const struct entry *e)
{
    return e->is_help ? message_help_texts((enum help_id)e->id)
                      : message_texts((enum diag_id)e->id);
}

/* Counts what French lacks of a section, which begins at *i, and moves *i behind it. */
static size_t count_missing(size_t section, size_t *i, size_t *seen)
{
    size_t missing = 0;
    int end = section + 1 < SECTIONS ? (int)sections[section + 1].first : -1;
    for (; *i < ENTRIES && (entries[*i].is_help || entries[*i].id != end); (*i)++) {
        missing += !entry_texts(&entries[*i])->text[MESSAGE_FR];
        (*seen)++;
    }
    return missing;
}

/* A French site's editors read English for what is missing; of mistakes in content little may be.
 */
TEST(hardly_a_message_on_content_lacks_in_french)
{
    size_t i = 0, all = 0, lacking = 0;
    for (size_t s = 0; s < SECTIONS; s++) {
        size_t seen = 0, missing = count_missing(s, &i, &seen);
        int content = strcmp(sections[s].title, "templates") != 0;
        CHECK(seen > 0);
        if (missing && content)
            printf("messages that lack in French, %s: %zu of %zu\n", sections[s].title, missing,
                   seen);
        all += content ? seen : 0;
        lacking += content ? missing : 0;
    }
    CHECK_EQ_INT(i, ENTRIES);
    CHECK(all > 200);
    CHECK(lacking * 10 < all);
}

/* Returns how often "%1" … "%9" stand in a text, as a sum that tells different sets apart. */
static long message_holes(const char *text)
{
    long sum = 0;
    for (; *text; text++) {
        if (text[0] == '%' && text[1] >= '1' && text[1] <= '9')
            sum |= 1L << (text[1] - '0');
    }
    return sum;
}

/* Returns 1 if the signs that French sets off stand behind a blank at which a line may break. */
static int breaks(const char *text)
{
    static const char *const wrong[] = {"\u00AB ", " \u00BB", " ;", " ! ", " ?", " : "};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        if (strstr(text, wrong[i]))
            return 1;
    }
    return 0;
}

static void check_french(const struct texts *t)
{
    const char *en = t->text[MESSAGE_EN], *fr = t->text[MESSAGE_FR];
    if (!fr)
        return;
    if (!CHECK(*fr && message_holes(fr) == message_holes(en)))
        CHECK_EQ_STR(fr, en);
    if (!CHECK(!breaks(fr) && !strchr(fr, '\t') && !strstr(fr, "  ")))
        CHECK_EQ_STR(fr, "has no-break spaces");
}

TEST(french_leaves_no_argument_out_and_breaks_no_line_before_a_sign)
{
    for (size_t i = 0; i < ENTRIES; i++)
        check_french(entry_texts(&entries[i]));
}

TEST(no_message_lacks_in_english_or_german)
{
    for (size_t i = 0; i < ENTRIES; i++) {
        const char *en = entry_texts(&entries[i])->text[MESSAGE_EN];
        const char *de = entry_texts(&entries[i])->text[MESSAGE_DE];
        if (CHECK(en && *en && de && *de) && !CHECK(message_holes(en) == message_holes(de)))
            CHECK_EQ_STR(de, en);
    }
}

TEST(what_french_lacks_is_said_in_english)
{
    struct texts t = {{"en", "de"}};
    CHECK_EQ_STR(texts_get(&t, MESSAGE_FR), "en");
    CHECK_EQ_STR(texts_get(message_texts(DIAG_FILE_EMPTY), MESSAGE_FR), "le fichier est vide");
    CHECK_EQ_STR(phrase_text(PHRASE_ONE_VENUE, MESSAGE_FR), "lieu");
    CHECK_EQ_STR(phrase_text(PHRASE_NO_MEMORY, MESSAGE_FR),
                 phrase_text(PHRASE_NO_MEMORY, MESSAGE_EN));
}
