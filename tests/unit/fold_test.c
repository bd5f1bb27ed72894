#include "base/buf.h"
#include "base/fold.h"
#include "base/json.h"
#include "base/locale.h"
#include "base/locale_text.h"
#include "base/utf8.h"
#include "unit/unit.h"

#include <string.h>

static void folds(struct fold *f, const char *s, const char *want)
{
    struct buf out;
    buf_init(&out);
    fold_words(f, &out, s, strlen(s));
    CHECK_EQ_STR(out.s, want);
    buf_free(&out);
}

TEST(words_are_compared_by_plain_letters)
{
    static const char *const pairs[][2] = {
        {"", ""},
        {" – ! ", ""},
        {"Größe", "grosse "},
        {"Straße STRASSE", "strasse strasse "},
        {"Müller, Mueller", "muller mueller "},
        {"Işık İstanbul ÇALIŞMA", "isik istanbul calisma "},
        {"Łódź, Đà Nẵng; Þór & Æsir", "lodz da nang thor aesir "},
        {"rêxistin û ziman", "rexistin u ziman "},
        {"Ёлка їжак Ґанок", "елка іжак ганок "},
        {"об’єднання об'єднання обʼєднання", "обєднання обєднання обєднання "},
        {"cafe\u0301 caf\u00E9", "cafe cafe "},
        {"a\u00ADb", "ab "},
        {"½ x² Ⅳ", "1 2 x2 iv "},
        {"A-Z 2026", "a z 2026 "},
        {"日本語", "日本語 "},
    };
    struct fold *f = fold_open();
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        folds(f, pairs[i][0], pairs[i][1]);
    fold_close(f);
}

TEST(arabic_letters_have_one_form)
{
    static const char *const pairs[][2] = {
        {"\u0645\u0643\u062A\u0628\u0629", "\u0645\u0643\u062A\u0628\u0647 "},
        {"\u0645\u06A9\u062A\u0628\u06C1", "\u0645\u0643\u062A\u0628\u0647 "},
        {"\u0639\u0644\u0649 \u0639\u0644\u06CC", "\u0639\u0644\u064A \u0639\u0644\u064A "},
        {"\u0623\u0625\u0622\u0671", "\u0627\u0627\u0627\u0627 "},
        {"\u0633\u0640\u0640\u0644\u0627\u0645", "\u0633\u0644\u0627\u0645 "},
        {"\u0639\u064E\u0645\u064E\u0644", "\u0639\u0645\u0644 "},
        {"\u0661\u0662\u06F3", "123 "},
        /* the article goes, unless a single letter is left */
        {"\u0627\u0644\u0639\u0645\u0644", "\u0639\u0645\u0644 "},
        {"\u0623\u0644\u0645", "\u0627\u0644\u0645 "},
        {"\u0627\u0644", "\u0627\u0644 "},
        /* Persian: a mark that joins nothing is no letter */
        {"\u0645\u06CC\u200C\u0634\u0648\u062F", "\u0645\u064A\u0634\u0648\u062F "},
    };
    struct fold *f = fold_open();
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        folds(f, pairs[i][0], pairs[i][1]);
    fold_close(f);
}

/* Letters of European, Turkic, African and Vietnamese alphabets end as plain ones, but those that
 * nobody would type otherwise: clicks, tone letters, signs of old dictionaries. */
TEST(latin_letters_become_plain_ones)
{
    static const char left[] = "ƅƍƛƨƪƹƺƻƽƾǀǁǂǃȝȣȸȹɂʃʌʎẟɯ";
    struct fold *f = fold_open();
    struct buf out;
    buf_init(&out);
    for (uint32_t cp = 0xC0; cp < 0x1F00; cp = cp == 0x24F ? 0x1E00 : cp + 1) {
        char letter[5] = "";
        uint32_t parts[LOCALE_PARTS];
        utf8_encode(cp, letter);
        if (!locale_parts(cp, parts) || !locale_in_word(parts[0]))
            continue;
        buf_cut(&out, 0);
        fold_point(f, &out, cp);
        size_t plain = strspn(out.s, "abcdefghijklmnopqrstuvwxyz");
        CHECK(out.n && (plain == out.n || strstr(left, out.s)));
        if (!out.n || (plain < out.n && !strstr(left, out.s)))
            CHECK_EQ_STR(letter, "a letter of the table");
    }
    buf_free(&out);
    fold_close(f);
}

TEST(rare_letters_do_not_disturb_common_ones)
{
    struct fold *f = fold_open();
    folds(f, "\uAC00a\u30AC\u00E4\U0001D400", "\u1100\u1161a\u30ABaa ");
    folds(f, "a\u00E4\U00010428", "aa\U00010428 ");
    folds(f, "\xFF\x80 a", "a ");
    fold_close(f);
}

TEST(the_table_is_json)
{
    struct buf out;
    buf_init(&out);
    struct json j = json_start(&out, JSON_TIGHT);
    fold_json(&j);
    CHECK(!strncmp(out.s, "[[\"'", 3));
    CHECK(strstr(out.s, ",[\"\u00DF\",\"ss\"],") != NULL);
    CHECK(!strcmp(out.s + out.n - 5, "\"9\"]]"));
    buf_free(&out);
}
