#ifndef MODEL_PARTS_H
#define MODEL_PARTS_H

#include "base/list.h"
#include "read/yaml.h"

struct arena;

/* Divides a text that stands where a list is expected at its commas and semicolons or, where it has
 * none, at strokes and '&'. Appends the parts as nodes (struct node *), which know their places in
 * the file; none are if it has one part alone, or more than anybody writes so. */
void parts_of(struct arena *a, const struct node *n, struct list *out);

#endif
