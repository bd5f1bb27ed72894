#include "read/template/eval.h"

#include "base/arena.h"
#include "base/buf.h"
#include "read/html.h"
#include "read/template/eval_url.h"
#include "read/template/parse.h"
#include "read/template/place.h"
#include "read/template/run.h"

#include <assert.h>
#include <string.h>

int value_true(const struct value *v)
{
    switch (v->kind) {
    case VALUE_NONE:
        return 0;
    case VALUE_BOOL:
        return v->truth;
    case VALUE_INT:
        return v->number != 0;
    case VALUE_TEXT:
        return v->text.n != 0;
    case VALUE_LIST:
        return v->list.n != 0;
    case VALUE_HTML:
        return v->html->n != 0;
    default:
        return 1;
    }
}

static int bytes_compare(const char *a, size_t n, const char *b, size_t m)
{
    size_t least = n < m ? n : m;
    int by = least ? memcmp(a, b, least) : 0;
    return by ? by : (n > m) - (n < m);
}

int value_compare(const struct value *a, const struct value *b)
{
    if (a->kind != b->kind)
        return a->kind == VALUE_NONE ? -1 : 1;
    switch (a->kind) {
    case VALUE_BOOL:
        return a->truth - b->truth;
    case VALUE_INT:
        return (a->number > b->number) - (a->number < b->number);
    case VALUE_TEXT:
    case VALUE_URL:
        return bytes_compare(a->text.s, a->text.n, b->text.s, b->text.n);
    case VALUE_WHEN:
        return when_compare(a->when, b->when);
    case VALUE_RECORD:
        return a->record != b->record;
    default:
        return 0;
    }
}

struct value text_keep(struct run *r, const char *s, size_t n)
{
    return (struct value){.kind = VALUE_TEXT, .text = {arena_copy(r->e->scratch, s, n), n}};
}

static struct value *pop(struct run *r)
{
    assert(r->top > r->stack);
    return --r->top;
}

static void push(struct run *r, struct value v)
{
    assert(r->top < r->stack + TEMPLATE_STACK);
    *r->top++ = v;
}

static void go(struct run *r, size_t n)
{
    r->at = r->code + n;
}

enum { DIGITS = 24 };

/* Writes a number's digits to the end of `out`; returns where they begin. */
static size_t number_digits(long number, char out[DIGITS])
{
    size_t at = DIGITS;
    unsigned long rest = number < 0 ? 0UL - (unsigned long)number : (unsigned long)number;
    do {
        out[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (number < 0)
        out[--at] = '-';
    return at;
}

static void op_text(struct run *r, const struct instr *i)
{
    buf_add(r->out, i->p, i->n);
}

static void op_root(struct run *r, const struct instr *i)
{
    const struct field *f = i->p;
    push(r, f->get(r->e, r->root, f));
}

static void op_slot(struct run *r, const struct instr *i)
{
    push(r, r->slot[i->n]);
}

static void op_store(struct run *r, const struct instr *i)
{
    r->slot[i->n] = *pop(r);
}

static void op_field(struct run *r, const struct instr *i)
{
    const struct field *f = i->p;
    struct value *v = r->top - 1;
    assert(v->kind == VALUE_RECORD);
    *v = f->get(r->e, v->record, f);
}

static void op_const(struct run *r, const struct instr *i)
{
    push(r, *(const struct value *)i->p);
}

static void op_pop(struct run *r, const struct instr *i)
{
    (void)i;
    pop(r);
}

static void op_not(struct run *r, const struct instr *i)
{
    (void)i;
    r->top[-1] = value_bool(!value_true(r->top - 1));
}

static void op_compare(struct run *r, const struct instr *i)
{
    const struct value *b = pop(r);
    int by = value_compare(r->top - 1, b);
    const int results[] = {
        [COMPARE_EQ] = by == 0,
        [COMPARE_NE] = by != 0,
        [COMPARE_LT] = by<0, [COMPARE_LE] = by <= 0, [COMPARE_GT] = by> 0,
        [COMPARE_GE] = by >= 0,
    };
    r->top[-1] = value_bool(results[i->n]);
}

static int contains(const struct value *in, const struct value *v)
{
    if (in->kind == VALUE_TEXT)
        return !v->text.n || memmem(in->text.s, in->text.n, v->text.s, v->text.n) != NULL;
    for (size_t i = 0; i < in->list.n; i++) {
        if (!value_compare(&in->list.at[i], v))
            return 1;
    }
    return 0;
}

static void op_in(struct run *r, const struct instr *i)
{
    (void)i;
    const struct value *in = pop(r);
    r->top[-1] = value_bool(contains(in, r->top - 1));
}

static void add_plain(struct buf *b, const struct value *v)
{
    char room[DIGITS];
    if (v->kind == VALUE_INT) {
        size_t at = number_digits(v->number, room);
        buf_add(b, room + at, DIGITS - at);
    } else {
        buf_add(b, v->text.s, v->text.n);
    }
}

static void op_concat(struct run *r, const struct instr *i)
{
    (void)i;
    const struct value *b = pop(r);
    buf_cut(&r->temp, 0);
    add_plain(&r->temp, r->top - 1);
    add_plain(&r->temp, b);
    r->top[-1] = text_keep(r, r->temp.s, r->temp.n);
}

static void op_filter(struct run *r, const struct instr *i)
{
    const struct call *k = i->p;
    r->top -= k->argc;
    r->top[-1] = filter_apply(r, k, r->top - 1);
}

static void op_jump(struct run *r, const struct instr *i)
{
    go(r, i->n);
}

static void op_jump_false(struct run *r, const struct instr *i)
{
    if (!value_true(pop(r)))
        go(r, i->n);
}

static void op_keep_false(struct run *r, const struct instr *i)
{
    if (!value_true(r->top - 1))
        go(r, i->n);
    else
        pop(r);
}

static void op_keep_true(struct run *r, const struct instr *i)
{
    if (value_true(r->top - 1))
        go(r, i->n);
    else
        pop(r);
}

static void op_keep_present(struct run *r, const struct instr *i)
{
    if (r->top[-1].kind != VALUE_NONE)
        go(r, i->n);
    else
        pop(r);
}

static void op_loop(struct run *r, const struct instr *i)
{
    const struct value *v = pop(r);
    assert(v->kind == VALUE_LIST);
    r->loop[i->loop] = (struct loop){.at = v->list.at, .n = v->list.n};
    if (!v->list.n)
        go(r, i->n);
}

static void op_item(struct run *r, const struct instr *i)
{
    const struct loop *l = &r->loop[i->loop];
    r->slot[i->n] = l->at[l->i];
}

static void op_next(struct run *r, const struct instr *i)
{
    struct loop *l = &r->loop[i->loop];
    if (++l->i < l->n)
        go(r, i->n);
}

static void op_loop_record(struct run *r, const struct instr *i)
{
    push(r, value_record(&r->loop[i->loop]));
}

static void op_print_text(struct run *r, const struct instr *i)
{
    (void)i;
    const struct value *v = pop(r);
    buf_html(r->out, v->text.s, v->text.n);
}

static void op_print_int(struct run *r, const struct instr *i)
{
    (void)i;
    add_plain(r->out, pop(r));
}

static void op_print_html(struct run *r, const struct instr *i)
{
    (void)i;
    eval_html(r->e, r->out, pop(r)->html);
}

static void op_print_url(struct run *r, const struct instr *i)
{
    (void)i;
    const struct value *v = pop(r);
    eval_url_html(r->e, r->out, v->text.s, v->text.n);
}

/* A link from a text may begin with an allowed scheme or with none. */
static void op_print_link(struct run *r, const struct instr *i)
{
    (void)i;
    const struct value *v = pop(r);
    size_t n = 0;
    while (n < v->text.n && !strchr(":/?#", v->text.s[n]))
        n++;
    if (n < v->text.n && v->text.s[n] == ':' && !place_scheme_allowed(v->text.s, n))
        buf_putc(r->out, '#');
    else
        buf_html(r->out, v->text.s, v->text.n);
}

static void op_print_raw(struct run *r, const struct instr *i)
{
    (void)i;
    add_plain(r->out, pop(r));
}

static void op_end(struct run *r, const struct instr *i)
{
    (void)i;
    r->at = NULL;
}

static void (*const ops[OP_COUNT])(struct run *r, const struct instr *i) = {
    [OP_TEXT] = op_text,
    [OP_ROOT] = op_root,
    [OP_SLOT] = op_slot,
    [OP_STORE] = op_store,
    [OP_FIELD] = op_field,
    [OP_CONST] = op_const,
    [OP_POP] = op_pop,
    [OP_NOT] = op_not,
    [OP_COMPARE] = op_compare,
    [OP_IN] = op_in,
    [OP_CONCAT] = op_concat,
    [OP_FILTER] = op_filter,
    [OP_JUMP] = op_jump,
    [OP_JUMP_FALSE] = op_jump_false,
    [OP_KEEP_FALSE] = op_keep_false,
    [OP_KEEP_TRUE] = op_keep_true,
    [OP_KEEP_PRESENT] = op_keep_present,
    [OP_LOOP] = op_loop,
    [OP_ITEM] = op_item,
    [OP_NEXT] = op_next,
    [OP_LOOP_RECORD] = op_loop_record,
    [OP_PRINT_TEXT] = op_print_text,
    [OP_PRINT_INT] = op_print_int,
    [OP_PRINT_HTML] = op_print_html,
    [OP_PRINT_URL] = op_print_url,
    [OP_PRINT_LINK] = op_print_link,
    [OP_PRINT_RAW] = op_print_raw,
    [OP_END] = op_end,
};

void template_render(const struct template *t, struct eval *e, const void *root, struct buf *out)
{
    struct run r;
    r.e = e;
    r.root = root;
    r.out = out;
    r.code = r.at = t->code;
    r.top = r.stack;
    buf_init(&r.temp);
    while (r.at) {
        const struct instr *i = r.at++;
        ops[i->op](&r, i);
    }
    assert(r.top == r.stack);
    buf_free(&r.temp);
}
