#include "read/yaml.h"

#include "base/arena.h"
#include "base/map.h"
#include "read/yaml_check.h"
#include "read/yaml_line.h"
#include "read/yaml_problem.h"
#include "read/yaml_slips.h"

#include <stdio.h>
#include <string.h>
#include <yaml.h>

static struct span event_span(struct yaml_reader *y, const yaml_event_t *e)
{
    size_t from = yaml_byte_at(y, e->start_mark.index), to = yaml_byte_at(y, e->end_mark.index);
    const char *line = memchr(y->source->text + from, '\n', to - from);
    if (line)
        to = (size_t)(line - y->source->text);
    while (to > from && strchr(" \t\r", y->source->text[to - 1]))
        to--;
    return span_make(y->source, from, to - from);
}

/* ---- events to nodes ---- */

/* Fetches the next event; 0 when reading cannot go on. */
static int next_event(struct yaml_reader *y, yaml_event_t *e)
{
    if (yaml_parser_parse(y->parser, e))
        return 1;
    if (!y->failed)
        yaml_tell_problem(y);
    return 0;
}

/* Returns 1 if what looks like an anchor or alias is hardly one: `&Co KG` that nothing refers to,
 * and `*Fest` where nothing is called so. */
static int is_text(struct yaml_reader *y, const yaml_event_t *e)
{
    const char *name = NULL;
    if (e->type == YAML_SCALAR_EVENT && e->data.scalar.length > 0)
        name = arena_printf(y->arena, "*%s", (const char *)e->data.scalar.anchor);
    else if (e->type == YAML_ALIAS_EVENT)
        name = arena_printf(y->arena, "&%s", (const char *)e->data.alias.anchor);
    return name && !memmem(y->source->text + y->from, y->to - y->from, name, strlen(name));
}

static void refuse_extras(struct yaml_reader *y, const yaml_event_t *e)
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
        struct diag *d = yaml_fail(y, DIAG_YAML_ANCHOR, event_span(y, e), NULL);
        if (is_text(y, e))
            yaml_help_value(y, d, d->span.at);
        else
            diag_help(y->report, d, HELP_WRITE_TWICE, NULL, NULL);
    } else if (tag) {
        struct diag *d = yaml_fail(y, DIAG_YAML_TAG, event_span(y, e), NULL);
        yaml_help_value(y, d, d->span.at);
    }
}

static struct node *node_new(struct yaml_reader *y, const yaml_event_t *e)
{
    struct node *n = arena_alloc(y->arena, sizeof *n);
    n->span = event_span(y, e);
    if (e->type == YAML_SCALAR_EVENT) {
        yaml_scalar_style_t style = e->data.scalar.style;
        n->end = yaml_byte_at(y, e->end_mark.index);
        n->quoted = style != YAML_PLAIN_SCALAR_STYLE;
        n->text = arena_copy(y->arena, (const char *)e->data.scalar.value, e->data.scalar.length);
        if (style != YAML_LITERAL_SCALAR_STYLE && style != YAML_FOLDED_SCALAR_STYLE)
            n->comment = yaml_comment_at(y->source, n->end);
        yaml_check_text(y, n->span, n->text, e->data.scalar.length);
        if (!n->quoted && e->data.scalar.length && raw_begins(y, n->span.at))
            yaml_tell_dashes(y, n->span.at, n->end - 1);
        if (yaml_comment_cuts(n, 0))
            yaml_warn_cut(y->arena, y->report, n);
    } else if (e->type == YAML_ALIAS_EVENT) {
        n->text = "";
    } else {
        n->kind = e->type == YAML_SEQUENCE_START_EVENT ? NODE_LIST : NODE_MAP;
    }
    return n;
}

/* Tells of keys that stand twice. Long maps go through a table, so that a hostile file cannot make
 * this quadratic. */
static void refuse_duplicates(struct yaml_reader *y, const struct node *map)
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

static struct node *read_node(struct yaml_reader *y, const yaml_event_t *e, int depth);

/* Reads the key of a map's next entry: 1 read, 0 the map ends, -1 reading cannot go on. */
static int read_key(struct yaml_reader *y, const char **key, struct span *span)
{
    yaml_event_t e;
    if (!next_event(y, &e))
        return -1;
    int result = e.type == YAML_SCALAR_EVENT ? 1 : e.type == YAML_MAPPING_END_EVENT ? 0 : -1;
    refuse_extras(y, &e);
    *span = event_span(y, &e);
    if (result == 1) {
        *key = arena_copy(y->arena, (const char *)e.data.scalar.value, e.data.scalar.length);
        yaml_check_text(y, *span, *key, e.data.scalar.length);
        yaml_tell_key(y, *span, *key);
    } else if (result < 0 && !y->failed) {
        yaml_fail(y, DIAG_YAML_KEY, *span, NULL);
    }
    yaml_event_delete(&e);
    return result;
}

/* Reads the children of a list or map up to its end; 0 if reading cannot go on. */
static int read_children(struct yaml_reader *y, struct node *parent, int depth)
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

static struct node *read_node(struct yaml_reader *y, const yaml_event_t *e, int depth)
{
    refuse_extras(y, e);
    struct node *n = node_new(y, e);
    if (depth > YAML_MAX_DEPTH || ++y->nodes > YAML_MAX_NODES) {
        char limit[16];
        int deep = depth > YAML_MAX_DEPTH;
        snprintf(limit, sizeof limit, "%d", deep ? YAML_MAX_DEPTH : YAML_MAX_NODES);
        yaml_fail(y, deep ? DIAG_YAML_DEEP : DIAG_YAML_MANY, n->span, limit);
        return NULL;
    }
    if (n->kind != NODE_SCALAR && !read_children(y, n, depth + 1))
        return NULL;
    if (n->kind == NODE_MAP)
        refuse_duplicates(y, n);
    return n;
}

static struct node *read_root(struct yaml_reader *y)
{
    struct node *root = NULL;
    for (int done = 0; !done;) {
        yaml_event_t e;
        if (!next_event(y, &e))
            return NULL;
        done = e.type == YAML_STREAM_END_EVENT;
        if (e.type == YAML_DOCUMENT_START_EVENT && root) {
            yaml_fail(y, DIAG_YAML_DOCUMENTS, event_span(y, &e), NULL);
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
static void warn_tab(struct yaml_reader *y)
{
    const char *tab = memchr(y->source->text + y->from, '\t', y->to - y->from);
    if (!tab)
        return;
    struct span at = span_make(y->source, (size_t)(tab - y->source->text), 1);
    yaml_help_tab(y, diag_add(y->report, DIAG_TAB, at, NULL, NULL), at.at);
}

struct node *yaml_read(struct arena *a, struct report *r, const struct source *s, size_t from,
                       size_t to)
{
    return yaml_read_fields(a, r, s, from, to, NULL);
}

struct node *yaml_read_fields(struct arena *a, struct report *r, const struct source *s,
                              size_t from, size_t to, int (*is_field)(const char *name))
{
    yaml_parser_t parser;
    struct yaml_reader y = {.arena = a,
                            .parser = &parser,
                            .report = r,
                            .source = s,
                            .is_field = is_field,
                            .from = from,
                            .to = to,
                            .cursor_byte = from};
    if (!yaml_parser_initialize(&parser))
        memory_exhausted(sizeof parser);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)s->text + from, to - from);
    struct node *root = read_root(&y);
    if (!y.failed && root && root->kind == NODE_SCALAR && !root->quoted)
        yaml_tell_slip(&y, NULL, root->span.at, root->span.at);
    if (!y.failed)
        warn_tab(&y);
    yaml_parser_delete(&parser);
    return y.failed ? NULL : root;
}
