#include "model/front.h"

#include "base/arena.h"
#include "base/buf.h"
#include "read/text.h"
#include "read/yaml.h"
#include "read/yaml_comments.h"
#include "read/yaml_write.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* How values of a kind are written. */
enum form { FORM_TEXT, FORM_NUMBER, FORM_TRUTH };

static const enum form forms[FIELD_KINDS] = {
    [FIELD_YESNO] = FORM_TRUTH,    [FIELD_INT] = FORM_NUMBER,      [FIELD_YEAR] = FORM_NUMBER,
    [FIELD_DEGREES] = FORM_NUMBER, [FIELD_MEASURES] = FORM_NUMBER,
};

enum { STEP = 2 };

struct front_writer {
    struct buf *out;
    struct arena *arena;
    const struct front_order *order;
    unsigned char *told; /* of each comment: 1: it is written */
};

/* ---- the order of fields ---- */

static size_t add_front_fields(struct front_field *out, size_t n, const struct record_spec *whole,
                               const struct record_spec *part)
{
    for (const struct field_spec *f = part->field; f->name; f++) {
        if (!*f->name)
            n = add_front_fields(out, n, whole, f->record);
        else if (schema_field(whole, f->name) == f) /* a record's own counts before one within */
            out[n++] = (struct front_field){part, f};
        assert(n < FRONT_FIELDS);
    }
    return n;
}

size_t front_fields(enum item_type type, struct front_field out[FRONT_FIELDS])
{
    const struct record_spec *common = schema_common();
    const struct field_spec *rest = common->field;
    size_t n = 0;
    for (; !n || strcmp(out[n - 1].field->name, "summary") != 0; rest++)
        out[n++] = (struct front_field){common, rest};
    n = add_front_fields(out, n, schema_type(type), schema_type(type));
    for (; rest->name; rest++)
        out[n++] = (struct front_field){common, rest};
    assert(n < FRONT_FIELDS);
    return n;
}

/* ---- comments ---- */

static size_t first_comment(const struct yaml_comments *c, size_t of)
{
    size_t from = 0, to = c->n;
    while (from < to) {
        size_t middle = (from + to) / 2;
        if (c->at[middle].of < of)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* Writes the comments above what begins at `of`, each on a line of its own. */
static void put_above(struct front_writer *w, size_t of, size_t indent)
{
    const struct yaml_comments *c = w->order->comments;
    for (size_t i = c ? first_comment(c, of) : 0; c && i < c->n && c->at[i].of == of; i++) {
        if (c->at[i].behind || w->told[i])
            continue;
        buf_printf(w->out, "%*s%s\n", (int)indent, "", c->at[i].text);
        w->told[i] = 1;
    }
}

/* Ends the line of what begins at `of`, with the comment that stands behind it. */
static void put_line_end(struct front_writer *w, size_t of)
{
    const struct yaml_comments *c = w->order->comments;
    for (size_t i = c ? first_comment(c, of) : 0; c && i < c->n && c->at[i].of == of; i++) {
        if (!c->at[i].behind || w->told[i])
            continue;
        buf_printf(w->out, " %s", c->at[i].text);
        w->told[i] = 1;
        break;
    }
    buf_putc(w->out, '\n');
}

static void put_rest(struct front_writer *w)
{
    const struct yaml_comments *c = w->order->comments;
    for (size_t i = 0; c && i < c->n; i++) {
        if (!w->told[i])
            buf_printf(w->out, "%s\n", c->at[i].text);
    }
}

/* ---- values ---- */

static int compare_swap(const void *key, const void *swap)
{
    size_t at = *(const size_t *)key, own = ((const struct front_swap *)swap)->at;
    return at < own ? -1 : at > own;
}

/* Returns the value as it is to be written: read anew if it stands otherwise. */
static const struct node *meant_node(struct front_writer *w, const struct node *n)
{
    const struct front_order *o = w->order;
    const size_t at = n->span.at;
    const struct front_swap *s = NULL;
    if (o->swaps && n->kind == NODE_SCALAR)
        s = bsearch(&at, o->swap, o->swaps, sizeof *o->swap, compare_swap);
    if (!s)
        return n;
    struct node *meant = arena_alloc(w->arena, sizeof *meant);
    *meant = *n;
    meant->text = s->meant;
    meant->quoted = 1;
    if (*s->meant != '[')
        return meant;
    struct report quiet;
    report_init(&quiet, w->arena);
    const struct source *text = source_new(w->arena, "", s->meant, strlen(s->meant));
    const struct node *list = yaml_read(w->arena, &quiet, text, 0, text->n);
    if (!list)
        return meant;
    meant->kind = NODE_LIST;
    meant->item = list->item;
    return meant;
}

/* Returns 1 if there is nothing in it to be written. */
static int is_blank(const struct node *n)
{
    if (n->kind == NODE_SCALAR)
        return node_is_null(n) || !n->text[strspn(n->text, " \t\n")];
    for (const struct node *child = n->item; child; child = child->next) {
        if (!is_blank(child))
            return 0;
    }
    return 1;
}

static void put_scalar(struct front_writer *w, const struct field_spec *f, const struct node *n,
                       size_t indent)
{
    static const char *const truths[] = {"yes", "true", "ja"};
    if (forms[f->kind] == FORM_NUMBER) {
        buf_puts(w->out, n->text);
    } else if (forms[f->kind] == FORM_TRUTH) {
        int truth = 0;
        for (size_t i = 0; i < sizeof truths / sizeof *truths; i++)
            truth |= !strcasecmp(truths[i], n->text);
        buf_puts(w->out, truth ? "true" : "false");
    } else {
        const char *text = text_tidy(w->arena, n->text, (f->flags & FIELD_LINES) != 0);
        yaml_put_quoted_text(w->out, text, strlen(text), indent + STEP);
    }
}

static void put_map(struct front_writer *w, const struct field_spec *f, const struct node *map,
                    size_t indent, int dashed);

/* Writes an entry of a list: `- value`, or `- key: value` with the other keys below the first. */
static void put_element(struct front_writer *w, const struct field_spec *f, const struct node *n,
                        size_t indent)
{
    if (is_blank(n))
        return;
    n = meant_node(w, n);
    put_above(w, yaml_begins(n), indent);
    if (n->kind == NODE_MAP) {
        put_map(w, f, n, indent + STEP, 1);
        return;
    }
    buf_printf(w->out, "%*s- ", (int)indent, "");
    put_scalar(w, f, n, indent);
    put_line_end(w, yaml_begins(n));
}

static void put_list(struct front_writer *w, const struct field_spec *f, const struct node *n,
                     size_t indent)
{
    if (n->kind != NODE_LIST)
        put_element(w, f, n, indent);
    for (const struct node *item = n->kind == NODE_LIST ? n->item : NULL; item; item = item->next)
        put_element(w, f, item, indent);
}

/* Writes `key: value`. The first key of a list's entry stands behind the dash. */
static void put_pair(struct front_writer *w, const struct field_spec *f, const struct node *n,
                     size_t indent, int dashed)
{
    size_t of = yaml_begins(n);
    int listed = f->flags & FIELD_LIST && (f->kind != FIELD_NAMED && f->kind != FIELD_MEASURES);
    const struct node *value = meant_node(w, n);
    size_t start = dashed ? indent - STEP : indent;
    put_above(w, of, start);
    buf_printf(w->out, "%*s%s", (int)start, "", dashed ? "- " : "");
    yaml_put_key(w->out, n->key);
    buf_putc(w->out, ':');
    if (value->kind == NODE_SCALAR && !listed) {
        buf_putc(w->out, ' ');
        put_scalar(w, f, value, indent);
    }
    put_line_end(w, of);
    if (value->kind == NODE_SCALAR && !listed)
        return;
    if (value->kind == NODE_LIST || listed)
        put_list(w, f, value, indent + STEP);
    else
        put_map(w, f, value, indent + STEP, 0);
}

/* Writes the entries of a map whose keys are names of the author's, in the order in which they
 * stand. */
static void put_free_keys(struct front_writer *w, const struct field_spec *f,
                          const struct node *map, size_t indent, int dashed)
{
    struct field_spec entry = *f;
    entry.flags &= ~(unsigned)FIELD_LIST;
    if (f->kind == FIELD_NAMED)
        entry.kind = FIELD_RECORD;
    for (const struct node *n = map->item; n; n = n->next) {
        if (is_blank(n))
            continue;
        put_pair(w, &entry, n, indent, dashed);
        dashed = 0;
    }
}

static void put_map(struct front_writer *w, const struct field_spec *f, const struct node *map,
                    size_t indent, int dashed)
{
    if (!f->record || f->kind == FIELD_NAMED) {
        put_free_keys(w, f, map, indent, dashed);
        return;
    }
    struct front_field fields[FRONT_FIELDS];
    size_t n = add_front_fields(fields, 0, f->record, f->record);
    for (size_t i = 0; i < n; i++) {
        const struct node *value = node_get(map, fields[i].field->name);
        if (!value || is_blank(value))
            continue;
        put_pair(w, fields[i].field, value, indent, dashed);
        dashed = 0;
    }
}

void front_write(struct buf *out, struct arena *a, enum item_type type, const struct node *front,
                 const struct front_order *order)
{
    struct front_field fields[FRONT_FIELDS];
    struct front_writer w = {.out = out, .arena = a, .order = order};
    size_t n = front_fields(type, fields);
    if (order->comments)
        w.told = arena_alloc(a, order->comments->n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct node *value = node_get(front, fields[i].field->name);
        if (value && !is_blank(value))
            put_pair(&w, fields[i].field, value, 0, 0);
        else if (order->absent)
            order->absent(order->ctx, out, &fields[i]);
    }
    put_rest(&w);
}
