#include "read/template/check.h"

#include "base/arena.h"
#include "read/template/set.h"
#include "report/suggest.h"

#include <string.h>

static void compile_statements(struct compiler *c, const struct stmt *s);

static const char *written(const struct compiler *c, struct span span)
{
    return arena_copy(c->arena, span.source->text + span.at, span.n);
}

static void check_printing(struct compiler *c, const struct stmt *s)
{
    struct outcome o = check_present(c, s->expr);
    check_print(c, s->expr, o.type);
}

/* Gives the innermost frame its own copy of what a name means outside. */
static void copy_outer(struct compiler *c, const char *name)
{
    const struct variable *outer = variable_find(c, name);
    const struct field *field = outer ? NULL : field_find(c->root, name);
    if (!field && (!outer || list_has(&c->frame->variables, outer)))
        return;
    uint32_t from = outer ? outer->slot : 0;
    const struct variable *own = variable_set(c, name, outer ? outer->type : field->type);
    emit(c, outer ? OP_SLOT : OP_ROOT, from, field);
    emit(c, OP_STORE, own->slot, NULL);
}

/* A name set in one branch only must still have its outer value on the other: copies that value
 * before the branches begin. */
static void prepare_sets(struct compiler *c, const struct stmt *s)
{
    for (; s; s = s->next) {
        if (s->kind == STMT_IF) {
            prepare_sets(c, s->body);
            prepare_sets(c, s->orelse);
        }
        if (s->kind == STMT_SET && *s->name)
            copy_outer(c, s->name);
    }
}

/* Ways meet: from now on the HTML place and the variables are what both agree on. */
static void join_ways(struct compiler *c, const struct stmt *s, const struct html_place *place,
                      const struct snapshot *one, const struct snapshot *two)
{
    if (!place_join(&c->place, place))
        fault(c, DIAG_TEMPLATE_BRANCH, s->span, written(c, s->span), NULL);
    variables_join(c, one, two);
}

static void check_if(struct compiler *c, const struct stmt *s)
{
    prepare_sets(c, s->body);
    prepare_sets(c, s->orelse);
    struct outcome test = check_expr(c, s->expr);
    size_t known = c->known.n, otherwise = emit(c, OP_JUMP_FALSE, 0, NULL);
    stack_move(c, -1);
    struct html_place before = c->place;
    struct snapshot start = variables_copy(c);
    known_add(c, test.yes);
    compile_statements(c, s->body);
    known_drop(c, known);
    struct html_place after = c->place;
    struct snapshot one = variables_copy(c);
    c->place = before;
    variables_restore(c, &start);
    size_t end = s->orelse ? emit(c, OP_JUMP, 0, NULL) : 0;
    land(c, otherwise);
    if (s->orelse) {
        known_add(c, test.no);
        compile_statements(c, s->orelse);
        known_drop(c, known);
        land(c, end);
    }
    struct snapshot two = variables_copy(c);
    join_ways(c, s, &after, &one, &two);
    snapshot_free(&start);
    snapshot_free(&one);
    snapshot_free(&two);
}

static struct type item_type(struct compiler *c, const struct stmt *s)
{
    struct outcome list = check_present(c, s->expr);
    if (list.type.kind == VALUE_LIST && list.type.element)
        return *list.type.element;
    if (list.type.kind != VALUE_LIST)
        fault_type(c, s->expr->span, "list", list.type);
    return type_faulty;
}

static void check_loop_body(struct compiler *c, const struct stmt *s, struct type item, int depth)
{
    struct frame frame, *back = c->frame;
    frame_open(c, &frame, back);
    size_t body = c->n;
    const struct variable *v = variable_set(c, s->name, item);
    struct variable *loop =
        variable_set(c, "loop", (struct type){.kind = VALUE_RECORD, .record = &loop_record});
    loop->loop = depth;
    size_t at = emit(c, OP_ITEM, v->slot, NULL);
    c->code[at].loop = (uint16_t)depth;
    compile_statements(c, s->body);
    at = emit(c, OP_NEXT, body, NULL);
    c->code[at].loop = (uint16_t)depth;
    frame_close(c, back);
}

/* The body must come out where it went in, as it may be run again; if it does not, once more from
 * where both meet. */
static void check_loop(struct compiler *c, const struct stmt *s, struct type item, int depth)
{
    struct html_place before = c->place;
    size_t start = c->n;
    check_loop_body(c, s, item, depth);
    if (place_same(&before, &c->place))
        return;
    struct html_place joined = before;
    int fits = place_join(&joined, &c->place);
    if (fits) {
        c->n = start;
        c->place = joined;
        check_loop_body(c, s, item, depth);
        fits = place_join(&c->place, &joined);
    }
    if (!fits)
        fault(c, DIAG_TEMPLATE_BRANCH, s->span, written(c, s->span), NULL);
}

static void check_for(struct compiler *c, const struct stmt *s)
{
    struct type item = item_type(c, s);
    int depth = c->loops < TEMPLATE_LOOPS ? c->loops : 0;
    if (c->loops >= TEMPLATE_LOOPS)
        fault(c, DIAG_TEMPLATE_DEEP, s->span, "16", NULL);
    size_t begin = emit(c, OP_LOOP, 0, NULL);
    c->code[begin].loop = (uint16_t)depth;
    stack_move(c, -1);
    struct html_place before = c->place;
    c->loops++;
    check_loop(c, s, item, depth);
    c->loops--;
    struct html_place after = c->place;
    c->place = before;
    if (s->orelse) {
        size_t end = emit(c, OP_JUMP, 0, NULL);
        land(c, begin);
        struct frame frame, *back = c->frame;
        frame_open(c, &frame, back);
        compile_statements(c, s->orelse);
        frame_close(c, back);
        land(c, end);
    } else {
        land(c, begin);
    }
    if (!place_join(&c->place, &after))
        fault(c, DIAG_TEMPLATE_BRANCH, s->span, written(c, s->span), NULL);
}

static void check_set(struct compiler *c, const struct stmt *s)
{
    struct outcome o = check_expr(c, s->expr);
    if (c->slot >= TEMPLATE_SLOTS - 2)
        fault(c, DIAG_TEMPLATE_DEEP, s->name_span, "200", NULL);
    struct variable *v = variable_set(c, s->name, o.type);
    emit(c, OP_STORE, v->slot < TEMPLATE_SLOTS ? v->slot : 0, NULL);
    stack_move(c, -1);
}

/* Returns 1 if this very body is being compiled already: a block that `super` leads back into. */
static int block_is_open(const struct compiler *c, const char *name, size_t level)
{
    for (const struct open_block *b = c->block; b; b = b->up) {
        if (b->family == c->family && b->level == level && !strcmp(b->name, name))
            return 1;
    }
    return 0;
}

/* Compiles the block from the first member of the family, at `level` or above, that has it. */
static void block_from(struct compiler *c, const struct stmt *s, const char *name, size_t level)
{
    const struct stmt *found = NULL;
    for (; !found && level < c->family->members.n; level++)
        found = map_get(&((const struct parsed *)c->family->members.at[level])->blocks, name);
    if (!found) {
        fault(c, DIAG_TEMPLATE_TOKEN, s->span, written(c, s->span), NULL);
        return;
    }
    if (block_is_open(c, name, level - 1)) {
        fault(c, DIAG_TEMPLATE_CYCLE, s->span, name, NULL);
        return;
    }
    struct frame frame, *back = c->frame;
    struct open_block block = {
        .name = name, .family = c->family, .level = level - 1, .up = c->block};
    c->block = &block;
    frame_open(c, &frame, c->family->top);
    compile_statements(c, found->body);
    frame_close(c, back);
    c->block = block.up;
}

static void check_block(struct compiler *c, const struct stmt *s)
{
    if (*s->name)
        block_from(c, s, s->name, 0);
}

static void check_super(struct compiler *c, const struct stmt *s)
{
    const struct open_block *b = c->block;
    if (b && b->family == c->family)
        block_from(c, s, b->name, b->level + 1);
    else
        fault(c, DIAG_TEMPLATE_TOKEN, s->span, "super", NULL);
}

static int already_open(const struct compiler *c, const struct parsed *p)
{
    for (const struct inheritance *f = c->family; f; f = f->up) {
        if (list_has(&f->members, p))
            return 1;
    }
    return 0;
}

/* Finds a template named in another; NULL after saying what is wrong. */
static const struct parsed *find_template(struct compiler *c, const char *name, struct span span)
{
    const struct parsed *p = template_parsed(c->set, name);
    if (!p) {
        fault(c, DIAG_TEMPLATE_MISSING, span, name, NULL);
    } else if (already_open(c, p)) {
        fault(c, DIAG_TEMPLATE_CYCLE, span, name, NULL);
        p = NULL;
    }
    c->faulty |= !p || p->faulty;
    return p;
}

static void check_include(struct compiler *c, const struct stmt *s)
{
    const struct parsed *p = find_template(c, s->name, s->name_span);
    if (!p)
        return;
    struct origin origin = {.span = s->name_span, .parsed = p, .up = c->origin};
    c->origin = &origin;
    check_template(c, p);
    c->origin = origin.up;
}

static void (*const checks[])(struct compiler *c, const struct stmt *s) = {
    [STMT_TEXT] = check_text,   [STMT_PRINT] = check_printing,  [STMT_SUPER] = check_super,
    [STMT_IF] = check_if,       [STMT_FOR] = check_for,         [STMT_SET] = check_set,
    [STMT_BLOCK] = check_block, [STMT_INCLUDE] = check_include,
};

/* Includes of includes may grow beyond all bounds without writing an instruction. */
static int too_much(struct compiler *c, const struct stmt *s)
{
    if (++c->work > TEMPLATE_STEPS && !c->full) {
        fault(c, DIAG_TEMPLATE_BIG, s->span, "60000", NULL);
        c->full = 1;
    }
    return c->full;
}

static void compile_statements(struct compiler *c, const struct stmt *s)
{
    if (!s)
        return;
    if (++c->depth > 4 * TEMPLATE_MAX_DEPTH)
        fault(c, DIAG_TEMPLATE_DEEP, s->span, "160", NULL);
    else
        for (; s && !too_much(c, s); s = s->next)
            checks[s->kind](c, s);
    c->depth--;
}

/* In a template that extends another only blocks and `set` count. */
static void check_outside(struct compiler *c, const struct parsed *p)
{
    for (const struct stmt *s = p->body; s; s = s->next) {
        size_t blank = 0;
        while (s->kind == STMT_TEXT && blank < s->n && strchr(" \t\r\n", s->text[blank]))
            blank++;
        if (s->kind == STMT_TEXT && blank == s->n)
            continue;
        if (s->kind == STMT_SET)
            check_set(c, s);
        else if (s->kind == STMT_TEXT)
            fault(c, DIAG_TEMPLATE_OUTSIDE,
                  span_make(s->span.source, s->span.at + blank, s->n - blank), NULL, NULL);
        else if (s->kind != STMT_BLOCK)
            fault(c, DIAG_TEMPLATE_OUTSIDE, s->span, NULL, NULL);
    }
}

/* Follows `extends` upwards; returns 0 after reporting if that leads nowhere. */
static int gather_family(struct compiler *c, const struct parsed *p)
{
    list_add(&c->family->members, c->arena, (void *)(uintptr_t)p);
    while (p->extends) {
        p = find_template(c, p->extends, p->extends_span);
        if (!p)
            return 0;
        list_add(&c->family->members, c->arena, (void *)(uintptr_t)p);
    }
    return 1;
}

static void unknown_block(struct compiler *c, const struct stmt *s, size_t level)
{
    struct suggest near = suggest_begin(s->name);
    for (size_t i = level + 1; i < c->family->members.n; i++) {
        const struct parsed *p = c->family->members.at[i];
        if (p->faulty || map_get(&p->blocks, s->name))
            return;
        for (size_t k = 0; k < p->blocks.n; k++)
            suggest_offer(&near, p->blocks.entry[k].key);
    }
    const struct parsed *p = c->family->members.at[level];
    struct diag *d = fault(c, DIAG_TEMPLATE_BLOCK, s->name_span, s->name, p->extends);
    if (near.best)
        diag_help(c->report, d, HELP_DID_YOU_MEAN, near.best, NULL);
}

static void check_family(struct compiler *c)
{
    size_t last = c->family->members.n - 1;
    for (size_t i = 0; i < last; i++) {
        const struct parsed *p = c->family->members.at[i];
        check_outside(c, p);
        for (const struct stmt *s = p->body; s; s = s->next) {
            if (s->kind == STMT_BLOCK && *s->name)
                unknown_block(c, s, i);
        }
    }
    compile_statements(c, ((const struct parsed *)c->family->members.at[last])->body);
}

void check_template(struct compiler *c, const struct parsed *p)
{
    struct frame frame, *back = c->frame;
    struct inheritance family = {.top = &frame, .up = c->family}, *family_back = c->family;
    frame_open(c, &frame, back);
    c->family = &family;
    if (gather_family(c, p))
        check_family(c);
    frame_close(c, back);
    c->family = family_back;
}
