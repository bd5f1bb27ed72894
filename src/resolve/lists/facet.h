#ifndef RESOLVE_LISTS_FACET_H
#define RESOLVE_LISTS_FACET_H

#include "model/site.h"

/* Parts of lists as records; what they are for is told in resolve/lists/facets.h. */

/* By what a list can be divided. */
struct facet_kind {
    enum item_type type; /* whose list it divides */
    const char *section; /* key of the word in its addresses, unique in the type: "topics" */
    const char *title;   /* key of the word that names it */
    int ordered;         /* 1: by the order of its vocabulary; 0: by name in each language */
    const enum vocabulary_id *vocabulary; /* whose terms are its values; NULL: they are free */
    int chips; /* so many of its choices may stand above the list; 0: all are folded */
};

/* One part of a list: a choice, or a pair of two. At most one of term, tag, text, item,
 * weekday and word says what it is of. Also what nothing is in, if something was or the vocabulary
 * has it: its address may have been a page's. */
struct facet {
    const struct facet_kind *kind; /* of a pair: of the first */
    const char *id;                /* in addresses: "housing", "ar", "krampfervorstadt" */
    const struct term *term;       /* of a vocabulary */
    const char *tag;               /* a language, BCP 47 */
    const char *text;              /* a district, a level: as it is written */
    const struct item *item;       /* a group, member or venue */
    const char *word;              /* key of the word that names it; NULL: the others do */
    int ready;                     /* 1: one of resolve/lists/ready.h: it has a list on every day */
    struct date from, to;          /* of a stretch of time its days; year 0: it is none */
    int weekday; /* 1 Monday … 7 Sunday: what is open or takes place then; 0 if not a weekday */
    int place;   /* where the kind is ordered but has no vocabulary: its place, from 1 */
    const struct facet *first, *second; /* of a pair; NULL: a single choice */
    int number;                         /* place among those of the type */
    size_t n;                           /* how many items are in it now */
    struct list year; /* struct item *: those of the twelve months before and after, too */
};

#endif
