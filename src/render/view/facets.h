#ifndef RENDER_VIEW_FACETS_H
#define RENDER_VIEW_FACETS_H

#include "render/view/view.h"
#include "resolve/lists/facets.h"

struct locale;

/* Parts of lists as templates see them. */

extern const struct type type_choice, type_choices;
extern const struct record view_choice;

/* Returns what a single facet is called in a language; in `a`. */
const char *facet_label(const struct language *l, struct locale *locale, struct arena *a,
                        const struct facet *f);

/* Getter of what one can (still) choose in the list of the type field->index, by kind. */
struct value view_facets(struct eval *e, const void *self, const struct field *f);

/* Getter of what is chosen; the url of each leads to the list without it. */
struct value view_chosen(struct eval *e, const void *self, const struct field *f);

/* Getter of the whole list, which the script narrows down to what is chosen; NONE on the whole
 * list, and where the script narrows down the page itself. */
struct value view_narrow(struct eval *e, const void *self, const struct field *f);

/* Getter of whether the script narrows down this page: the whole list, or that of a ready choice.
 */
struct value view_combines(struct eval *e, const void *self, const struct field *f);

/* Getter of the lists of events by time: today, this week … */
struct value view_windows(struct eval *e, const void *self, const struct field *f);

/* Returns a single facet as a choice (a record of view_choice) that leads to its list; in the
 * scratch. */
const void *view_choice_of(struct eval *e, const struct facet *f);

/* Returns the single facets of an item, or of one of its meetings (`o` not NULL), as a text for
 * scripts: "topics:housing languages:ar". */
struct value view_choices_of(struct eval *e, const struct item *item, const struct occurrence *o);

#endif
