#ifndef READ_TEMPLATE_PARSE_H
#define READ_TEMPLATE_PARSE_H

#include "base/map.h"
#include "read/template/scan.h"
#include "read/template/value.h"
#include "report/diag.h"

/* ---- what a template's text means, before anything is known about the data ---- */

enum expr_kind {
    EXPR_FAULTY,  /* already reported: nothing more is said about it */
    EXPR_LITERAL, /* `value` */
    EXPR_NAME,    /* `name` */
    EXPR_FIELD,   /* `left`.`name` */
    EXPR_NOT,     /* not `left` */
    EXPR_AND,     /* `left` and `right` */
    EXPR_OR,      /* `left` or `right` */
    EXPR_COMPARE, /* `left` `compare` `right` */
    EXPR_IN,      /* `left` in `right` */
    EXPR_CONCAT,  /* `left` ~ `right` */
    EXPR_CHOICE,  /* `left` if `test` else `right` */
    EXPR_FILTER,  /* `left` | `name`(`argument` …) */
};

enum compare { COMPARE_EQ, COMPARE_NE, COMPARE_LT, COMPARE_LE, COMPARE_GT, COMPARE_GE };

struct expr {
    enum expr_kind kind;
    struct span span; /* from its first to its last byte */
    struct span
        name_span;        /* NAME, FIELD, FILTER: the name's; COMPARE, IN, CONCAT: the operator's */
    const char *name;     /* NAME, FIELD, FILTER */
    struct value value;   /* LITERAL: BOOL, INT, TEXT or NONE */
    enum compare compare; /* COMPARE */
    struct expr *left, *right, *test;
    struct expr *argument; /* FILTER: the first argument; they hang together by `next` */
    struct expr *next;     /* the next argument */
    const char *keyword;   /* an argument written `keyword=value`; NULL otherwise */
};

enum stmt_kind {
    STMT_TEXT,    /* `text` */
    STMT_PRINT,   /* `expr` */
    STMT_SUPER,   /* what the block above would have printed */
    STMT_IF,      /* `expr`, `body`, `orelse` */
    STMT_FOR,     /* `name` in `expr`: `body`; none: `orelse` */
    STMT_SET,     /* `name` = `expr` */
    STMT_BLOCK,   /* `name`, `body` */
    STMT_INCLUDE, /* `name` */
};

struct stmt {
    enum stmt_kind kind;
    struct span span;      /* TEXT: its bytes; else the tag's keyword, or the printed expression */
    struct span name_span; /* of `name` */
    const char *text;      /* TEXT */
    size_t n;              /* TEXT: bytes */
    const char *name;
    struct expr *expr;
    struct stmt *body;
    struct stmt *orelse;
    struct stmt *next; /* the next statement */
};

/* One template file, parsed. */
struct parsed {
    const char *name; /* as templates call it: "partials/card.html" */
    const struct source *source;
    struct stmt *body;
    const char *extends; /* the template above; NULL: none */
    struct span extends_span;
    struct map blocks; /* name → struct stmt *, nested ones too */
    int faulty;        /* something was reported */
};

enum { TEMPLATE_MAX_DEPTH = 40 }; /* of expressions and of statements, each */

/* Parses a whole template; reports every fault, goes on at the next tag. Never NULL. */
struct parsed *template_parse(struct arena *a, struct report *r, const char *name,
                              const struct source *source);

#endif
