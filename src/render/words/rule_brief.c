#include "render/words/rule_brief.h"

#include "model/site.h"
#include "render/words/rule_inner.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/meeting.h"

/* The series in a row of a list: how often, and which of the next dates are not as usual. */

enum { BRIEF_DATES = 3 };

/* Adds a day unless it is the last one in the list, or the list is long enough. */
static void brief_add_day(struct telling *t, struct list *texts, struct date *last, struct date d)
{
    if (texts->n >= BRIEF_DATES || !date_compare(*last, d))
        return;
    *last = d;
    list_add(texts, t->arena, (void *)tell_day(t, d));
}

static const char *brief_days(struct telling *t, const struct list *texts)
{
    return texts->n ? tell_list(t, texts) : NULL;
}

/* Days of the rule without a meeting, but that of the meeting told. */
static const char *brief_off(struct telling *t, const struct occurrence *told)
{
    const struct list dates = tell_exceptions(t);
    const struct date own = tell_shifted(t, told->there.original.date);
    struct list texts = {0};
    struct date last = {0};
    for (size_t i = 0; i < dates.n; i++) {
        struct date d = ((const struct when *)dates.at[i])->date;
        if (date_compare(d, own) != 0)
            brief_add_day(t, &texts, &last, d);
    }
    return brief_days(t, &texts);
}

/* Days of meetings behind the one told that begin at another time, or are elsewhere. */
static const char *brief_other(struct telling *t, const struct occurrence *told)
{
    const struct schedule *s = t->schedule;
    struct list texts = {0};
    struct date last = {0};
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        if (o->start_utc > told->start_utc && calendar_takes_place(o) &&
            (o->state == OCCURRENCE_MOVED || meeting_is_elsewhere(o)))
            brief_add_day(t, &texts, &last, (t->there ? o->there : o->here).start.date);
    }
    return brief_days(t, &texts);
}

struct rule_brief rule_brief(struct arena *a, struct locale *l, const struct words *w,
                             const struct site *site, const struct occurrence *told)
{
    const struct schedule *s = meeting_schedule(told->item);
    struct rule_brief brief = {0};
    if (!w || !s->repeat)
        return brief;
    struct telling t = {.arena = a,
                        .locale = l,
                        .words = w,
                        .site = site,
                        .schedule = s,
                        .part = told->part,
                        .rule = s->rule};
    struct series_rule here;
    if (s->rule)
        tell_by_clocks(&t, &here);
    brief = (struct rule_brief){.rhythm = s->rule ? tell_timed(&t, tell_rhythm(&t)) : NULL,
                                .off = brief_off(&t, told),
                                .other = brief_other(&t, told)};
    return t.lacking ? (struct rule_brief){0} : brief;
}
