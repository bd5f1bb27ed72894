#ifndef RESOLVE_CALENDAR_ZONE_DATA_H
#define RESOLVE_CALENDAR_ZONE_DATA_H

#include "resolve/calendar/zone.h"

#include <stddef.h>
#include <stdint.h>

/* What a zone is made of; for resolve/zone*.c alone. */

/* A local time type (RFC 8536 3.2). */
struct zone_type {
    int32_t offset;   /* seconds east of UTC */
    int daylight;     /* 1: daylight saving time */
    const char *name; /* abbreviation */
};

/* A stored transition. */
struct zone_transition {
    int64_t at; /* instant from which the type holds */
    const struct zone_type *type;
};

/* How a POSIX TZ string names a day of the year. */
enum rule_form {
    RULE_JULIAN,  /* Jn: 1-365, 29 February never counted */
    RULE_ZERO,    /* n: 0-365, 29 February counted */
    RULE_WEEKDAY, /* Mm.w.d */
};

/* One of the two days on which a rule changes the clock. */
struct rule_day {
    enum rule_form form;
    int month, week, weekday; /* RULE_WEEKDAY: 1-12, 1-5 (5: last), 0 Sunday … 6 */
    int day;                  /* RULE_JULIAN, RULE_ZERO */
    int32_t second;           /* civil time of the change in seconds after that day's midnight,
                                 -167 h … 167 h (RFC 8536 3.3.1) */
};

/* A parsed POSIX TZ string. */
struct rule {
    struct zone_type standard, daylight;
    int changes;                /* 0: standard time all year */
    struct rule_day begin, end; /* of daylight saving time */
};

struct zone {
    const char *name;
    struct zone_type first;             /* before every transition */
    struct zone_transition *transition; /* in order, without those that change nothing */
    size_t transitions;
    int64_t stored_to;  /* the last stored transition, also one that changes nothing; from here on
                           the rule holds */
    const char *footer; /* the rule as written; "" if there is none */
    struct rule *rule;  /* NULL: none, the last transition holds for ever */
    int64_t rule_since; /* earliest stored transition from which on all agree with the rule */
};

/* Reads the TZif file below the system's zone data into a new zone; NULL if there is none or it is
 * damaged (RFC 8536), or the machine cannot read it: then *trouble is the errno. */
struct zone *zone_load(struct arena *a, const char *name, int *trouble);

/* Parses a POSIX TZ string with the extensions of RFC 8536 3.3.1; NULL if it is not one. */
struct rule *rule_parse(struct arena *a, const char *text);

/* Writes the rule's changes of the civil year `year` in order of time into out[2]; returns how
 * many, 0 or 2. */
size_t rule_year(const struct rule *r, int year, struct zone_transition out[2]);

#endif
