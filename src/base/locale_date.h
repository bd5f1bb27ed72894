#ifndef BASE_LOCALE_DATE_H
#define BASE_LOCALE_DATE_H

#include "base/when.h"

struct buf;
struct locale;

/* How a language writes dates, times and ranges of them, and counts weeks and money. */

/* Appends the civil time formatted by an ICU pattern ("EEEE, d. MMMM y", "HH:mm"). A whole day has
 * the time 00:00. */
void locale_date_pattern(struct locale *l, struct buf *out, struct when w, const char *pattern);

/* Returns 1 if ICU can format a civil time by the pattern: known letters only, none of them for
 * zones, and quotes closed. */
int locale_pattern_valid(const char *pattern);

/* Appends a named style: "long" (weekday, day, month in words, year; time if there is one), "short"
 * (numeric or abbreviated date without year's ambiguity), "weekday" (full name), "time" (24 hours,
 * HH:mm), "day" (day and month, with abbreviated weekday), "month" (month and year). Returns 0 if
 * the style is unknown. */
int locale_date_style(struct locale *l, struct buf *out, struct when w, const char *style);

/* Returns 1 if `style` is one of the named styles above, "range" included. */
int locale_style_known(const char *style);

/* Appends a range as people write it: one day with two times ("Mittwoch, 18. März 2026,
 * 14:00–16:30"), several days without repeating what is the same
 * ("18.–20. März 2026"). `end` is inclusive for whole days. A `start` equal to `end` gives just the
 * one. */
void locale_range(struct locale *l, struct buf *out, struct when start, struct when end);

/* Writes the code of the currency with which people pay where the language is at home ("EUR"); ""
 * if that is not known. */
void locale_currency(const struct locale *l, char code[4]);

/* Returns the weekday that weeks begin with: 1 Monday … 7 Sunday. */
int locale_first_weekday(const struct locale *l);

/* Appends the city that an IANA zone is named after ("إسطنبول" for Europe/Istanbul); the last part
 * of its name where it is not named after one. */
void locale_zone_city(struct locale *l, struct buf *out, const char *zone);

#endif
