#include "read/template/compiler.h"

#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

void frame_open(struct compiler *c, struct frame *f, struct frame *up)
{
    *f = (struct frame){.up = up, .slot = c->slot};
    c->frame = f;
}

void frame_close(struct compiler *c, struct frame *back)
{
    c->slot = c->frame->slot;
    c->frame = back;
}

static struct variable *find_in(const struct frame *f, const char *name)
{
    for (size_t i = 0; i < f->variables.n; i++) {
        struct variable *v = f->variables.at[i];
        if (!strcmp(v->name, name))
            return v;
    }
    return NULL;
}

struct variable *variable_find(const struct compiler *c, const char *name)
{
    for (const struct frame *f = c->frame; f; f = f->up) {
        struct variable *v = find_in(f, name);
        if (v && v->defined)
            return v;
    }
    return NULL;
}

struct variable *variable_set(struct compiler *c, const char *name, struct type type)
{
    struct variable *v = find_in(c->frame, name);
    if (!v) {
        v = arena_alloc(c->arena, sizeof *v);
        *v = (struct variable){.name = name, .slot = c->slot++, .loop = -1};
        list_add(&c->frame->variables, c->arena, v);
    }
    v->type = type;
    v->id = ++c->ids;
    v->defined = 1;
    return v;
}

struct snapshot variables_copy(const struct compiler *c)
{
    struct snapshot copy = {.n = c->frame->variables.n};
    copy.at = memory_get(copy.n * sizeof *copy.at);
    for (size_t i = 0; i < copy.n; i++)
        copy.at[i] = *(const struct variable *)c->frame->variables.at[i];
    return copy;
}

void snapshot_free(struct snapshot *s)
{
    free(s->at);
    *s = (struct snapshot){0};
}

void variables_restore(struct compiler *c, const struct snapshot *copy)
{
    for (size_t i = 0; i < c->frame->variables.n; i++) {
        struct variable *v = c->frame->variables.at[i];
        if (i < copy->n)
            *v = copy->at[i];
        else
            v->defined = 0;
    }
}

void variables_join(struct compiler *c, const struct snapshot *a, const struct snapshot *b)
{
    for (size_t i = 0; i < c->frame->variables.n; i++) {
        struct variable *v = c->frame->variables.at[i];
        const struct variable *one = i < a->n ? &a->at[i] : NULL;
        const struct variable *two = i < b->n ? &b->at[i] : NULL;
        v->defined = one && two && one->defined && two->defined;
        if (!v->defined || one->id == two->id)
            continue;
        v->type = type_either(one->type, two->type);
        v->id = ++c->ids;
    }
}

static int trail_same(const struct trail *a, const struct trail *b)
{
    for (; a && b; a = a->up, b = b->up) {
        if (a->field != b->field || a->id != b->id)
            return 0;
    }
    return !a && !b;
}

int trail_known(const struct compiler *c, const struct trail *t)
{
    for (size_t i = c->known.n; t && i > 0; i--) {
        if (trail_same(c->known.at[i - 1], t))
            return 1;
    }
    return 0;
}

void known_add(struct compiler *c, const struct fact *f)
{
    union {
        const struct trail *from;
        void *to;
    } plain;
    for (; f; f = f->next) {
        plain.from = f->trail;
        list_add(&c->known, c->arena, plain.to);
    }
}

void known_drop(struct compiler *c, size_t n)
{
    c->known.n = n;
}

struct fact *fact_new(struct compiler *c, const struct trail *t, struct fact *next)
{
    if (!t)
        return next;
    struct fact *f = arena_alloc(c->arena, sizeof *f);
    *f = (struct fact){.trail = t, .next = next};
    return f;
}

struct fact *fact_join(struct compiler *c, struct fact *a, struct fact *b)
{
    for (; a; a = a->next)
        b = fact_new(c, a->trail, b);
    return b;
}
