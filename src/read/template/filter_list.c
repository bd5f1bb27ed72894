#include "base/arena.h"
#include "read/template/filter.h"

struct outcome filter_sort(struct compiler *c, const struct expr *e, struct outcome in,
                           struct expr **arg)
{
    struct call *k = call_new(c, e);
    struct type by = in.type.element ? *in.type.element : type_faulty;
    if (arg[0])
        by = argument_path(c, e, arg[0], in.type, k);
    argument_kind(c, arg[0] ? arg[0] : e->left, by,
                  KIND(TEXT) | KIND(INT) | KIND(WHEN) | KIND(RANGE) | KIND(BOOL),
                  "text, number, date, range, bool");
    if (arg[1])
        argument_push(c, e, arg[1], KIND(BOOL));
    return call_emit(c, k, arg[1] != NULL, in.type);
}

static struct value group_get(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    const struct value_group *g = self;
    return f->index ? g->items : g->key;
}

static struct type group_type(struct compiler *c, struct type key, struct type list)
{
    struct field *field = arena_array(c->arena, 2, sizeof *field);
    struct record *record = arena_alloc(c->arena, sizeof *record);
    struct type *element = arena_alloc(c->arena, sizeof *element);
    field[0] = (struct field){.name = "key", .type = key, .get = group_get, .index = 0};
    field[1] =
        (struct field){.name = "items", .type = type_present(list), .get = group_get, .index = 1};
    *record = (struct record){.name = "group_by", .field = field, .n = 2};
    *element = (struct type){.kind = VALUE_RECORD, .record = record};
    return (struct type){.kind = VALUE_LIST, .element = element};
}

struct outcome filter_group_by(struct compiler *c, const struct expr *e, struct outcome in,
                               struct expr **arg)
{
    struct call *k = call_new(c, e);
    struct type by = argument_path(c, e, arg[0], in.type, k);
    argument_kind(c, arg[0], by,
                  KIND(TEXT) | KIND(INT) | KIND(WHEN) | KIND(BOOL) | KIND(URL) | KIND(RECORD),
                  "text, number, date, bool, url, record");
    return call_emit(c, k, 0, group_type(c, by, in.type));
}

struct outcome filter_limit(struct compiler *c, const struct expr *e, struct outcome in,
                            struct expr **arg)
{
    argument_push(c, e, arg[0], KIND(INT));
    return call_emit(c, call_new(c, e), 1, in.type);
}

struct outcome filter_where(struct compiler *c, const struct expr *e, struct outcome in,
                            struct expr **arg)
{
    struct call *k = call_new(c, e);
    struct type by = argument_path(c, e, arg[0], in.type, k);
    if (!arg[1])
        return call_emit(c, k, 0, in.type);
    argument_kind(c, arg[0], by, KIND(TEXT) | KIND(INT) | KIND(WHEN) | KIND(BOOL) | KIND(URL),
                  "text, number, date, bool, url");
    struct type value = check_present(c, arg[1]).type;
    if (!type_same(by, value))
        fault_type(c, arg[1]->span, type_name(c, by), value);
    return call_emit(c, k, 1, in.type);
}

struct outcome filter_end(struct compiler *c, const struct expr *e, struct outcome in,
                          struct expr **arg)
{
    (void)arg;
    struct type t = in.type.element ? *in.type.element : type_faulty;
    t.optional = 1;
    return call_emit(c, call_new(c, e), 0, t);
}

struct outcome filter_join(struct compiler *c, const struct expr *e, struct outcome in,
                           struct expr **arg)
{
    if (in.type.element)
        argument_kind(c, e->left, *in.type.element, KIND(TEXT) | KIND(INT),
                      "list(text), list(number)");
    if (arg[0])
        argument_push(c, e, arg[0], KIND(TEXT));
    return call_emit(c, call_new(c, e), arg[0] != NULL, type_of(VALUE_TEXT));
}

struct outcome filter_length(struct compiler *c, const struct expr *e, struct outcome in,
                             struct expr **arg)
{
    (void)in;
    (void)arg;
    return call_emit(c, call_new(c, e), 0, type_of(VALUE_INT));
}
