#ifndef RESOLVE_CALENDAR_OPENING_H
#define RESOLVE_CALENDAR_OPENING_H

#include "model/site.h"

/* When a member is open: its week, its closures and the public holidays together. Civil days of the
 * site's zone. */

/* One day of a member. */
struct opening {
    struct date date;              /* year 0: there is no such day */
    struct hours *const *span;     /* what its weekday has, by start; also where the day is shut */
    size_t spans;                  /* 0: closed on this weekday */
    const struct closure *closure; /* shut by this one; NULL if not in a closure */
    const struct holiday *holiday; /* shut on this one; NULL if not a holiday */
};

/* Pages tell holidays so many days ahead. */
enum { OPENING_HOLIDAYS_AHEAD = 28 };

/* Returns the member's day. */
struct opening opening_day(const struct site *site, const struct member *m, struct date d);

/* Returns 1 if the member is open on the day at all. */
int opening_is_open(const struct opening *o);

/* Returns 1 if a holiday alone shuts the member on a day on which it would be open. */
int opening_is_holiday(const struct opening *o);

/* Returns the first day after `d` on which the member is open, within a year. */
struct opening opening_after(const struct site *site, const struct member *m, struct date d);

/* Returns 1 if the member tells hours for any weekday, and if it (also) gives appointments. */
int opening_has_week(const struct member *m);
int opening_by_appointment(const struct member *m);

/* Returns the holiday on a day, or NULL. */
const struct holiday *opening_holiday(const struct site *site, struct date d);

#endif
