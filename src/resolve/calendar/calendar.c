#include "resolve/calendar/calendar.h"

#include <string.h>

struct when calendar_here(const struct site *site, const struct schedule *s, struct when there)
{
    int64_t utc;
    if (!there.date.year || there.second == WHEN_ALL_DAY || !site->zone || !s->zone ||
        !strcmp(zone_name(site->zone), zone_name(s->zone)))
        return there;
    zone_to_utc(s->zone, there, &utc);
    return zone_from_utc(site->zone, utc);
}

int64_t calendar_lasts(const struct site *site, const struct series_part *part)
{
    return part->like.open ? (int64_t)site->config.open_hours * 3600 : part->length;
}

const struct series_part *calendar_part(const struct schedule *s, struct date day)
{
    size_t i = 0;
    while (i + 1 < s->parts && date_compare(s->part[i + 1].from.date, day) <= 0)
        i++;
    return &s->part[i];
}

/* Returns <0, 0, >0 as the first meeting begins before, with or after the second. */
static int compare_starts(const struct occurrence *x, const struct occurrence *y)
{
    return (x->start_utc > y->start_utc) - (x->start_utc < y->start_utc);
}

int compare_meetings(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct occurrence *x = a, *y = b;
    int by_start = compare_starts(x, y);
    return by_start ? by_start : strcmp(x->item->id, y->item->id);
}

int compare_meetings_latest(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct occurrence *x = a, *y = b;
    int by_start = compare_starts(y, x);
    return by_start ? by_start : strcmp(x->item->id, y->item->id);
}

int calendar_takes_place(const struct occurrence *o)
{
    return o->status != STATUS_CANCELLED && o->status != STATUS_POSTPONED;
}

const struct occurrence *calendar_next(const struct schedule *s, int64_t utc)
{
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        if ((o->start_utc >= utc || o->over_utc > utc) && calendar_takes_place(o))
            return o;
    }
    return NULL;
}

int calendar_past(const struct schedule *s, int64_t utc)
{
    for (size_t i = 0; i < s->occurrences; i++)
        if (s->occurrence[i].over_utc > utc)
            return 0;
    return 1;
}
