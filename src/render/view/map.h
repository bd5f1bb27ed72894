#ifndef RENDER_VIEW_MAP_H
#define RENDER_VIEW_MAP_H

#include "read/template/eval.h"

struct arena;
struct shared;

/* The maps above the lists of members and venues, and above the parts of these lists. */

/* Fills shared->maps: a layout is the same in every language. Needs the sorted lists and the parts.
 */
void maps_share(struct shared *s, struct arena *a);

/* Getter of the map of a list's members or venues; none where fewer than three or too many are to
 * be shown. */
struct value view_map(struct eval *e, const void *self, const struct field *f);

/* Getter of how many entries of the list are not on the map. */
struct value view_map_missing(struct eval *e, const void *self, const struct field *f);

#endif
