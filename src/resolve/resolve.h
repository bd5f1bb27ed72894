#ifndef RESOLVE_RESOLVE_H
#define RESOLVE_RESOLVE_H

#include "model/site.h"
#include "report/diag.h"

struct zones;

/* Turns what was read into what can be rendered: every id becomes a pointer, every page gets its
 * addresses, every series its meetings. Reports all that does not fit together. The steps, in
 * order: */
void site_resolve(struct site *site, struct report *r, struct zones *zones);

/* Sets item->changed: `updated`, else the newest commit that touched the file (one `git log` for
 * the tree), else what loading left there, its modification time. Says so in a shallow clone. */
void resolve_changed(struct site *site, struct report *r);

/* Hangs translations on their originals, and holds their shared fields against the original's. */
void resolve_translations(struct site *site, struct report *r);

/* Finds the item of every reference, by the schema. References to items that this build hides
 * become NULL without a word. */
void resolve_refs(struct site *site, struct report *r);

/* Fills the lists that say things from the other side: a group's members and events, a venue's
 * events, a member's events and offers. Needs occurrences. */
void resolve_relations(struct site *site);

/* Gives every visible item its address in every language; reports addresses and aliases that clash.
 */
void resolve_routes(struct site *site, struct report *r);

/* Finds where every link in a body leads, and makes the body's HTML for each language. Needs
 * routes. */
void resolve_links(struct site *site, struct report *r);

/* Warns of facts that nobody has confirmed for too long. */
void resolve_verified(struct site *site, struct report *r);

/* Returns the address of a type's list in a language ("en/members/"); in the arena. */
const char *route_section(const struct site *site, enum item_type type, int language);

/* Returns the word for an address part ("calendar" → "kalender") in a language. */
const char *route_word(const struct site *site, const char *key, int language);

/* Orders events and offers: by the start of what comes next, then title. Exposed for lists. */
int compare_titles(const void *a, const void *b, void *locale);

#endif
