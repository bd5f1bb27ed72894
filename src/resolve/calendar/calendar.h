#ifndef RESOLVE_CALENDAR_CALENDAR_H
#define RESOLVE_CALENDAR_CALENDAR_H

/* This room knows when things are: zones, schedules and series with their meetings, opening hours,
 * signing up. Series are expanded here, once; whoever asks whether something is over, full or moved
 * asks here, so that pages and feeds agree. */

#include "model/site.h"
#include "report/diag.h"
#include "resolve/calendar/zone.h"

#include <stddef.h>
#include <stdint.h>

enum { OCCURRENCES_MAX = 2000, SERIES_YEARS_MAX = 20 };

enum occurrence_state {
    OCCURRENCE_PLAIN,     /* as the rule says */
    OCCURRENCE_CHANGED,   /* other title, place, note or end; it begins as the rule says */
    OCCURRENCE_MOVED,     /* begins at another time */
    OCCURRENCE_CANCELLED, /* does not take place; stays visible */
    OCCURRENCE_EXTRA,     /* from `also` */
};

/* A weekday of a rule. */
struct series_day {
    int ordinal; /* 0: every one; 1-5, -1 … -5: of the month */
    int weekday; /* 1 Monday … 7 Sunday */
};

enum { SERIES_DAYS_MAX = 36, SERIES_INTERVAL_MAX = 999 };

/* A rule in the narrow form that all calendars agree on. Days of the month and weekdays never stand
 * together. */
struct series_rule {
    enum repeat_unit unit;
    int interval;                           /* 1-999 */
    int month;                              /* years: 1-12; else 0 */
    struct series_day day[SERIES_DAYS_MAX]; /* weeks, months, years */
    size_t days;
    int month_day[SERIES_DAYS_MAX]; /* months, years: 1-31, -1 for the last day */
    size_t month_days;
    struct when until; /* the last moment, civil time of the zone; a whole day: through that day;
                          year 0: none */
    int count;         /* number of meetings; -1: none */
};

/* When a meeting is, on the clocks of one zone. Whole days are the same on all of them. */
struct civil {
    struct when start;
    struct when end; /* of whole days the last day (inclusive); equals `start` where there is none
                      */
    struct when original; /* start by the rule; equals `start` unless moved */
};

/* One meeting. Pages, lists and feeds all read these. There is no plain `start` and `end`: whoever
 * tells of a meeting says whose clocks are meant, and whoever asks whether it is over or whether
 * the room is free gets each answer by its own name, as an end may be unknown. */
struct occurrence {
    const struct item *item; /* the event or offer */
    struct civil here;       /* on the site's clocks: what readers see first; days, months and lists
                                go by it */
    struct civil there;      /* on the clocks of the schedule's zone, as it is written: for rules,
                                changes and feeds */
    int64_t start_utc;       /* instants; whole days begin and end at the site's midnights */
    int64_t over_utc;        /* from when on it is over, for lists, pages and scripts */
    int64_t free_utc;        /* from when on its room and people are free again; what calendars are
                                told as its end */
    int open;                /* 1: nobody knows when it ends, so the last two are guessed */
    int takes_room;          /* 1: nobody else can meet in its venue meanwhile */
    enum occurrence_state state;
    int extra; /* from `also`, whatever became of it: 1 for the first written of its day, 2 for the
                  second …; else 0 */
    const struct series_part *part; /* the part of the series that it is in */
    const struct change *change;    /* the change of this one alone; NULL if there is none */
    int status;                     /* enum event_status of this meeting */
    int full;                       /* 1: no places left in this one */

    /* Where this one takes place and what it is called: consumers read this, never the event's or
     * offer's own. With both venue and online it is hybrid. What is said in words is read by
     * resolve/calendar/told.h, in each language. */
    const struct venue *venue;   /* NULL: nowhere known, or online alone */
    const struct online *online; /* NULL: one cannot join online */
    const struct change *title_by, *note_by, *online_by,
        *agenda_by; /* the change that says it; NULL: the event or offer does, if anything */
};

/* A stretch of a series: from the first meeting, or from one whose change says that it is so for
 * good, to the next such one. What has no series is one part. */
struct series_part {
    struct when from;            /* the first day, there; of the first part year 0 */
    const struct change *change; /* what made it; NULL: the series as it began */
    int32_t second;              /* of the day at which its meetings begin; -1: whole days */
    int64_t length;              /* of a meeting, in seconds; whole days: days * 86400 */
    struct occurrence like;      /* a meeting of this part of which nothing special is said, without
                                    its times */
    const char *rrule;           /* its rule with its end, as feeds have it; NULL: no rule, or no
                                    meeting by it */
};

/* Returns the part that the series is in on a day (on its own clocks). */
const struct series_part *calendar_part(const struct schedule *s, struct date day);

/* Returns how many seconds a meeting of the part takes; where nobody knows when it ends, as long as
 * site.yaml says; 0 for moments. */
int64_t calendar_lasts(const struct site *site, const struct series_part *part);

/* Returns what the site's clocks show when those of the schedule's zone show `there`. A whole day
 * stays what it is, and so does what is not given (year 0). */
struct when calendar_here(const struct site *site, const struct schedule *s, struct when there);

/* Returns 1 unless the meeting is called off or put off. */
int calendar_takes_place(const struct occurrence *o);

/* Order occurrences for list_sort, by start and then by id: the earliest first, or the latest. */
int compare_meetings(const void *a, const void *b, void *ctx);
int compare_meetings_latest(const void *a, const void *b, void *ctx);

/* Returns the occurrence that begins at or after `utc` and takes place (not cancelled), or NULL. A
 * running one counts while it lasts. */
const struct occurrence *calendar_next(const struct schedule *s, int64_t utc);

/* Returns 1 if the last occurrence has ended before `utc` (or there is none). */
int calendar_past(const struct schedule *s, int64_t utc);

#endif
