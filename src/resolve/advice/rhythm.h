#ifndef RESOLVE_ADVICE_RHYTHM_H
#define RESOLVE_ADVICE_RHYTHM_H

struct report;
struct site;

/* Warns of groups that meet more often in the year of site->now than their rhythm says or, once
 * half of it has passed, more rarely (meetings are of the kind `group-meeting`, held or planned,
 * and take place), and of series whose last meeting lies within four weeks, unless they are made
 * to end (courses, offers with `valid_until` or entry at the start) or the group goes on to meet.
 */
void resolve_rhythm(struct site *site, struct report *r);

#endif
