#include "render/site/machine.h"

#include "base/buf.h"
#include "model/site.h"
#include "render/feeds/atom.h"
#include "render/feeds/feeds.h"
#include "render/feeds/vcard.h"
#include "render/search/search.h"
#include "render/site/hosts.h"
#include "report/diag.h"

#include <stdlib.h>
#include <string.h>

/* Files for machines under construction. */
struct machine {
    const struct shared *shared;
    const struct site *site;
    struct rendered *made;
};

/* Hands the buffer's bytes on; the buffer is free again. */
static void put_machine_file(struct machine *m, const char *path, struct buf *b)
{
    rendered_add(m->made, m->site, path, arena_copy(m->site->arena, b->s, b->n), b->n);
    buf_free(b);
}

/* ---- sitemap and robots ---- */

/* A page stands in the sitemap where its text is really in its language. */
static int in_sitemap(const struct job *job)
{
    const struct item *item = job->root.page.item;
    if (job->root.page.noindex || job->kind == PAGE_REDIRECT)
        return 0;
    return !item || !job->language || item->translation[job->language];
}

static void sitemap_alternates(struct machine *m, struct buf *b, const struct job *job)
{
    const struct page_view *p = &job->root.page;
    for (int i = 0; i <= m->site->languages; i++) {
        int l = i < m->site->languages ? i : 0;
        if (!p->path[l] || (p->item && l && !p->item->translation[l]))
            continue;
        buf_printf(b, "<xhtml:link rel=\"alternate\" hreflang=\"%s\" href=\"%s%s\"/>\n",
                   i < m->site->languages ? m->site->language[i].tag : "x-default",
                   m->site->config.base_url, p->path[l]);
    }
}

static void put_sitemap(struct machine *m, const struct jobs *jobs)
{
    struct buf b;
    buf_init(&b);
    buf_puts(&b, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                 "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
                 "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for (size_t i = 0; i < jobs->n; i++) {
        const struct job *job = jobs->at[i];
        const struct item *item = job->root.page.item;
        char day[24];
        if (!in_sitemap(job))
            continue;
        buf_printf(&b, "<url>\n<loc>%s%s</loc>\n", m->site->config.base_url, job->path);
        if (item && job->language && item->translation[job->language])
            item = item->translation[job->language];
        if (item && item->changed) {
            struct when w = when_from_seconds(item->changed);
            w.second = WHEN_ALL_DAY;
            buf_printf(&b, "<lastmod>%s</lastmod>\n", when_format(w, 'T', day));
        }
        sitemap_alternates(m, &b, job);
        buf_puts(&b, "</url>\n");
    }
    buf_puts(&b, "</urlset>\n");
    put_machine_file(m, "sitemap.xml", &b);
}

static void put_robots(struct machine *m)
{
    struct buf b;
    buf_init(&b);
    if (m->shared->members || m->site->drafts)
        buf_puts(&b, "User-agent: *\nDisallow: /\n");
    else
        buf_printf(&b, "User-agent: *\nAllow: /\nSitemap: %ssitemap.xml\n",
                   m->site->config.base_url);
    put_machine_file(m, "robots.txt", &b);
}

void machine_render(const struct shared *shared, const struct jobs *jobs, struct report *r,
                    struct workers *w, struct rendered *made)
{
    struct machine m = {.shared = shared, .site = shared->site, .made = made};
    feeds_render(shared, r, w, made);
    vcard_render(m.site, w, made);
    atom_render(shared, made);
    search_render(shared, w, made);
    put_sitemap(&m, jobs);
    put_robots(&m);
    hosts_render(m.site, jobs, made);
}
