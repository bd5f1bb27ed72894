#include "command/fmt.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs_put.h"
#include "base/map.h"
#include "command/project.h"
#include "command/tell.h"
#include "model/front.h"
#include "read/text.h"
#include "read/yaml_comments.h"
#include "report/print.h"
#include "report/usage.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What was asked for, and what came of it. */
struct fmt {
    struct options options;
    int check;          /* --check: only tells */
    struct list wanted; /* const char *: files and folders as given; none: all */
    struct list paths;  /* const char *: the same, from the site's folder */
    struct arena arena;
    struct project project;
    struct map told; /* path → struct fmt_told */
    size_t seen, changed;
    int failed; /* 1: a file could not be written */
};

/* ---- arguments ---- */

static int fmt_take(void *ctx, int argc, char **argv, int i, int plain)
{
    struct fmt *f = ctx;
    (void)argc;
    if (!plain && !strcmp(argv[i], "--check"))
        f->check = 1;
    else if (plain || *argv[i] != '-')
        list_add(&f->wanted, &f->arena, argv[i]);
    else
        return -1;
    return 1;
}

/* Finds the files and folders that were named in the site's folder. */
static int find_wanted(struct fmt *f)
{
    const char *root = f->project.site.root;
    size_t n = strlen(root);
    char real[PATH_MAX];
    for (size_t i = 0; i < f->wanted.n; i++) {
        const char *name = f->wanted.at[i];
        if (!realpath(name, real) || strncmp(real, root, n) != 0 || (real[n] && real[n] != '/'))
            return usage_fault(f->options.language, PHRASE_FMT_NOT_CONTENT, name, NULL);
        list_add(&f->paths, &f->arena, arena_strdup(&f->arena, real[n] ? real + n + 1 : ""));
    }
    return 0;
}

static int is_wanted(const struct fmt *f, const char *path)
{
    for (size_t i = 0; i < f->paths.n; i++) {
        const char *named = f->paths.at[i];
        size_t n = strlen(named);
        if (!n || (!strncmp(named, path, n) && (!path[n] || path[n] == '/')))
            return 1;
    }
    return !f->wanted.n;
}

/* ---- what stands otherwise than it is meant ---- */

/* What the messages tell of one file. */
struct fmt_told {
    size_t errors;
    struct list slips; /* struct diag *: each tells for certain how a value is written */
};

static struct fmt_told *told_of(struct fmt *f, const char *path)
{
    struct fmt_told *told = map_get(&f->told, path);
    if (!told) {
        told = arena_alloc(&f->arena, sizeof *told);
        map_add(&f->told, path, told);
    }
    return told;
}

/* Parts the messages by the files that they speak of; of those that were asked for, the errors go
 * into `errors`, too. */
static void part_messages(struct fmt *f, struct report *errors)
{
    const struct report *all = &f->project.report;
    map_init(&f->told, &f->arena);
    report_init(errors, &f->arena);
    errors->environment = all->environment;
    for (size_t i = 0; i < all->diags.n; i++) {
        struct diag *d = all->diags.at[i];
        const char *path = d->span.source ? d->span.source->path : d->path;
        if (!path)
            continue;
        if (d->help == HELP_WRITE_AS && (d->id == DIAG_VALUE_SLIP || d->id == DIAG_DATE_SLIP))
            list_add(&told_of(f, path)->slips, &f->arena, d);
        if (diag_severity(d->id) != SEVERITY_ERROR)
            continue;
        told_of(f, path)->errors++;
        if (is_wanted(f, path)) {
            list_add(&errors->diags, &f->arena, d);
            errors->count[SEVERITY_ERROR]++;
        }
    }
}

static int compare_slips(const void *a, const void *b, void *ctx)
{
    const struct diag *x = a, *y = b;
    (void)ctx;
    return x->span.at < y->span.at ? -1 : x->span.at > y->span.at;
}

static void set_swaps(struct fmt *f, struct front_order *order, const char *path)
{
    struct list slips = told_of(f, path)->slips;
    struct front_swap *swap = arena_array(&f->arena, slips.n + 1, sizeof *swap);
    list_sort(&slips, compare_slips, NULL);
    for (size_t i = 0; i < slips.n; i++) {
        const struct diag *d = slips.at[i];
        swap[i] = (struct front_swap){d->span.at, d->help_arg[0]};
    }
    order->swap = swap;
    order->swaps = slips.n;
}

/* ---- one file ---- */

/* Appends the fields with the line ends of the file. */
static void put_lines(struct buf *out, const struct buf *fields, const struct source *s)
{
    const char *line = memchr(s->text, '\n', s->n);
    int crlf = line && line > s->text && line[-1] == '\r';
    for (size_t i = 0; i < fields->n; i++) {
        if (crlf && fields->s[i] == '\n')
            buf_putc(out, '\r');
        buf_putc(out, fields->s[i]);
    }
}

static void fmt_text(struct fmt *f, const struct item *item, const struct front *at,
                     struct buf *out)
{
    const struct source *s = item->source;
    struct yaml_comments comments =
        yaml_comments_find(&f->arena, s, at->yaml_from, at->yaml_to, item->front);
    struct front_order order = {.comments = &comments};
    struct buf fields;
    set_swaps(f, &order, s->path);
    buf_init(&fields);
    front_write(&fields, &f->arena, item->type, item->front, &order);
    buf_add(out, s->text, at->yaml_from);
    put_lines(out, &fields, s);
    buf_add(out, s->text + at->yaml_to, s->n - at->yaml_to);
    buf_free(&fields);
}

static void fmt_item(struct fmt *f, const struct item *item)
{
    const struct source *s = item->source;
    struct report quiet;
    struct front at;
    struct buf text;
    report_init(&quiet, &f->arena);
    if (!front_find(&quiet, s, &at))
        return;
    buf_init(&text);
    fmt_text(f, item, &at, &text);
    f->seen++;
    if (text.n != s->n || memcmp(text.s, s->text, s->n) != 0) {
        int error = f->check ? 0 : fs_site_replace(f->project.site.root, s->path, text.s, text.n);
        f->changed++;
        f->failed |= error != 0;
        if (error)
            tell_unwritten(f->options.language, s->path, error);
        else if (!f->options.quiet)
            printf("%s\n", s->path);
    }
    buf_free(&text);
}

/* ---- all files ---- */

static void tell_fmt(const struct fmt *f)
{
    char changed[24], seen[24];
    snprintf(changed, sizeof changed, "%zu", f->changed);
    snprintf(seen, sizeof seen, "%zu", f->seen);
    phrase_print(stdout, f->check ? PHRASE_FMT_CHECKED : PHRASE_FMT_DONE, f->options.language,
                 changed, seen);
}

static int run_fmt(struct fmt *f)
{
    struct report errors;
    int status = project_open(&f->project, &f->options, PICTURES_LOOK);
    if (!status)
        status = find_wanted(f);
    if (status)
        return status;
    part_messages(f, &errors);
    const struct list *all = &f->project.site.all;
    for (size_t i = 0; i < all->n; i++) {
        const struct item *item = all->at[i];
        if (item->source && item->front && is_wanted(f, item->source->path) &&
            !told_of(f, item->source->path)->errors)
            fmt_item(f, item);
    }
    if (!f->options.quiet)
        tell_fmt(f);
    fflush(stdout);
    status = report_tell(&errors, f->options.language, 0);
    return f->failed ? 2 : status ? status : f->check && f->changed;
}

int command_fmt(int argc, char **argv)
{
    struct fmt f = {0};
    arena_init(&f.arena);
    const struct option_words words = {.take = fmt_take, .ctx = &f};
    int status = options_read_with(&f.options, argc, argv, &words);
    if (!status) {
        status = run_fmt(&f);
        project_close(&f.project);
    }
    arena_free(&f.arena);
    return status;
}
