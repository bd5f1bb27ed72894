#include "command/build.h"

#include "base/buf.h"
#include "command/assets.h"
#include "command/due.h"
#include "command/missing.h"
#include "command/project.h"
#include "command/target.h"
#include "command/tell.h"
#include "model/site.h"
#include "render/site/render.h"
#include "report/diag.h"
#include "report/format.h"
#include "report/progress.h"
#include "report/usage.h"
#include "resolve/advice/plain.h"
#include "resolve/history/stamps.h"
#include "write/addresses.h"
#include "write/publish.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

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

static void tell_done(const struct project *p, const struct rendered *made,
                      const struct published *done, long long ms)
{
    const size_t numbers[] = {made->pages, made->feeds, done->written, done->unchanged,
                              done->removed};
    struct buf time;
    buf_init(&time);
    progress_seconds(&time, p->language, ms);
    tell_sum(p, PHRASE_DONE, numbers, 5, time.s);
    buf_free(&time);
}

/* An editor who hears nothing wonders whether anything was looked at. */
static void tell_checked(const struct project *p, const struct rendered *made)
{
    const size_t numbers[] = {p->site.all.n, made->pages, made->feeds};
    tell_sum(p, PHRASE_CHECKED, numbers, 3, NULL);
}

/* Two files at one address are the content's fault. */
static void check_addresses(struct project *p, const struct rendered *made)
{
    struct addresses taken;
    addresses_init(&taken, &p->arena);
    for (size_t i = 0; i < made->files.n; i++) {
        const struct file *f = made->files.at[i], *first = addresses_add(&taken, f->path, f);
        if (first)
            diag_add_path(&p->report, DIAG_URL_DUPLICATE, f->path, first->path, NULL);
    }
}

static struct published publish_all(struct project *p, const struct options *o,
                                    const struct rendered *made)
{
    const struct publish_order order = {.target = target_folder(&p->arena, o, p->site.root),
                                        .kind = target_kind(o),
                                        .from = p->site.root,
                                        .protected = p->site.root,
                                        .force = o->force,
                                        .workers = 1};
    struct publishing *publishing = publish_begin(&p->arena, &order);
    for (size_t i = 0; i < made->files.n && publish_file(publishing, made->files.at[i], 0);)
        i++;
    return publish_end(publishing);
}

/* One straight walk: read and resolve, render, publish. */
static int build_site(struct project *p, const struct options *o, int writes)
{
    struct progress progress;
    struct rendered made = {0};
    progress_start(&progress, o->language, o->quiet, o->verbose);
    progress_say(&progress, PHRASE_STEP_READING);
    int status = project_open(p, o, writes ? PICTURES_MAKE : PICTURES_LOOK);
    if (status) {
        progress_end(&progress);
        return status;
    }
    progress_say(&progress, PHRASE_STEP_RENDERING);
    assert(p->site.languages || p->report.count[SEVERITY_ERROR]);
    if (p->site.languages)
        made = site_render(&p->site, &p->report, &p->workers, o->audience != NULL);
    check_addresses(p, &made);
    if (writes)
        resolve_stamps(&p->site, &p->report);
    else
        resolve_plain(&p->site, &p->report);
    if (p->report.count[SEVERITY_ERROR] || !writes) {
        progress_end(&progress);
        status = writes ? report_tell(&p->report, p->language, 1) : tell_findings(p, o);
        if (!status && !o->quiet && o->format->in_log)
            tell_checked(p, &made);
        return status;
    }
    progress_say(&progress, PHRASE_STEP_WRITING);
    struct published done = publish_all(p, o, &made);
    long long ms = progress_end(&progress);
    report_tell(&p->report, p->language, writes);
    if (done.error)
        return publish_fault(p, o, &done);
    project_tidy(p, o);
    if (!o->quiet)
        tell_done(p, &made, &done, ms);
    return 0;
}

static int run_build(int argc, char **argv, int writes)
{
    struct options o;
    struct project p;
    if (options_read(&o, argc, argv))
        return 2;
    if (o.missing && writes)
        return usage_fault(o.language, PHRASE_MISSING_CHECK, NULL, NULL);
    if (o.format_name && (writes || o.missing || o.assets))
        return usage_fault(o.language, PHRASE_FORMAT_CHECK, NULL, NULL);
    if (o.due && writes)
        return usage_fault(o.language, PHRASE_DUE_CHECK, NULL, NULL);
    if (o.assets && writes)
        return usage_fault(o.language, PHRASE_ASSETS_CHECK, NULL, NULL);
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
