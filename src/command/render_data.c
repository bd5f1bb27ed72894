#include "command/render_data.h"

#include "base/arena.h"
#include "base/when.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct inference {
    struct arena *arena;
    struct report *report;
};

static struct type infer(struct inference *i, const struct node *n, const char *name);
static struct value value_from(struct inference *i, const struct node *n, struct type t);

static int looks_like_number(const char *s)
{
    const char *digits = *s == '-' ? s + 1 : s;
    size_t n = strspn(digits, "0123456789");
    return n > 0 && n <= 15 && !digits[n] && (digits[0] != '0' || !strcmp(s, "0"));
}

static struct value scalar_value(const struct node *n)
{
    struct when when;
    if (n->quoted)
        return (struct value){.kind = VALUE_TEXT, .text = {n->text, strlen(n->text)}};
    if (node_is_null(n))
        return (struct value){.kind = VALUE_NONE};
    if (!strcmp(n->text, "true") || !strcmp(n->text, "false"))
        return (struct value){.kind = VALUE_BOOL, .truth = *n->text == 't'};
    if (looks_like_number(n->text))
        return (struct value){.kind = VALUE_INT, .number = strtol(n->text, NULL, 10)};
    if (when_parse(n->text, &when) == WHEN_OK)
        return (struct value){.kind = VALUE_WHEN, .when = when};
    return (struct value){.kind = VALUE_TEXT, .text = {n->text, strlen(n->text)}};
}

static struct type infer_scalar(const struct node *n)
{
    struct type t = {.kind = scalar_value(n).kind};
    if (t.kind == VALUE_NONE)
        t = (struct type){.kind = VALUE_FAULTY, .optional = 1};
    return t;
}

static struct value record_get(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    return ((const struct value *)self)[f->index];
}

static struct type infer_map(struct inference *i, const struct node *n, const char *name)
{
    struct record *record = arena_alloc(i->arena, sizeof *record);
    struct field *field = arena_array(i->arena, n->n + 1, sizeof *field);
    *record = (struct record){.name = name, .field = field};
    for (const struct node *item = n->item; item; item = item->next) {
        struct type t = infer(i, item, item->key);
        int index = (int)record->n++;
        field[index] =
            (struct field){.name = item->key, .type = t, .get = record_get, .index = index};
    }
    return (struct type){.kind = VALUE_RECORD, .record = record};
}

static const struct field *data_field(const struct record *r, const char *name)
{
    for (size_t i = 0; i < r->n; i++) {
        if (!strcmp(r->field[i].name, name))
            return &r->field[i];
    }
    return NULL;
}

static struct type merge_types(struct inference *i, const struct node *n, struct type a,
                               struct type b);

static struct type merge_field(struct inference *i, const struct node *n, const struct field *a,
                               const struct field *b)
{
    if (a && b)
        return merge_types(i, n, a->type, b->type);
    struct type t = a ? a->type : b->type;
    t.optional = 1;
    return t;
}

static const struct record *merge_records(struct inference *i, const struct node *n,
                                          const struct record *a, const struct record *b)
{
    assert(a && b);
    struct record *out = arena_alloc(i->arena, sizeof *out);
    struct field *field = arena_array(i->arena, a->n + b->n + 1, sizeof *field);
    *out = (struct record){.name = a->name, .field = field};
    for (size_t k = 0; k < a->n + b->n; k++) {
        const char *name = k < a->n ? a->field[k].name : b->field[k - a->n].name;
        if (k >= a->n && data_field(a, name))
            continue;
        struct type t = merge_field(i, n, data_field(a, name), data_field(b, name));
        int index = (int)out->n++;
        field[index] = (struct field){.name = name, .type = t, .get = record_get, .index = index};
    }
    return out;
}

static const char *kind_name(enum value_kind kind)
{
    static const char *const names[] = {
        [VALUE_BOOL] = "true/false", [VALUE_INT] = "number", [VALUE_TEXT] = "text",
        [VALUE_WHEN] = "date",       [VALUE_LIST] = "list",  [VALUE_RECORD] = "map",
        [VALUE_FAULTY] = "?",
    };
    return names[kind];
}

/* The type of what is one or the other; `n` is where the second was found. */
static struct type merge_types(struct inference *i, const struct node *n, struct type a,
                               struct type b)
{
    int optional = a.optional || b.optional;
    if (a.kind == VALUE_FAULTY || b.kind == VALUE_FAULTY) {
        a = a.kind == VALUE_FAULTY ? b : a;
    } else if (a.kind != b.kind) {
        diag_add(i->report, DIAG_TEMPLATE_TYPE, n->span, kind_name(a.kind), kind_name(b.kind));
    } else if (a.kind == VALUE_RECORD) {
        a.record = merge_records(i, n, a.record, b.record);
    } else if (a.kind == VALUE_LIST) {
        assert(a.element && b.element);
        struct type *element = arena_alloc(i->arena, sizeof *element);
        *element = merge_types(i, n, *a.element, *b.element);
        a.element = element;
    }
    a.optional = optional;
    return a;
}

static struct type infer_list(struct inference *i, const struct node *n, const char *name)
{
    struct type *element = arena_alloc(i->arena, sizeof *element);
    *element = (struct type){.kind = VALUE_FAULTY};
    for (const struct node *item = n->item; item; item = item->next)
        *element = merge_types(i, item, *element, infer(i, item, name));
    return (struct type){.kind = VALUE_LIST, .element = element};
}

static struct type infer(struct inference *i, const struct node *n, const char *name)
{
    if (n->kind == NODE_SCALAR)
        return infer_scalar(n);
    return n->kind == NODE_MAP ? infer_map(i, n, name) : infer_list(i, n, name);
}

static struct value map_value(struct inference *i, const struct node *n, const struct record *r)
{
    assert(r);
    struct value *object = arena_array(i->arena, r->n + 1, sizeof *object);
    for (size_t k = 0; k < r->n; k++) {
        const struct node *item = node_get(n, r->field[k].name);
        object[k] =
            item ? value_from(i, item, r->field[k].type) : (struct value){.kind = VALUE_NONE};
    }
    return (struct value){.kind = VALUE_RECORD, .record = object};
}

static struct value list_value(struct inference *i, const struct node *n, struct type element)
{
    struct value *at = arena_array(i->arena, n->n + 1, sizeof *at);
    size_t count = 0;
    for (const struct node *item = n->item; item; item = item->next)
        at[count++] = value_from(i, item, element);
    return (struct value){.kind = VALUE_LIST, .list = {at, count}};
}

static struct value value_from(struct inference *i, const struct node *n, struct type t)
{
    if (n->kind == NODE_SCALAR)
        return scalar_value(n);
    if (n->kind == NODE_MAP)
        return map_value(i, n, t.record);
    assert(t.element);
    return list_value(i, n, *t.element);
}

struct data data_infer(struct arena *a, struct report *r, const struct node *root)
{
    struct inference i = {.arena = a, .report = r};
    size_t before = r->count[SEVERITY_ERROR];
    struct data out = {.type = infer(&i, root, "data")};
    if (r->count[SEVERITY_ERROR] == before)
        out.value = value_from(&i, root, out.type);
    return out;
}
