#include "base/locale_zone.h"

#include "base/locale_inner.h"

#include <string.h>
#include <unicode/ucal.h>

int locale_zone_time(const char *zone, int64_t utc, struct when *out)
{
    UErrorCode error = U_ZERO_ERROR;
    struct text16 name;
    UChar known[64];
    text16_from(&name, zone, strlen(zone));
    ucal_getCanonicalTimeZoneID(name.s, name.n, known, 64, NULL, &error);
    UCalendar *c = ucal_open(name.s, name.n, "root", UCAL_GREGORIAN, &error);
    ucal_setMillis(c, (double)utc * 1000, &error);
    int offset = ucal_get(c, UCAL_ZONE_OFFSET, &error) + ucal_get(c, UCAL_DST_OFFSET, &error);
    if (c)
        ucal_close(c);
    text16_free(&name);
    if (U_FAILURE(error))
        return 0;
    *out = when_from_seconds(utc + offset / 1000);
    return 1;
}
