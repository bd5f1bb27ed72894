#ifndef RENDER_VIEW_FACETS_H
#define RENDER_VIEW_FACETS_H

#include "render/view/facets_both.h"
#include "render/view/view.h"
#include "resolve/lists/facets.h"

struct locale;

/* Parts of lists as templates see them. */

/* One of the choices beside a list. */
struct choice_view {
    const char *id, *label, *path;
    const char *tag;         /* language of the label where it is not the page's; NULL: it is */
    long count;              /* entries that one gets */
    const struct facet *few; /* whose entries stand beside, as it has no page; NULL: it has */
    struct facet_both both;  /* what is in it and in what is chosen; count -1: nothing is known */
    int scripted; /* 1: only the script narrows this page down to it; path: the list of it alone */
};

extern const struct type type_choice;
extern const struct record view_choice;

/* Returns what a single facet is called in a language; in `a`. */
const char *facet_label(const struct language *l, struct locale *locale, struct arena *a,
                        const struct facet *f);

/* Returns a choice that is called as `named` is and leads to the list of `leads`; in the scratch.
 */
struct choice_view *view_choice_make(struct eval *e, const struct facet *named,
                                     const struct facet *leads);

/* Getter of what is chosen; the url of each leads to the list without it. */
struct value view_chosen(struct eval *e, const void *self, const struct field *f);

/* Getter of the whole list as the script narrows it down to what is chosen; NONE on the whole list,
 * and on those of ready choices, which come from it. */
struct value view_whole(struct eval *e, const void *self, const struct field *f);

/* Getter of the lists of events by time: today, this week … */
struct value view_windows(struct eval *e, const void *self, const struct field *f);

/* Returns a single facet as a choice (a record of view_choice) that leads to its list; in the
 * scratch. */
const void *view_choice_of(struct eval *e, const struct facet *f);

/* Returns the single facets of an item, or of one of its meetings (`o` not NULL), as a text for
 * scripts: "topics:housing languages:ar". */
struct value view_choices_of(struct eval *e, const struct item *item, const struct occurrence *o);

#endif
