#ifndef BASE_LOCALE_ZONE_H
#define BASE_LOCALE_ZONE_H

#include "base/when.h"

#include <stdint.h>

/* Finds what clocks in an IANA zone show `utc` seconds after 1970, by ICU's own knowledge of zones:
 * for advice alone. Returns 0 if ICU does not know the zone. */
int locale_zone_time(const char *zone, int64_t utc, struct when *out);

#endif
