#include "read/yaml_comments.h"

#include "base/arena.h"

#include <stdint.h>
#include <string.h>

/* A stretch that is no comment whatever it looks like: a key, or a value. */
struct taken {
    size_t from, to;
    size_t of; /* where the node begins to which it belongs */
};

struct finding {
    struct arena *arena;
    const struct source *source;
    struct taken *taken;
    size_t n, cap;
    struct yaml_comments found;
    size_t room;
};

size_t yaml_begins(const struct node *n)
{
    return n->key ? n->key_span.at : n->span.at;
}

static void take_stretch(struct finding *f, size_t from, size_t to, size_t of)
{
    if (f->n == f->cap) {
        struct taken *more = arena_array(f->arena, f->cap * 2 + 16, sizeof *more);
        if (f->n)
            memcpy(more, f->taken, f->n * sizeof *more);
        f->taken = more;
        f->cap = f->cap * 2 + 16;
    }
    f->taken[f->n++] = (struct taken){from, to, of};
}

/* Takes the stretches of a node and what is in it, in the order of the file. */
static void take_stretches(struct finding *f, const struct node *n)
{
    size_t of = yaml_begins(n);
    if (n->key)
        take_stretch(f, n->key_span.at, n->key_span.at + n->key_span.n, of);
    if (n->kind == NODE_SCALAR)
        take_stretch(f, n->span.at, n->end, of);
    else if (!n->key)
        take_stretch(f, n->span.at, n->span.at, of);
    for (const struct node *child = n->item; child; child = child->next)
        take_stretches(f, child);
}

static void add_comment(struct finding *f, const struct yaml_comment *c)
{
    if (f->found.n == f->room) {
        struct yaml_comment *more = arena_array(f->arena, f->room * 2 + 8, sizeof *more);
        if (f->found.n)
            memcpy(more, f->found.at, f->found.n * sizeof *more);
        f->found.at = more;
        f->room = f->room * 2 + 8;
    }
    f->found.at[f->found.n++] = *c;
}

/* Returns 1 if nothing but blanks stands before `at` on its line. */
static int begins_line(const char *s, size_t from, size_t at)
{
    while (at > from && strchr(" \t", s[at - 1]))
        at--;
    return at == from || s[at - 1] == '\n';
}

/* Adds the comment at `at`; taken[k] is the first stretch behind it. Returns where its line ends.
 */
static size_t comment_at(struct finding *f, size_t from, size_t at, size_t to, size_t k)
{
    const char *s = f->source->text, *line = memchr(s + at, '\n', to - at);
    size_t end = line ? (size_t)(line - s) : to, n = end - at;
    while (n && strchr(" \t\r", s[at + n - 1]))
        n--;
    struct yaml_comment c = {.text = arena_copy(f->arena, s + at, n), .of = SIZE_MAX};
    c.behind = k && !begins_line(s, from, at);
    if (c.behind)
        c.of = f->taken[k - 1].of;
    else if (k < f->n)
        c.of = f->taken[k].of;
    add_comment(f, &c);
    return end;
}

struct yaml_comments yaml_comments_find(struct arena *a, const struct source *s, size_t from,
                                        size_t to, const struct node *root)
{
    struct finding f = {.arena = a, .source = s};
    for (const struct node *child = root->item; child; child = child->next)
        take_stretches(&f, child);
    size_t k = 0;
    for (size_t at = from; at < to;) {
        if (k < f.n && f.taken[k].from <= at) {
            at = f.taken[k].to > at ? f.taken[k].to : at;
            k++;
        } else if (s->text[at] == '#') {
            at = comment_at(&f, from, at, to, k);
        } else {
            at++;
        }
    }
    return f.found;
}
