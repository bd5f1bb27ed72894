#include "read/template/parser.h"

#include "base/arena.h"

#include <string.h>

static const char *const reserved[] = {"and", "or", "not", "in", "if", "else", "is"};

static struct expr *parse_choice(struct parser *p);
static struct expr *parse_unary(struct parser *p);

static struct span span_between(const struct parser *p, size_t from)
{
    return span_make(p->scan.source, from, p->last_end - from);
}

static struct expr *expr_new(struct parser *p, enum expr_kind kind, struct expr *left,
                             struct expr *right)
{
    struct expr *e = arena_alloc(p->arena, sizeof *e);
    e->kind = kind;
    e->left = left;
    e->right = right;
    if (left)
        e->span = span_between(p, left->span.at);
    return e;
}

static struct expr *expression_fault(struct parser *p)
{
    struct expr *e = expr_new(p, EXPR_FAULTY, NULL, NULL);
    e->span = p->token.span;
    return e;
}

static struct expr *refuse_expression(struct parser *p, const char *expected)
{
    parser_refuse(p, expected);
    return expression_fault(p);
}

static int is_mark_token(const struct parser *p, const char *s)
{
    return p->token.kind == TOKEN_MARK && !strcmp(p->token.s, s);
}

static int at_expression_word(const struct parser *p, const char *s)
{
    return p->token.kind == TOKEN_NAME && !strcmp(p->token.s, s);
}

static struct value literal_word(const char *s, int *found)
{
    static const struct {
        const char *s;
        struct value value;
    } words[] = {
        {"true", {.kind = VALUE_BOOL, .truth = 1}},
        {"True", {.kind = VALUE_BOOL, .truth = 1}},
        {"false", {.kind = VALUE_BOOL, .truth = 0}},
        {"False", {.kind = VALUE_BOOL, .truth = 0}},
        {"none", {.kind = VALUE_NONE}},
        {"None", {.kind = VALUE_NONE}},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!strcmp(s, words[i].s)) {
            *found = 1;
            return words[i].value;
        }
    }
    *found = 0;
    return (struct value){.kind = VALUE_NONE};
}

static struct expr *literal(struct parser *p, struct value value)
{
    struct expr *e = expr_new(p, EXPR_LITERAL, NULL, NULL);
    e->span = p->token.span;
    e->value = value;
    parser_next(p);
    return e;
}

static struct expr *parse_name_expr(struct parser *p)
{
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++) {
        if (!strcmp(p->token.s, reserved[i]))
            return refuse_expression(p, NULL);
    }
    int found;
    struct value value = literal_word(p->token.s, &found);
    if (found)
        return literal(p, value);
    struct expr *e = expr_new(p, EXPR_NAME, NULL, NULL);
    e->name = p->token.s;
    e->span = e->name_span = p->token.span;
    parser_next(p);
    return e;
}

static struct expr *parse_parenthesis(struct parser *p)
{
    size_t from = p->token.span.at;
    parser_next(p);
    struct expr *e = parse_choice(p);
    if (!parser_take(p, ")"))
        return refuse_expression(p, ")");
    e->span = span_between(p, from);
    return e;
}

static struct expr *parse_minus(struct parser *p)
{
    size_t from = p->token.span.at;
    parser_next(p);
    if (p->token.kind != TOKEN_NUMBER)
        return refuse_expression(p, "0 \xE2\x80\xA6 9");
    struct expr *e = literal(p, (struct value){.kind = VALUE_INT, .number = -p->token.number});
    e->span = span_between(p, from);
    return e;
}

static struct expr *parse_primary(struct parser *p)
{
    const struct token *t = &p->token;
    if (t->kind == TOKEN_NAME)
        return parse_name_expr(p);
    if (t->kind == TOKEN_STRING)
        return literal(p, (struct value){.kind = VALUE_TEXT, .text = {t->s, t->n}});
    if (t->kind == TOKEN_NUMBER)
        return literal(p, (struct value){.kind = VALUE_INT, .number = t->number});
    if (is_mark_token(p, "("))
        return parse_parenthesis(p);
    return is_mark_token(p, "-") ? parse_minus(p) : refuse_expression(p, NULL);
}

static struct expr *parse_field(struct parser *p, struct expr *of)
{
    if (p->token.kind != TOKEN_NAME)
        return refuse_expression(p, NULL);
    const char *name = p->token.s;
    struct span span = p->token.span;
    parser_next(p);
    struct expr *e = expr_new(p, EXPR_FIELD, of, NULL);
    e->name = name;
    e->name_span = span;
    return e;
}

/* Parses one argument; `keyword=` before it is seen only once the name has been read. */
static struct expr *parse_argument(struct parser *p)
{
    struct expr *e = parse_choice(p);
    if (e->kind != EXPR_NAME || !is_mark_token(p, "="))
        return e;
    parser_next(p);
    const char *keyword = e->name;
    e = parse_choice(p);
    e->keyword = keyword;
    return e;
}

static void parse_filter_arguments(struct parser *p, struct expr *filter)
{
    struct expr **end = &filter->argument;
    while (!p->broken && !parser_take(p, ")")) {
        *end = parse_argument(p);
        end = &(*end)->next;
        if (!is_mark_token(p, ")") && !parser_take(p, ","))
            parser_refuse(p, ") ,");
    }
}

static struct expr *parse_filter(struct parser *p, struct expr *of)
{
    if (p->token.kind != TOKEN_NAME)
        return refuse_expression(p, NULL);
    const char *name = p->token.s;
    struct span span = p->token.span;
    parser_next(p);
    struct expr *e = expr_new(p, EXPR_FILTER, of, NULL);
    e->name = name;
    e->name_span = span;
    if (parser_take(p, "("))
        parse_filter_arguments(p, e);
    e->span = span_between(p, of->span.at);
    return e;
}

static struct expr *parse_postfix(struct parser *p)
{
    struct expr *e = parse_primary(p);
    for (int links = 0; !p->broken; links++) {
        if (links > TEMPLATE_MAX_DEPTH)
            return refuse_expression(p, "}} %}");
        if (parser_take(p, "."))
            e = parse_field(p, e);
        else if (parser_take(p, "|"))
            e = parse_filter(p, e);
        else
            break;
    }
    return e;
}

static struct expr *parse_concat(struct parser *p)
{
    struct expr *e = parse_postfix(p);
    for (int links = 0; is_mark_token(p, "~") && !p->broken; links++) {
        if (links > TEMPLATE_MAX_DEPTH)
            return refuse_expression(p, "}} %}");
        struct span span = p->token.span;
        parser_next(p);
        struct expr *right = parse_postfix(p);
        e = expr_new(p, EXPR_CONCAT, e, right);
        e->name_span = span;
    }
    return e;
}

/* Returns 1 and moves on if a comparison stands here. */
static int take_compare(struct parser *p, enum compare *which)
{
    static const char *const marks[] = {"==", "!=", "<", "<=", ">", ">="};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (is_mark_token(p, marks[i])) {
            *which = (enum compare)i;
            parser_next(p);
            return 1;
        }
    }
    return 0;
}

static struct expr *parse_in(struct parser *p, struct expr *left, struct span span, int negated)
{
    struct expr *right = parse_concat(p);
    struct expr *e = expr_new(p, EXPR_IN, left, right);
    e->name_span = span;
    return negated ? expr_new(p, EXPR_NOT, e, NULL) : e;
}

static struct expr *parse_comparison(struct parser *p)
{
    struct expr *e = parse_concat(p);
    struct span span = p->token.span;
    enum compare which = COMPARE_EQ;
    if (p->broken)
        return e;
    if (take_compare(p, &which)) {
        struct expr *right = parse_concat(p);
        e = expr_new(p, EXPR_COMPARE, e, right);
        e->compare = which;
        e->name_span = span;
    } else if (parser_take(p, "in")) {
        e = parse_in(p, e, span, 0);
    } else if (parser_take(p, "not")) {
        if (!parser_take(p, "in"))
            return refuse_expression(p, "in");
        e = parse_in(p, e, span, 1);
    }
    return e;
}

static struct expr *parse_unary(struct parser *p)
{
    if (!at_expression_word(p, "not"))
        return parse_comparison(p);
    size_t from = p->token.span.at;
    parser_next(p);
    if (++p->depth > TEMPLATE_MAX_DEPTH)
        return refuse_expression(p, "}} %}");
    struct expr *e = expr_new(p, EXPR_NOT, parse_unary(p), NULL);
    p->depth--;
    e->span = span_between(p, from);
    return e;
}

static struct expr *parse_and(struct parser *p)
{
    struct expr *e = parse_unary(p);
    for (int links = 0; !p->broken && parser_take(p, "and"); links++) {
        if (links > TEMPLATE_MAX_DEPTH)
            return refuse_expression(p, "}} %}");
        struct expr *right = parse_unary(p);
        e = expr_new(p, EXPR_AND, e, right);
    }
    return e;
}

static struct expr *parse_or(struct parser *p)
{
    struct expr *e = parse_and(p);
    for (int links = 0; !p->broken && parser_take(p, "or"); links++) {
        if (links > TEMPLATE_MAX_DEPTH)
            return refuse_expression(p, "}} %}");
        struct expr *right = parse_and(p);
        e = expr_new(p, EXPR_OR, e, right);
    }
    return e;
}

static struct expr *parse_choice(struct parser *p)
{
    if (++p->depth > TEMPLATE_MAX_DEPTH)
        return refuse_expression(p, "}} %}");
    struct expr *e = parse_or(p);
    if (!p->broken && parser_take(p, "if")) {
        struct expr *test = parse_or(p);
        if (!p->broken && !parser_take(p, "else"))
            parser_refuse(p, "else");
        struct expr *right = p->broken ? expression_fault(p) : parse_choice(p);
        e = expr_new(p, EXPR_CHOICE, e, right);
        e->test = test;
    }
    p->depth--;
    return e;
}

struct expr *parser_expression(struct parser *p)
{
    int depth = p->depth;
    p->depth = 0;
    struct expr *e = parse_choice(p);
    p->depth = depth;
    return p->broken ? expression_fault(p) : e;
}
