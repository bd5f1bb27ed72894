#ifndef READ_TEMPLATE_PARSER_H
#define READ_TEMPLATE_PARSER_H

#include "read/template/parse.h"
#include "read/template/scan.h"

/* What the two halves of the parser share: parse.c reads statements, expr.c expressions. */

struct parser {
    struct scanner scan;
    struct token token; /* the one being looked at */
    size_t last_end;    /* one past the last byte of the token before it */
    struct arena *arena;
    struct report *report;
    struct parsed *out;
    int depth;    /* of nesting right now */
    int broken;   /* this tag has a fault: no more diagnostics until its end */
    int pending;  /* the token is a tag word that ends a body further out */
    int given_up; /* nested too deeply: the rest of the file is not read */
};

/* Moves to the next token. */
void parser_next(struct parser *p);

/* Returns 1 and moves on if the token is this mark or keyword. */
int parser_take(struct parser *p, const char *s);

/* Says that the token cannot stand here but `expected` can; without a diagnostic if the tag already
 * has a fault.
 */
void parser_refuse(struct parser *p, const char *expected);

/* Parses an expression; on a fault reports it and returns an EXPR_FAULTY. Never NULL. */
struct expr *parser_expression(struct parser *p);

#endif
