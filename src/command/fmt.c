#include "command/fmt.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs_put.h"
#include "command/project.h"
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
    size_t seen, changed;
    int failed; /* 1: a file could not be written */
};

/* ---- arguments ---- */

/* Takes what is fmt's own; the rest is read like a build's. Returns 0, or 2 after telling what is
 * wrong. */
static int fmt_read(struct fmt *f, int argc, char **argv)
{
    char **rest = arena_array(&f->arena, (size_t)argc + 1, sizeof *rest);
    int n = 0, after = 0;
    for (int i = 0; i < argc; i++) {
        int takes =
            !strcmp(argv[i], "-C") || !strcmp(argv[i], "--lang") || !strcmp(argv[i], "--now");
        if (i && !strcmp(argv[i], "--check"))
            f->check = 1;
        else if (i && !after && *argv[i] != '-')
            list_add(&f->wanted, &f->arena, argv[i]);
        else
            rest[n++] = argv[i];
        after = i && takes;
    }
    return options_read(&f->options, n, rest);
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

static int compare_swaps(const void *a, const void *b)
{
    const struct front_swap *x = a, *y = b;
    return x->at < y->at ? -1 : x->at > y->at;
}

/* Returns 1 if the message says for certain how a value of the file is written. */
static int is_slip(const struct diag *d, const struct source *s)
{
    return d->span.source == s && d->help == HELP_WRITE_AS &&
           (d->id == DIAG_VALUE_SLIP || d->id == DIAG_DATE_SLIP);
}

static const struct front_swap *swaps_of(struct fmt *f, const struct source *s, size_t *n)
{
    const struct list *diags = &f->project.report.diags;
    size_t count = 0;
    for (size_t i = 0; i < diags->n; i++)
        count += (size_t)is_slip(diags->at[i], s);
    struct front_swap *swap = arena_array(&f->arena, count + 1, sizeof *swap);
    *n = 0;
    for (size_t i = 0; i < diags->n; i++) {
        const struct diag *d = diags->at[i];
        if (is_slip(d, s))
            swap[(*n)++] = (struct front_swap){d->span.at, d->help_arg[0]};
    }
    qsort(swap, *n, sizeof *swap, compare_swaps);
    return swap;
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
    order.swap = swaps_of(f, s, &order.swaps);
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
            usage_fault(f->options.language, PHRASE_CANNOT_WRITE, s->path, strerror(-error));
        else if (!f->options.quiet)
            printf("%s\n", s->path);
    }
    buf_free(&text);
}

/* ---- all files ---- */

static int has_error(const struct report *r, const struct source *s)
{
    for (size_t i = 0; i < r->diags.n; i++) {
        const struct diag *d = r->diags.at[i];
        if (d->span.source == s && diag_severity(d->id) == SEVERITY_ERROR)
            return 1;
    }
    return 0;
}

/* Gathers the errors of the files that were asked for: what has some is left as it is. */
static void gather_errors(struct fmt *f, struct report *out)
{
    const struct report *all = &f->project.report;
    report_init(out, &f->arena);
    for (size_t i = 0; i < all->diags.n; i++) {
        struct diag *d = all->diags.at[i];
        const char *path = d->span.source ? d->span.source->path : d->path;
        if (diag_severity(d->id) != SEVERITY_ERROR || !path || !is_wanted(f, path))
            continue;
        list_add(&out->diags, &f->arena, d);
        out->count[SEVERITY_ERROR]++;
    }
    out->environment = all->environment;
}

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
    const struct list *all = &f->project.site.all;
    for (size_t i = 0; i < all->n; i++) {
        const struct item *item = all->at[i];
        if (item->source && item->front && is_wanted(f, item->source->path) &&
            !has_error(&f->project.report, item->source))
            fmt_item(f, item);
    }
    gather_errors(f, &errors);
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
    int status = fmt_read(&f, argc, argv);
    if (!status) {
        status = run_fmt(&f);
        project_close(&f.project);
    }
    arena_free(&f.arena);
    return status;
}
