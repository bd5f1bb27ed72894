#ifndef READ_YAML_INNER_H
#define READ_YAML_INNER_H

/* What the files behind read/yaml.h share; nobody else includes it. */

#include "read/yaml.h"

struct yaml_parser_s;

/* The state of reading one document: events come in, nodes go out. */
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

/* Reports what the parser stopped at, in plain words. */
void yaml_tell_problem(struct yaml_reader *y);

/* Reports a character that no text may have, in a value or key of `n` bytes that is written at
 * `span`; escapes such as "\0" do not show it in the source's bytes. */
void yaml_check_text(struct yaml_reader *y, struct span span, const char *text, size_t n);

/* Returns the byte of the '#' that begins a comment right behind byte `end`, where a value ends; 0
 * if there is none. */
size_t yaml_comment_at(const struct source *s, size_t end);

#endif
