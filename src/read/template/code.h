#ifndef READ_TEMPLATE_CODE_H
#define READ_TEMPLATE_CODE_H

#include "read/template/value.h"

#include <stdint.h>

/* ---- what a template is compiled to: instructions for a small stack machine ---- */

/* X(name) for every instruction; `n` and `p` are those of struct instr, `top` the stack's top. */
#define TEMPLATE_OPS(X)                                                                            \
    X(TEXT)         /* append the `n` bytes at `p` */                                              \
    X(ROOT)         /* push the field `p` of the root record */                                    \
    X(SLOT)         /* push slot `n` */                                                            \
    X(STORE)        /* pop into slot `n` */                                                        \
    X(FIELD)        /* replace the record on top by its field `p` */                               \
    X(CONST)        /* push the struct value at `p` */                                             \
    X(POP)          /* drop the top */                                                             \
    X(NOT)          /* replace the top by its negation */                                          \
    X(COMPARE)      /* replace two by the result of the comparison `n` (enum compare) */           \
    X(IN)           /* replace two: is the lower one in the top? */                                \
    X(CONCAT)       /* replace two by their texts joined */                                        \
    X(FILTER)       /* replace input and arguments by the result of the call `p` */                \
    X(JUMP)         /* go to `n` */                                                                \
    X(JUMP_FALSE)   /* pop; go to `n` if it was false */                                           \
    X(KEEP_FALSE)   /* go to `n` if the top is false, else drop it */                              \
    X(KEEP_TRUE)    /* go to `n` if the top is true, else drop it */                               \
    X(KEEP_PRESENT) /* go to `n` unless the top is NONE, which is dropped */                       \
    X(LOOP)         /* pop a list; begin loop `loop` over it, or go to `n` if it is empty */       \
    X(ITEM)         /* put the loop's item into slot `n` */                                        \
    X(NEXT)         /* go to `n` if loop `loop` has another item */                                \
    X(LOOP_RECORD)  /* push the record of loop `loop` */                                           \
    X(PRINT_TEXT)   /* pop a text and append it escaped */                                         \
    X(PRINT_INT)    /* pop a number */                                                             \
    X(PRINT_HTML)   /* pop HTML */                                                                 \
    X(PRINT_URL)    /* pop a place inside the site, append its relative address */                 \
    X(PRINT_LINK)   /* pop a text, append it escaped if its scheme is allowed, else `#` */         \
    X(PRINT_RAW)    /* pop a JSON text and append it */                                            \
    X(END)

enum op {
#define X(name) OP_##name,
    TEMPLATE_OPS(X)
#undef X
        OP_COUNT
};

struct instr {
    uint16_t op;   /* enum op */
    uint16_t loop; /* LOOP, NEXT, ITEM, LOOP_RECORD: which loop, by depth */
    uint32_t n;
    const void *p;
};

enum { TEMPLATE_SLOTS = 200, TEMPLATE_STACK = 64, TEMPLATE_LOOPS = 16, TEMPLATE_STEPS = 60000 };

struct template
{
    const char *name;
    const struct instr *code; /* ends with END */
    size_t n;                 /* instructions */
};

/* The state of a running loop: what the name `loop` stands for. */
struct loop {
    const struct value *at; /* the items */
    size_t n;               /* how many */
    size_t i;               /* the current one, from 0 */
};

/* X(NAME, "name") for every filter. */
#define TEMPLATE_FILTERS(X)                                                                        \
    X(DATE, "date")                                                                                \
    X(PLURAL, "plural")                                                                            \
    X(T, "t")                                                                                      \
    X(SORT, "sort")                                                                                \
    X(GROUP_BY, "group_by")                                                                        \
    X(LIMIT, "limit")                                                                              \
    X(WHERE, "where")                                                                              \
    X(FIRST, "first")                                                                              \
    X(LAST, "last")                                                                                \
    X(JOIN, "join")                                                                                \
    X(LENGTH, "length")                                                                            \
    X(DEFAULT, "default")                                                                          \
    X(JSON, "json")                                                                                \
    X(URL, "url")                                                                                  \
    X(TRUNCATE, "truncate")                                                                        \
    X(LANG_NAME, "lang_name")                                                                      \
    X(TIMES, "times")                                                                              \
    X(ADDRESS, "address")

enum filter {
#define X(name, text) FILTER_##name,
    TEMPLATE_FILTERS(X)
#undef X
        FILTER_COUNT
};

/* One field on the way from a list's items to what a filter goes by. */
struct step {
    const struct field *field;
};

/* A word in one language. */
struct call_word {
    const struct word *word;
};

/* One use of a filter, with what was settled when it was compiled. */
struct call {
    enum filter filter;
    size_t argc;                  /* values on the stack above the input */
    const struct step *path;      /* sort, group_by, where: from an item to the field that counts */
    size_t path_n;                /* 0: the item itself */
    const char *text;             /* date: pattern or style; t, plural: the key */
    const struct templates *set;  /* t, plural: whose languages … */
    const struct call_word *word; /* … have these words, in the same order */
};

/* One group made by group_by; its record has the fields `key` and `items`. */
struct value_group {
    struct value key;
    struct value items;
};

#endif
