#include "report/source.h"

#include "base/arena.h"
#include "base/utf8.h"

#include <string.h>

struct source *source_new(struct arena *a, const char *path, const char *text, size_t n)
{
    struct source *s = arena_alloc(a, sizeof *s);
    *s = (struct source){.path = path, .text = text, .n = n};
    return s;
}

struct span span_make(const struct source *s, size_t at, size_t n)
{
    return (struct span){.source = s, .at = (uint32_t)at, .n = (uint32_t)n};
}

size_t source_line_at(const struct source *s, size_t from, size_t line)
{
    while (line > 1) {
        const char *end = memchr(s->text + from, '\n', s->n - from);
        if (!end)
            return s->n;
        from = (size_t)(end - s->text) + 1;
        line--;
    }
    return from;
}

/* Returns how long the line is that begins at `from`, without its end-of-line bytes. */
static size_t line_length(const struct source *s, size_t from)
{
    const char *end = memchr(s->text + from, '\n', s->n - from);
    size_t n = (end ? (size_t)(end - s->text) : s->n) - from;
    return n && s->text[from + n - 1] == '\r' ? n - 1 : n;
}

struct place source_place(const struct source *s, size_t at)
{
    static const struct place start = {.line = 1, .column = 1};
    return source_place_from(s, at, &start);
}

struct place source_place_from(const struct source *s, size_t at, const struct place *known)
{
    struct place p = {.line = 1, .column = 1};
    at = at > s->n ? s->n : at;
    if (known->at <= at)
        p = *known;
    for (const char *end; (end = memchr(s->text + p.at, '\n', at - p.at)); p.line++) {
        p.at = p.line_at = (size_t)(end - s->text) + 1;
        p.column = 1;
    }
    p.column += utf8_count(s->text + p.at, at - p.at);
    p.at = at;
    if (!p.line_bytes || p.line != known->line)
        p.line_bytes = line_length(s, p.line_at);
    return p;
}
