/* A series to be resolved, and what becomes of it; for tests/unit/calendar*_test.c. */
#ifndef TESTS_UNIT_SERIES_STAGE_H
#define TESTS_UNIT_SERIES_STAGE_H

#include "base/arena.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/schedules.h"
#include "unit/unit.h"

#include <string.h>

/* A site with one event in Erfurt's zone. */
struct stage {
    struct arena arena;
    struct site site;
    struct report report;
    struct event event;
    struct repeat repeat;
};

static inline struct when when_of(const char *text)
{
    struct when w = {.second = WHEN_ALL_DAY};
    CHECK(when_parse(text, &w) == WHEN_OK);
    return w;
}

static inline void stage_open(struct stage *st, const char *start, int64_t length)
{
    memset(st, 0, sizeof *st);
    arena_init(&st->arena);
    report_init(&st->report, &st->arena);
    st->site.arena = &st->arena;
    st->site.config.timezone = "Europe/Berlin";
    st->event.item = (struct item){.type = ITEM_EVENT, .id = "treffen"};
    st->event.item.source = source_new(&st->arena, "content/events/2026/treffen.md", "", 0);
    st->event.schedule.start = when_of(start);
    if (length)
        st->event.schedule.end.when = when_add_seconds(st->event.schedule.start, length);
    st->repeat = (struct repeat){.times = -1};
    list_add(&st->site.items[ITEM_EVENT], &st->arena, &st->event);
}

static inline struct repeat *stage_repeat(struct stage *st, int every, enum repeat_unit unit,
                                          int times)
{
    st->event.schedule.repeat = &st->repeat;
    st->repeat.every = every;
    st->repeat.unit = unit;
    st->repeat.times = times;
    return &st->repeat;
}

static inline void stage_on(struct stage *st, int ordinal, int weekday, int month_day)
{
    struct repeat_on *on = arena_alloc(&st->arena, sizeof *on);
    *on = (struct repeat_on){(int8_t)ordinal, (int8_t)weekday, (int8_t)month_day, NULL};
    list_add(&st->repeat.on, &st->arena, on);
}

static inline void stage_when(struct stage *st, struct list *list, const char *text)
{
    struct when_at *at = arena_alloc(&st->arena, sizeof *at);
    at->when = when_of(text);
    list_add(list, &st->arena, at);
}

static inline struct change *stage_change(struct stage *st, const char *on)
{
    struct change *c = arena_alloc(&st->arena, sizeof *c);
    *c = (struct change){.on = when_of(on), .status = -1, .full = -1};
    list_add(&st->event.schedule.changes, &st->arena, c);
    return c;
}

static inline void stage_resolve(struct stage *st)
{
    schedules_resolve(&st->site, &st->report, zones_open(&st->arena));
}

/* Returns all starts as "2026-01-07T19:00 …", cancelled ones with a '-', moved with a '>', extra
 * with a '+', otherwise changed with a '~'. */
static inline const char *starts(struct stage *st)
{
    static const char mark[] = {'\0', '~', '>', '-', '+'};
    char *all = arena_strdup(&st->arena, "");
    for (size_t i = 0; i < st->event.schedule.occurrences; i++) {
        const struct occurrence *o = &st->event.schedule.occurrence[i];
        char m[2] = {mark[o->state], '\0'}, text[24];
        all = arena_printf(&st->arena, "%s%s%s%s", all, i ? " " : "", m,
                           when_format(o->there.start, 'T', text));
    }
    return all;
}

/* Returns the ids of all messages. */
static inline const char *messages(struct stage *st)
{
    char *all = arena_strdup(&st->arena, "");
    for (size_t i = 0; i < st->report.diags.n; i++) {
        const struct diag *d = st->report.diags.at[i];
        all = arena_printf(&st->arena, "%s%s%s", all, i ? " " : "", diag_name(d->id));
    }
    return all;
}

/* Returns the help's argument of the first message. */
static inline const char *advice(struct stage *st)
{
    const struct diag *d = st->report.diags.n ? st->report.diags.at[0] : NULL;
    return d && d->help_arg[0] ? d->help_arg[0] : "";
}

/* Resolves and compares the messages' ids. */
static inline void expect(struct stage *st, const char *ids)
{
    stage_resolve(st);
    CHECK_EQ_STR(messages(st), ids);
    arena_free(&st->arena);
}

#endif
