#ifndef MODEL_FILL_FIELD_H
#define MODEL_FILL_FIELD_H

#include "model/fill/fill.h"

/* Returns the field of one of the `n` specs that an unknown key was probably meant to be: one of
 * nearly the same name, or of which the key is the label in a language of the program or the site
 * ("Beginn"). NULL: none. */
const char *fill_field_meant(struct fill *f, const struct record_spec *const *specs, size_t n,
                             const char *key);

#endif
