#ifndef RESOLVE_LISTS_PERIODS_H
#define RESOLVE_LISTS_PERIODS_H

#include "model/site.h"

/* The stretches of time that have pages of their own. They are the same in every language; only
 * their addresses differ. */

enum { MONTHS_AHEAD = 18, WEEKS_AHEAD = 7 };

enum period_kind { PERIOD_MONTH, PERIOD_WEEK, PERIOD_YEAR, PERIOD_KINDS };

/* One stretch of time with meetings of events: a month with all that touch it; a week (Monday to
 * Sunday) with the same, but nothing for members' eyes, as it is to hang on walls; a year with
 * those that are over and began in it. */
struct period {
    enum period_kind kind;
    struct date first, last;
    struct list meetings; /* struct occurrence *, by start; of a year the latest first */
};

/* All of them. */
struct periods {
    struct list
        of[PERIOD_KINDS]; /* struct period *, in the order of time; years the latest first */
};

/* Fills site->periods with those that have meetings: months from the beginning of this year until
 * MONTHS_AHEAD after this one, and all years; and, if there is any event, this week and
 * WEEKS_AHEAD after it, whatever is in them. Needs occurrences. */
void resolve_periods(struct site *site);

/* Returns its address in a language: "termine/2026-12/", "termine/aushang/2026-w49/",
 * "termine/archiv/2025/". */
const char *period_path(const struct site *site, struct arena *a, const struct period *p,
                        int language);

/* Returns the one of this kind that is now or comes next, else the last; NULL if there is none. */
const struct period *period_now(const struct site *site, enum period_kind kind);

/* Returns 1 if an event of this id would stand where a month does. */
int period_is_month(const char *id);

#endif
