#include "unit/unit.h"

#include "base/arena.h"
#include "base/buf.h"
#include "read/words.h"
#include "read/words_fill.h"
#include "read/words_holes.h"
#include "report/source.h"

#include <stdlib.h>
#include <string.h>

/* Checks what becomes of a pattern with "N", "eins", nothing and "{1}{n}". */
static void becomes(const char *pattern, const char *want)
{
    static const char *const arg[] = {"eins", NULL, "{1}{n}"};
    struct buf b;
    buf_init(&b);
    words_fill(&b, pattern, "N", arg, 3);
    CHECK_EQ_STR(b.s, want);
    buf_free(&b);
}

TEST(fills_holes)
{
    becomes("", "");
    becomes("ohne", "ohne");
    becomes("{n} und {1}, {1}", "N und eins, eins");
    becomes("{1}", "eins");
    becomes("a{1}{n}b", "aeinsNb");
}

TEST(leaves_holes_for_which_there_is_nothing)
{
    becomes("{2}", "{2}");
    becomes("{4} {9}", "{4} {9}");
    becomes("{0} {10} {x} {} { } {N}", "{0} {10} {x} {} { } {N}");
    struct buf b;
    buf_init(&b);
    words_fill(&b, "{n}{1}", NULL, NULL, 0);
    CHECK_EQ_STR(b.s, "{n}{1}");
    buf_free(&b);
}

TEST(does_not_look_into_what_is_put_in)
{
    becomes("{3}", "{1}{n}");
    becomes("{{3}}", "{{1}{n}}");
}

TEST(braces_that_are_no_holes)
{
    becomes("{", "{");
    becomes("{1", "{1");
    becomes("{{", "{{");
    becomes("}{", "}{");
    becomes("{{1}", "{eins");
    becomes("{1}}", "eins}");
    becomes("{1{1}1}", "{1eins1}");
    becomes("{\xC3}", "{\xC3}");
    becomes("{\xE2\x80", "{\xE2\x80");
    becomes("ä{1}ö", "äeinsö");
}

static int refuse(void *ctx, struct buf *out, char hole)
{
    (void)out;
    (void)hole;
    ++*(int *)ctx;
    return 0;
}

TEST(what_is_refused_stays)
{
    struct buf b;
    int asked = 0;
    buf_init(&b);
    words_fill_by(&b, "{1} {n} {0} {9}", refuse, &asked);
    CHECK_EQ_STR(b.s, "{1} {n} {0} {9}");
    CHECK_EQ_INT(asked, 3);
    buf_free(&b);
}

/* Returns how many bytes a filled pattern must have, counted by hand. */
static size_t length_of(const char *s, const char *n, const char *const *arg, size_t args)
{
    size_t length = 0;
    while (*s) {
        const char *with = NULL;
        if (s[0] == '{' && s[1] && s[2] == '}') {
            size_t i = (size_t)(s[1] - '1');
            with = s[1] == 'n' ? n : s[1] >= '1' && s[1] <= '9' && i < args ? arg[i] : NULL;
        }
        length += with ? strlen(with) : 1;
        s += with ? 3 : 1;
    }
    return length;
}

TEST(adds_nothing_of_its_own)
{
    static const char alphabet[] = "{{{}}}n1239 a\xC3";
    static const char *const arg[] = {"{n}", "", "{{1}"};
    unsigned seed = 12345;
    for (int round = 0; round < 20000; round++) {
        char pattern[16];
        size_t n = 0, args = (size_t)round % 4;
        for (size_t most = (size_t)round % sizeof pattern; n < most; n++) {
            seed = seed * 1103515245U + 12345U;
            pattern[n] = alphabet[(seed >> 16) % (sizeof alphabet - 1)];
        }
        pattern[n] = '\0';
        const char *number = round % 2 ? "7" : NULL;
        struct buf b;
        buf_init(&b);
        words_fill(&b, pattern, number, arg, args);
        if (b.n != length_of(pattern, number, arg, args)) {
            CHECK_EQ_STR(pattern, "");
            round = 20000;
        }
        buf_free(&b);
    }
}

TEST(knows_the_holes_of_a_text)
{
    CHECK_EQ_INT(words_holes(NULL), 0);
    CHECK_EQ_INT(words_holes("{0} {x} {1 {"), 0);
    CHECK_EQ_INT(words_holes("{2}{2} {{9} {n}"),
                 words_hole('2') | words_hole('9') | words_hole('n'));
    CHECK_EQ_INT(words_given(2, 1), words_hole('1') | words_hole('2') | words_hole('n'));
    CHECK_EQ_INT(words_given(12, 0), words_given(9, 0));
}

TEST(chooses_the_form)
{
    const struct word plain = {.text = "x"};
    const struct word plural = {.plural = {"keine", "eins", NULL, NULL, NULL, "viele"}};
    CHECK_EQ_STR(words_form(&plain, "few", 0), "x");
    CHECK_EQ_STR(words_form(&plural, "one", 1), "eins");
    CHECK_EQ_STR(words_form(&plural, "few", 3), "viele");
    CHECK_EQ_STR(words_form(&plural, "other", 0), "keine");
    CHECK_EQ_STR(words_form(&plural, "other", -1), "viele");
}

/* A file of words, one of which is wrong in one place. */
static void hole_fault(const char *text, const char *id, size_t line, size_t column,
                       const char *hole)
{
    struct arena a;
    struct report r;
    arena_init(&a);
    report_init(&r, &a);
    const struct source *s = source_new(&a, "site/i18n/de.yaml", text, strlen(text));
    words_check_holes(&r, words_read(&a, &r, s));
    if (CHECK_EQ_INT((intmax_t)r.diags.n, 1)) {
        const struct diag *d = r.diags.at[0];
        struct place at = source_place(d->span.source, d->span.at);
        CHECK_EQ_STR(diag_name(d->id), id);
        CHECK_EQ_INT((intmax_t)at.line, (intmax_t)line);
        CHECK_EQ_INT((intmax_t)at.column, (intmax_t)column);
        CHECK_EQ_STR(d->arg[1], hole);
    }
    arena_free(&a);
}

TEST(says_where_a_hole_is_wrong)
{
    hole_fault("words:\n  facets.open_on: '{1} {2} offen'\n", "word-hole", 2, 24, "{2}");
    hole_fault("words:\n  map.km: '{n} {1} km'\n", "word-hole", 2, 12, "{n}");
    hole_fault("words:\n  map.km: \"\\x7B2} km\"\n", "word-hole", 2, 11, "{2}");
    hole_fault("words:\n  map.km: |\n    km\n    {2}\n", "word-hole", 2, 11, "{2}");
    hole_fault("words:\n  rule.times: {one: '{n}', other: '{n} {3}'}\n", "word-hole", 2, 40, "{3}");
    hole_fault("words:\n  rule.until_date: bis {2}\n", "word-hole", 2, 24, "{2}");
    hole_fault("words:\n  map.km: km\n", "word-lacks", 2, 11, "{1}");
    hole_fault("words:\n  list.of: '{1}'\n", "word-lacks", 2, 12, "{2}");
    hole_fault("words:\n  rule.week: jede Woche\n", "word-lacks", 2, 14, "{1}");
    hole_fault("words:\n  rule.all_days:\n    one: '{1}, {n} Tag'\n    other: '{n} Tage'\n",
               "word-lacks", 4, 12, "{1}");
}

TEST(lets_languages_choose)
{
    static const char text[] =
        "words:\n  rule.week: '{2}'\n  rule.weeks: {two: 'a {2}', other: '{n} {2}'}\n"
        "  map.km: ''\n  list.of: '{2} {1}'\n  rule.days: {one: jeden Tag, other: 'alle {n}'}\n"
        "  rule.all_days: {zero: gar nicht, other: '{1}'}\n  anderes: '{7}'\n";
    struct arena a;
    struct report r;
    arena_init(&a);
    report_init(&r, &a);
    words_check_holes(&r, words_read(&a, &r, source_new(&a, "de.yaml", text, strlen(text))));
    CHECK_EQ_INT((intmax_t)r.diags.n, 0);
    arena_free(&a);
}
