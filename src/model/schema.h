#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

#include "model/schema_spec.h"

/* THE table: what editors may write, type by type and field by field. Validation, loading, what a
 * translation may carry and the documentation come from it.
 *
 * HOW TO ADD A FIELD. An example is commit e4db980, which added `occupies_room`.
 *   1. its row in schema.c (types), schema_schedule.c (what has dates) or schema_config.c
 *      (site.yaml): name, kind, flags, where its value goes, a line of help in English
 *   2. its member in the struct, in site.h or schedule.h, of the type that its kind asks for
 *      (schema_spec.h)
 *   3. its words in schema_words_en.def, _de.def and _fr.def; a test asks for the first two
 *   4. `tests/cases/run --update help-content help-content-german`; read what has changed
 * With that it is read, checked and reported, may be translated if its flags say so, and stands in
 * `knoten help content`. What readers see of it is a row of the view (render/view/) and a place in
 * the layout; what search finds of it, where the type has rows of its own there, a row in
 * render/search/doc.c; what divides a list, a row in resolve/lists/facets.c.
 *
 * How to add a type is told at the head of types.def. */

/* Returns the fields of a content type (without the common ones), and the fields that every type
 * has. */
const struct record_spec *schema_type(enum item_type type);
const struct record_spec *schema_common(void);

/* Returns the field `name` of `spec` (looking into INLINE ones), or NULL. */
const struct field_spec *schema_field(const struct record_spec *spec, const char *name);

/* Returns 1 if there is a field of this name anywhere: in a content type, in the site's
 * configuration, or in what lies in one of their fields. */
int schema_knows(const char *name);

#endif
