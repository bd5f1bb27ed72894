#include "unit/unit.h"

#include "report/suggest.h"

#include <string.h>

static const char *nearest(const char *word, const char *a, const char *b, const char *c)
{
    struct suggest s = suggest_begin(word);
    suggest_offer(&s, a);
    suggest_offer(&s, b);
    suggest_offer(&s, c);
    return s.best;
}

TEST(one_edit)
{
    CHECK_EQ_STR(nearest("titel", "summary", "title", "topics"), "title");
    CHECK_EQ_STR(nearest("tile", "summary", "title", "topics"), "title");
    CHECK_EQ_STR(nearest("tittle", "summary", "title", "topics"), "title");
    CHECK_EQ_STR(nearest("tit1e", "summary", "title", "topics"), "title");
}

TEST(the_nearest_wins)
{
    CHECK_EQ_STR(nearest("gesundhiet", "gesund", "gesundheit", "gesundheiten"), "gesundheit");
    CHECK_EQ_STR(nearest("abc", "abd", "abe", "x"), "abd");
    CHECK_EQ_STR(nearest("Title", "tittle", "title", "titles"), "title");
}

TEST(no_guess_beyond_a_third)
{
    CHECK(nearest("start", "venue", "ende", "stunde") == NULL);
    CHECK_EQ_STR(nearest("ab", "xyz", "ac", "b"), "ac");
    CHECK(nearest("ab", "cd", "xyz", "") == NULL);
    CHECK_EQ_STR(nearest("climate-polcy", "climate-policy", "a", "b"), "climate-policy");
}

TEST(odd_lengths)
{
    char longest[200];
    memset(longest, 'a', 199);
    longest[199] = '\0';
    CHECK(nearest(longest, "a", longest, "b") == NULL);
    CHECK(nearest("", "abc", "ab", "abcd") == NULL);
    CHECK_EQ_STR(nearest("", "abc", "a", "ab"), "a");
    longest[64] = '\0';
    char other[65];
    memcpy(other, longest, 65);
    other[63] = 'b';
    CHECK_EQ_STR(nearest(longest, "x", other, "y"), other);
}

TEST(a_glance_at_letters_rules_out_nothing_within_reach)
{
    /* Each pair is as many edits apart as its word allows: replaced, inserted, deleted, swapped. */
    static const char *const near[][2] = {{"abcdef", "abcdxy"}, {"abcdef", "abcdefgh"},
                                          {"abcdef", "cdef"},   {"abcdef", "badcef"},
                                          {"aaa", "aab"},       {"ab", "a"}};
    for (size_t i = 0; i < sizeof near / sizeof *near; i++) {
        struct suggest s = suggest_begin(near[i][0]);
        suggest_offer(&s, near[i][1]);
        CHECK_EQ_STR(s.best, near[i][1]);
    }
}

TEST(other_numbers_are_never_meant)
{
    CHECK(!nearest("2026-03-01-treffen", "2026-04-01-treffen", "2025-03-01-treffen", "x"));
    CHECK_EQ_STR(nearest("2026-3-01-trefen", "2026-03-01-treffen", "2026-03-02-treffen", "x"),
                 "2026-03-01-treffen");
    CHECK(!nearest("deutsch-a1", "deutsch-b1", "deutsch-a2", "deutsch"));
    CHECK_EQ_STR(nearest("deutch-A1", "deutsch-b1", "deutsch-a1", "deutsch"), "deutsch-a1");
}

TEST(two_as_near_are_told)
{
    struct suggest s = suggest_begin("gruppe-x");
    suggest_offer(&s, "gruppe-y");
    CHECK(!s.tied);
    suggest_offer(&s, "gruppe-z");
    CHECK(s.tied);
    suggest_offer(&s, "Gruppe-X");
    CHECK(!s.tied);
    CHECK_EQ_STR(s.best, "Gruppe-X");
}
