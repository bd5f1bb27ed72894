#ifndef RENDER_VIEW_FACETS_SHARE_H
#define RENDER_VIEW_FACETS_SHARE_H

struct arena;
struct shared;

/* Which entries are in which part of a list, in the order of the list. */

/* Fills shared->parts; needs the sorted lists and the coming meetings. */
void facets_share(struct shared *s, struct arena *a);

#endif
