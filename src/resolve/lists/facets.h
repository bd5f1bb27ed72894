#ifndef RESOLVE_LISTS_FACETS_H
#define RESOLVE_LISTS_FACETS_H

#include "model/site.h"
#include "resolve/lists/facet.h"

/* Parts of the directory and of other lists by what entries have in common: all members that speak
 * Arabic, all offers on level A1. They are the same in every language; only names and addresses
 * differ. Members that left, offers that are over and events without meetings ahead are in none.
 *
 * A part has a page of its own if at least FACET_LEAST entries were in it within the last twelve
 * months or will be within the next: a page must not come and go with the days. Where there are
 * fewer, the list above shows them beside the choice, and the part's old address leads there. Of
 * two choices together those have pages that `lists` in site.yaml names, see
 * resolve/lists/pairs.h; all others are found by site/assets/filter.js. */

struct occurrence;

enum { FACET_LEAST = 3 };

/* Returns kind number `i`, or NULL behind the last. */
const struct facet_kind *facet_kind_at(size_t i);

/* Fills site->facets with single choices, and every item's facets. Needs occurrences and
 * references. */
void resolve_facets(struct site *site);

/* Returns 1 if the part has a page of its own, as every ready choice has. */
int facet_listed(const struct facet *f);

/* Returns 1 if a meeting of an event that is in the facet is in it, too: the others are elsewhere,
 * or on other days. */
int facet_holds(const struct facet *f, const struct occurrence *o);

/* Returns 1 if there is a calendar of the events in the facet. */
int facet_has_calendar(const struct facet *f);

/* Returns the address of page `number` (from 1) of the list of a facet, which there need not be:
 * "mitglieder/themen/housing/sprachen/ar/". */
const char *route_facet(const struct site *site, struct arena *a, const struct facet *f,
                        int language, size_t number);

/* Returns the address of the list of the facet's type, which the script narrows down to it:
 * "mitglieder/?topics=housing&languages=ar". */
const char *route_narrowed(const struct site *site, struct arena *a, const struct facet *f,
                           int language);

/* Returns where a visitor who chooses the facet is led: to its page or, where it has none, to the
 * list that is narrowed down. */
const char *route_choice(const struct site *site, struct arena *a, const struct facet *f,
                         int language);

#endif
