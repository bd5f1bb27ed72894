#ifndef RESOLVE_CALENDAR_WIDE_H
#define RESOLVE_CALENDAR_WIDE_H

#include "base/when.h"

#include <stddef.h>

/* What rules beyond the narrow form make, by RFC 5545 3.3.10, so that their dates can be listed
 * where calendars disagree about the rule; for resolve/calendar*.c alone. */

/* Writes the starts that the rule makes from `start` through the day `last` into out[], at most
 * `limit`, in order and each once; returns how many. `text` is the rule in upper case without
 * blanks, COUNT and UNTIL ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1"). Returns 0 if it is no such
 * rule, if it repeats within a day, or if the standard leaves open what it makes. */
size_t wide_dates(const char *text, struct when start, struct date last, size_t limit,
                  struct when *out);

#endif
