#ifndef RENDER_VIEW_FACETS_BOTH_H
#define RENDER_VIEW_FACETS_BOTH_H

#include "base/list.h"
#include "resolve/lists/facet.h"

#include <stdint.h>

/* Two ready choices together: "at the weekend, with children". No page is made of them: that of
 * one, of a stretch of time if either is one, shows by its style sheet only what is in the other,
 * too, when its address ends in "#_only-children". So they are combined without script. */

struct arena;
struct occurrence;
struct shared;

/* What a page of one choice offers of another. */
struct facet_both {
    long count; /* rows that are in both; -1: its list takes several pages, so nobody can tell */
    const char *path; /* where they are shown; NULL: nowhere */
    const char *only; /* id of the paragraph above the page's own list that is led to; NULL: the
                         path leads to another page, or nowhere */
};

/* Returns what the page of `chosen` offers of `also`, both ready choices of different kinds. */
struct facet_both facet_both_of(const struct shared *s, struct arena *a, const struct facet *chosen,
                                const struct facet *also, int language);

/* Returns 1 if the row that the meeting stands for is in the facet: of a series all that come. */
int facet_holds_row(const struct facet *f, const struct occurrence *o, int64_t now);

#endif
