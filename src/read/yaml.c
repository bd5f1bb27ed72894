#include "read/yaml.h"

#include "base/arena.h"
#include "base/map.h"

#include <stdio.h>
#include <string.h>
#include <yaml.h>

/* The state of reading one document: events come in, nodes go out. */
struct reader {
    struct arena *arena;
    struct report *report;
    const struct source *source;
    size_t from, to;
    yaml_parser_t parser;
    size_t cursor_points; /* libyaml counts code points; the cursor remembers where it last was */
    size_t cursor_byte;
    size_t nodes;
    int failed; /* something was reported that makes the document unusable */
};

/* Converts a mark's code point index to a byte offset of the source. */
static size_t byte_at(struct reader *y, size_t points)
{
    if (points < y->cursor_points) {
        y->cursor_points = 0;
        y->cursor_byte = y->from;
    }
    const char *text = y->source->text;
    while (y->cursor_points < points && y->cursor_byte < y->to) {
        y->cursor_byte++;
        while (y->cursor_byte < y->to && ((unsigned char)text[y->cursor_byte] & 0xC0) == 0x80)
            y->cursor_byte++;
        y->cursor_points++;
    }
    return y->cursor_byte;
}

static struct span event_span(struct reader *y, const yaml_event_t *e)
{
    size_t from = byte_at(y, e->start_mark.index), to = byte_at(y, e->end_mark.index);
    const char *line = memchr(y->source->text + from, '\n', to - from);
    if (line)
        to = (size_t)(line - y->source->text);
    while (to > from && strchr(" \t\r", y->source->text[to - 1]))
        to--;
    return span_make(y->source, from, to - from);
}

static struct diag *fail(struct reader *y, enum diag_id id, struct span span, const char *arg)
{
    y->failed = 1;
    return diag_add(y->report, id, span, arg, NULL);
}

/* ---- libyaml's problems in plain words ---- */

/* The value that stands behind the first colon of the line, for the advice to quote it. */
static void help_quote(struct reader *y, struct diag *d, size_t at)
{
    struct place p = source_place(y->source, at);
    const char *line = y->source->text + p.line_at, *end = line + p.line_bytes;
    const char *colon = memchr(line, ':', p.line_bytes);
    if (!colon)
        return;
    colon++;
    while (colon < end && *colon == ' ')
        colon++;
    diag_help(y->report, d, HELP_QUOTE_VALUE, arena_copy(y->arena, colon, (size_t)(end - colon)),
              NULL);
}

/* The line as far as it is written, without the white space around. */
static struct span line_span(struct reader *y, size_t at)
{
    struct place p = source_place(y->source, at);
    size_t from = p.line_at, to = p.line_at + p.line_bytes;
    while (from < to && y->source->text[from] == ' ')
        from++;
    return span_make(y->source, from, to - from);
}

static void problem_colon(struct reader *y, size_t at, size_t context)
{
    (void)context;
    help_quote(y, fail(y, DIAG_YAML_COLON, span_make(y->source, at, 1), NULL), at);
}

static void problem_character(struct reader *y, size_t at, size_t context)
{
    (void)context;
    char text[2] = {at < y->source->n ? y->source->text[at] : ' ', '\0'};
    if (text[0] == '\t') {
        diag_help(y->report, fail(y, DIAG_YAML_TAB, span_make(y->source, at, 1), NULL),
                  HELP_USE_SPACES, NULL, NULL);
        return;
    }
    help_quote(y, fail(y, DIAG_YAML_CHARACTER, span_make(y->source, at, 1), text), at);
}

static void problem_key(struct reader *y, size_t at, size_t context)
{
    (void)at;
    struct span line = line_span(y, context);
    struct diag *d = fail(y, DIAG_YAML_KEY, line, NULL);
    const char *colon = memchr(y->source->text + line.at, ':', line.n);
    if (colon && colon[1] != ' ')
        diag_help(y->report, d, HELP_SPACE_AFTER_COLON, NULL, NULL);
}

static void problem_unclosed(struct reader *y, size_t at, size_t context)
{
    (void)at;
    fail(y, DIAG_YAML_UNCLOSED, span_make(y->source, context, 1), NULL);
}

static void problem_indent(struct reader *y, size_t at, size_t context)
{
    (void)context;
    fail(y, DIAG_YAML_INDENT, line_span(y, at), NULL);
}

static void problem_escape(struct reader *y, size_t at, size_t context)
{
    (void)context;
    fail(y, DIAG_YAML_ESCAPE, span_make(y->source, at, 1), NULL);
}

static void problem_tag(struct reader *y, size_t at, size_t context)
{
    (void)at;
    fail(y, DIAG_YAML_TAG, span_make(y->source, context, 1), NULL);
}

static void problem_anchor(struct reader *y, size_t at, size_t context)
{
    (void)at;
    problem_character(y, context, context);
}

static void problem_tab(struct reader *y, size_t at, size_t context)
{
    (void)context;
    diag_help(y->report, fail(y, DIAG_YAML_TAB, span_make(y->source, at, 1), NULL), HELP_USE_SPACES,
              NULL, NULL);
}

/* What libyaml says (the beginning of its context or problem), and what we make of it. */
static const struct {
    const char *context; /* NULL: any */
    const char *problem; /* NULL: any */
    void (*tell)(struct reader *y, size_t at, size_t context);
} problems[] = {
    {NULL, "mapping values are not allowed", problem_colon},
    {NULL, "found character that cannot start", problem_character},
    {NULL, "found a tab character", problem_tab},
    {"while scanning a quoted scalar", "found unexpected end", problem_unclosed},
    {"while scanning a quoted scalar", "found unexpected document", problem_unclosed},
    {NULL, "found unknown escape", problem_escape},
    {NULL, "did not find expected hexdecimal", problem_escape},
    {NULL, "found invalid Unicode character escape", problem_escape},
    {"while parsing a flow", NULL, problem_unclosed},
    {"while scanning a simple key", NULL, problem_key},
    {"while scanning an anchor", NULL, problem_anchor},
    {"while scanning an alias", NULL, problem_anchor},
    {"while scanning a tag", NULL, problem_tag},
    {"while parsing a tag", NULL, problem_tag},
    {"while parsing a node", "found undefined tag", problem_tag},
    {"while scanning a directive", NULL, problem_character},
    {"while parsing a block", NULL, problem_indent},
    {NULL, "block sequence entries are not allowed", problem_indent},
    {NULL, "did not find expected <document start>", problem_key},
};

static int begins(const char *text, const char *start)
{
    return !start || (text && !strncmp(text, start, strlen(start)));
}

/* The byte at a mark; the text's last one for a mark at its end, where there is nothing to show. */
static size_t byte_shown(struct reader *y, size_t points)
{
    size_t at = byte_at(y, points);
    return at >= y->source->n && at > 0 ? at - 1 : at;
}

static void tell_problem(struct reader *y)
{
    size_t at = byte_shown(y, y->parser.problem_mark.index);
    size_t context = y->parser.context ? byte_shown(y, y->parser.context_mark.index) : at;
    for (size_t i = 0; i < sizeof problems / sizeof *problems; i++) {
        if (begins(y->parser.context, problems[i].context) &&
            begins(y->parser.problem, problems[i].problem)) {
            problems[i].tell(y, at, context);
            return;
        }
    }
    fail(y, DIAG_YAML_SYNTAX, line_span(y, at), NULL);
}

/* ---- events to nodes ---- */

/* Fetches the next event; 0 when reading cannot go on. */
static int next_event(struct reader *y, yaml_event_t *e)
{
    if (yaml_parser_parse(&y->parser, e))
        return 1;
    if (!y->failed)
        tell_problem(y);
    return 0;
}

static void refuse_extras(struct reader *y, const yaml_event_t *e)
{
    const yaml_char_t *anchor = NULL, *tag = NULL;
    if (e->type == YAML_SCALAR_EVENT) {
        anchor = e->data.scalar.anchor;
        tag = e->data.scalar.tag;
    } else if (e->type == YAML_SEQUENCE_START_EVENT) {
        anchor = e->data.sequence_start.anchor;
        tag = e->data.sequence_start.tag;
    } else if (e->type == YAML_MAPPING_START_EVENT) {
        anchor = e->data.mapping_start.anchor;
        tag = e->data.mapping_start.tag;
    }
    if (anchor || e->type == YAML_ALIAS_EVENT) {
        struct diag *d = fail(y, DIAG_YAML_ANCHOR, event_span(y, e), NULL);
        diag_help(y->report, d, HELP_WRITE_TWICE, NULL, NULL);
    } else if (tag) {
        fail(y, DIAG_YAML_TAG, event_span(y, e), NULL);
    }
}

static struct node *node_new(struct reader *y, const yaml_event_t *e)
{
    struct node *n = arena_alloc(y->arena, sizeof *n);
    n->span = event_span(y, e);
    if (e->type == YAML_SCALAR_EVENT) {
        n->quoted = e->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
        n->text = arena_copy(y->arena, (const char *)e->data.scalar.value, e->data.scalar.length);
    } else if (e->type == YAML_ALIAS_EVENT) {
        n->text = "";
    } else {
        n->kind = e->type == YAML_SEQUENCE_START_EVENT ? NODE_LIST : NODE_MAP;
    }
    return n;
}

/* Tells of keys that stand twice. Long maps go through a table, so that a hostile file cannot make
 * this quadratic. */
static void refuse_duplicates(struct reader *y, const struct node *map)
{
    struct map seen;
    map_init(&seen, y->arena);
    for (struct node *n = map->item; n; n = n->next) {
        struct node *first = map_add(&seen, n->key, n);
        if (first == n)
            continue;
        struct diag *d = diag_add(y->report, DIAG_YAML_DUPLICATE, n->key_span, n->key, NULL);
        diag_help(y->report, d, HELP_KEEP_ONE, NULL, NULL);
        diag_note(d, HELP_FIRST_HERE, first->key_span);
    }
}

static struct node *read_node(struct reader *y, const yaml_event_t *e, int depth);

/* Reads the key of a map's next entry: 1 read, 0 the map ends, -1 reading cannot go on. */
static int read_key(struct reader *y, const char **key, struct span *span)
{
    yaml_event_t e;
    if (!next_event(y, &e))
        return -1;
    int result = e.type == YAML_SCALAR_EVENT ? 1 : e.type == YAML_MAPPING_END_EVENT ? 0 : -1;
    refuse_extras(y, &e);
    *span = event_span(y, &e);
    if (result == 1)
        *key = arena_copy(y->arena, (const char *)e.data.scalar.value, e.data.scalar.length);
    else if (result < 0 && !y->failed)
        fail(y, DIAG_YAML_KEY, *span, NULL);
    yaml_event_delete(&e);
    return result;
}

/* Reads the children of a list or map up to its end; 0 if reading cannot go on. */
static int read_children(struct reader *y, struct node *parent, int depth)
{
    for (struct node **at = &parent->item;; at = &(*at)->next, parent->n++) {
        const char *key = NULL;
        struct span key_span = {0};
        if (parent->kind == NODE_MAP) {
            int found = read_key(y, &key, &key_span);
            if (found <= 0)
                return found == 0;
        }
        yaml_event_t e;
        if (!next_event(y, &e))
            return 0;
        int ends = e.type == YAML_SEQUENCE_END_EVENT;
        struct node *child = ends ? NULL : read_node(y, &e, depth);
        yaml_event_delete(&e);
        if (!child)
            return ends;
        child->key = key;
        child->key_span = key_span;
        *at = child;
    }
}

static struct node *read_node(struct reader *y, const yaml_event_t *e, int depth)
{
    refuse_extras(y, e);
    struct node *n = node_new(y, e);
    if (depth > YAML_MAX_DEPTH || ++y->nodes > YAML_MAX_NODES) {
        char limit[16];
        int deep = depth > YAML_MAX_DEPTH;
        snprintf(limit, sizeof limit, "%d", deep ? YAML_MAX_DEPTH : YAML_MAX_NODES);
        fail(y, deep ? DIAG_YAML_DEEP : DIAG_YAML_MANY, n->span, limit);
        return NULL;
    }
    if (n->kind != NODE_SCALAR && !read_children(y, n, depth + 1))
        return NULL;
    if (n->kind == NODE_MAP)
        refuse_duplicates(y, n);
    return n;
}

static struct node *read_root(struct reader *y)
{
    struct node *root = NULL;
    for (int done = 0; !done;) {
        yaml_event_t e;
        if (!next_event(y, &e))
            return NULL;
        done = e.type == YAML_STREAM_END_EVENT;
        if (e.type == YAML_DOCUMENT_START_EVENT && root) {
            fail(y, DIAG_YAML_DOCUMENTS, event_span(y, &e), NULL);
            done = 1;
        } else if (e.type == YAML_SCALAR_EVENT || e.type == YAML_ALIAS_EVENT ||
                   e.type == YAML_SEQUENCE_START_EVENT || e.type == YAML_MAPPING_START_EVENT) {
            root = read_node(y, &e, 0);
            done = !root;
        }
        yaml_event_delete(&e);
    }
    return root;
}

/* A tab that libyaml let pass is no fault, but the next editor's program may show the file
 * differently. */
static void warn_tab(struct reader *y)
{
    const char *tab = memchr(y->source->text + y->from, '\t', y->to - y->from);
    if (!tab)
        return;
    struct span at = span_make(y->source, (size_t)(tab - y->source->text), 1);
    diag_help(y->report, diag_add(y->report, DIAG_TAB, at, NULL, NULL), HELP_USE_SPACES, NULL,
              NULL);
}

struct node *yaml_read(struct arena *a, struct report *r, const struct source *s, size_t from,
                       size_t to)
{
    struct reader y = {
        .arena = a, .report = r, .source = s, .from = from, .to = to, .cursor_byte = from};
    if (!yaml_parser_initialize(&y.parser))
        memory_exhausted(sizeof y.parser);
    yaml_parser_set_encoding(&y.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&y.parser, (const unsigned char *)s->text + from, to - from);
    struct node *root = read_root(&y);
    if (!y.failed)
        warn_tab(&y);
    yaml_parser_delete(&y.parser);
    return y.failed ? NULL : root;
}

struct node *node_get(const struct node *map, const char *key)
{
    if (!map || map->kind != NODE_MAP)
        return NULL;
    for (struct node *n = map->item; n; n = n->next) {
        if (!strcmp(n->key, key))
            return n;
    }
    return NULL;
}

int node_is_null(const struct node *n)
{
    return n->kind == NODE_SCALAR && !n->quoted &&
           (!*n->text || !strcmp(n->text, "~") || !strcmp(n->text, "null"));
}
