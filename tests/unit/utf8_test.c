#include "unit/unit.h"

#include "base/utf8.h"

#include <string.h>

TEST(every_code_point_survives)
{
    unsigned wrong = 0;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char s[4];
        uint32_t back = 0;
        size_t n = utf8_encode(cp, s), got = utf8_decode(s, n, &back);
        int is_surrogate = cp >= 0xD800 && cp < 0xE000;
        wrong += is_surrogate ? got != 0 : got != n || back != cp;
    }
    CHECK_EQ_INT(wrong, 0);
}

TEST(lengths)
{
    char s[4];
    CHECK_EQ_INT(utf8_encode(0x7F, s), 1);
    CHECK_EQ_INT(utf8_encode(0x80, s), 2);
    CHECK_EQ_INT(utf8_encode(0x7FF, s), 2);
    CHECK_EQ_INT(utf8_encode(0x800, s), 3);
    CHECK_EQ_INT(utf8_encode(0xFFFF, s), 3);
    CHECK_EQ_INT(utf8_encode(0x10000, s), 4);
}

TEST(bad_sequences)
{
    static const char *const bad[] = {
        "\x80",             /* a tail alone */
        "\xC3",             /* cut off */
        "\xC3(",            /* no tail */
        "\xC0\x80",         /* too long for U+0000 */
        "\xC1\xBF",         /* too long for U+007F */
        "\xE0\x9F\xBF",     /* too long for U+07FF */
        "\xF0\x8F\xBF\xBF", /* too long for U+FFFF */
        "\xED\xA0\x80",     /* surrogate */
        "\xF4\x90\x80\x80", /* above U+10FFFF */
        "\xF8\x88\x80\x80\x80",
        "\xE2\x82",
        "\xFF",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        uint32_t cp;
        if (!CHECK(utf8_decode(bad[i], strlen(bad[i]), &cp) == 0))
            CHECK_EQ_STR(bad[i], "bad");
    }
}

/* Wherever the first such byte stands: words of eight bytes are looked at in one. */
TEST(first_byte_beyond_ascii)
{
    char s[40];
    for (size_t n = 0; n < sizeof s; n++) {
        memset(s, 'a', sizeof s);
        CHECK_EQ_INT(utf8_ascii(s, n), n);
        CHECK_EQ_INT(utf8_valid(s, n), n);
        for (size_t at = 0; at < n; at++) {
            memset(s, 'a', sizeof s);
            s[at] = '\xFF';
            CHECK_EQ_INT(utf8_ascii(s, n), at);
            CHECK_EQ_INT(utf8_valid(s, n), at);
            if (at + 1 < n)
                memcpy(s + at, "ü", 2);
            CHECK_EQ_INT(utf8_valid(s, n), at + 1 < n ? n : at);
        }
    }
}

TEST(first_bad_byte)
{
    CHECK_EQ_INT(utf8_valid("", 0), 0);
    CHECK_EQ_INT(utf8_valid("Größe €𝄞", strlen("Größe €𝄞")), strlen("Größe €𝄞"));
    CHECK_EQ_INT(utf8_valid("Gr\xF6\xDF"
                            "e",
                            5),
                 2);
    CHECK_EQ_INT(utf8_valid("a\0b\xC3", 4), 3);
}

TEST(counting)
{
    CHECK_EQ_INT(utf8_count("Größe €𝄞", strlen("Größe €𝄞")), 8);
    CHECK_EQ_INT(utf8_count("", 0), 0);
}

TEST(unfit_for_any_text)
{
    static const uint32_t unfit[] = {0,    1,    0x0B,   0x0D,   0x1B,   0x1F,   0x7F,    0x80,
                                     0x85, 0x9F, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF};
    static const uint32_t fit[] = {'\t',   '\n',   ' ',    '~',    0xA0,
                                   0x2028, 0xFDCF, 0xFEFF, 0xFFFD, 0x1F600};
    for (size_t i = 0; i < sizeof unfit / sizeof *unfit; i++)
        CHECK(utf8_unfit(unfit[i]));
    for (size_t i = 0; i < sizeof fit / sizeof *fit; i++)
        CHECK(!utf8_unfit(fit[i]));
}

TEST(quotation_marks_of_many_languages)
{
    static const uint32_t marks[] = {'"', '\'', 0xAB, 0xBB, 0x2018, 0x2019, 0x201C, 0x201E, 0x2039};
    static const uint32_t others[] = {0, '`', 0xB4, 0x2017, 0x2020, 0x2032, 0x2BC};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        CHECK(utf8_is_quote(marks[i]));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        CHECK(!utf8_is_quote(others[i]));
}
