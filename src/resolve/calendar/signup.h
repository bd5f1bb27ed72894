#ifndef RESOLVE_CALENDAR_SIGNUP_H
#define RESOLVE_CALENDAR_SIGNUP_H

#include "model/site.h"
#include "resolve/calendar/calendar.h"

/* Whether one can sign up for something now: pages, lists, feeds and what programs read all ask
 * here. `registration.until` is one day: for a series it is that of all its meetings. A whole day
 * is the site's, as readers are there; an hour is written by the clocks of the event. */

enum sign_up {
    SIGN_UP_NONE,    /* no registration is given: everybody may come */
    SIGN_UP_OPEN,    /* one can */
    SIGN_UP_WAITING, /* all places are taken, but there is a waiting list */
    SIGN_UP_FULL,    /* all places are taken, and one can no longer go on a waiting list, if any */
    SIGN_UP_OVER,    /* no longer: its day is past, or what it was for is over or called off */
};

/* Returns the registration of an event or offer, NULL if it has none. */
const struct registration *sign_up_of(const struct item *item);

/* Returns 1 if an event or offer says of itself that no places are left. */
int sign_up_is_full(const struct item *item);

/* Returns the state of an event or offer as a whole at the site's now. */
enum sign_up sign_up_item(const struct site *site, const struct item *item);

/* Returns the state of one of its meetings. */
enum sign_up sign_up_meeting(const struct site *site, const struct occurrence *o);

/* The same without regard to what is over or called off: by its day, and by whether it is full. */
enum sign_up sign_up_by_day(const struct site *site, const struct item *item, int full);

/* Returns 1 if one can still sign up, also for a waiting list: only then is the address published.
 */
int sign_up_possible(enum sign_up state);

/* Finds the instant from which one cannot sign up any more. Returns 0 if none is given. */
int sign_up_ends(const struct site *site, const struct item *item, int64_t *utc);

/* Returns the last day or hour on the site's clocks, as readers see it; year 0 if none
 * is given. */
struct when sign_up_until(const struct site *site, const struct item *item);

#endif
