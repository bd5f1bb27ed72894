#ifndef RESOLVE_LISTS_PAIRS_H
#define RESOLVE_LISTS_PAIRS_H

#include "report/diag.h"

struct site;

/* Lists of what two choices have in common, which `lists` in site.yaml names by the keys of their
 * address: "members/topics/housing/languages/ar". */

/* Adds them to site->facets and to the facets of the items in them; reports those that are no such
 * list, are named twice, or have so few entries that they get no page. Needs resolve_facets. */
void resolve_pairs(struct site *site, struct report *r);

#endif
