#ifndef COMMAND_REFERENCE_H
#define COMMAND_REFERENCE_H

#include "report/language.h"

struct buf;
struct field_spec;
struct record_spec;

/* `knoten help content`: prints what editors may write, type by type and field by field, from the
 * schema. */
void reference_content(enum message_language language);

/* `knoten help layouts`: prints what templates see: each template's top-level names, and the fields
 * of every record reached from there. */
void reference_layouts(enum message_language language);

/* Appends what kind of value a field takes: "date, time", "one of: A1, A2 …". */
void reference_kind(struct buf *out, const struct field_spec *f, enum message_language language);

/* Calls `each` for all fields of a record, with those of records that lie in it without a name of
 * their own; a field that it has itself counts before theirs. */
void reference_each(const struct record_spec *spec,
                    void (*each)(void *ctx, const struct record_spec *record,
                                 const struct field_spec *field),
                    void *ctx);

#endif
