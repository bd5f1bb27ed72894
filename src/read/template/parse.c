#include "read/template/parse.h"

#include "base/arena.h"
#include "read/template/parser.h"
#include "report/suggest.h"

#include <string.h>

/* What stands open while a body is parsed, and which tag words may end that body. */
struct open {
    const char *const *ends;
    const struct open *up;
};

static const char *const if_ends[] = {"elif", "else", "endif", NULL};
static const char *const else_ends[] = {"endif", NULL};
static const char *const for_ends[] = {"else", "endfor", NULL};
static const char *const for_else_ends[] = {"endfor", NULL};
static const char *const block_ends[] = {"endblock", NULL};
static const char *const file_ends[] = {NULL};

static struct stmt *parse_body(struct parser *p, const char *const *ends, const struct open *up);

void parser_next(struct parser *p)
{
    p->last_end = p->token.span.at + p->token.span.n;
    p->token = scan_next(&p->scan);
}

static int at_tag_word(const struct parser *p, const char *s)
{
    return (p->token.kind == TOKEN_MARK || p->token.kind == TOKEN_NAME) && !strcmp(p->token.s, s);
}

int parser_take(struct parser *p, const char *s)
{
    if (!at_tag_word(p, s))
        return 0;
    parser_next(p);
    return 1;
}

void parser_refuse(struct parser *p, const char *expected)
{
    if (p->broken)
        return;
    p->broken = 1;
    if (p->token.kind == TOKEN_BAD)
        return;
    struct span span = p->token.span;
    const char *what = arena_copy(p->arena, span.source->text + span.at, span.n);
    struct diag *d = diag_add(p->report, DIAG_TEMPLATE_TOKEN, span, what, NULL);
    if (expected)
        diag_help(p->report, d, HELP_EXPECTED, expected, NULL);
}

/* Ends the tag: its closing mark must stand here; after a fault everything up to it is skipped
 * and the tag's expression (if it has one) counts as faulty. */
static void finish_tag(struct parser *p, const char *close, struct expr *e)
{
    if (!p->broken && p->token.kind != TOKEN_CLOSE)
        parser_refuse(p, close);
    if (p->broken && p->token.kind != TOKEN_CLOSE)
        scan_recover(&p->scan);
    if (p->broken && e)
        e->kind = EXPR_FAULTY;
    p->broken = 0;
    parser_next(p);
}

/* Stops reading the file: it is nested too deeply. */
static void give_up(struct parser *p, struct span span)
{
    if (!p->given_up)
        diag_add(p->report, DIAG_TEMPLATE_DEEP, span, "40", NULL);
    p->given_up = 1;
    p->broken = 1;
    p->scan.at = p->scan.end;
    p->scan.inside = 0;
    parser_next(p);
}

static struct stmt *stmt_new(struct parser *p, enum stmt_kind kind, struct span span)
{
    struct stmt *s = arena_alloc(p->arena, sizeof *s);
    s->kind = kind;
    s->span = span;
    return s;
}

/* Takes a new variable's or block's name. */
static void take_name(struct parser *p, struct stmt *s)
{
    static const char *const taken[] = {"and", "or",   "not",   "in",   "if",  "else",
                                        "is",  "true", "false", "none", "loop"};
    s->name = "";
    s->name_span = p->token.span;
    if (p->token.kind != TOKEN_NAME) {
        parser_refuse(p, NULL);
        return;
    }
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++) {
        if (!strcmp(p->token.s, taken[i])) {
            parser_refuse(p, NULL);
            return;
        }
    }
    s->name = p->token.s;
    parser_next(p);
}

static const char *take_file(struct parser *p, struct span *span)
{
    const char *name = p->token.s;
    *span = p->token.span;
    if (p->token.kind != TOKEN_STRING) {
        parser_refuse(p, "\"\xE2\x80\xA6.html\"");
        return NULL;
    }
    parser_next(p);
    return name;
}

/* Reports that what opened at `span` has no end. */
static void report_unclosed(struct parser *p, struct span span)
{
    const char *word = arena_copy(p->arena, span.source->text + span.at, span.n);
    if (!p->given_up)
        diag_add(p->report, DIAG_TEMPLATE_UNCLOSED, span, word, NULL);
}

/* Takes the tag `word` that ends what opened at `span`. */
static void take_end(struct parser *p, const char *word, struct span span)
{
    if (!at_tag_word(p, word)) {
        p->pending = p->token.kind != TOKEN_END;
        report_unclosed(p, span);
        return;
    }
    parser_next(p);
    finish_tag(p, "%}", NULL);
}

static struct stmt *parse_if(struct parser *p, struct span span, const struct open *up)
{
    struct stmt *s = stmt_new(p, STMT_IF, span);
    s->expr = parser_expression(p);
    finish_tag(p, "%}", s->expr);
    s->body = parse_body(p, if_ends, up);
    struct span next = p->token.span;
    if (at_tag_word(p, "elif")) {
        parser_next(p);
        if (++p->depth > TEMPLATE_MAX_DEPTH)
            give_up(p, next);
        s->orelse = parse_if(p, next, up);
        p->depth--;
        return s;
    }
    if (parser_take(p, "else")) {
        finish_tag(p, "%}", NULL);
        s->orelse = parse_body(p, else_ends, up);
    }
    take_end(p, "endif", span);
    return s;
}

static struct stmt *parse_for(struct parser *p, struct span span, const struct open *up)
{
    struct stmt *s = stmt_new(p, STMT_FOR, span);
    take_name(p, s);
    if (!p->broken && !parser_take(p, "in"))
        parser_refuse(p, "in");
    s->expr = parser_expression(p);
    finish_tag(p, "%}", s->expr);
    s->body = parse_body(p, for_ends, up);
    if (parser_take(p, "else")) {
        finish_tag(p, "%}", NULL);
        s->orelse = parse_body(p, for_else_ends, up);
    }
    take_end(p, "endfor", span);
    return s;
}

static struct stmt *parse_set(struct parser *p, struct span span, const struct open *up)
{
    (void)up;
    struct stmt *s = stmt_new(p, STMT_SET, span);
    take_name(p, s);
    if (!p->broken && !parser_take(p, "="))
        parser_refuse(p, "=");
    s->expr = parser_expression(p);
    finish_tag(p, "%}", s->expr);
    return s;
}

static struct stmt *parse_block(struct parser *p, struct span span, const struct open *up)
{
    struct stmt *s = stmt_new(p, STMT_BLOCK, span);
    take_name(p, s);
    finish_tag(p, "%}", NULL);
    if (map_get(&p->out->blocks, s->name))
        diag_add(p->report, DIAG_TEMPLATE_TWICE, s->name_span, s->name, NULL);
    map_add(&p->out->blocks, s->name, s);
    s->body = parse_body(p, block_ends, up);
    if (!at_tag_word(p, "endblock")) {
        take_end(p, "endblock", span);
        return s;
    }
    parser_next(p);
    if (p->token.kind == TOKEN_NAME && !parser_take(p, s->name))
        parser_refuse(p, s->name);
    finish_tag(p, "%}", NULL);
    return s;
}

static struct stmt *parse_include(struct parser *p, struct span span, const struct open *up)
{
    (void)up;
    struct stmt *s = stmt_new(p, STMT_INCLUDE, span);
    s->name = take_file(p, &s->name_span);
    finish_tag(p, "%}", NULL);
    return s->name ? s : NULL;
}

static struct stmt *parse_extends(struct parser *p, struct span span, const struct open *up)
{
    struct span file;
    const char *name = take_file(p, &file);
    finish_tag(p, "%}", NULL);
    if (p->out->extends || up->up) {
        diag_add(p->report, DIAG_TEMPLATE_TOKEN, span, "extends", NULL);
    } else {
        p->out->extends = name;
        p->out->extends_span = file;
    }
    return NULL;
}

static const struct {
    const char *word;
    struct stmt *(*parse)(struct parser *p, struct span span, const struct open *up);
} tags[] = {
    {"if", parse_if},       {"for", parse_for},         {"set", parse_set},
    {"block", parse_block}, {"include", parse_include}, {"extends", parse_extends},
};

enum { TAGS = sizeof tags / sizeof *tags };

/* `{{ super() }}` is the one thing that looks like a call. */
static int take_super(struct parser *p)
{
    if (!parser_take(p, "super"))
        return 0;
    if (!parser_take(p, "(") || !parser_take(p, ")"))
        parser_refuse(p, "super()");
    return 1;
}

static struct stmt *parse_print(struct parser *p)
{
    parser_next(p);
    struct stmt *s = stmt_new(p, STMT_PRINT, p->token.span);
    if (take_super(p)) {
        s->kind = STMT_SUPER;
        if (p->broken)
            s = NULL;
    } else {
        s->expr = parser_expression(p);
        s->span = s->expr->span;
    }
    finish_tag(p, "}}", s ? s->expr : NULL);
    return s;
}

static int ends_body(const struct parser *p, const char *const *ends)
{
    for (; *ends; ends++) {
        if (at_tag_word(p, *ends))
            return 1;
    }
    return 0;
}

/* Returns 1 if the tag word ends the body being parsed, or one around it. */
static int ends_any(const struct parser *p, const struct open *open)
{
    for (; open; open = open->up) {
        if (ends_body(p, open->ends))
            return 1;
    }
    return 0;
}

static void refuse_tag(struct parser *p)
{
    static const char *const ends[] = {"elif", "else", "endif", "endfor", "endblock", NULL};
    p->broken = 1;
    if (p->token.kind == TOKEN_BAD)
        return;
    if (p->token.kind != TOKEN_NAME || ends_body(p, ends)) {
        p->broken = 0;
        parser_refuse(p, NULL);
        return;
    }
    struct suggest near = suggest_begin(p->token.s);
    for (size_t i = 0; i < TAGS; i++)
        suggest_offer(&near, tags[i].word);
    for (size_t i = 0; ends[i]; i++)
        suggest_offer(&near, ends[i]);
    struct diag *d = diag_add(p->report, DIAG_TEMPLATE_TAG, p->token.span, p->token.s, NULL);
    if (near.best)
        diag_help(p->report, d, HELP_DID_YOU_MEAN, near.best, NULL);
}

static struct stmt *parse_tag(struct parser *p, const struct open *open)
{
    struct span span = p->token.span;
    for (size_t i = 0; i < TAGS; i++) {
        if (!at_tag_word(p, tags[i].word))
            continue;
        parser_next(p);
        return tags[i].parse(p, span, open);
    }
    refuse_tag(p);
    finish_tag(p, "%}", NULL);
    return NULL;
}

static struct stmt *parse_text(struct parser *p)
{
    struct stmt *s = stmt_new(p, STMT_TEXT, p->token.span);
    s->text = p->token.s;
    s->n = p->token.n;
    parser_next(p);
    return s;
}

/* Parses statements up to the file's end, or a tag that ends this body or one around it; that tag's
 * word is then the current token. */
static struct stmt *parse_body(struct parser *p, const char *const *ends, const struct open *up)
{
    struct stmt *first = NULL, **end = &first;
    struct open open = {.ends = ends, .up = up};
    if (++p->depth > TEMPLATE_MAX_DEPTH)
        give_up(p, p->token.span);
    while (p->token.kind != TOKEN_END) {
        struct stmt *s = NULL;
        if (p->pending) {
            p->pending = !ends_body(p, ends);
            break;
        }
        if (p->token.kind == TOKEN_TEXT) {
            s = parse_text(p);
        } else if (p->token.kind == TOKEN_PRINT) {
            s = parse_print(p);
        } else if (p->token.kind == TOKEN_TAG) {
            parser_next(p);
            if (ends_any(p, &open))
                break;
            s = parse_tag(p, &open);
        } else {
            p->broken = 1;
            finish_tag(p, "%}", NULL);
        }
        *end = s;
        end = s ? &s->next : end;
    }
    p->depth--;
    return first;
}

struct parsed *template_parse(struct arena *a, struct report *r, const char *name,
                              const struct source *source)
{
    struct parsed *out = arena_alloc(a, sizeof *out);
    size_t before = r->count[SEVERITY_ERROR];
    struct parser p = {.arena = a, .report = r, .out = out};
    *out = (struct parsed){.name = name, .source = source};
    map_init(&out->blocks, a);
    scan_start(&p.scan, a, r, source);
    parser_next(&p);
    out->body = parse_body(&p, file_ends, NULL);
    out->faulty = r->count[SEVERITY_ERROR] != before;
    return out;
}
