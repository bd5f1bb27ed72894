#ifndef MODEL_SCHEDULE_H
#define MODEL_SCHEDULE_H

#include "base/list.h"
#include "base/when.h"

#include <stddef.h>
#include <stdint.h>

struct node;
struct occurrence;
struct ref;
struct series_part;
struct series_rule;
struct zone;

/* When something takes place, as editors write it. Absent values as in model/site.h. */

/* An end as editors write it. */
struct end {
    struct when when; /* a civil time; year 0: given as a length, or absent; in changes also a time
                         alone, see when_is_clock */
    int64_t length;   /* seconds, if given as `+2h30m`; else 0 */
    int open;         /* 1: `open`, nobody knows when it ends */
};

/* How one signs up. */
struct registration {
    const char *url, *email;
    struct when until; /* year 0: no end */
    int required;
};

/* A point of a programme; translatable. */
struct agenda_item {
    const char *time, *title, *speaker;
};

/* How one joins online. */
struct online {
    const char *url, *note; /* note: translatable */
};

enum repeat_unit { REPEAT_DAYS, REPEAT_WEEKS, REPEAT_MONTHS, REPEAT_YEARS };

/* One entry of `repeat.on`. */
struct repeat_on {
    int8_t ordinal;   /* 0: every such weekday; 1-5 first … fifth; -1 last */
    int8_t weekday;   /* 1-7; 0: a day of the month */
    int8_t month_day; /* 1-31, -1 for the last, if weekday is 0 */
    const struct node *node;
};

/* A series' rule as written. */
struct repeat {
    const struct node *node;
    int every; /* interval, at least 1; 0 if `rrule` is given */
    enum repeat_unit unit;
    struct list on; /* struct repeat_on * */
    struct date until;
    int times;          /* -1: not given */
    const char *rrule;  /* NULL unless given instead */
    struct list except; /* struct when_at * */
    struct list also;   /* struct when_at * */
};

/* A civil time with its position. */
struct when_at {
    struct when when;
    const struct node *node;
};

enum event_status { STATUS_CONFIRMED, STATUS_TENTATIVE, STATUS_CANCELLED, STATUS_POSTPONED };

/* One meeting of a series that differs, or all from one on. Absent fields stay as in the series. */
struct change {
    const struct node *node;
    struct when on;   /* the meeting's original date, or date and time; year 0: not given */
    struct when from; /* instead: the meeting on that day and all later ones */
    const struct node *on_node; /* where either stands */
    struct when start;          /* year 0: unchanged, or a time alone, see when_is_clock */
    struct end end;
    int status; /* enum event_status, -1: unchanged */
    int full;   /* no places left; -1: unchanged */
    struct ref *venue;
    struct online *online;
    const char *title, *note; /* translatable by position in the list */
    struct list agenda;       /* struct agenda_item *; likewise */
    size_t index;             /* its place in the list; by resolve/calendar */
};

/* When something takes place; events and offers have one. */
struct schedule {
    struct when start; /* year 0: none (offers) */
    struct end end;
    const char *timezone; /* NULL: the site's */
    struct repeat *repeat;
    struct list changes; /* struct change * */
    int occupies_room;   /* 1: as long as it lasts; 0: no, or not said */
    int64_t remind;      /* seconds before a meeting at which calendars ring; 0: they do not */

    /* found by resolve/calendar */
    const struct zone *zone;
    int64_t length; /* seconds from start to end, 0: there is no end; whole days: days * 86400, end
                       exclusive */
    struct occurrence *occurrence; /* in order of start; includes cancelled and moved meetings */
    size_t occurrences;
    const char *rrule; /* the first part's rule in the narrow form for feeds, without "RRULE:";
                          NULL: no series, or no meeting in that part */
    struct series_part *part;       /* as `changes: from` divide the series; the first is the series
                                       as it began */
    size_t parts;                   /* at least 1 once resolved */
    const struct series_rule *rule; /* the same as resolve/calendar/calendar.h has it, with the end
                                       as the editor gave it; NULL: no series */
};

#endif
