#ifndef RESOLVE_CALENDAR_ZONE_H
#define RESOLVE_CALENDAR_ZONE_H

#include "base/when.h"

#include <stddef.h>
#include <stdint.h>

struct arena;

/* A time zone of the system's zone data (TZif, RFC 8536), read once. */
struct zone;

/* All zones read so far; resolves each name once. Not for several threads while zones are still
 * being opened. */
struct zones;

/* Makes the set; nothing is read until a zone is asked for. */
struct zones *zones_open(struct arena *a);

/* Returns the zone with this IANA name, or NULL if there is none (or the name is not a confined
 * path). */
const struct zone *zone_find(struct zones *z, const char *name);

/* Returns the errno if the environment failed to read a zone's data, so that NULL says nothing of
 * the name; else 0. */
int zones_trouble(const struct zones *z);

/* Returns the zone's IANA name. */
const char *zone_name(const struct zone *z);

enum zone_fit {
    ZONE_ONCE,    /* the civil time exists once */
    ZONE_SKIPPED, /* it does not exist: clocks jump over it */
    ZONE_TWICE,   /* it exists twice: the first is meant (RFC 5545 3.3.5) */
};

/* Converts civil time to seconds since 1970 UTC; a skipped time is read with the offset before the
 * jump. A whole day counts from its midnight. */
enum zone_fit zone_to_utc(const struct zone *z, struct when w, int64_t *utc);

/* Converts seconds since 1970 UTC to the zone's civil time. */
struct when zone_from_utc(const struct zone *z, int64_t utc);

/* Returns the offset from UTC in seconds at an instant. */
int32_t zone_offset(const struct zone *z, int64_t utc);

/* One stretch of constant offset: what a VTIMEZONE observance is made of. */
struct zone_change {
    int64_t at;       /* instant of the change, seconds UTC; INT64_MIN for the first stretch */
    int32_t before;   /* offset before it */
    int32_t after;    /* offset from it on */
    int daylight;     /* 1: daylight saving time from it on */
    const char *name; /* abbreviation from it on: "CEST" */
};

/* Returns the changes with from <= at < to in order, preceded by the last one before `from`;
 * expanded from the zone's rule beyond the stored data. */
struct zone_change *zone_changes(const struct zone *z, struct arena *a, int64_t from, int64_t to,
                                 size_t *n);

/* A day of the year on which clocks change: the `week`-th (5: last) such weekday of the month. */
struct zone_day {
    int month;      /* 1-12 */
    int week;       /* 1-5 */
    int weekday;    /* 1 Monday … 7 Sunday */
    int32_t second; /* civil time before the change, in seconds after that day's midnight; may be
                       negative or beyond the day */
};

/* A rule by which clocks change twice a year. */
struct zone_yearly {
    int64_t since;          /* every change from this instant on is made by the rule */
    struct zone_day day[2]; /* when daylight saving time begins, and ends */
    int forward;            /* 1: clocks go forward on day[0]; 0: back, as in Ireland's law */
};

/* Fills *out and returns 1 if the zone changes its clocks by such a rule in the years to come; else
 * 0. */
int zone_yearly(const struct zone *z, struct zone_yearly *out);

/* Returns the zone's rule for the time after its stored changes, as a POSIX TZ string
 * ("CET-1CEST,M3.5.0,M10.5.0/3"); "" if it has none. */
const char *zone_rule(const struct zone *z);

#endif
