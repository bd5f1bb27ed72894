#ifndef RENDER_VIEW_FACETS_SHARE_H
#define RENDER_VIEW_FACETS_SHARE_H

struct arena;
struct facet;
struct list;
struct shared;

/* Which entries are in which part of a list, in the order of the list. */

/* Fills shared->parts; needs the sorted lists and the coming meetings. */
void facets_share(struct shared *s, struct arena *a);

/* Returns the entries of a facet in the order of the list: struct item *, of events struct
 * occurrence *. */
const struct list *facet_entries(const struct shared *s, const struct facet *f, int language);

#endif
