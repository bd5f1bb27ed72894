#ifndef READ_MARKDOWN_PROSE_H
#define READ_MARKDOWN_PROSE_H

#include "base/list.h"
#include "report/source.h"

#include <stddef.h>
#include <stdint.h>

struct arena;

/* Text as people read it, without what marks it up, and where each byte of it is written. */

enum prose_mark { PROSE_LINK = 1, PROSE_CODE = 2 }; /* words of a link; a code span */

/* What stands between two breaks: a paragraph, a heading, a cell, a line of an address. */
struct prose {
    const struct source *source;
    const char *text;          /* NUL-terminated, on one line */
    size_t n;                  /* its length */
    const uint32_t *at;        /* [n]: of each byte, its place in the source */
    const unsigned char *mark; /* [n]: of each byte, enum prose_mark bits */
};

/* Returns the value `text` of the YAML at `span` as prose. */
struct prose *prose_scalar(struct arena *a, struct span span, const char *text);

/* Returns the source's stretch of the bytes [from, to) of the text; from < to. */
struct span prose_span(const struct prose *p, size_t from, size_t to);

#endif
