#ifndef RESOLVE_PERIODS_H
#define RESOLVE_PERIODS_H

#include "model/site.h"

/* The stretches of time that have pages of their own. They are the same in every language; only
 * their addresses differ. */

enum { MONTHS_AHEAD = 18 };

enum period_kind { PERIOD_MONTH, PERIOD_KINDS };

/* One stretch of time with the meetings of events that touch it. */
struct period {
    enum period_kind kind;
    struct date first, last;
    struct list meetings; /* struct occurrence *, by start */
};

/* All of them. */
struct periods {
    struct list of[PERIOD_KINDS]; /* struct period *, in the order of time */
};

/* Fills site->periods: months that have meetings, from the beginning of this year until
 * MONTHS_AHEAD after this month. Needs occurrences. */
void resolve_periods(struct site *site);

/* Returns its address in a language: "termine/2026-12/". */
const char *period_path(const struct site *site, struct arena *a, const struct period *p,
                        int language);

/* Returns the one of this kind that is now or comes next, else the last; NULL if there is none. */
const struct period *period_now(const struct site *site, enum period_kind kind);

/* Returns 1 if an event of this id would stand where a month does. */
int period_is_month(const char *id);

#endif
