#ifndef RENDER_VIEW_FACETS_CHOICES_H
#define RENDER_VIEW_FACETS_CHOICES_H

#include "render/view/view.h"

/* What a list can be narrowed down to, by kind. Beside the whole list each choice leads to a list
 * of its own; so do pairs beside the lists of their parts. All others of such a part are for the
 * script, which narrows the page itself down: they say how many of its entries fit. What most ask
 * for stands above the list, the rest is folded. */

extern const struct type type_choices;

/* Getter of what one can (still) choose in the list of the type field->index, by kind. */
struct value view_facets(struct eval *e, const void *self, const struct field *f);

/* Getter of the levels of courses that are offered, each leading to its list. */
struct value view_levels(struct eval *e, const void *self, const struct field *f);

#endif
