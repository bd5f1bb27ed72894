#ifndef READ_YAML_READER_H
#define READ_YAML_READER_H

/* The state of reading one YAML document; for the files behind read/yaml.h alone. */

#include "report/diag.h"
#include "report/source.h"

#include <stddef.h>

struct arena;
struct yaml_parser_s;

/* Events come in, nodes go out. */
struct yaml_reader {
    struct arena *arena;
    struct report *report;
    const struct source *source;
    size_t from, to;
    int (*is_field)(const char *name); /* NULL: what the fields are called is not known */
    struct yaml_parser_s *parser;
    size_t cursor_points; /* libyaml counts code points; the cursor remembers where it last was */
    size_t cursor_byte;
    size_t nodes;
    int failed; /* something was reported that makes the document unusable */
};

/* Returns the byte offset of the source that a mark's code point index stands for. */
size_t yaml_byte_at(struct yaml_reader *y, size_t points);

/* Reports what makes the document unusable. */
struct diag *yaml_fail(struct yaml_reader *y, enum diag_id id, struct span span, const char *arg);

#endif
