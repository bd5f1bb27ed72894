#include "read/template/filter.h"

#include "base/arena.h"
#include "report/suggest.h"

#include <string.h>

enum { ARGUMENTS = 9 };

/* What one filter takes. */
struct spec {
    unsigned input;         /* kinds that may stand before it */
    int optional;           /* 1: the input may be missing */
    int least, most;        /* arguments */
    const char *keyword[2]; /* names of the first arguments, for `name=value` */
    const char *form;       /* how it is written, for messages */
    struct outcome (*check)(struct compiler *c, const struct expr *e, struct outcome in,
                            struct expr **arg);
};

static const char *const names[] = {
#define X(name, text) [FILTER_##name] = (text),
    TEMPLATE_FILTERS(X)
#undef X
};

enum { LISTS = KIND(LIST) };

static const struct spec specs[] = {
    [FILTER_DATE] = {KIND(WHEN) | KIND(RANGE), 0, 1, 1, {0}, "date(\"long\")", filter_date},
    [FILTER_PLURAL] = {KIND(INT), 0, 1, 8, {0}, "number | plural(\"word\")", filter_plural},
    [FILTER_T] = {KIND(TEXT), 0, 0, 8, {0}, "\"word\" | t", filter_t},
    [FILTER_SORT] = {LISTS, 0, 0, 2, {"attribute", "reverse"}, "sort(\"field\")", filter_sort},
    [FILTER_GROUP_BY] = {LISTS, 0, 1, 1, {"attribute"}, "group_by(\"field\")", filter_group_by},
    [FILTER_LIMIT] = {LISTS, 0, 1, 1, {0}, "limit(5)", filter_limit},
    [FILTER_WHERE] =
        {LISTS, 0, 1, 2, {"attribute", "value"}, "where(\"field\", value)", filter_where},
    [FILTER_FIRST] = {LISTS, 0, 0, 0, {0}, "first", filter_end},
    [FILTER_LAST] = {LISTS, 0, 0, 0, {0}, "last", filter_end},
    [FILTER_JOIN] = {LISTS, 0, 0, 1, {0}, "join(\", \")", filter_join},
    [FILTER_LENGTH] = {LISTS | KIND(TEXT), 0, 0, 0, {0}, "length", filter_length},
    [FILTER_DEFAULT] = {~0U, 1, 1, 1, {0}, "default(\"\")", filter_default},
    [FILTER_JSON] = {~0U, 1, 0, 0, {0}, "json", filter_json},
    [FILTER_URL] = {KIND(URL) | KIND(TEXT), 0, 0, 0, {0}, "url", filter_url},
    [FILTER_TRUNCATE] = {KIND(TEXT), 0, 1, 1, {"length"}, "truncate(100)", filter_truncate},
    [FILTER_LANG_NAME] = {KIND(TEXT), 0, 0, 0, {0}, "lang_name", filter_lang_name},
    [FILTER_TIMES] = {KIND(TEXT), 0, 0, 0, {0}, "times", filter_markup},
    [FILTER_ADDRESS] = {KIND(TEXT), 0, 0, 0, {0}, "address", filter_markup},
};

static struct value loop_get(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    const struct loop *l = self;
    const struct value facts[] = {
        {.kind = VALUE_INT, .number = (long)l->i + 1},
        {.kind = VALUE_INT, .number = (long)l->i},
        {.kind = VALUE_BOOL, .truth = l->i == 0},
        {.kind = VALUE_BOOL, .truth = l->i + 1 == l->n},
        {.kind = VALUE_INT, .number = (long)l->n},
    };
    return facts[f->index];
}

static const struct field loop_fields[] = {
    {"index", {.kind = VALUE_INT}, loop_get, 0, "the current item's number, from 1"},
    {"index0", {.kind = VALUE_INT}, loop_get, 1, "the same from 0"},
    {"first", {.kind = VALUE_BOOL}, loop_get, 2, "this is the first item"},
    {"last", {.kind = VALUE_BOOL}, loop_get, 3, "this is the last item"},
    {"length", {.kind = VALUE_INT}, loop_get, 4, "how many items there are"},
};

const struct record loop_record = {
    .name = "loop", .field = loop_fields, .n = sizeof loop_fields / sizeof *loop_fields};

static enum filter filter_of(const struct expr *e)
{
    int i = 0;
    while (i < FILTER_COUNT && strcmp(names[i], e->name) != 0)
        i++;
    return (enum filter)i;
}

struct call *call_new(struct compiler *c, const struct expr *e)
{
    struct call *k = arena_alloc(c->arena, sizeof *k);
    k->filter = filter_of(e);
    k->set = c->set;
    return k;
}

/* Writes the call; `argc` arguments stand on the stack above the input. */
struct outcome call_emit(struct compiler *c, struct call *k, size_t argc, struct type result)
{
    k->argc = argc;
    emit(c, OP_FILTER, 0, k);
    stack_move(c, -(int)argc);
    return (struct outcome){.type = result};
}

void argument_fault(struct compiler *c, const struct expr *e, struct span span)
{
    fault(c, DIAG_TEMPLATE_ARGUMENT, span, e->name, specs[filter_of(e)].form);
}

/* Writes an argument of one of `kinds`. */
struct type argument_push(struct compiler *c, const struct expr *e, const struct expr *arg,
                          unsigned kinds)
{
    struct type t = check_present(c, arg).type;
    if (t.kind != VALUE_FAULTY && !(kinds >> t.kind & 1))
        argument_fault(c, e, arg->span);
    return t;
}

/* Returns a literal text argument, or NULL after reporting. */
const char *argument_text(struct compiler *c, const struct expr *e, const struct expr *arg)
{
    if (arg->kind == EXPR_LITERAL && arg->value.kind == VALUE_TEXT)
        return arg->value.text.s;
    if (arg->kind != EXPR_FAULTY)
        argument_fault(c, e, arg->span);
    return NULL;
}

static const struct field *path_field(struct compiler *c, struct type of, const char *name,
                                      struct span span)
{
    struct suggest near = suggest_begin(name);
    for (size_t i = 0; of.kind == VALUE_RECORD && i < of.record->n; i++) {
        if (!strcmp(of.record->field[i].name, name))
            return &of.record->field[i];
        suggest_offer(&near, of.record->field[i].name);
    }
    struct diag *d = fault(c, DIAG_TEMPLATE_FIELD, span, name, type_name(c, of));
    if (near.best)
        diag_help(c->report, d, HELP_DID_YOU_MEAN, near.best, NULL);
    return NULL;
}

/* Follows a path such as "group.title" from a list's items; the type of what it leads to (optional
 * if anything on the way is). */
struct type argument_path(struct compiler *c, const struct expr *e, const struct expr *arg,
                          struct type list, struct call *k)
{
    const char *text = argument_text(c, e, arg);
    struct type t = list.element ? *list.element : type_faulty;
    if (!text || t.kind == VALUE_FAULTY)
        return type_faulty;
    struct step *path = arena_array(c->arena, strlen(text) + 1, sizeof *path);
    for (size_t at = 0;;) {
        size_t n = strcspn(text + at, ".");
        struct span span = span_make(arg->span.source, arg->span.at + 1 + at, n ? n : 1);
        const struct field *f = path_field(c, t, arena_copy(c->arena, text + at, n), span);
        if (!f)
            return type_faulty;
        int optional = t.optional || f->type.optional;
        t = f->type;
        t.optional = optional;
        path[k->path_n++].field = f;
        at += n;
        if (!text[at++])
            break;
    }
    k->path = path;
    return t;
}

/* Reports a field that the filter can do nothing with. */
void argument_kind(struct compiler *c, const struct expr *arg, struct type t, unsigned kinds,
                   const char *expected)
{
    if (t.kind != VALUE_FAULTY && !(kinds >> t.kind & 1))
        fault_type(c, arg->span, expected, t);
}

/* Puts the arguments in order, named ones too; returns 0 after reporting if they do not fit. */
static int take_arguments(struct compiler *c, const struct expr *e, const struct spec *spec,
                          struct expr **arg)
{
    int n = 0;
    for (struct expr *a = e->argument; a; a = a->next, n++) {
        int at = n;
        if (a->keyword) {
            for (at = 0; at < 2; at++) {
                if (spec->keyword[at] && !strcmp(spec->keyword[at], a->keyword))
                    break;
            }
            at = at == 2 ? spec->most : at;
        }
        if (at >= spec->most || arg[at]) {
            argument_fault(c, e, a->span);
            return 0;
        }
        arg[at] = a;
    }
    for (int i = 0; i < spec->least; i++) {
        if (!arg[i]) {
            argument_fault(c, e, e->name_span);
            return 0;
        }
    }
    return 1;
}

static struct outcome unknown_filter(struct compiler *c, const struct expr *e)
{
    struct suggest near = suggest_begin(e->name);
    for (int i = 0; i < FILTER_COUNT; i++)
        suggest_offer(&near, names[i]);
    struct diag *d = fault(c, DIAG_TEMPLATE_FILTER, e->name_span, e->name, NULL);
    if (near.best)
        diag_help(c->report, d, HELP_DID_YOU_MEAN, near.best, NULL);
    return (struct outcome){.type = type_faulty};
}

/* What may stand before the filter, as messages say it. */
static const char *input_names(struct compiler *c, unsigned kinds)
{
    const char *all = NULL;
    for (int k = 0; k < VALUE_FAULTY; k++) {
        if (!(kinds >> k & 1))
            continue;
        const char *name = type_name(c, type_of((enum value_kind)k));
        all = all ? arena_printf(c->arena, "%s, %s", all, name) : name;
    }
    return all;
}

struct outcome check_filter(struct compiler *c, const struct expr *e)
{
    struct expr *arg[ARGUMENTS + 1] = {0};
    struct outcome in = check_expr(c, e->left);
    enum filter which = filter_of(e);
    if (which == FILTER_COUNT)
        return unknown_filter(c, e);
    const struct spec *spec = &specs[which];
    if (!spec->optional)
        require_present(c, e->left, &in);
    if (in.type.kind != VALUE_FAULTY && !(spec->input >> in.type.kind & 1)) {
        fault_type(c, e->left->span, input_names(c, spec->input), in.type);
        in.type = type_faulty;
    }
    if (!take_arguments(c, e, spec, arg))
        return (struct outcome){.type = type_faulty};
    return spec->check(c, e, in, arg);
}
