#ifndef RESOLVE_CALENDAR_SERIES_H
#define RESOLVE_CALENDAR_SERIES_H

#include "resolve/calendar/calendar.h"

/* A schedule while it is being expanded; for resolve/calendar*.c alone. */

/* One schedule at work. */
struct series {
    struct site *site;
    struct arena *arena;
    struct report *report;
    struct zones *zones;
    struct item *item;
    struct schedule *schedule;
    struct series_part *part; /* in order of time; the first is the series as it began */
    size_t parts;
    struct series_rule rule; /* interval 0: there is none, only dates */
    struct list meetings;    /* struct occurrence *: by the rule in order, then the extra ones */
    size_t by_rule;          /* how many of them are made by the rule */
    int broken;              /* 1: something was reported that makes further checks pointless */
};

/* Returns where a message about `n` points: its span, or the item's front matter if it is NULL. */
struct span series_span(const struct series *s, const struct node *n);

/* Adds a message about `n`; %1 and %2 as in diag_add. */
struct diag *series_say(struct series *s, enum diag_id id, const struct node *n, const char *a,
                        const char *b);

/* Makes the rule of `repeat.every` and `repeat.on`; what does not fit is reported. Returns 0 then,
 * and also where the loader has already reported it. */
int series_rule_make(struct series *s);

/* Makes the rule of `repeat.rrule`: parses it, rewrites it to the narrow form or reports what
 * calendars disagree about. Returns 0 then. */
int series_rrule_make(struct series *s);

/* Gives a message about a rule that cannot be a series' (text as in resolve/calendar/wide.h) the
 * dates that it makes, for copying: the first meeting and `also`. Returns 0 if they are not sure.
 */
int series_dates_help(struct series *s, struct diag *d, const char *rule);

/* Returns 1 if `w` lies after the rule's end. */
int series_after_until(const struct series_rule *rule, struct when w);

/* Completes the rule: where the days are not named, they are those of the start. Reports yearly
 * series on 29 February (returns 0) and days that some months lack (a warning). */
int series_rule_complete(struct series *s, const struct node *on);

/* Returns the rule as RFC 5545 text without its end: "FREQ=MONTHLY;BYDAY=3WE". */
char *series_rule_text(struct arena *a, const struct series_rule *rule);

/* Writes the starts that the rule makes from `start` through the day `last` into out[], at most
 * `limit`; returns how many. Ends of the rule itself are respected. */
size_t series_dates(const struct series_rule *rule, struct when start, struct date last,
                    size_t limit, struct when *out);

/* Expands the rule into meetings, checking that it ends, yields something, is not too long, and
 * begins with the start. */
void series_expand(struct series *s);

/* Sets schedule->rule, and the rule of each part with its end as feeds need it, about the start in
 * UTC of its last meeting that `except` has left, or its date (RFC 5545 3.3.10). Before the
 * meetings are sorted. */
void series_rule_end(struct series *s);

/* Begins the series' first part: all of it is as its event or offer says. */
void series_part_begin(struct series *s);

/* Divides what the rule has made by the `changes` that hold from a day on; reports what is wrong
 * with them. */
void series_parts_make(struct series *s);

/* Does to a meeting what its change says, but for its times. */
void series_tell(struct series *s, struct occurrence *o, const struct change *c);

/* Returns `w`, which a change or `also` names, in the kind of the series: a bare date takes the
 * second of the day `hour`. Reports a time in a series of whole days; *fine is 0 then. */
struct when series_kind(struct series *s, struct when w, int32_t hour, const struct node *node,
                        int *fine);

/* Returns the part that a day falls in, as far as parts are made. */
const struct series_part *series_part_on(const struct series *s, struct date day);

/* Adds a meeting at `start` as the part is that it falls in. */
struct occurrence *series_meeting_add(struct series *s, struct when start,
                                      enum occurrence_state state);

/* Finds how long something lasts that begins at `start` and ends as `end` says: *length in seconds,
 * whole days times 86400. Without an end *length stays. What is wrong is reported at `node`.
 * Returns 0 then. */
int series_length(struct series *s, struct when start, const struct end *end,
                  const struct node *node, const struct node *start_node, int64_t *length);

/* Sets the start and, by `length`, the end of a meeting. */
void series_meeting_set(struct occurrence *o, struct when start, int64_t length);

/* Removes the meetings of `except`, adds those of `also`, applies `changes`; reports what matches
 * nothing, too much or twice. */
void series_change(struct series *s);

/* Fills the instants of all meetings; reports times that do not exist or exist twice. */
void series_instants(struct series *s);

#endif
