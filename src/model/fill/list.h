#ifndef MODEL_FILL_LIST_H
#define MODEL_FILL_LIST_H

#include "model/fill/fill.h"

/* Reads a text that should have been a list, `health, family`, if its parts can stand in the
 * field: with a warning that shows the list, and messages about parts that cannot. Returns 0,
 * without a diagnostic, if the text is better read as a whole. */
int fill_parts(struct fill *f, const struct field_spec *spec, const struct node *n,
               struct list *to);

#endif
