#include "read/markdown/inner.h"

#include "base/arena.h"

#include <cmark-gfm.h>
#include <string.h>

/* The library's lines are right, its columns only roughly; so an address is looked for from there
 * on, but not endlessly. */
enum { WINDOW = 4096, BACK = 256 };

static void find_lines(struct md *m)
{
    const struct source *s = m->source;
    size_t n = 1;
    for (size_t i = m->body; i < s->n; i++)
        n += s->text[i] == '\n';
    m->line = arena_array(m->arena, n, sizeof *m->line);
    m->line[m->lines++] = m->body;
    for (size_t i = m->body; i < s->n; i++) {
        if (s->text[i] == '\n')
            m->line[m->lines++] = i + 1;
    }
}

size_t md_line_at(struct md *m, int line)
{
    if (!m->line)
        find_lines(m);
    if (line < 1)
        return m->body;
    return (size_t)line <= m->lines ? m->line[line - 1] : m->source->n;
}

/* Where to look for a node's text. */
struct region {
    size_t line;  /* the line on which it is reported */
    size_t from;  /* the place there */
    size_t start; /* of what is worth searching before that place */
    size_t end;   /* of its block, or of what is worth searching */
};

static struct region region_of(struct md *m, cmark_node *node)
{
    while (cmark_node_get_start_line(node) < 1 && cmark_node_parent(node))
        node = cmark_node_parent(node);
    cmark_node *block = node;
    while ((cmark_node_get_type(block) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE &&
           cmark_node_parent(block))
        block = cmark_node_parent(block);
    int line = cmark_node_get_start_line(node), column = cmark_node_get_start_column(node);
    struct region r = {.line = md_line_at(m, line),
                       .end = md_line_at(m, cmark_node_get_end_line(block) + 1)};
    size_t next = md_line_at(m, line + 1);
    r.end = r.end < next ? next : r.end;
    r.from = r.line + (column > 1 ? (size_t)column - 1 : 0);
    r.from = r.from > r.end ? r.line : r.from;
    r.start = r.from - r.line > BACK ? r.from - BACK : r.line;
    r.end = r.end - r.from > WINDOW ? r.from + WINDOW : r.end;
    return r;
}

/* Returns the offset of `what` in [from, end), or `end`; with `address` only where an address may
 * begin. */
static size_t find_in_source(const struct md *m, size_t from, size_t end, const char *what,
                             int address)
{
    const char *s = m->source->text;
    size_t n = strlen(what);
    while (n && from + n <= end) {
        const char *hit = memmem(s + from, end - from, what, n);
        if (!hit)
            break;
        size_t at = (size_t)(hit - s), before = at;
        while (before > m->body && (s[before - 1] == ' ' || s[before - 1] == '\n'))
            before--;
        if (!address || (before > m->body && (s[before - 1] == '(' || s[at - 1] == '<')))
            return at;
        from = at + 1;
    }
    return end;
}

/* Notes where the address of each definition `[x]: address` stands. */
static void find_definitions(struct md *m)
{
    const struct source *s = m->source;
    size_t at = m->body;
    m->defined = 1;
    for (const char *p; (p = memmem(s->text + at, s->n - at, "]:", 2));) {
        at = (size_t)(p - s->text) + 2;
        at += strspn(s->text + at, " \t\r\n");
        at += s->text[at] == '<';
        size_t n = strcspn(s->text + at, " \t\r\n>");
        if (n && !map_get(&m->definitions, arena_copy(m->arena, s->text + at, n))) {
            size_t *place = arena_alloc(m->arena, sizeof *place);
            *place = at;
            map_add(&m->definitions, arena_copy(m->arena, s->text + at, n), place);
        }
    }
}

struct span md_span_url(struct md *m, cmark_node *node, const char *written)
{
    struct region r = region_of(m, node);
    size_t n = strlen(written);
    size_t from = m->seen > r.from && m->seen < r.end ? m->seen : r.from;
    size_t at = find_in_source(m, from, r.end, written, 1);
    if (at == r.end)
        at = find_in_source(m, r.start, r.end, written, 1);
    if (at == r.end) {
        if (!m->defined)
            find_definitions(m);
        const size_t *place = map_get(&m->definitions, written);
        at = place ? *place : find_in_source(m, r.start, r.end, written, 0);
    }
    if (!n || at == r.end)
        return span_make(m->source, r.line, 0);
    m->seen = at + n;
    return span_make(m->source, at, n);
}

size_t md_find(struct md *m, cmark_node *node, const char *text, size_t after)
{
    while (cmark_node_get_start_line(node) < 1 && cmark_node_parent(node))
        node = cmark_node_parent(node);
    cmark_node *block = node;
    while ((cmark_node_get_type(block) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE &&
           cmark_node_parent(block))
        block = cmark_node_parent(block);
    size_t from = md_line_at(m, cmark_node_get_start_line(node));
    size_t end = md_line_at(m, cmark_node_get_end_line(block) + 1), n = strlen(text);
    from = from > after ? from : after;
    const char *hit = from < end ? memmem(m->source->text + from, end - from, text, n) : NULL;
    return hit ? (size_t)(hit - m->source->text) : m->source->n;
}

struct span md_span_literal(struct md *m, cmark_node *node, const char *literal)
{
    struct region r = region_of(m, node);
    char first[64];
    size_t skip = strspn(literal, " \t"), n = strcspn(literal + skip, "\r\n");
    size_t known = n < sizeof first ? n : sizeof first - 1;
    memcpy(first, literal + skip, known);
    first[known] = '\0';
    size_t at = find_in_source(m, r.from, r.end, first, 0);
    if (at == r.end)
        at = find_in_source(m, r.start, r.end, first, 0);
    return known && at < r.end ? span_make(m->source, at, n) : span_make(m->source, r.line, 0);
}
