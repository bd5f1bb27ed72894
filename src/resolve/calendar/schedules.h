#ifndef RESOLVE_CALENDAR_SCHEDULES_H
#define RESOLVE_CALENDAR_SCHEDULES_H

struct item;
struct report;
struct site;
struct zones;

/* Expands the schedules of all events and offers of the site, once: start, end, zone, rule
 * (libical), exceptions, extra meetings, changes. Reports everything that is wrong with them, with
 * positions: skipped and doubled hours, an end before its start, endless or empty series, a first
 * meeting outside its rule, exceptions and changes that match nothing … Fills the `found by
 * resolve/calendar` part of every schedule. */
void schedules_resolve(struct site *site, struct report *r, struct zones *zones);

/* The same for one event or offer; needs the site's zone. */
void schedule_resolve(struct site *site, struct item *item, struct report *r, struct zones *zones);

#endif
