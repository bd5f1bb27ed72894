#ifndef RESOLVE_CURRENT_H
#define RESOLVE_CURRENT_H

#include "base/when.h"

#include <stdint.h>

struct item;
struct site;

/* Returns 1 if the item's facts were last confirmed longer ago than limits.verified_months. */
int item_unconfirmed(const struct site *site, const struct item *item);

/* Returns 0 if the item belongs to the past by the site's clock: a member that left (in the year
 * named or before), a group that ended, an offer that is over; else 1. Needs occurrences. */
int item_current(const struct site *site, const struct item *item);

/* The same by another clock: on `day`, at the moment `utc` of it. */
int item_current_on(const struct item *item, struct date day, int64_t utc);

#endif
