#include "command/build.h"

#include "base/buf.h"
#include "command/assets.h"
#include "command/due.h"
#include "command/missing.h"
#include "command/project.h"
#include "command/since.h"
#include "command/target.h"
#include "command/tell.h"
#include "model/site.h"
#include "render/site/book.h"
#include "report/diag.h"
#include "report/format.h"
#include "report/print.h"
#include "report/progress.h"
#include "report/usage.h"
#include "resolve/advice/plain.h"
#include "resolve/history/since.h"
#include "resolve/history/stamps.h"
#include "write/publish.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct {
    const char *why; /* of struct published */
    enum phrase text;
} failures[] = {
    {"unknown", PHRASE_REFUSED_UNKNOWN}, {"foreign", PHRASE_REFUSED_FOREIGN},
    {"current", PHRASE_REFUSED_CURRENT}, {"source", PHRASE_REFUSED_SOURCE},
    {"mounted", PHRASE_REFUSED_MOUNTED}, {"locked", PHRASE_REFUSED_LOCKED},
    {"read", PHRASE_CANNOT_READ},        {"write", PHRASE_CANNOT_WRITE},
    {"link", PHRASE_CANNOT_LINK},        {"remove", PHRASE_CANNOT_REMOVE},
    {"open folder", PHRASE_CANNOT_OPEN}, {"create folder", PHRASE_CANNOT_CREATE},
    {"lock", PHRASE_CANNOT_LOCK},        {"exchange", PHRASE_CANNOT_EXCHANGE},
};

/* Tells why publishing failed; the old site stands as it stood. */
static int publish_fault(const struct project *p, const struct options *o,
                         const struct published *done)
{
    size_t i = 0;
    if (done->kind)
        return target_fault_kind(p->language, o, done->path, done->kind);
    while (strcmp(done->why, failures[i].why) != 0) {
        i++;
        assert(i < sizeof failures / sizeof *failures);
    }
    return usage_fault(p->language, failures[i].text, done->path, strerror(done->error));
}

/* Prints a sum: a phrase whose arguments are these numbers, and `last` behind them. */
static void tell_sum(const struct project *p, enum phrase phrase, const size_t *numbers, size_t n,
                     const char *last)
{
    char text[5][24];
    const char *arg[6];
    struct buf line;
    assert(n <= 5);
    for (size_t i = 0; i < n; i++) {
        snprintf(text[i], sizeof text[i], "%zu", numbers[i]);
        arg[i] = text[i];
    }
    arg[n] = last;
    buf_init(&line);
    phrase_add(&line, phrase, p->language, arg, n + 1);
    fwrite(line.s, 1, line.n, stdout);
    buf_free(&line);
}

/* A site that was read, and what became of it. */
struct build {
    struct project *project;
    const struct options *options;
    struct progress progress;
    struct book *book; /* NULL: nothing was rendered */
    int failed;        /* 1: it could not be published, see `done` */
    struct published done;
    long long ms;       /* how long it took */
    struct since since; /* what changed, if that was asked for */
};

static void tell_done(const struct build *b)
{
    const struct project *p = b->project;
    const size_t numbers[] = {book_pages(b->book), book_feeds(b->book), b->done.written,
                              b->done.unchanged, b->done.removed};
    struct buf time;
    buf_init(&time);
    progress_seconds(&time, p->language, b->ms);
    tell_sum(p, PHRASE_DONE, numbers, 5, time.s);
    buf_free(&time);
}

/* Returns the folder as one would type it here. */
static const char *place_shown(const struct build *b)
{
    struct project *p = b->project;
    const char *folder = target_folder(&p->arena, b->options, p->site.root);
    char *here = getcwd(NULL, 0);
    size_t n = here ? strlen(here) : 0;
    int inside = n && !strncmp(folder, here, n) && folder[n] == '/';
    free(here);
    return inside ? folder + n + 1 : folder;
}

/* Tells a person at a terminal where the site lies and how to look at it. */
static void tell_where(const struct build *b)
{
    const struct options *o = b->options;
    const struct project *p = b->project;
    const char *ci = getenv("CI");
    struct buf command;
    if (!isatty(STDOUT_FILENO) || (ci && *ci))
        return;
    buf_init(&command);
    buf_puts(&command, "knoten serve --open");
    if (o->folder)
        buf_printf(&command, strchr(o->folder, ' ') ? " -C '%s'" : " -C %s", o->folder);
    if (o->now)
        buf_printf(&command, " --now %s", o->now);
    buf_puts(&command, o->drafts ? " --drafts" : "");
    buf_puts(&command, o->audience ? " --for members" : "");
    phrase_print(stdout, p->site.config.link_files ? PHRASE_PLACE_FILES : PHRASE_PLACE_SERVE,
                 p->language, place_shown(b), command.s);
    buf_free(&command);
}

/* An editor who hears nothing wonders whether anything was looked at. */
static void tell_checked(const struct build *b)
{
    const size_t numbers[] = {b->project->site.all.n, book_pages(b->book), book_feeds(b->book)};
    tell_sum(b->project, PHRASE_CHECKED, numbers, 3, NULL);
}

/* ---- one straight walk: load, make, tell ---- */

static int has_errors(const struct build *b)
{
    return b->project->report.count[SEVERITY_ERROR] > 0;
}

/* Reads and resolves; returns 0, or an exit status after telling why. */
static int load_project(struct build *b, int writes)
{
    progress_start(&b->progress, b->options->language, b->options->quiet, b->options->verbose);
    progress_say(&b->progress, PHRASE_STEP_READING);
    return project_open(b->project, b->options, writes ? PICTURES_MAKE : PICTURES_LOOK);
}

/* A sink that drops all: what is checked is rendered, too. */
static int drop_file(void *ctx, const struct file *f, int worker)
{
    (void)ctx;
    (void)f;
    (void)worker;
    return 1;
}

/* Another build is at work on the folder. */
static void tell_waiting(void *ctx)
{
    struct build *b = ctx;
    progress_say(&b->progress, PHRASE_STEP_WAITING);
}

/* A file of the site's own stands there; what the site calls its own is decided before. */
static int owns_path(void *ctx, const char *path)
{
    const struct build *b = ctx;
    return map_get(&b->project->site.taken, path) != NULL;
}

/* Renders into the folder; what fails on the way leaves it as it was. */
static void publish_book(struct build *b)
{
    struct project *p = b->project;
    const struct publish_order order = {.target =
                                            target_folder(&p->arena, b->options, p->site.root),
                                        .kind = target_kind(b->options),
                                        .protected = p->site.root,
                                        .force = b->options->force,
                                        .workers = p->workers.jobs,
                                        .packs = b->options->compress,
                                        .waits = tell_waiting,
                                        .owns = owns_path,
                                        .ctx = b};
    struct publishing *publishing = publish_begin(&p->arena, &order);
    if (b->progress.what == PHRASE_STEP_WAITING)
        progress_say(&b->progress, PHRASE_STEP_RENDERING);
    const struct sink sink = {.take = publish_file, .ctx = publishing};
    book_all(b->book, &p->report, &sink);
    progress_say(&b->progress, PHRASE_STEP_WRITING);
    if (has_errors(b)) {
        publish_cancel(publishing);
    } else {
        b->done = publish_end(publishing);
        b->failed = b->done.error != 0;
    }
}

/* Renders into nothing. */
static void check_book(struct build *b)
{
    static const struct sink nowhere = {.take = drop_file};
    book_all(b->book, &b->project->report, &nowhere);
    book_advise(b->book, &b->project->report);
}

/* Renders what was read, if it has no errors, and publishes it, or only looks whether it could. */
static void make_site(struct build *b, int writes)
{
    struct project *p = b->project;
    assert(p->site.languages || has_errors(b));
    progress_say(&b->progress, PHRASE_STEP_RENDERING);
    /* Also over errors: what is wrong with the templates is told with them. */
    if (p->site.languages)
        b->book = book_open(&p->site, &p->report, p->workers.jobs, b->options->audience != NULL);
    assert(b->book || has_errors(b));
    if (writes)
        resolve_stamps(&p->site, &p->report);
    else
        resolve_plain(&p->site, &p->report);
    if (!has_errors(b) && writes)
        publish_book(b);
    else if (!has_errors(b))
        check_book(b);
    b->ms = progress_end(&b->progress);
    struct book_spent spent;
    for (int i = 0; b->book && book_spent(b->book, i, &spent); i++) {
        if (spent.pages)
            progress_part(&b->progress, spent.template, spent.pages, spent.ms);
    }
}

/* Prints what is to be said; returns the exit status. */
static int tell_made(struct build *b, int writes)
{
    struct project *p = b->project;
    const struct options *o = b->options;
    if (!writes) {
        int status = tell_findings(p, o);
        if (!status && !o->quiet && o->format->in_log)
            tell_checked(b);
        return !status && o->strict ? p->report.count[SEVERITY_WARNING] > 0 : status;
    }
    int status = report_tell(&p->report, p->language, 1);
    if (b->failed)
        return publish_fault(p, o, &b->done);
    if (has_errors(b))
        return status;
    project_tidy(p, o);
    if (!o->quiet) {
        tell_done(b);
        tell_where(b);
    }
    if (o->since)
        since_tell(p, &b->since);
    return 0;
}

static int build_site(struct project *p, const struct options *o, int writes)
{
    struct build b = {.project = p, .options = o};
    int status = load_project(&b, writes);
    if (!status && o->since && p->site.languages)
        status = since_look(p, o, &b.since);
    if (status) {
        progress_end(&b.progress);
        return status;
    }
    make_site(&b, writes);
    status = tell_made(&b, writes);
    if (b.book)
        book_close(b.book);
    return status;
}

static int run_build(int argc, char **argv, int writes)
{
    struct options o;
    struct project p;
    if (options_read(&o, argc, argv))
        return 2;
    if (o.format_name && (o.missing || o.assets))
        return usage_fault(o.language, PHRASE_FORMAT_CHECK, NULL, NULL);
    int status = o.missing  ? missing_tell(&p, &o)
                 : o.assets ? assets_tell(&p, &o)
                 : o.due    ? due_tell(&p, &o)
                            : build_site(&p, &o, writes);
    project_close(&p);
    return status;
}

int command_build(int argc, char **argv)
{
    return run_build(argc, argv, 1);
}

int command_check(int argc, char **argv)
{
    return run_build(argc, argv, 0);
}
