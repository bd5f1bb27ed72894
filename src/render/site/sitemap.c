#include "render/site/sitemap.h"

#include "base/buf.h"
#include "model/site.h"
#include "render/pages/jobs.h"

/* A page stands in the sitemap where its text is really in its language. */
static int in_sitemap(const struct job *job)
{
    const struct item *item = job->root.page.item;
    if (job->root.page.noindex || job->kind == PAGE_REDIRECT)
        return 0;
    return !item || !job->language || item->translation[job->language];
}

static void sitemap_alternates(const struct site *site, struct buf *b, const struct job *job)
{
    const struct page_view *p = &job->root.page;
    for (int i = 0; i <= site->languages; i++) {
        int l = i < site->languages ? i : 0;
        if (!p->path[l] || (p->item && l && !p->item->translation[l]))
            continue;
        buf_printf(b, "<xhtml:link rel=\"alternate\" hreflang=\"%s\" href=\"%s%s\"/>\n",
                   i < site->languages ? site->language[i].tag : "x-default", site->config.base_url,
                   p->path[l]);
    }
}

static void put_url(const struct site *site, struct buf *out, const struct job *job)
{
    const struct item *item = job->root.page.item;
    char day[24];
    buf_printf(out, "<url>\n<loc>%s%s</loc>\n", site->config.base_url, job->path);
    if (item && job->language && item->translation[job->language])
        item = item->translation[job->language];
    if (item && item->changed) {
        struct when w = when_from_seconds(item->changed);
        w.second = WHEN_ALL_DAY;
        buf_printf(out, "<lastmod>%s</lastmod>\n", when_format(w, 'T', day));
    }
    sitemap_alternates(site, out, job);
    buf_puts(out, "</url>\n");
}

void sitemap_write(struct renderer *r, const struct output *o, struct buf *out)
{
    const struct jobs *pages = r->shared->pages;
    (void)o;
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                  "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" "
                  "xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
    for (size_t i = 0; i < pages->n; i++) {
        if (in_sitemap(pages->at[i]))
            put_url(r->site, out, pages->at[i]);
    }
    buf_puts(out, "</urlset>\n");
}

void robots_write(struct renderer *r, const struct output *o, struct buf *out)
{
    (void)o;
    if (r->shared->members || r->site->drafts)
        buf_puts(out, "User-agent: *\nDisallow: /\n");
    else
        buf_printf(out, "User-agent: *\nAllow: /\nSitemap: %ssitemap.xml\n",
                   r->site->config.base_url);
}
