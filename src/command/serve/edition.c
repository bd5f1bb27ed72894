#include "command/serve/edition.h"

#include "base/address.h"
#include "command/serve/redirect.h"
#include "read/shelf.h"
#include "render/site/book.h"
#include "render/site/hosts_lines.h"
#include "resolve/advice/plain.h"
#include "resolve/route.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static const char error_page[] = "404.html";

/* Returns where the site stands on its host. What could mean something else in a host's
 * configuration means nothing here. */
static const char *base_of(struct project *p)
{
    const char *base = p->site.config.base_url ? route_base(&p->site) : NULL;
    return base ? base : "/";
}

static void note_frames(struct edition *e)
{
    const struct site *site = &e->project.site;
    for (int l = 0; l < site->languages; l++) {
        struct buf path;
        buf_init(&path);
        host_frames(site, l, &path);
        list_add(&e->frames, &e->project.arena, arena_copy(&e->project.arena, path.s, path.n));
        buf_free(&path);
    }
}

struct edition *edition_open(const struct options *options, struct shelf *shelf)
{
    struct edition *e = memory_get(sizeof *e);
    struct project *p = &e->project;
    *e = (struct edition){.number = shelf_begin(shelf, options->jobs), .base = "/"};
    e->trouble = project_reopen(p, options, PICTURES_MAKE, shelf) != 0;
    if (e->trouble || !p->site.languages)
        return e;
    e->book = book_open(&p->site, &p->report, p->workers.jobs, options->audience != NULL);
    e->base = base_of(p);
    if (e->book)
        note_frames(e);
    return e;
}

void edition_advise(struct edition *e)
{
    struct project *p = &e->project;
    if (!e->trouble && p->site.languages)
        resolve_plain(&p->site, &p->report);
}

void edition_close(struct edition *e)
{
    if (e->book)
        book_close(e->book);
    project_close(&e->project);
    free(e);
}

size_t edition_errors(const struct edition *e)
{
    return e->project.report.count[SEVERITY_ERROR];
}

int edition_page(struct edition *e, const char *address, struct buf *out)
{
    return e->book ? book_page(e->book, address, out) : -ENOENT;
}

int edition_leads(struct edition *e, const char *path, struct buf *out)
{
    struct buf lines;
    buf_init(&lines);
    int found = !edition_page(e, "_redirects", &lines) && redirect_find(lines.s, path, out);
    buf_free(&lines);
    return found;
}

int edition_lost(struct edition *e, const char *address, struct buf *out)
{
    const struct site *site = &e->project.site;
    for (int l = 1; l < site->languages; l++) {
        const char *prefix = site->language[l].prefix;
        char path[64];
        size_t n = strlen(prefix);
        if (strncmp(address, prefix, n) != 0 || n + sizeof error_page > sizeof path)
            continue;
        memcpy(path, prefix, n);
        memcpy(path + n, error_page, sizeof error_page);
        return edition_page(e, path, out);
    }
    return edition_page(e, error_page, out);
}

void edition_page_of(const struct edition *e, const char *path, struct buf *out)
{
    const struct site *site = &e->project.site;
    for (size_t i = 0; i < site->all.n; i++) {
        const struct item *item = site->all.at[i];
        const struct item *of = item->original ? item->original : item;
        const char *address = of->path[item->language->index];
        if (!address || strcmp(item->source->path, path) != 0)
            continue;
        buf_puts(out, e->base);
        address_write_path(out, address);
        return;
    }
}

int edition_frames(const struct edition *e, const char *address)
{
    for (size_t i = 0; i < e->frames.n; i++) {
        const char *folder = e->frames.at[i];
        if (!strncmp(address, folder, strlen(folder)))
            return 1;
    }
    return 0;
}
