#include "unit/unit.h"

#include "base/arena.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "base/locale.h"
#include "model/fill/fill.h"
#include "read/yaml.h"
#include "render/words/rule.h"
#include "render/words/rule_brief.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/schedules.h"

#include <fcntl.h>
#include <string.h>

enum { TAGS = 4 };

static const char *const tags[TAGS] = {"de", "en", "tr", "ar"};

/* The site's languages as they are shipped, on 1 March 2026 in Erfurt. */
struct stage {
    struct arena arena;
    struct report report;
    struct site site;
    struct event event;
    struct term deadline;
    struct words *words[TAGS];
    struct locale *locale[TAGS];
};

/* Reads a file of the project with more text behind it. */
static const struct source *file_of(struct stage *st, const char *path, const char *more)
{
    char *text = "";
    size_t n = 0;
    CHECK_EQ_INT(fs_read(&st->arena, AT_FDCWD, path, 1 << 20, &text, &n), 0);
    text = arena_printf(&st->arena, "%s%s", text, more);
    return source_new(&st->arena, path, text, strlen(text));
}

static struct words *words_of(struct stage *st, const char *tag, const char *more)
{
    const char *path = arena_printf(&st->arena, "site/i18n/%s.yaml", tag);
    return words_read(&st->arena, &st->report, file_of(st, path, more));
}

static void stage_open(struct stage *st)
{
    memset(st, 0, sizeof *st);
    arena_init(&st->arena);
    report_init(&st->report, &st->arena);
    for (int i = 0; i < TAGS; i++) {
        st->words[i] = words_of(st, tags[i], "");
        st->locale[i] = locale_open(tags[i]);
    }
    CHECK_EQ_INT(st->report.diags.n, 0);
    st->site.arena = &st->arena;
    st->site.config.timezone = "Europe/Berlin";
    for (int i = 0; i < VOCABULARIES; i++)
        map_init(&st->site.vocabulary[i].terms, &st->arena);
    st->deadline.id = "deadline";
    map_add(&st->site.vocabulary[VOCABULARY_EVENT_KINDS].terms, "deadline", &st->deadline);
    for (int i = 0; i < ITEM_TYPES; i++)
        map_init(&st->site.by_id[i], &st->arena);
    st->site.now = (struct when){{2026, 3, 1}, 12 * 3600};
    st->site.now_utc = 1772362800; /* the same in UTC */
    list_add(&st->site.items[ITEM_EVENT], &st->arena, &st->event);
}

static void stage_close(struct stage *st)
{
    for (int i = 0; i < TAGS; i++)
        locale_close(st->locale[i]);
    arena_free(&st->arena);
}

/* Makes the event of this front matter. */
static void stage_set(struct stage *st, const struct node *front)
{
    const struct record_spec *specs[] = {schema_common(), schema_type(ITEM_EVENT)};
    struct fill f = {
        .arena = &st->arena, .report = &st->report, .site = &st->site, .translation = 1};
    st->event = (struct event){.item = {.type = ITEM_EVENT, .id = "x"}};
    st->event.item.source = (struct source *)front->span.source;
    st->event.item.front = (struct node *)front;
    fill_object(&f, specs, 2, front, &st->event.item);
    schedules_resolve(&st->site, &st->report, zones_open(&st->arena));
}

static void stage_write(struct stage *st, const char *front)
{
    const struct source *s = source_new(&st->arena, "x.md", front, strlen(front));
    const struct node *root = yaml_read(&st->arena, &st->report, s, 0, s->n);
    if (CHECK(root != NULL))
        stage_set(st, root);
}

static const char *told(struct stage *st, int language)
{
    return rule_words(&st->arena, st->locale[language], st->words[language], &st->site,
                      &st->event.schedule);
}

static void check_entry(struct stage *st, const struct node *entry)
{
    const struct node *front = node_get(entry, "event");
    REQUIRE(front != NULL);
    stage_set(st, front);
    for (int i = 0; i < TAGS; i++) {
        const struct node *want = node_get(entry, tags[i]);
        if (CHECK(want != NULL))
            CHECK_EQ_STR(told(st, i), want->text);
    }
}

TEST(every_rule_in_every_language)
{
    struct stage st;
    stage_open(&st);
    const struct source *s = file_of(&st, "tests/unit/rule_words.yaml", "");
    const struct node *root = yaml_read(&st.arena, &st.report, s, 0, s->n);
    if (CHECK(root != NULL)) {
        CHECK(root->n >= 50);
        for (const struct node *entry = root->item; entry; entry = entry->next)
            check_entry(&st, entry);
    }
    stage_close(&st);
}

TEST(only_a_series_has_a_rule)
{
    struct stage st;
    stage_open(&st);
    stage_write(&st, "start: 2026-03-04 14:00\nend: +2h\n");
    CHECK_EQ_STR(told(&st, 0), NULL);
    stage_write(&st, "start: 2026-03-04 14:00\nrepeat: {every: week}\n");
    CHECK_EQ_STR(told(&st, 0), NULL);
    stage_close(&st);
}

static struct rule_brief brief_of(struct stage *st, size_t meeting, int language)
{
    const struct language l = {.site = &st->site, .index = language, .words = st->words[language]};
    return rule_brief(&st->arena, st->locale[language], &l, &st->site,
                      &st->event.schedule.occurrence[meeting]);
}

TEST(a_row_tells_the_rhythm_and_what_is_not_as_usual)
{
    struct stage st;
    stage_open(&st);
    stage_write(&st, "start: 2026-03-04 16:00\nend: +2h\n"
                     "repeat: {every: week, until: 2026-06-30, except: [2026-03-18]}\n"
                     "changes: [{on: 2026-03-04, status: cancelled}, {on: 2026-03-25, status: "
                     "postponed}, {on: 2026-04-01, start: 2026-04-02 17:00}, {on: 2026-04-08, "
                     "status: cancelled}, {on: 2026-04-15, status: cancelled}]\n");
    struct rule_brief b = brief_of(&st, 1, 0);
    CHECK_EQ_STR(b.rhythm, "jeden Mittwoch, 16:00–18:00");
    CHECK_EQ_STR(b.off, "4. März, 18. März und 8. April");
    CHECK_EQ_STR(b.other, "25. März (verschoben) und 2. April (statt 1. April, 17:00–19:00)");
    b = brief_of(&st, 0, 1); /* what is told of that one by itself stands in no list */
    CHECK_EQ_STR(b.off, "18 March, 8 April and 15 April");
    CHECK_EQ_STR(b.other, "25 March (postponed) and 2 April (instead of 1 April, 17:00–19:00)");
    stage_close(&st);
}

TEST(a_row_of_dates_without_a_rule_tells_no_rhythm)
{
    struct stage st;
    stage_open(&st);
    stage_write(&st, "start: 2026-03-04 16:00\nrepeat: {also: [2026-03-10 16:00]}\n");
    struct rule_brief b = brief_of(&st, 0, 0);
    CHECK_EQ_STR(b.rhythm, NULL);
    CHECK_EQ_STR(b.off, NULL);
    CHECK_EQ_STR(b.other, NULL);
    stage_write(&st, "start: 2026-03-04 16:00\n");
    CHECK_EQ_STR(brief_of(&st, 0, 0).rhythm, NULL);
    stage_close(&st);
}

static const char third_wednesday[] = "start: 2026-03-18 14:00\n"
                                      "repeat: {every: month, on: third wednesday, times: 3}\n";

TEST(a_weekday_may_have_ordinals_of_its_own)
{
    struct stage st;
    stage_open(&st);
    st.words[0] = words_of(&st, "de", "  rule.ordinal.3.wednesday: mittleren\n");
    stage_write(&st, third_wednesday);
    CHECK_EQ_STR(told(&st, 0),
                 "jeden mittleren Mittwoch im Monat, ab 14:00, Ende offen, insgesamt 3 Termine");
    stage_write(&st, "start: 2026-03-19 14:00\n"
                     "repeat: {every: month, on: third thursday, times: 3}\n");
    CHECK_EQ_STR(told(&st, 0),
                 "jeden dritten Donnerstag im Monat, ab 14:00, Ende offen, insgesamt 3 Termine");
    stage_close(&st);
}

/* A language that has not got the words says nothing rather than half a sentence. */
TEST(nothing_is_told_without_the_words)
{
    static const char *const texts[] = {
        "name: x\n",
        "words:\n  rule.day: x\n",
        "words:\n  rule.day: x\n  rule.format_month: 'bad pattern'\n",
    };
    struct stage st;
    stage_open(&st);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const struct source *s = source_new(&st.arena, "x.yaml", texts[i], strlen(texts[i]));
        st.words[0] = words_read(&st.arena, &st.report, s);
        stage_write(&st, "start: 2026-03-02\nrepeat: {every: day, until: 2026-03-31}\n");
        CHECK_EQ_STR(told(&st, 0), NULL);
        CHECK(told(&st, 1) != NULL);
    }
    st.words[0] = NULL;
    CHECK_EQ_STR(told(&st, 0), NULL);
    stage_close(&st);
}

TEST(a_format_that_is_none_is_not_used)
{
    struct stage st;
    stage_open(&st);
    stage_write(&st, "start: 2026-03-02\nrepeat: {every: day, until: 2026-03-31}\n");
    CHECK_EQ_STR(told(&st, 0), "jeden Tag, ganztägig, bis März 2026");
    struct word *format = map_get(&st.words[0]->word, "rule.format_month");
    if (CHECK(format != NULL))
        format->text = "{1} z";
    CHECK_EQ_STR(told(&st, 0), NULL);
    stage_close(&st);
}
