#ifndef REPORT_SOURCE_H
#define REPORT_SOURCE_H

#include <stddef.h>
#include <stdint.h>

struct arena;

/* One input file's bytes, kept for the whole build so that any position can still be shown. */
struct source {
    const char *path; /* as messages name it: relative to the site's folder */
    const char *text; /* the bytes, NUL-terminated */
    size_t n;         /* how many */
};

/* A stretch of a source. A span without a source is "nowhere in particular". */
struct span {
    const struct source *source; /* whose bytes; NULL: none */
    uint32_t at;                 /* first byte, 0-based */
    uint32_t n;                  /* bytes; 0 marks a point */
};

/* A place as people count: both from 1, columns in code points. */
struct place {
    size_t at;         /* byte offset */
    size_t line;       /* 1-based */
    size_t column;     /* 1-based, code points */
    size_t line_at;    /* byte offset of the line's first byte */
    size_t line_bytes; /* the line's length without its end-of-line bytes */
};

/* Makes a source whose text must outlive it. */
struct source *source_new(struct arena *a, const char *path, const char *text, size_t n);

/* Returns the span of `n` bytes from `at`. */
struct span span_make(const struct source *s, size_t at, size_t n);

/* Finds line and column of byte offset `at` (clamped to the text's end) by counting lines: meant
 * for printing, not for inner loops. */
struct place source_place(const struct source *s, size_t at);

/* The same, counting on from `known`, a place of the same source, if that lies before `at`. */
struct place source_place_from(const struct source *s, size_t at, const struct place *known);

/* Returns the byte offset where 1-based `line` begins, counted from the byte offset `from`; the
 * text's length if there are fewer lines. */
size_t source_line_at(const struct source *s, size_t from, size_t line);

#endif
