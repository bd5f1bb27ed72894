#ifndef RESOLVE_LISTS_FACETS_OFFER_H
#define RESOLVE_LISTS_FACETS_OFFER_H

#include "model/site.h"

/* By what lists of offers can be divided beside terms, languages and levels: what one must know to
 * find a course that one can really go to. */

struct dividing;
struct facet_row;

/* Returns the address where an offer takes place: its venue's, else its provider's; NULL if nobody
 * tells one. */
const struct address *offer_address(const struct offer *o);

/* Returns 1 if the offer is for women and nobody else. */
int offer_is_for_women(const struct offer *o);

/* Put an offer into the facets of its weekdays and parts of the day (`at` is its schedule), of what
 * it has or has not, and of its part of the town (`at` is the offer). */
void facet_take_days(struct dividing *d, const struct facet_row *row, struct item *item,
                     const void *at);
void facet_take_daytimes(struct dividing *d, const struct facet_row *row, struct item *item,
                         const void *at);
void facet_take_trait(struct dividing *d, const struct facet_row *row, struct item *item,
                      const void *at);
void facet_take_offer_district(struct dividing *d, const struct facet_row *row, struct item *item,
                               const void *at);

#endif
