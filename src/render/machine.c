#include "render/machine.h"

#include "base/buf.h"
#include "render/feeds.h"
#include "render/hosts.h"
#include "render/search.h"
#include "render/vcard.h"
#include "resolve/resolve.h"

#include <stdlib.h>
#include <string.h>

/* Files for machines under construction. */
struct machine {
    const struct shared *shared;
    const struct site *site;
    struct rendered *made;
};

/* Hands the buffer's bytes on; the buffer is free again. */
static void put(struct machine *m, const char *path, struct buf *b)
{
    rendered_add(m->made, m->site, path, arena_copy(m->site->arena, b->s, b->n), b->n);
    buf_free(b);
}

static void xml_element(struct buf *b, const char *name, const char *text)
{
    buf_printf(b, "<%s>", name);
    buf_html(b, text, strlen(text));
    buf_printf(b, "</%s>\n", name);
}

/* RFC 3339, UTC. */
static void xml_time(struct buf *b, const char *name, int64_t seconds)
{
    struct when w = when_from_seconds(seconds);
    char day[24];
    struct when whole = {w.date, WHEN_ALL_DAY};
    buf_printf(b, "<%s>%sT%02d:%02d:%02dZ</%s>\n", name, when_format(whole, 'T', day),
               w.second / 3600, w.second / 60 % 60, w.second % 60, name);
}

/* ---- Atom (RFC 4287) ---- */

enum { ATOM_ENTRIES = 50 };

static const struct item *version(const struct item *item, const struct language *l)
{
    return item->translation[l->index] ? item->translation[l->index] : item;
}

static int64_t atom_updated(const struct news *n, const struct language *l)
{
    int64_t published = (int64_t)date_days(n->date) * DAY_SECONDS;
    int64_t changed = version(&n->item, l)->changed;
    return changed > published ? changed : published;
}

static void atom_entry(struct machine *m, struct buf *b, const struct language *l,
                       const struct news *n)
{
    const struct item *item = &n->item, *t = version(item, l);
    const char *base = m->site->config.base_url, *summary = t->summary ? t->summary : item->summary;
    const char *url = arena_printf(m->site->arena, "%s%s", base, item->path[l->index]);
    buf_printf(b, "<entry xml:lang=\"%s\">\n", t == item ? m->site->language[0].tag : l->tag);
    const char *title = t->title ? t->title : item->title;
    xml_element(b, "title", title ? title : item->id);
    xml_element(b, "id", arena_printf(m->site->arena, "%s%s", base, item->path[0]));
    buf_printf(b, "<link href=\"%s\"/>\n", url);
    xml_time(b, "published", (int64_t)date_days(n->date) * DAY_SECONDS);
    xml_time(b, "updated", atom_updated(n, l));
    if (summary)
        xml_element(b, "summary", summary);
    buf_puts(b, "</entry>\n");
}

static int64_t atom_latest(const struct list *news, const struct language *l)
{
    int64_t latest = 0;
    for (size_t i = 0; i < news->n && i < ATOM_ENTRIES; i++) {
        int64_t at = atom_updated(news->at[i], l);
        latest = at > latest ? at : latest;
    }
    return latest;
}

static void put_atom(struct machine *m, const struct language *l)
{
    const struct list *news = &m->shared->sorted[ITEM_NEWS][l->index];
    const char *base = m->site->config.base_url;
    const char *path = arena_printf(m->site->arena, "%satom.xml", l->prefix);
    struct buf b;
    buf_init(&b);
    buf_printf(&b,
               "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed "
               "xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"%s\">\n",
               l->tag);
    xml_element(&b, "title", label_text(&m->site->config.title, l->index));
    xml_element(&b, "id", arena_printf(m->site->arena, "%s%s", base, path));
    buf_printf(&b, "<link rel=\"self\" href=\"%s%s\"/>\n<link href=\"%s%s\"/>\n", base, path, base,
               l->prefix);
    xml_time(&b, "updated", atom_latest(news, l));
    buf_puts(&b, "<author>\n");
    xml_element(&b, "name", label_text(&m->site->config.title, l->index));
    buf_puts(&b, "</author>\n");
    for (size_t i = 0; i < news->n && i < ATOM_ENTRIES; i++)
        atom_entry(m, &b, l, news->at[i]);
    buf_puts(&b, "</feed>\n");
    put(m, path, &b);
    m->made->feeds++;
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
    put(m, "sitemap.xml", &b);
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
    put(m, "robots.txt", &b);
}

void machine_render(const struct shared *shared, const struct jobs *jobs, struct workers *w,
                    struct rendered *made)
{
    struct machine m = {.shared = shared, .site = shared->site, .made = made};
    feeds_render(shared, w, made);
    vcard_render(m.site, w, made);
    for (int l = 0; l < m.site->languages && m.site->items[ITEM_NEWS].n; l++)
        put_atom(&m, &m.site->language[l]);
    search_render(shared, w, made);
    put_sitemap(&m, jobs);
    put_robots(&m);
    hosts_render(m.site, jobs, made);
}
