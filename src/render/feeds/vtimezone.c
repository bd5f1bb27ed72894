#include "render/feeds/vtimezone.h"

#include "base/arena.h"
#include "render/feeds/text.h"

#include <stdlib.h>

/* A rule's day as RRULE can say it: weekdays among some days of one month. A change at 24:00 of the
 * last Thursday of October is a Friday in October or in November, so there may be two. */
struct yearly_part {
    int month;
    int weekday;     /* 1-7 */
    int first, last; /* days of the month; 0, 0: by `ordinal` */
    int ordinal;     /* 1-4, -1 */
};

static void offset_line(struct buf *out, const char *name, int32_t offset)
{
    int32_t n = abs(offset);
    char sign = offset < 0 ? '-' : '+';
    if (n % 60)
        ics_put(out, "%s:%c%02d%02d%02d", name, sign, n / 3600, n / 60 % 60, n % 60);
    else
        ics_put(out, "%s:%c%02d%02d", name, sign, n / 3600, n / 60 % 60);
}

/* Appends one observance that begins at the civil time `onset` of the offset before it. */
static void observance(struct buf *out, const struct zone_change *c, int daylight,
                       struct when onset, const char *rule)
{
    struct buf line;
    buf_init(&line);
    const char *kind = daylight ? "DAYLIGHT" : "STANDARD";
    ics_put(out, "BEGIN:%s", kind);
    ics_begin(&line, "DTSTART:");
    ics_when(&line, onset);
    ics_end(out, &line);
    if (rule)
        ics_put(out, "RRULE:%s", rule);
    ics_put(out, "TZNAME:%s", c->name);
    offset_line(out, "TZOFFSETFROM", c->before);
    offset_line(out, "TZOFFSETTO", c->after);
    ics_put(out, "END:%s", kind);
    buf_free(&line);
}

/* Appends one stretch; `from` is the first instant that matters. */
static void put_observance(struct buf *out, const struct zone_change *change, int64_t from)
{
    static const struct when epoch = {{1970, 1, 1}, 0}, old = {{1601, 1, 1}, 0};
    struct zone_change c = *change;
    struct when onset;
    if (c.at < 0 || c.before % 60) {
        /* Long ago, or from local mean time: what came before does not matter to anyone. */
        c.before = c.after;
        onset = from >= DAY_SECONDS ? epoch : old;
        if (c.at >= 0 || (from < DAY_SECONDS && c.at > when_seconds(old)))
            onset = when_from_seconds(c.at + c.after);
    } else {
        onset = when_from_seconds(c.at + c.before);
    }
    observance(out, &c, c.daylight && c.after >= c.before, onset, NULL);
}

/* Writes the rule's day into part[2]; returns how many parts, 0 if RRULE cannot say it. */
static int parts_of(const struct zone_day *d, struct yearly_part part[2])
{
    static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int shift = d->second / DAY_SECONDS - (d->second % DAY_SECONDS < 0);
    int weekday = ((d->weekday - 1 + shift) % 7 + 7) % 7 + 1;
    if (!shift) {
        part[0] = (struct yearly_part){d->month, weekday, 0, 0, d->week == 5 ? -1 : d->week};
        return 1;
    }
    int end = length[d->month - 1];
    int first = (d->week == 5 ? end - 6 : 7 * d->week - 6) + shift, last = first + 6;
    /* February's length varies. */
    if (d->month == 2 && (d->week == 5 || last > end))
        return 0;
    if (first >= 1 && last <= end) {
        part[0] = (struct yearly_part){d->month, weekday, first, last, 0};
        return 1;
    }
    int before = d->month == 1 ? 12 : d->month - 1, after = d->month % 12 + 1;
    if (before == 2 && first < 1)
        return 0;
    int days = length[before - 1];
    if (last < 1)
        part[0] = (struct yearly_part){before, weekday, first + days, last + days, 0};
    else if (first > end)
        part[0] = (struct yearly_part){after, weekday, first - end, last - end, 0};
    if (last < 1 || first > end)
        return 1;
    if (first < 1) {
        part[0] = (struct yearly_part){before, weekday, first + days, days, 0};
        part[1] = (struct yearly_part){d->month, weekday, 1, last, 0};
    } else {
        part[0] = (struct yearly_part){d->month, weekday, first, end, 0};
        part[1] = (struct yearly_part){after, weekday, 1, last - end, 0};
    }
    return 2;
}

static int part_has(const struct yearly_part *p, struct when onset)
{
    if (onset.date.month != p->month || date_weekday(onset.date) != p->weekday)
        return 0;
    return p->ordinal || (onset.date.day >= p->first && onset.date.day <= p->last);
}

/* Appends one part of the rule, beginning with its first change of those in `c`. */
static void yearly(struct buf *out, const struct yearly_part *p, const struct zone_change *c,
                   size_t n, int daylight)
{
    static const char *const name[] = {"", "MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    struct buf rule;
    size_t i = 0;
    while (i < n && ((c[i].after > c[i].before) != daylight ||
                     !part_has(p, when_from_seconds(c[i].at + c[i].before))))
        i++;
    if (i == n)
        return;
    buf_init(&rule);
    buf_printf(&rule, "FREQ=YEARLY;BYMONTH=%d", p->month);
    if (p->ordinal)
        buf_printf(&rule, ";BYDAY=%d%s", p->ordinal, name[p->weekday]);
    else
        buf_printf(&rule, ";BYDAY=%s", name[p->weekday]);
    for (int d = p->first; !p->ordinal && d <= p->last; d++)
        buf_printf(&rule, "%s%d", d == p->first ? ";BYMONTHDAY=" : ",", d);
    observance(out, &c[i], daylight, when_from_seconds(c[i].at + c[i].before), rule.s);
    buf_free(&rule);
}

/* Appends the rule's observances; returns 0 if RRULE cannot say them. */
static int rule_put(struct buf *out, struct arena *a, const struct zone *z,
                    const struct zone_yearly *y)
{
    /* The months of a change that wanders between two of them come round within a few years. */
    enum { YEARS = 30 };
    struct yearly_part part[2][2];
    int n[2];
    for (int i = 0; i < 2; i++) {
        n[i] = parts_of(&y->day[i], part[i]);
        if (!n[i])
            return 0;
    }
    size_t changes;
    struct zone_change *c =
        zone_changes(z, a, y->since, y->since + (int64_t)YEARS * 366 * DAY_SECONDS, &changes);
    for (int i = 0; i < 2; i++)
        for (int k = 0; k < n[i]; k++)
            yearly(out, &part[i][k], c + 1, changes - 1, i == 0 ? y->forward : !y->forward);
    return 1;
}

void ics_zone(struct buf *out, const struct zone *z, int64_t from, int64_t to)
{
    struct arena a;
    struct buf rule;
    arena_init(&a);
    buf_init(&rule);
    struct zone_yearly y;
    int ruled = zone_yearly(z, &y) && to >= y.since && rule_put(&rule, &a, z, &y);
    size_t n;
    struct zone_change *c = zone_changes(z, &a, from, to + 1, &n);
    ics_put(out, "BEGIN:VTIMEZONE");
    ics_put(out, "TZID:%s", zone_name(z));
    ics_put(out, "X-LIC-LOCATION:%s", zone_name(z));
    for (size_t i = 0; i < n && (!ruled || c[i].at < y.since); i++)
        put_observance(out, &c[i], from);
    buf_add(out, rule.s, rule.n);
    ics_put(out, "END:VTIMEZONE");
    buf_free(&rule);
    arena_free(&a);
}
