#ifndef RESOLVE_RESOLVE_H
#define RESOLVE_RESOLVE_H

struct report;
struct site;
struct zones;

/* Turns what was read into what can be rendered: every id becomes a pointer, every page gets its
 * addresses, every series its meetings. Reports all that does not fit together. Only once for what
 * was read: it sorts, fills and adds to lists, and to do so again is the caller's bug. Whoever wants
 * the site as of another day reads it anew. */
void site_resolve(struct site *site, struct report *r, struct zones *zones);

#endif
