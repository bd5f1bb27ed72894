#include "read/words.h"

#include "base/arena.h"
#include "report/source.h"
#include "unit/unit.h"

#include <string.h>

/* A language file under test, and what came of it. */
struct read {
    struct arena arena;
    struct report report;
    struct words *words;
};

static void read_text(struct read *r, const char *text)
{
    arena_init(&r->arena);
    report_init(&r->report, &r->arena);
    const struct source *s = source_new(&r->arena, "site/i18n/de.yaml", text, strlen(text));
    r->words = words_read(&r->arena, &r->report, s);
    report_sort(&r->report);
}

/* The file has just this one fault, in this line. */
static void one_fault(const char *text, const char *id, size_t line)
{
    struct read r;
    read_text(&r, text);
    if (CHECK_EQ_INT((intmax_t)r.report.diags.n, 1)) {
        const struct diag *d = r.report.diags.at[0];
        CHECK_EQ_STR(diag_name(d->id), id);
        CHECK_EQ_INT((intmax_t)source_place(d->span.source, d->span.at).line, (intmax_t)line);
    }
    arena_free(&r.arena);
}

TEST(reads_all_parts)
{
    struct read r;
    read_text(&r, "name: العربية\ndirection: rtl\nsections:\n  members: members\nwords:\n"
                  "  nav.home: Start\n  empty: ''\n  meetings:\n    one: '{n} Treffen'\n"
                  "    other: viele\n    few: wenige\n");
    CHECK_EQ_INT((intmax_t)r.report.diags.n, 0);
    CHECK_EQ_STR(r.words->name, "العربية");
    CHECK_EQ_STR(r.words->direction, "rtl");
    CHECK_EQ_STR(map_get(&r.words->section, "members"), "members");
    const struct word *home = words_get(r.words, "nav.home"), *m = words_get(r.words, "meetings");
    REQUIRE(home && m);
    CHECK_EQ_STR(home->text, "Start");
    CHECK_EQ_STR(words_get(r.words, "empty")->text, "");
    CHECK(!m->text);
    CHECK_EQ_STR(m->plural[1], "{n} Treffen");
    CHECK_EQ_STR(m->plural[3], "wenige");
    CHECK_EQ_STR(m->plural[5], "viele");
    CHECK(!m->plural[0]);
    CHECK(!words_get(r.words, "nav.none"));
    arena_free(&r.arena);
}

TEST(an_empty_file_has_no_words)
{
    struct read r;
    read_text(&r, "");
    REQUIRE(r.words);
    CHECK(!words_get(r.words, "x"));
    CHECK_EQ_STR(r.words->direction, "ltr");
    arena_free(&r.arena);
}

TEST(faults)
{
    one_fault("name: x\nwrods: {}\n", "field-unknown", 2);
    one_fault("words:\n  a:\n    one: x\n", "field-missing", 2);
    one_fault("words:\n  a:\n    other: x\n    mehr: y\n", "field-unknown", 4);
    one_fault("words:\n  a: [x]\n", "field-kind", 2);
    one_fault("words: x\n", "field-kind", 1);
    one_fault("direction: up\n", "choice", 1);
    one_fault("sections:\n  members: Mit glieder\n", "bad-path", 2);
    one_fault("- a\n", "yaml-mapping", 1);
    one_fault("words:\n  a: x\n  a: y\n", "yaml-duplicate", 3);
}

TEST(lends_what_a_language_lacks_but_no_rhythms)
{
    struct read de, en;
    read_text(&de, "words:\n  a: Eins\n  b: {other: Zwei}\n  rule.week: jede Woche\n"
                   "  rule.in_month.1: Jänner\n  rule.ordinal.1: erster\n"
                   "  rule.ordinal.1.monday: erster\n  c: Drei\n");
    read_text(&en, "words:\n  a: One\n");
    words_lend(en.words, de.words, &en.arena);
    CHECK_EQ_STR(words_get(en.words, "a")->text, "One");
    CHECK_EQ_STR(words_get(en.words, "b")->plural[5], "Zwei");
    CHECK_EQ_STR(words_get(en.words, "c")->text, "Drei");
    CHECK(!words_get(en.words, "rule.week") && !words_get(en.words, "rule.in_month.1"));
    const struct list *missing = &en.words->missing;
    if (CHECK_EQ_INT((intmax_t)missing->n, 4)) {
        CHECK_EQ_STR(missing->at[0], "b");
        CHECK_EQ_STR(missing->at[1], "rule.week");
        CHECK_EQ_STR(missing->at[2], "rule.ordinal.1");
        CHECK_EQ_STR(missing->at[3], "c");
    }
    arena_free(&de.arena);
    arena_free(&en.arena);
}
