#include "read/template/compiler.h"

#include "base/arena.h"

/* How a value of each kind is written in text and in quoted attributes; OP_END: not at all. */
static const enum op in_text[] = {
    [VALUE_NONE] = OP_END,         [VALUE_BOOL] = OP_END,        [VALUE_INT] = OP_PRINT_INT,
    [VALUE_TEXT] = OP_PRINT_TEXT,  [VALUE_HTML] = OP_PRINT_HTML, [VALUE_URL] = OP_PRINT_URL,
    [VALUE_WHEN] = OP_END,         [VALUE_RANGE] = OP_END,       [VALUE_LIST] = OP_END,
    [VALUE_RECORD] = OP_END,       [VALUE_JSON] = OP_END,        [VALUE_MIXED] = OP_END,
    [VALUE_FAULTY] = OP_PRINT_INT,
};

void check_text(struct compiler *c, const struct stmt *s)
{
    size_t at = 0;
    while ((at += place_follow(&c->place, s->text + at, s->n - at)) < s->n) {
        int link = c->place.state == PLACE_QUOTED;
        struct span span = span_make(s->span.source, s->span.at + at, 1);
        struct diag *d = link ? fault(c, DIAG_TEMPLATE_SCHEME, span, NULL, NULL)
                              : fault(c, DIAG_TEMPLATE_BRANCH, span, "if", NULL);
        if (link)
            diag_help(c->report, d, HELP_ALLOWED_SCHEMES, NULL, NULL);
        c->place.state = link ? PLACE_QUOTED : PLACE_ATTR_NAME;
        at++;
    }
    emit(c, OP_TEXT, s->n, s->text);
}

static void fault_place(struct compiler *c, const struct expr *e)
{
    const struct html_place *p = &c->place;
    if (e->kind == EXPR_FAULTY)
        return;
    struct diag *d = fault(c, DIAG_TEMPLATE_PLACE, e->span, place_name(&c->place, c->arena), NULL);
    if (p->state == PLACE_UNQUOTED || p->state == PLACE_BEFORE_VALUE)
        diag_help(c->report, d, HELP_QUOTE_ATTRIBUTE, p->attr_name, NULL);
    else if (p->state == PLACE_RAW && p->json)
        diag_help(c->report, d, HELP_JSON_ONLY, NULL, NULL);
    else if (p->state == PLACE_QUOTED && p->attr == ATTR_URL)
        diag_help(c->report, d, HELP_ALLOWED_SCHEMES, NULL, NULL);
    if (p->state == PLACE_BEFORE_VALUE)
        c->place.state = PLACE_UNQUOTED;
}

/* Text and quoted attributes take what has a written form; the rest is named in the message. */
static enum op op_for(struct compiler *c, const struct expr *e, struct type type, int html)
{
    enum op op = in_text[type.kind];
    if (op == OP_END || (op == OP_PRINT_HTML && !html)) {
        fault_type(c, e->span, html ? "text, number, url, html" : "text, number, url", type);
        return OP_PRINT_INT;
    }
    return op;
}

static enum op op_in_attribute(struct compiler *c, const struct expr *e, struct type type)
{
    const struct html_place *p = &c->place;
    int late = p->attr == ATTR_URL && (p->url == URL_SCHEME || p->url == URL_OPEN);
    int foreign = p->attr == ATTR_SRCSET && type.kind != VALUE_URL && type.kind != VALUE_INT &&
                  type.kind != VALUE_FAULTY;
    if (p->attr == ATTR_FORBIDDEN || late || foreign) {
        fault_place(c, e);
        return OP_PRINT_INT;
    }
    enum op op = op_for(c, e, type, 0);
    int begins_link = p->attr == ATTR_URL && p->url == URL_START;
    return op == OP_PRINT_TEXT && begins_link ? OP_PRINT_LINK : op;
}

static enum op op_in_raw(struct compiler *c, const struct expr *e, struct type type)
{
    const struct html_place *p = &c->place;
    int is_text = p->element == ELEMENT_TEXTAREA || p->element == ELEMENT_TITLE;
    if (is_text && p->n == 0)
        return op_for(c, e, type, 0);
    if (!p->json || is_text || p->n > 0 || (type.kind != VALUE_JSON && type.kind != VALUE_FAULTY))
        fault_place(c, e);
    return OP_PRINT_RAW;
}

void check_print(struct compiler *c, const struct expr *e, struct type type)
{
    enum op op = OP_PRINT_INT;
    if (c->place.state == PLACE_TEXT)
        op = op_for(c, e, type, 1);
    else if (c->place.state == PLACE_QUOTED)
        op = op_in_attribute(c, e, type);
    else if (c->place.state == PLACE_RAW)
        op = op_in_raw(c, e, type);
    else
        fault_place(c, e);
    emit(c, op, 0, NULL);
    stack_move(c, -1);
    place_value(&c->place, type.kind == VALUE_URL);
}
