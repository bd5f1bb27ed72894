#ifndef RESOLVE_ADVICE_CLASH_H
#define RESOLVE_ADVICE_CLASH_H

struct report;
struct site;

/* Warns of coming meetings that stand in each other's way: two in one venue, two of one group, a
 * network meeting and a group's. Meetings that touch, and those called off or put off, do not. A
 * meeting whose end is open counts until the instant at which it is thought to free its room. What
 * lasts longer than a week takes no room unless `occupies_room` says so, and nobody's time; several
 * whole days take a room, but not a group's time; deadlines take nothing. One message for each pair
 * of events or offers. Needs occurrences and references. */
void resolve_clashes(struct site *site, struct report *r);

#endif
