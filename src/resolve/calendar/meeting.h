#ifndef RESOLVE_CALENDAR_MEETING_H
#define RESOLVE_CALENDAR_MEETING_H

#include "model/site.h"
#include "report/diag.h"
#include "resolve/calendar/calendar.h"

/* Small questions about single meetings, for what warns of them. */

/* Returns the schedule of an event, an offer or whatever else may have meetings; NULL for items of
 * the other types. */
const struct schedule *meeting_schedule(const struct item *item);

/* Returns 1 if the item is an event of the kind with this id. */
int meeting_is_kind(const struct item *item, const char *kind);

/* Returns 1 for what the network does for itself: meetings of its working groups and of the whole
 * network, deadlines, and what is for members alone, unless it says that it is for everybody. */
int meeting_is_own(const struct item *item);

/* Returns 1 if this one alone is at another place than the series. */
int meeting_is_elsewhere(const struct occurrence *o);

/* Returns 1 if the meeting takes place and has not ended by the instant `utc`. */
int meeting_is_coming(const struct occurrence *o, int64_t utc);

/* Returns the status of an event as a whole (enum event_status): its own `status`, unless one of
 * its coming meetings (of the past ones, if none is coming) is more certain than that. */
int meeting_whole_status(const struct site *site, const struct event *event);

/* Returns the last day on which it goes on: a night belongs to the day on which it began. */
struct date meeting_last_day(const struct occurrence *o);

/* Returns the span of a value, or of its name where the value begins on a line below. */
struct span meeting_value_span(const struct node *n);

/* Returns where its time is written: in its change, in `also`, in `repeat` or in `start`. */
struct span meeting_span(const struct occurrence *o);

/* Returns the item's title, or its id where it has none. */
const char *meeting_title(const struct item *item);

/* Tells in the message's help how many `more` meetings it is about, and when the last of them is;
 * nothing if there are none. */
void meeting_more(struct report *r, struct diag *d, size_t more, struct when last);

#endif
