#include "unit/unit.h"

#include "base/arena.h"
#include "model/site.h"
#include "report/diag.h"
#include "resolve/advice/clash.h"
#include "resolve/calendar/calendar.h"

#include <string.h>
#include <time.h>

/* A site of events that were expanded already; the real way there is tried by the golden cases. */
struct stage {
    struct arena arena;
    struct site site;
    struct report report;
    struct venue venue;
    struct group group;
    struct ref ref;
};

static void stage_open(struct stage *st)
{
    memset(st, 0, sizeof *st);
    arena_init(&st->arena);
    report_init(&st->report, &st->arena);
    st->site.arena = &st->arena;
    st->venue.item = (struct item){.type = ITEM_VENUE, .id = "haus"};
    st->group.item = (struct item){.type = ITEM_GROUP, .id = "gruppe"};
    st->ref.item = &st->group.item;
}

/* Adds an event with a weekly meeting of an hour from each of `n` instants. */
static struct event *stage_event(struct stage *st, int64_t from, size_t n)
{
    struct event *e = arena_alloc(&st->arena, sizeof *e);
    size_t number = st->site.items[ITEM_EVENT].n;
    const char *id = arena_printf(&st->arena, "e%zu", number);
    e->item = (struct item){.type = ITEM_EVENT, .id = id};
    e->item.source = source_new(&st->arena, id, "", 0);
    e->schedule.occurrences = n;
    e->schedule.occurrence = arena_array(&st->arena, n, sizeof *e->schedule.occurrence);
    for (size_t i = 0; i < n; i++) {
        struct occurrence *o = &e->schedule.occurrence[i];
        o->item = &e->item;
        o->start_utc = from + (int64_t)i * 7 * DAY_SECONDS;
        o->over_utc = o->free_utc = o->start_utc + 3600;
        o->here.start = when_from_seconds(o->start_utc);
        o->here.end = when_from_seconds(o->free_utc);
        o->venue = &st->venue;
        o->takes_room = 1;
    }
    list_add(&st->site.items[ITEM_EVENT], &st->arena, e);
    return e;
}

/* Returns "id path other" of the only message, or how many there are. */
static const char *said(struct stage *st)
{
    const struct list *l = &st->report.diags;
    const struct diag *d = l->n == 1 ? l->at[0] : NULL;
    if (!d)
        return arena_printf(&st->arena, "%zu", l->n);
    return arena_printf(&st->arena, "%s %s %s", diag_name(d->id), d->span.source->path, d->arg[1]);
}

TEST(two_in_one_venue)
{
    struct stage st;
    stage_open(&st);
    stage_event(&st, 3600, 1);
    stage_event(&st, 7199, 1);
    resolve_clashes(&st.site, &st.report);
    CHECK_EQ_STR(said(&st), "venue-clash e1 e0");
    arena_free(&st.arena);
}

TEST(touching)
{
    struct stage st;
    stage_open(&st);
    stage_event(&st, 3600, 1);
    stage_event(&st, 7200, 1);
    resolve_clashes(&st.site, &st.report);
    CHECK_EQ_STR(said(&st), "0");
    arena_free(&st.arena);
}

TEST(only_what_comes)
{
    struct stage st;
    stage_open(&st);
    stage_event(&st, 3600, 1);
    stage_event(&st, 3600, 1);
    st.site.now_utc = 7200;
    resolve_clashes(&st.site, &st.report);
    CHECK_EQ_STR(said(&st), "0");
    st.site.now_utc = 7199;
    resolve_clashes(&st.site, &st.report);
    CHECK_EQ_STR(said(&st), "venue-clash e1 e0");
    arena_free(&st.arena);
}

TEST(one_message_for_venue_and_group)
{
    struct stage st;
    stage_open(&st);
    stage_event(&st, 3600, 5)->group = &st.ref;
    stage_event(&st, 3600, 9)->group = &st.ref;
    resolve_clashes(&st.site, &st.report);
    CHECK_EQ_STR(said(&st), "group-clash e1 e0");
    const struct diag *d = st.report.diags.at[0];
    CHECK_EQ_INT(d->help, HELP_MORE_DATES);
    CHECK_EQ_STR(d->help_arg[0], "4");
    CHECK_EQ_STR(d->help_arg[1], "1970-01-29 01:00");
    arena_free(&st.arena);
}

/* Processor seconds that the search takes. */
static double cost(struct stage *st)
{
    clock_t from = clock();
    resolve_clashes(&st->site, &st->report);
    return (double)(clock() - from) / CLOCKS_PER_SEC;
}

/* Comparing all pairs of 100,000 meetings would take minutes; milliseconds are usual, and the rest
 * of the bound is for valgrind. */
TEST(many_events_are_fast)
{
    struct stage st;
    stage_open(&st);
    for (int i = 0; i < 10000; i++)
        stage_event(&st, (int64_t)i * 3600, 10);
    CHECK(cost(&st) < 10);
    /* Events that begin one to nine weeks apart meet, and each pair is told of once. */
    CHECK_EQ_INT(st.report.diags.n, 9 * 10000 - 45 * 7 * 24);
    arena_free(&st.arena);
}

/* Also where all are at one place and time, cost and messages grow with the events alone. */
TEST(all_at_once_is_bounded)
{
    struct stage st;
    stage_open(&st);
    for (int i = 0; i < 10000; i++)
        stage_event(&st, 3600, 1);
    CHECK(cost(&st) < 10);
    CHECK(st.report.diags.n >= 9999);
    CHECK(st.report.diags.n <= 10000 * 16);
    arena_free(&st.arena);
}
