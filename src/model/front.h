#ifndef MODEL_FRONT_H
#define MODEL_FRONT_H

#include "model/schema.h"
#include "read/node.h"

struct arena;
struct buf;
struct yaml_comments;

/* Front matter in its canonical form: the schema's order, a field a line, lists and maps indented
 * by two, texts in double quotes, numbers and truths bare, nothing that is empty. Forms in the
 * browser write the same, so that a file changes only where somebody changed it. */

enum { FRONT_FIELDS = 96 };

/* A field of a content type, with the record that it stands in. */
struct front_field {
    const struct record_spec *record;
    const struct field_spec *field;
};

/* Writes the fields of a type in canonical order: title and summary, those of the type, the others
 * that all types have. Returns how many they are. */
size_t front_fields(enum item_type type, struct front_field out[FRONT_FIELDS]);

/* A value that is written otherwise than it stands. */
struct front_swap {
    size_t at;         /* byte at which the value begins */
    const char *meant; /* "gesundheit" for "Gesundheit"; "[housing, work]" for "housing, work" */
};

/* What else is to be written. */
struct front_order {
    const struct yaml_comments *comments; /* NULL: none */
    const struct front_swap *swap;        /* by `at` */
    size_t swaps;
    /* Writes in place of a field that is not there; NULL: nothing is written. */
    void (*absent)(void *ctx, struct buf *out, const struct front_field *f);
    void *ctx;
};

/* Appends the fields of `front`, which has no errors, in canonical form; ends with a line break.
 * Comments that speak of nothing that is left come last. What the fields need beside that is taken
 * from `a`. */
void front_write(struct buf *out, struct arena *a, enum item_type type, const struct node *front,
                 const struct front_order *order);

#endif
