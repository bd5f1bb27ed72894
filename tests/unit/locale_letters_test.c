#include "base/locale.h"
#include "base/locale_letters.h"
#include "unit/unit.h"

#include <string.h>

static void stands_under(struct alphabet *a, const char *tag, const char *title, const char *letter)
{
    CHECK_EQ_STR(alphabet_letter(a, locale_sorted_part(tag, title)), letter);
}

TEST(titles_stand_under_the_letters_of_their_language)
{
    static const char *const cases[][3] = {
        {"de", "Ärzte", "A"},
        {"de", "Öl", "O"},
        {"de", "straße", "S"},
        {"de", "Çalışma", "C"},
        {"de", "150. Tagung", "0–9"},
        {"de", "„Haus“", "H"},
        {"de", "", "0–9"},
        {"de", "العمل", "…"},
        {"tr", "Çalışma", "Ç"},
        {"tr", "Işık", "I"},
        {"tr", "İzmir", "İ"},
        {"tr", "ıslak", "I"},
        {"cs", "chata", "CH"},
        {"cs", "cena", "C"},
        {"uk", "Ґанок", "Ґ"},
        {"uk", "Єдність", "Є"},
        {"uk", "Haus", "H"},
        {"de-simple", "Ämter", "A"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct alphabet *a = alphabet_open(cases[i][0], "de");
        stands_under(a, cases[i][0], cases[i][1], cases[i][2]);
        alphabet_close(a);
    }
}

TEST(arabic_titles_are_sorted_without_their_article)
{
    struct alphabet *a = alphabet_open("ar", "de");
    stands_under(a, "ar", "\u0627\u0644\u0639\u0645\u0644", "\u0639");
    stands_under(a, "ar-SY", "\u0627\u0644\u0639\u0645\u0644", "\u0639");
    stands_under(a, "arn", "\u0627\u0644\u0639\u0645\u0644", "\u0627");
    stands_under(a, "fa", "\u0627\u0644\u06AF\u0648", "\u0627");
    stands_under(a, "ar", "\u0627\u0644\u0645", "\u0627");
    stands_under(a, "de", "Haus", "H");
    alphabet_close(a);
}
