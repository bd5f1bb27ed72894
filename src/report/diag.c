#include "report/diag.h"

#include "base/arena.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "base/map.h"

#include <errno.h>
#include <string.h>

enum { SEARCHES_MAX = 500 };

static const struct {
    const char *id;
    enum severity severity;
} facts[] = {
#define DIAG(name, id, severity) {id, SEVERITY_##severity},
#define HELP(name)
#define USUALLY(name)
#include "report/catalogue.def"
#undef DIAG
#undef HELP
#undef USUALLY
};

const char *diag_name(enum diag_id id)
{
    return facts[id].id;
}

enum severity diag_severity(enum diag_id id)
{
    return facts[id].severity;
}

void report_init(struct report *r, struct arena *a)
{
    *r = (struct report){.arena = a};
}

static const char *keep(struct report *r, const char *s)
{
    return s ? arena_strdup(r->arena, s) : NULL;
}

struct diag *diag_add(struct report *r, enum diag_id id, struct span span, const char *a,
                      const char *b)
{
    struct diag *d = arena_alloc(r->arena, sizeof *d);
    *d = (struct diag){.id = id, .span = span, .arg = {keep(r, a), keep(r, b)}};
    list_add(&r->diags, r->arena, d);
    r->count[diag_severity(id)]++;
    r->environment += id == DIAG_MACHINE;
    return d;
}

struct diag *diag_add_path(struct report *r, enum diag_id id, const char *path, const char *a,
                           const char *b)
{
    struct diag *d = diag_add(r, id, (struct span){0}, a, b);
    d->path = keep(r, path);
    return d;
}

void diag_word(struct diag *d, int i, enum phrase word)
{
    d->word[i] = word;
}

void diag_unread(struct report *r, const char *path, int error)
{
    error = error < 0 ? -error : error;
    enum diag_id id = fs_trouble(error) ? DIAG_MACHINE
                      : error == EXDEV  ? DIAG_LINK_ESCAPES
                      : error == EINVAL ? DIAG_FILE_IRREGULAR
                                        : DIAG_FILE_UNREADABLE;
    diag_add_path(r, id, path, strerror(error), NULL);
}

void diag_help(struct report *r, struct diag *d, enum help_id help, const char *a, const char *b)
{
    d->help = help;
    d->help_arg[0] = keep(r, a);
    d->help_arg[1] = keep(r, b);
}

void diag_note(struct diag *d, enum help_id note, struct span span)
{
    d->note = note;
    d->note_span = span;
}

void diag_note_more(struct report *r, struct diag *d, struct span span)
{
    struct diag_place **end = &d->more;
    while (*end)
        end = &(*end)->next;
    *end = arena_alloc(r->arena, sizeof **end);
    (*end)->span = span;
}

int report_searches(struct report *r)
{
    return r->searches++ < SEARCHES_MAX;
}

void report_add(struct report *to, const struct report *from)
{
    for (size_t i = 0; i < from->diags.n; i++)
        list_add(&to->diags, to->arena, from->diags.at[i]);
    for (int s = 0; s < SEVERITY_COUNT; s++)
        to->count[s] += from->count[s];
    to->environment += from->environment;
}

void report_merge(struct report *to, struct report *from)
{
    report_add(to, from);
    report_init(from, from->arena);
}

/* Gives a span a copy of its source that lives in `a`; `copies` has those made before by path. */
static void own_source(struct arena *a, struct map *copies, struct span *span)
{
    const struct source *s = span->source;
    if (!s)
        return;
    struct source *copy = map_get(copies, s->path);
    if (!copy) {
        copy = source_new(a, arena_strdup(a, s->path), arena_copy(a, s->text, s->n), s->n);
        map_add(copies, copy->path, copy);
    }
    span->source = copy;
}

static struct diag *diag_copy(struct report *to, struct map *copies, const struct diag *from)
{
    struct diag *d = arena_alloc(to->arena, sizeof *d);
    *d = *from;
    own_source(to->arena, copies, &d->span);
    own_source(to->arena, copies, &d->note_span);
    d->path = keep(to, from->path);
    for (int i = 0; i < 2; i++) {
        d->arg[i] = keep(to, from->arg[i]);
        d->help_arg[i] = keep(to, from->help_arg[i]);
    }
    d->more = NULL;
    for (const struct diag_place *p = from->more; p; p = p->next) {
        struct span span = p->span;
        own_source(to->arena, copies, &span);
        diag_note_more(to, d, span);
    }
    return d;
}

void report_copy(struct report *to, const struct report *from)
{
    struct map copies;
    map_init(&copies, to->arena);
    for (size_t i = 0; i < from->diags.n; i++)
        list_add(&to->diags, to->arena, diag_copy(to, &copies, from->diags.at[i]));
    for (int s = 0; s < SEVERITY_COUNT; s++)
        to->count[s] += from->count[s];
    to->environment += from->environment;
}

static const char *diag_path(const struct diag *d)
{
    return d->span.source ? d->span.source->path : d->path ? d->path : "";
}

static int compare_args(const struct diag *a, const struct diag *b)
{
    for (int i = 0; i < 2; i++) {
        int by = strcmp(a->arg[i] ? a->arg[i] : "", b->arg[i] ? b->arg[i] : "");
        if (by)
            return by;
        if (a->word[i] != b->word[i])
            return a->word[i] < b->word[i] ? -1 : 1;
    }
    return 0;
}

static int compare_diags(const void *pa, const void *pb, void *ctx)
{
    (void)ctx;
    const struct diag *a = pa, *b = pb;
    int by_path = strcmp(diag_path(a), diag_path(b));
    if (by_path)
        return by_path;
    if (a->span.at != b->span.at)
        return a->span.at < b->span.at ? -1 : 1;
    return a->id != b->id ? (int)a->id - (int)b->id : compare_args(a, b);
}

void report_sort(struct report *r)
{
    list_sort(&r->diags, compare_diags, NULL);
    size_t kept = 0;
    for (size_t i = 0; i < r->diags.n; i++) {
        struct diag *d = r->diags.at[i];
        if (kept && !compare_diags(r->diags.at[kept - 1], d, NULL))
            r->count[diag_severity(d->id)]--;
        else
            r->diags.at[kept++] = d;
    }
    r->diags.n = kept;
}
