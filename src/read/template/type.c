#include "read/template/compiler.h"

#include "base/arena.h"
#include "report/suggest.h"

#include <string.h>

static struct outcome type_fault(struct compiler *c)
{
    static const struct value none = {.kind = VALUE_NONE};
    emit(c, OP_CONST, 0, &none);
    stack_move(c, 1);
    return (struct outcome){.type = type_faulty};
}

static const struct trail *trail_new(struct compiler *c, int id, const struct field *field,
                                     const struct trail *up)
{
    struct trail *t = arena_alloc(c->arena, sizeof *t);
    *t = (struct trail){.id = id, .field = field, .up = up};
    return t;
}

/* The outcome of a plain name or a field of one: what a guard can speak of. */
static struct outcome place_outcome(struct compiler *c, struct type type, const struct trail *t)
{
    struct outcome o = {.type = type, .trail = t};
    if (type.optional && trail_known(c, t))
        o.type.optional = 0;
    else if (type.optional)
        o.yes = fact_new(c, t, NULL);
    return o;
}

const struct field *field_find(const struct record *r, const char *name)
{
    for (size_t i = 0; i < r->n; i++) {
        if (!strcmp(r->field[i].name, name))
            return &r->field[i];
    }
    return NULL;
}

static void unknown_name(struct compiler *c, const struct expr *e)
{
    struct suggest near = suggest_begin(e->name);
    for (const struct frame *f = c->frame; f; f = f->up) {
        for (size_t i = 0; i < f->variables.n; i++) {
            const struct variable *v = f->variables.at[i];
            if (v->defined)
                suggest_offer(&near, v->name);
        }
    }
    for (size_t i = 0; i < c->root->n; i++)
        suggest_offer(&near, c->root->field[i].name);
    struct diag *d = fault(c, DIAG_TEMPLATE_NAME, e->name_span, e->name, NULL);
    if (near.best)
        diag_help(c->report, d, HELP_DID_YOU_MEAN, near.best, NULL);
}

static struct outcome check_variable(struct compiler *c, const struct variable *v)
{
    if (v->loop < 0) {
        emit(c, OP_SLOT, v->slot, NULL);
    } else {
        size_t at = emit(c, OP_LOOP_RECORD, 0, NULL);
        c->code[at].loop = (uint16_t)v->loop;
    }
    stack_move(c, 1);
    return place_outcome(c, v->type, trail_new(c, v->id, NULL, NULL));
}

static struct outcome check_name_expr(struct compiler *c, const struct expr *e)
{
    const struct variable *v = variable_find(c, e->name);
    if (v)
        return check_variable(c, v);
    const struct field *f = field_find(c->root, e->name);
    if (!f) {
        unknown_name(c, e);
        return type_fault(c);
    }
    emit(c, OP_ROOT, 0, f);
    stack_move(c, 1);
    return place_outcome(c, f->type, trail_new(c, 0, f, NULL));
}

static void unknown_field(struct compiler *c, const struct expr *e, const struct record *r)
{
    struct suggest near = suggest_begin(e->name);
    for (size_t i = 0; i < r->n; i++)
        suggest_offer(&near, r->field[i].name);
    struct diag *d = fault(c, DIAG_TEMPLATE_FIELD, e->name_span, e->name, r->name);
    if (near.best)
        diag_help(c->report, d, HELP_DID_YOU_MEAN, near.best, NULL);
}

static struct outcome check_field_expr(struct compiler *c, const struct expr *e)
{
    struct outcome of = check_present(c, e->left);
    if (of.type.kind == VALUE_FAULTY)
        return (struct outcome){.type = type_faulty};
    if (of.type.kind != VALUE_RECORD) {
        fault(c, DIAG_TEMPLATE_FIELD, e->name_span, e->name, type_name(c, of.type));
        return (struct outcome){.type = type_faulty};
    }
    const struct field *f = field_find(of.type.record, e->name);
    if (!f) {
        unknown_field(c, e, of.type.record);
        return (struct outcome){.type = type_faulty};
    }
    emit(c, OP_FIELD, 0, f);
    if (!of.trail)
        return (struct outcome){.type = f->type};
    return place_outcome(c, f->type, trail_new(c, 0, f, of.trail));
}

static struct outcome check_literal(struct compiler *c, const struct expr *e)
{
    emit(c, OP_CONST, 0, &e->value);
    stack_move(c, 1);
    struct outcome o = {.type = type_of(e->value.kind)};
    o.type.optional = e->value.kind == VALUE_NONE;
    return o;
}

static struct outcome check_not(struct compiler *c, const struct expr *e)
{
    struct outcome o = check_expr(c, e->left);
    emit(c, OP_NOT, 0, NULL);
    return (struct outcome){.type = type_of(VALUE_BOOL), .yes = o.no, .no = o.yes};
}

/* `and`, `or`: the right side runs knowing what the left one told. As in Jinja the value is that of
 * the side that decided. */
static struct outcome check_both(struct compiler *c, const struct expr *e)
{
    int is_and = e->kind == EXPR_AND;
    struct outcome a = check_expr(c, e->left);
    size_t jump = emit(c, is_and ? OP_KEEP_FALSE : OP_KEEP_TRUE, 0, NULL);
    stack_move(c, -1);
    size_t known = c->known.n;
    known_add(c, is_and ? a.yes : a.no);
    struct outcome b = check_expr(c, e->right);
    known_drop(c, known);
    land(c, jump);
    struct outcome o = {.type = type_either(is_and ? a.type : type_present(a.type), b.type)};
    if (is_and)
        o.yes = fact_join(c, a.yes, b.yes);
    else
        o.no = fact_join(c, a.no, b.no);
    return o;
}

/* Kinds of which one can be less than another; kinds that can be equal. */
static int is_ordered(enum value_kind k)
{
    return k == VALUE_INT || k == VALUE_TEXT || k == VALUE_WHEN || k == VALUE_FAULTY;
}

static int is_ordered_kind(enum value_kind k)
{
    return is_ordered(k) || k == VALUE_BOOL || k == VALUE_URL || k == VALUE_NONE;
}

static void check_kinds(struct compiler *c, const struct expr *e, struct type a, struct type b,
                        int (*good)(enum value_kind))
{
    if (!good(a.kind))
        fault_type(c, e->left->span, "number, text, date", a);
    else if (!good(b.kind))
        fault_type(c, e->right->span, "number, text, date", b);
    else if (a.kind != VALUE_NONE && b.kind != VALUE_NONE && !type_same(a, b))
        fault_type(c, e->right->span, type_name(c, a), b);
}

static struct outcome check_compare(struct compiler *c, const struct expr *e)
{
    int equality = e->compare == COMPARE_EQ || e->compare == COMPARE_NE;
    struct outcome a = equality ? check_expr(c, e->left) : check_present(c, e->left);
    struct outcome b = equality ? check_expr(c, e->right) : check_present(c, e->right);
    check_kinds(c, e, a.type, b.type, equality ? is_ordered_kind : is_ordered);
    emit(c, OP_COMPARE, e->compare, NULL);
    stack_move(c, -1);
    struct outcome o = {.type = type_of(VALUE_BOOL)};
    struct fact *equal = NULL, *differs = NULL;
    if (a.type.kind == VALUE_NONE)
        differs = fact_new(c, b.trail, NULL);
    else if (b.type.kind == VALUE_NONE)
        differs = fact_new(c, a.trail, NULL);
    else if (!a.type.optional)
        equal = fact_new(c, b.trail, NULL);
    else if (!b.type.optional)
        equal = fact_new(c, a.trail, NULL);
    if (equality) {
        o.yes = e->compare == COMPARE_EQ ? equal : differs;
        o.no = e->compare == COMPARE_EQ ? differs : equal;
    }
    return o;
}

static struct outcome check_in(struct compiler *c, const struct expr *e)
{
    struct outcome a = check_present(c, e->left);
    struct outcome b = check_present(c, e->right);
    if (b.type.kind == VALUE_LIST) {
        struct type item = type_present(*b.type.element);
        if (!is_ordered_kind(item.kind))
            fault_type(c, e->right->span, "list(text), list(number)", b.type);
        else if (!type_same(item, a.type))
            fault_type(c, e->left->span, type_name(c, item), a.type);
    } else if (b.type.kind != VALUE_TEXT) {
        fault_type(c, e->right->span, "list, text", b.type);
    } else if (a.type.kind != VALUE_TEXT) {
        fault_type(c, e->left->span, "text", a.type);
    }
    emit(c, OP_IN, 0, NULL);
    stack_move(c, -1);
    return (struct outcome){.type = type_of(VALUE_BOOL)};
}

static void require_text(struct compiler *c, const struct expr *e, struct type t)
{
    if (t.kind != VALUE_TEXT && t.kind != VALUE_INT)
        fault_type(c, e->span, "text, number", t);
}

static struct outcome check_concat(struct compiler *c, const struct expr *e)
{
    require_text(c, e->left, check_present(c, e->left).type);
    require_text(c, e->right, check_present(c, e->right).type);
    emit(c, OP_CONCAT, 0, NULL);
    stack_move(c, -1);
    return (struct outcome){.type = type_of(VALUE_TEXT)};
}

static struct outcome check_choice(struct compiler *c, const struct expr *e)
{
    struct outcome test = check_expr(c, e->test);
    size_t known = c->known.n, otherwise = emit(c, OP_JUMP_FALSE, 0, NULL);
    stack_move(c, -1);
    known_add(c, test.yes);
    struct outcome a = check_expr(c, e->left);
    known_drop(c, known);
    size_t end = emit(c, OP_JUMP, 0, NULL);
    land(c, otherwise);
    stack_move(c, -1);
    known_add(c, test.no);
    struct outcome b = check_expr(c, e->right);
    known_drop(c, known);
    land(c, end);
    return (struct outcome){.type = type_either(a.type, b.type)};
}

static struct outcome check_faulty(struct compiler *c, const struct expr *e)
{
    (void)e;
    return type_fault(c);
}

static struct outcome (*const checks[])(struct compiler *c, const struct expr *e) = {
    [EXPR_FAULTY] = check_faulty,    [EXPR_LITERAL] = check_literal, [EXPR_NAME] = check_name_expr,
    [EXPR_FIELD] = check_field_expr, [EXPR_NOT] = check_not,         [EXPR_AND] = check_both,
    [EXPR_OR] = check_both,          [EXPR_COMPARE] = check_compare, [EXPR_IN] = check_in,
    [EXPR_CONCAT] = check_concat,    [EXPR_CHOICE] = check_choice,   [EXPR_FILTER] = check_filter,
};

struct outcome check_expr(struct compiler *c, const struct expr *e)
{
    if (c->stack >= TEMPLATE_STACK - 2) {
        fault(c, DIAG_TEMPLATE_DEEP, e->span, "60", NULL);
        return type_fault(c);
    }
    return checks[e->kind](c, e);
}

void require_present(struct compiler *c, const struct expr *e, struct outcome *o)
{
    if (!o->type.optional || o->type.kind == VALUE_NONE)
        return;
    const char *text = arena_copy(c->arena, e->span.source->text + e->span.at, e->span.n);
    struct diag *d = fault(c, DIAG_TEMPLATE_OPTIONAL, e->span, text, NULL);
    diag_help(c->report, d, o->trail ? HELP_GUARD : HELP_DEFAULT, text, NULL);
    o->type.optional = 0;
}

struct outcome check_present(struct compiler *c, const struct expr *e)
{
    struct outcome o = check_expr(c, e);
    require_present(c, e, &o);
    return o;
}
