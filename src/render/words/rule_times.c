#include "render/words/rule_inner.h"

#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_date.h"
#include "model/site.h"
#include "resolve/calendar/calendar.h"

#include <string.h>

/* At what time a series meets, and by whose clocks that is told. */

/* What the site's clocks show when those of another zone show a part's time. */
struct shown {
    int known;      /* 1: there is a meeting to go by */
    int32_t days;   /* how many days later it is here */
    int same_days;  /* 1: at every meeting */
    int32_t second; /* the time of day at most of them */
    int same_time;  /* 1: at every one */
};

/* ---- by whose clocks ---- */

static int other_zone(const struct telling *t)
{
    const struct schedule *s = t->schedule;
    return s->timezone && s->zone && t->site->zone && s->start.second != WHEN_ALL_DAY &&
           strcmp(zone_name(s->zone), zone_name(t->site->zone)) != 0;
}

/* Returns 1 for a meeting as the rule makes it that is not over at `from`. */
static int counts(const struct occurrence *o, const struct series_part *part, int64_t from)
{
    return !o->extra && o->part == part && o->over_utc > from &&
           !when_compare(o->there.start, o->there.original);
}

/* Finds the time of day here at most of the meetings. Two zones are apart by few different spans,
 * so that this is no search through all pairs. */
static void times_count(const struct schedule *s, const struct series_part *part, int64_t from,
                        struct shown *shown)
{
    enum { SPANS = 4 };
    int32_t second[SPANS];
    size_t spans = 0, times[SPANS] = {0}, most = 0;
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        size_t k = 0;
        if (!counts(o, part, from))
            continue;
        while (k < spans && second[k] != o->here.start.second)
            k++;
        if (k == SPANS)
            continue;
        spans += k == spans;
        second[k] = o->here.start.second;
        times[k]++;
    }
    for (size_t k = 0; k < spans; k++)
        most = times[k] > times[most] ? k : most;
    shown->second = spans ? second[most] : 0;
    shown->same_time = spans <= 1;
}

static struct shown look_from(const struct telling *t, const struct series_part *part, int64_t from)
{
    const struct schedule *s = t->schedule;
    struct shown shown = {.same_days = 1};
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        if (!counts(o, part, from))
            continue;
        int32_t days = date_days(o->here.start.date) - date_days(o->there.start.date);
        shown.same_days &= !shown.known || shown.days == days;
        shown.days = days;
        shown.known = 1;
    }
    times_count(s, part, from, &shown);
    return shown;
}

/* Looks at the meetings to come, else at all. */
static struct shown look(const struct telling *t, const struct series_part *part)
{
    struct shown shown = look_from(t, part, t->site->now_utc);
    return shown.known ? shown : look_from(t, part, INT64_MIN);
}

/* Returns the day `days` later, or 0 if that depends on the month. */
static int month_day_later(int day, int32_t days)
{
    enum { SHORTEST_MONTH = 28 };
    int later = day + days;
    return day > 0 && later > 0 && later <= SHORTEST_MONTH && day <= SHORTEST_MONTH ? later : 0;
}

/* Makes the rule that the site's calendar shows; returns 0 if no rule says that: the day after the
 * third Wednesday is not always the third Thursday. */
static int rule_later(const struct series_rule *rule, int32_t days, struct series_rule *out)
{
    *out = *rule;
    if (!days || rule->unit == REPEAT_DAYS)
        return 1;
    if (rule->days && rule->unit != REPEAT_WEEKS)
        return 0;
    for (size_t i = 0; i < rule->days; i++)
        out->day[i].weekday = (rule->day[i].weekday + days + 6) % 7 + 1;
    for (size_t i = 0; i < rule->month_days; i++) {
        out->month_day[i] = month_day_later(rule->month_day[i], days);
        if (!out->month_day[i])
            return 0;
    }
    return 1;
}

void tell_by_clocks(struct telling *t, struct series_rule *here)
{
    t->start = t->schedule->start;
    if (!other_zone(t))
        return;
    struct shown shown = look(t, t->part);
    t->there = !shown.known || !shown.same_days || !rule_later(t->rule, shown.days, here);
    if (t->there)
        return;
    t->rule = here;
    t->days = shown.days;
    t->start.date = tell_shifted(t, t->start.date);
}

struct date tell_shifted(const struct telling *t, struct date there)
{
    return date_add_days(there, t->days);
}

/* ---- words ---- */

static const char *styled(struct telling *t, struct when w, const char *style)
{
    struct buf b;
    buf_init(&b);
    locale_date_style(t->locale, &b, w, style);
    return tell_buf(t, &b);
}

static const char *rule_city_text(struct telling *t)
{
    struct buf b;
    buf_init(&b);
    locale_zone_city(t->locale, &b, zone_name(t->schedule->zone));
    return tell_buf(t, &b);
}

const char *tell_times(struct telling *t, const struct series_part *part, struct when start,
                       struct when end)
{
    const char *from = styled(t, start, "time"), *to = styled(t, end, "time");
    int64_t length = when_seconds(end) - when_seconds(start);
    int32_t days = date_days(end.date) - date_days(start.date);
    if (!length)
        return tell(t, part->like.open ? "rule.time_open" : "rule.time_at", from, NULL);
    if (length < DAY_SECONDS)
        return tell(t, "rule.time_range", from, to);
    return days == 1 ? tell(t, "rule.time_next_day", from, to)
                     : tell_number(t, "rule.time_days_later", days, from, to);
}

static const char *times_from(struct telling *t, const struct series_part *part, struct when start)
{
    return tell_times(t, part, start, when_add_seconds(start, part->length));
}

/* The times by the site's clocks. */
static const char *times_here(struct telling *t, const struct series_part *part,
                              const struct shown *shown, struct when at)
{
    const char *times = times_from(t, part, at);
    return shown->same_time ? times : tell(t, "rule.mostly", times, NULL);
}

static int one_weekday(const struct series_rule *rule)
{
    for (size_t i = 1; i < rule->days; i++)
        if (rule->day[i].weekday != rule->day[0].weekday)
            return 0;
    return rule->days > 0;
}

/* Where only the zone's calendar makes a rule of it, its times come first. That the end is open is
 * said once, with the times that come last. */
static const char *zone_first(struct telling *t, const struct series_part *part,
                              const struct shown *shown, struct when there, struct when here)
{
    int alone = !shown->known || !shown->same_days;
    const char *times = part->length || alone
                            ? times_from(t, part, there)
                            : tell(t, "rule.time_at", styled(t, there, "time"), NULL);
    const char *zone = tell(t, "rule.zone", times, rule_city_text(t));
    if (alone)
        return zone;
    const char *bare = times_here(t, part, shown, here);
    if (shown->days && one_weekday(t->rule))
        bare = tell(t, "rule.timed", styled(t, here, "weekday"), bare);
    return tell(t, "rule.here", zone, bare);
}

const char *tell_part_times(struct telling *t, const struct series_part *part)
{
    struct when there = {t->schedule->start.date, part->second}, here;
    if (!other_zone(t))
        return times_from(t, part, there);
    struct shown shown = look(t, part);
    here = (struct when){date_add_days(there.date, shown.days), shown.second};
    if (t->there || !shown.known || !shown.same_days || shown.days != t->days)
        return zone_first(t, part, &shown, there, here);
    /* Beside the times by the site's clocks it need not be said again that the end is open. */
    const char *zone = part->length ? times_from(t, part, there) : styled(t, there, "time");
    return tell(t, "rule.day_time", times_here(t, part, &shown, here),
                tell(t, "meeting.there", rule_city_text(t), zone));
}

const char *tell_timed(struct telling *t, const char *so_far)
{
    const struct series_part *part = t->part;
    if (part->second >= 0)
        return tell(t, "rule.timed", so_far, tell_part_times(t, part));
    return part->length <= DAY_SECONDS
               ? tell(t, "rule.all_day", so_far, NULL)
               : tell_number(t, "rule.all_days", (long)(part->length / DAY_SECONDS), so_far, NULL);
}
