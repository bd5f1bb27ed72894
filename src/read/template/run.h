#ifndef READ_TEMPLATE_RUN_H
#define READ_TEMPLATE_RUN_H

#include "base/buf.h"
#include "read/template/code.h"
#include "read/template/eval.h"

/* ---- the machine that runs a template: interpreter.c and apply*.c share this ---- */

struct run {
    struct eval *e;
    const void *root;
    struct buf *out;
    const struct instr *code;
    const struct instr *at; /* the next instruction */
    struct value *top;      /* one past the stack's top */
    struct buf temp;        /* for texts being made */
    struct loop loop[TEMPLATE_LOOPS];
    struct value slot[TEMPLATE_SLOTS];
    struct value stack[TEMPLATE_STACK];
};

/* Applies the call's filter to v[0]; the arguments follow. */
struct value filter_apply(struct run *r, const struct call *k, const struct value *v);

/* The same for the filters over lists. */
struct value filter_list(struct run *r, const struct call *k, const struct value *v);

/* Returns 1 if the value counts as true: neither absent nor empty nor 0. */
int value_true(const struct value *v);

/* Returns <0, 0, >0 as the first value is less, the same or more; both are of one kind, or NONE,
 * which comes first. Texts by their bytes. */
int value_compare(const struct value *a, const struct value *b);

/* Returns a text value that lives in the page's memory. */
struct value text_keep(struct run *r, const char *s, size_t n);

#endif
