#ifndef BASE_WHEN_H
#define BASE_WHEN_H

#include <stddef.h>
#include <stdint.h>

/* Civil time: what a calendar on the wall and a clock beside it show. No zone;
 * resolve/calendar/zone.h knows about those. Proleptic Gregorian. */
struct date {
    int16_t year; /* 1-9999; 0 means "no date" */
    int8_t month; /* 1-12 */
    int8_t day;   /* 1-31 */
};

struct when {
    struct date date;
    int32_t second; /* of the day, 0-86399; -1: a whole day, without a time */
};

enum { WHEN_ALL_DAY = -1, DAY_SECONDS = 86400 };

/* The years in which a day that somebody writes may lie, and the first in which something may have
 * been founded. Reckoning from there never leaves the years that struct date can tell. */
enum { DATE_FIRST_FOUNDED = 1000, DATE_FIRST_YEAR = 1900, DATE_LAST_YEAR = 2200 };

/* Returns 1 if the date exists (no 30 February). */
int date_exists(int year, int month, int day);

/* Days since 1970-01-01, and back, kept within the years 1 to 9999. */
int32_t date_days(struct date d);
struct date date_from_days(int32_t days);

/* Returns the weekday, ISO 8601: 1 Monday … 7 Sunday. */
int date_weekday(struct date d);

/* Returns <0, 0, >0; no date sorts first. */
int date_compare(struct date a, struct date b);

/* Returns the date `n` days later (earlier if negative), kept within the years 1 to 9999. */
struct date date_add_days(struct date d, int n);

/* Returns the same day of the month `n` months later, or the month's last day if it has no such
 * day; at most the years 1 to 9999. */
struct date date_add_months(struct date d, int n);

/* Returns the first day of the week that the date lies in, for weeks that begin on weekday `first`.
 */
struct date date_week_begin(struct date d, int first);

/* Returns the number of the date's week, ISO 8601: 1-53; *year is the year that it counts in. */
int date_week(struct date d, int *year);

/* A time alone, of whatever day: it has a second of the day (DAY_SECONDS for 24:00), but no year.
 */
struct when when_clock(int32_t second);
int when_is_clock(struct when w);

/* Returns the day's moment at a time alone, or `w` itself if it has a date. */
struct when when_on(struct when w, struct date day);

/* Compares by date, then time; a whole day sorts before any time of that day. */
int when_compare(struct when a, struct when b);

/* Returns the civil time `seconds` later (earlier if negative) on a clock that never changes; a
 * whole day moves by whole days. */
struct when when_add_seconds(struct when w, int64_t seconds);

/* Seconds from 1970-01-01T00:00 of the same clock, and back, kept within the years 1 to 9999; a
 * whole day counts from its midnight. */
int64_t when_seconds(struct when w);
struct when when_from_seconds(int64_t seconds);

/* How a text failed to be a date or time. */
enum when_fault {
    WHEN_OK,
    WHEN_SLIP, /* understood, but not the written form: `18.03.2026`, `14.30 Uhr`, `2026-3-1`, a `T`
                  between */
    WHEN_NO_DATE, /* right form, but there is no such day: 30 February */
    WHEN_NO_TIME, /* right form, but there is no such time: 25:00 */
    WHEN_BAD,     /* not understood */
};

/* Reads `2026-03-18` or `2026-03-18 14:00[:30]` and the common slips; *out is set for WHEN_OK and
 * WHEN_SLIP. `24:00` is the next day's midnight. */
enum when_fault when_parse(const char *s, struct when *out);

/* Reads the same where the day does not exist: as the last one of its month, or with month and day
 * exchanged. Returns 0 if that is no date either. */
int when_parse_near(const char *s, struct when *out);

/* Reads a date alone, with the same slips. */
enum when_fault date_parse(const char *s, struct date *out);

/* Reads `14:00`, `9:30`, slips `14.30 Uhr`, `14 Uhr`; *seconds is the second of the day, for
 * `24:00` DAY_SECONDS. */
enum when_fault time_parse(const char *s, int32_t *seconds);

/* Reads `+2h30m`, `+45m`, `+1d`; *seconds is the sum, at most ten years. Returns WHEN_OK
 * or WHEN_BAD. */
enum when_fault duration_parse(const char *s, int64_t *seconds);

/* Writes `2026-03-18` or `2026-03-18T14:00` (`2026-03-18 14:00` with `sep` ' ') into out; returns
 * out. */
char *when_format(struct when w, char sep, char out[24]);

#endif
