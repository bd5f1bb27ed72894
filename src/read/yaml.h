#ifndef READ_YAML_H
#define READ_YAML_H

#include "read/node.h"
#include "report/diag.h"

#include <stddef.h>

struct arena;

enum { YAML_MAX_DEPTH = 20, YAML_MAX_NODES = 20000 };

/* Reads the bytes [from, to) of `s` as one YAML document. Duplicate keys, anchors, aliases, tags,
 * several documents and anything deeper or larger than the limits are reported; so is bad syntax,
 * in plain words. Returns the root, NULL if the text is empty or nothing could be made of it (then
 * it was reported). */
struct node *yaml_read(struct arena *a, struct report *r, const struct source *s, size_t from,
                       size_t to);

/* The same for a document whose fields are known: `is_field` returns 1 for the name of one, for
 * advice on lines that lack their colon. */
struct node *yaml_read_fields(struct arena *a, struct report *r, const struct source *s,
                              size_t from, size_t to, int (*is_field)(const char *name));

#endif
