#ifndef RESOLVE_UID_H
#define RESOLVE_UID_H

#include "report/source.h"

struct arena;
struct event;
struct item;
struct report;
struct site;

/* Gives events the UID that calendars know them by: `uid`, else that of the id they had first, by
 * the first of their aliases that was an event's address. Reports UIDs claimed twice. */
void resolve_uids(struct site *site, struct report *r);

/* Does it for one event, if its id does not tell its UID; returns where that is written. */
struct span resolve_event_uid(struct site *site, struct event *e);

/* Returns the UID of an event or offer (RFC 5545 3.8.4.7), made from its id where it has no other;
 * in `a`. */
const char *resolve_uid(const struct site *site, struct arena *a, const struct item *item);

/* Returns the id of the event that stood at this alias in any language's section; NULL if none can
 * have. In the site's arena. */
const char *resolve_former_id(const struct site *site, const char *alias);

#endif
