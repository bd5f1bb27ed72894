#ifndef RESOLVE_LISTS_FACETS_H
#define RESOLVE_LISTS_FACETS_H

#include "model/site.h"

/* Parts of the directory and of other lists by what entries have in common: all members that speak
 * Arabic, all offers on level A1, all members for housing that speak Arabic. They are the same in
 * every language; only names and addresses differ. Members that left, offers that are over and
 * events without meetings ahead are in none. */

struct occurrence;

/* By what a list can be divided. */
struct facet_kind {
    enum item_type type; /* whose list it divides */
    const char *section; /* key of the word in its addresses, unique in the type: "topics" */
    const char *title;   /* key of the word that names it */
    int ordered;         /* 1: by the order of its vocabulary; 0: by name in each language */
};

/* One part of a list: a choice, or a pair of two. At most one of term, tag, text, item and
 * weekday says what it is of. */
struct facet {
    const struct facet_kind *kind; /* of a pair: of the first */
    const char *id;                /* in addresses: "housing", "ar", "krampfervorstadt" */
    const struct term *term;       /* of a vocabulary */
    const char *tag;               /* a language, BCP 47 */
    const char *text;              /* a district, a level: as it is written */
    const struct item *item;       /* a group, member or venue */
    int weekday; /* 1 Monday … 7 Sunday: what is open then; 0 if not a weekday */
    const struct facet *first, *second; /* of a pair; NULL: a single choice */
    int number;                         /* place among those of the type */
    size_t n;                           /* how many items are in it */
};

/* Fills site->facets and every item's facets. Pairs are those of members' topics with languages and
 * with districts, where at least two members are in both and not all of the topic are. Needs
 * occurrences and references. */
void resolve_facets(struct site *site);

/* Returns 1 if a meeting of an event that is in the facet is in it, too: the others are elsewhere.
 */
int facet_holds(const struct facet *f, const struct occurrence *o);

/* Returns the address of page `number` (from 1) of the list of a facet:
 * "mitglieder/themen/housing/sprachen/ar/". */
const char *route_facet(const struct site *site, struct arena *a, const struct facet *f,
                        int language, size_t number);

#endif
