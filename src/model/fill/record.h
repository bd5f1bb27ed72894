#ifndef MODEL_FILL_RECORD_H
#define MODEL_FILL_RECORD_H

#include "model/fill/fill.h"

/* Gives the message about a text that stands where fields are expected the fields that it is:
 * `registration: info@verein.de` is `{email: info@verein.de}`. Returns 0 if that is not clear. */
int fill_help_fields(struct fill *f, struct diag *d, const struct field_spec *spec,
                     const struct node *n);

#endif
