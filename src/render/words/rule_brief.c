#include "render/words/rule_brief.h"

#include "model/site.h"
#include "render/words/rule_differs.h"
#include "render/words/rule_inner.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/meeting.h"

/* The series in a row of a list: how often, and which of the next dates are not as usual. */

enum { BRIEF_OFF = 3, BRIEF_OTHER = 5 };

static const char *brief_days(struct telling *t, const struct list *texts)
{
    return texts->n ? tell_list(t, texts) : NULL;
}

/* Returns 1 for a day on which a meeting is put off: that is told as such. */
static int brief_is_postponed(struct telling *t, struct date d)
{
    const struct schedule *s = t->schedule;
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        if (o->status == STATUS_POSTPONED && o->status != o->part->like.status &&
            !date_compare(tell_shifted(t, o->there.original.date), d))
            return 1;
    }
    return 0;
}

/* Days of the rule without a meeting, but that of the meeting told. */
static struct list brief_off_days(struct telling *t, const struct occurrence *told)
{
    const struct list dates = tell_exceptions(t);
    const struct date own = tell_shifted(t, told->there.original.date);
    struct list found = {0};
    for (size_t i = 0; i < dates.n; i++) {
        struct date d = ((const struct when *)dates.at[i])->date;
        if (date_compare(d, own) != 0 && !brief_is_postponed(t, d))
            list_add(&found, t->arena, dates.at[i]);
    }
    return found;
}

static const char *brief_off(struct telling *t, const struct list *days)
{
    struct list texts = {0};
    struct date last = {0};
    for (size_t i = 0; i < days->n && texts.n < BRIEF_OFF; i++) {
        struct date d = ((const struct when *)days->at[i])->date;
        if (date_compare(last, d) != 0)
            list_add(&texts, t->arena, (void *)tell_day(t, d));
        last = d;
    }
    return brief_days(t, &texts);
}

/* Returns 1 for what one must know of beside the meeting told: what is still ahead, and not off. */
static int brief_tells(const struct telling *t, const struct occurrence *told,
                       const struct occurrence *o)
{
    int put_off = o->status == STATUS_POSTPONED && o->status != o->part->like.status;
    return o != told && o->over_utc > t->site->now_utc && (calendar_takes_place(o) || put_off);
}

/* Days of other meetings that are not as usual, each with what is not. */
static const char *brief_other(struct telling *t, const struct occurrence *told)
{
    const struct schedule *s = t->schedule;
    struct list texts = {0};
    for (size_t i = 0; i < s->occurrences && texts.n < BRIEF_OTHER; i++) {
        const struct occurrence *o = &s->occurrence[i];
        const char *how = brief_tells(t, told, o) ? tell_differs(t, o, DIFFERS_ALL) : NULL;
        if (!how)
            continue;
        const char *day = tell_day(t, (t->there ? o->there : o->here).start.date);
        list_add(&texts, t->arena, (void *)tell(t, "differs.date", day, how));
    }
    return brief_days(t, &texts);
}

struct rule_brief rule_brief(struct arena *a, struct locale *l, const struct language *language,
                             const struct site *site, const struct occurrence *told)
{
    const struct schedule *s = meeting_schedule(told->item);
    struct rule_brief brief = {0};
    if (!language->words || !s->repeat)
        return brief;
    struct telling t = {.arena = a,
                        .locale = l,
                        .words = language->words,
                        .language = language->index,
                        .site = site,
                        .schedule = s,
                        .part = told->part,
                        .rule = s->rule};
    struct series_rule here;
    if (s->rule)
        tell_by_clocks(&t, &here);
    brief.off_days = brief_off_days(&t, told);
    brief.off = brief_off(&t, &brief.off_days);
    brief.other = brief_other(&t, told);
    brief.rhythm = s->rule ? tell_timed(&t, tell_rhythm(&t)) : NULL;
    return t.lacking ? (struct rule_brief){0} : brief;
}
