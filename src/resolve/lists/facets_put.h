#ifndef RESOLVE_LISTS_FACETS_PUT_H
#define RESOLVE_LISTS_FACETS_PUT_H

#include "resolve/lists/facet.h"

/* How items get into parts of lists; for what is behind resolve/lists/facets.h alone. */

struct occurrence;

/* What is divided, while it is. */
struct dividing {
    struct site *site;
    struct map known; /* "members/topics/housing" → struct facet */
    struct date from; /* a year ago */
    int64_t from_utc; /* the same, and in a year */
    int64_t to_utc;
    int in_year, is_now; /* where the item (or meeting) at hand counts */
};

/* One kind, and where its values stand in the record. */
struct facet_row {
    struct facet_kind kind;
    size_t offset;
    void (*take)(struct dividing *d, const struct facet_row *row, struct item *item,
                 const void *at);
};

/* Returns the facet that `f` says, which becomes one of the site's when it is met first; NULL if
 * it can be no part of an address. */
struct facet *facet_known(struct dividing *d, const struct facet_row *row, struct facet f);

/* Puts the item into the facet that `f` says. */
void facet_put(struct dividing *d, const struct facet_row *row, struct item *item, struct facet f);

/* The same for the sake of one of its meetings, which settles whether it counts now, or within the
 * year. */
void facet_put_meeting(struct dividing *d, const struct facet_row *row, struct item *item,
                       const struct occurrence *o, struct facet f);

/* Puts the item into the facet of a text, whose letters make its address. */
void facet_put_text(struct dividing *d, const struct facet_row *row, struct item *item,
                    const char *text);

/* Returns 1 if the meeting is within twelve months of now. */
int facet_in_year(const struct dividing *d, const struct occurrence *o);

/* Returns what says that a facet is of a weekday, 1 Monday … 7 Sunday. */
struct facet facet_of_weekday(int weekday);

#endif
