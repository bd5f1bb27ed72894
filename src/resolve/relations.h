#ifndef RESOLVE_RELATIONS_H
#define RESOLVE_RELATIONS_H

struct site;

/* Fills the lists that say things from the other side: a group's members (without those that left)
 * and events, a venue's events and offers, a member's events and offers, a page's children. Brings
 * members, events and offers into their order. Needs occurrences. */
void resolve_relations(struct site *site);

#endif
