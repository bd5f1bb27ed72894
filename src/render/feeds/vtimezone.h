#ifndef RENDER_FEEDS_VTIMEZONE_H
#define RENDER_FEEDS_VTIMEZONE_H

#include "base/buf.h"
#include "resolve/calendar/zone.h"

#include <stdint.h>

/* Appends the VTIMEZONE (RFC 5545 3.6.5) of a zone, right for every instant `from` <= t <= `to`
 * (seconds UTC) and, where the zone has a rule, for ever after. Only the observances that are
 * needed for that: those before the rule singly, the rule as two with a yearly RRULE. The TZID is
 * the plain IANA name. For render/ics*.c alone. */
void ics_zone(struct buf *out, const struct zone *z, int64_t from, int64_t to);

#endif
