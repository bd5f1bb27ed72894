#ifndef COMMAND_RENDER_DATA_H
#define COMMAND_RENDER_DATA_H

#include "read/template/value.h"
#include "read/yaml.h"

/* A YAML document as templates see it. */
struct data {
    struct type type;   /* RECORD if it is a map */
    struct value value; /* of that type */
};

/* Infers types from the document: unquoted whole numbers, true, false, null or ~, dates
 * (2026-03-18, 2026-03-18 14:00); all else is text. A field that some items of a list lack, or that
 * is null, is optional; maps in a list have the fields of all. Kinds that do not go together are
 * reported. */
struct data data_infer(struct arena *a, struct report *r, const struct node *root);

#endif
