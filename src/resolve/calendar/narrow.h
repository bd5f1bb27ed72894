#ifndef RESOLVE_CALENDAR_NARROW_H
#define RESOLVE_CALENDAR_NARROW_H

#include "resolve/calendar/calendar.h"

/* From rules as other programs write them to the narrow form; for resolve/calendar*.c alone. */

/* A rule with what the narrow form has no place for. */
struct wide_rule {
    struct series_rule *rule;
    int position;   /* BYSETPOS; 0: not given */
    int week_start; /* WKST, 1 Monday … 7 Sunday; 0: not given */
};

/* Drops and rewrites what changes no date of a series that begins on `start`: days named twice, the
 * day on which weeks begin where no week is skipped, `FR;BYSETPOS=-1` (-1FR), every Wednesday of
 * days or months (of weeks), a month of months (of years). Returns the part that remains beyond the
 * narrow form, or NULL. */
const char *series_rule_narrow(struct wide_rule *wide, struct date start);

/* Drops weekdays and days of the month that are named twice. */
void series_days_once(struct series_rule *rule);

#endif
