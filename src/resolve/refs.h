#ifndef RESOLVE_REFS_H
#define RESOLVE_REFS_H

struct item;
struct report;
struct site;

/* Finds the item of every reference, by the schema. References to items that this build hides
 * become NULL without a diagnostic. */
void resolve_refs(struct site *site, struct report *r);

/* The same for one item. */
void resolve_item_refs(struct site *site, struct report *r, struct item *item);

#endif
