#include "read/template/compiler.h"

#include "base/arena.h"

#include <string.h>

const struct type type_faulty = {.kind = VALUE_FAULTY};

static const char *const kind_names[] = {
    [VALUE_NONE] = "none",     [VALUE_BOOL] = "bool",   [VALUE_INT] = "number",
    [VALUE_TEXT] = "text",     [VALUE_HTML] = "html",   [VALUE_URL] = "url",
    [VALUE_WHEN] = "date",     [VALUE_RANGE] = "range", [VALUE_LIST] = "list",
    [VALUE_RECORD] = "record", [VALUE_JSON] = "json",   [VALUE_MIXED] = "mixed",
    [VALUE_FAULTY] = "?",
};

size_t emit(struct compiler *c, enum op op, size_t n, const void *p)
{
    if (c->n == c->cap) {
        size_t cap = c->cap ? c->cap * 2 : 256;
        c->code = memory_grow(c->code, cap * sizeof *c->code);
        c->cap = cap;
    }
    if (c->n >= TEMPLATE_STEPS) {
        if (!c->full)
            fault(c, DIAG_TEMPLATE_BIG, c->origin->span, "60000", NULL);
        c->full = 1;
        return c->n - 1;
    }
    c->code[c->n] = (struct instr){.op = (uint16_t)op, .n = (uint32_t)n, .p = p};
    return c->n++;
}

void stack_move(struct compiler *c, int by)
{
    c->stack += by;
}

void land(struct compiler *c, size_t at)
{
    c->code[at].n = (uint32_t)c->n;
}

static void note_place(struct compiler *c, struct diag *d, struct span span)
{
    int same = span.source == d->span.source && span.at == d->span.at;
    if (!span.source || same)
        return;
    if (d->note)
        diag_note_more(c->report, d, span);
    else
        diag_note(d, HELP_INCLUDED_HERE, span);
}

/* Names the tags that brought the faulty file in: the extends below it, the include of those, and
 * so on outwards. */
static void note_chain(struct compiler *c, struct diag *d, struct span span)
{
    const struct origin *o = c->origin;
    for (const struct inheritance *f = c->family; f && o; f = f->up, o = o->up) {
        size_t i = 0;
        while (i < f->members.n && ((const struct parsed *)f->members.at[i])->source != span.source)
            i++;
        for (; i > 0 && i < f->members.n; i--)
            note_place(c, d, ((const struct parsed *)f->members.at[i - 1])->extends_span);
        note_place(c, d, o->span);
        span = o->span;
    }
}

struct diag *fault(struct compiler *c, enum diag_id id, struct span span, const char *a,
                   const char *b)
{
    struct diag *d = diag_add(c->report, id, span, a, b);
    note_chain(c, d, span);
    return d;
}

const char *type_name(const struct compiler *c, struct type t)
{
    if (t.kind == VALUE_RECORD && t.record)
        return t.record->name;
    if (t.kind == VALUE_LIST && t.element && t.element->kind != VALUE_FAULTY)
        return arena_printf(c->arena, "list(%s)", type_name(c, *t.element));
    return kind_names[t.kind];
}

void fault_type(struct compiler *c, struct span span, const char *expected, struct type found)
{
    if (found.kind != VALUE_FAULTY)
        fault(c, DIAG_TEMPLATE_TYPE, span, expected, type_name(c, found));
}

struct type type_present(struct type t)
{
    t.optional = 0;
    return t;
}

struct type type_of(enum value_kind kind)
{
    return (struct type){.kind = kind};
}

int type_same(struct type a, struct type b)
{
    if (a.kind == VALUE_FAULTY || b.kind == VALUE_FAULTY)
        return 1;
    if (a.kind != b.kind)
        return 0;
    if (a.kind == VALUE_RECORD)
        return a.record == b.record;
    if (a.kind == VALUE_LIST && a.element && b.element)
        return a.element->optional == b.element->optional && type_same(*a.element, *b.element);
    return 1;
}

struct type type_either(struct type a, struct type b)
{
    int optional = a.optional || b.optional;
    if (a.kind == VALUE_NONE || b.kind == VALUE_NONE) {
        a = a.kind == VALUE_NONE ? b : a;
        optional = 1;
    } else if (!type_same(a, b)) {
        a = type_of(VALUE_MIXED);
    } else if (a.kind == VALUE_FAULTY) {
        a = b;
    }
    a.optional = optional;
    return a;
}
