#include "command/build.h"

#include "command/missing.h"
#include "command/project.h"
#include "render/render.h"
#include "report/progress.h"
#include "report/usage.h"
#include "resolve/resolve.h"
#include "write/output.h"
#include "write/publish.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *why, *text;
} refusals[] = {
    {"foreign", "was not written by Knoten; choose another folder with -o, or give --force to "
                "replace what is there"},
    {"current", "is the folder this runs in; --force will not remove it"},
    {"source", "holds the site itself; --force will not remove it"},
    {"mounted", "is a mount point and cannot be exchanged; choose a folder inside it with -o"},
    {"locked", "is being written by another build"},
};

/* Tells why publishing failed; the old site stands as it stood. */
static int publish_fault(const struct published *done)
{
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        if (!strcmp(done->why, refusals[i].why))
            return usage_fault("'%s' %s", done->path, refusals[i].text);
    }
    return usage_fault("cannot %s '%s': %s; the site stands as it was", done->why, done->path,
                       strerror(done->error));
}

static void tell_done(const struct rendered *made, const struct published *done, long long ms)
{
    printf("%zu pages, %zu feeds; %zu files written, %zu unchanged, %zu removed; %lld.%02lld s\n",
           made->pages, made->feeds, done->written, done->unchanged, done->removed, ms / 1000,
           ms % 1000 / 10);
}

/* An editor who hears nothing wonders whether anything was looked at. */
static void tell_checked(const struct project *p, const struct rendered *made)
{
    static const char *const lines[] = {
        [MESSAGE_EN] = "%zu files checked: no mistakes; %zu pages, %zu feeds\n",
        [MESSAGE_DE] = "%zu Dateien geprüft: keine Fehler; %zu Seiten, %zu Kalender\n"};
    printf(lines[p->language], p->site.all.n, made->pages, made->feeds);
}

/* Puts what was rendered into the output; two files at one address are the content's fault. */
static void collect(struct project *p, const struct rendered *made, struct output *out)
{
    output_init(out, &p->arena);
    for (size_t i = 0; i < made->files.n; i++) {
        const struct rendered_file *f = made->files.at[i];
        const struct output_file *first =
            f->s ? output_add(out, f->path, f->s, f->n) : output_add_copy(out, f->path, f->from);
        if (first)
            diag_add_path(&p->report, DIAG_URL_DUPLICATE, f->path, first->path, NULL);
    }
}

/* One straight walk: read and resolve, render, publish. */
static int build_site(struct project *p, const struct options *o, int writes)
{
    struct progress progress;
    struct output out;
    struct rendered made = {0};
    progress_start(&progress, o->quiet, o->verbose);
    progress_say(&progress, "reading");
    int status = project_open(p, o, writes ? PICTURES_MAKE : PICTURES_LOOK);
    if (status) {
        progress_end(&progress);
        return status;
    }
    progress_say(&progress, "rendering");
    assert(p->site.languages || p->report.count[SEVERITY_ERROR]);
    if (p->site.languages)
        made = site_render(&p->site, &p->report, &p->workers, o->audience != NULL);
    collect(p, &made, &out);
    if (!writes)
        resolve_plain(&p->site, &p->report);
    if (p->report.count[SEVERITY_ERROR] || !writes) {
        progress_end(&progress);
        status = report_tell(&p->report, p->language, writes);
        if (!status && !o->quiet)
            tell_checked(p, &made);
        return status;
    }
    progress_say(&progress, "writing");
    struct published done = publish(&p->arena, &out, project_target(p, o), p->site.root, o->force);
    long long ms = progress_end(&progress);
    report_tell(&p->report, p->language, writes);
    if (done.error)
        return publish_fault(&done);
    project_tidy(p, o);
    if (!o->quiet)
        tell_done(&made, &done, ms);
    return 0;
}

static int run(int argc, char **argv, int writes)
{
    struct options o;
    struct project p;
    if (options_read(&o, argc, argv))
        return 2;
    if (o.missing && writes)
        return usage_fault("--missing belongs to 'knoten check'");
    int status = o.missing ? missing_tell(&p, &o) : build_site(&p, &o, writes);
    project_close(&p);
    return status;
}

int command_build(int argc, char **argv)
{
    return run(argc, argv, 1);
}

int command_check(int argc, char **argv)
{
    return run(argc, argv, 0);
}
