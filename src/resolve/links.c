#include "resolve/links.h"

#include "base/address.h"
#include "base/arena.h"
#include "base/buf.h"
#include "model/asset.h"
#include "model/load.h"
#include "model/site.h"
#include "report/diag.h"
#include "report/suggest.h"
#include "resolve/asset_uses.h"
#include "resolve/assets.h"
#include "resolve/pictures.h"
#include "resolve/route.h"
#include "resolve/target.h"
#include "resolve/target_advice.h"

#include <string.h>

/* What finding targets needs. */
struct linker {
    struct site *site;
    struct report *report;
    struct targets targets;
};

static struct item *original_of(struct item *item)
{
    return item->original ? item->original : item;
}

static void fault_target(struct linker *l, const struct item *from, const struct md_link *link)
{
    struct diag *d = diag_add(l->report, link->image ? DIAG_IMAGE_BROKEN : DIAG_LINK_BROKEN,
                              link->span, link->url, NULL);
    if (report_searches(l->report))
        target_advise(&l->targets, l->report, d, from, link);
}

/* The version of an item that a page in `language` shows. */
static const struct item *version_shown(const struct item *original, int language)
{
    return original->translation[language] ? original->translation[language] : original;
}

static int has_anchor(const struct item *original, int language, const char *anchor)
{
    const struct markdown *m = version_shown(original, language)->body;
    return m && markdown_has_anchor(m, anchor);
}

static void check_anchor(struct linker *l, const struct item *from, const struct md_link *link,
                         const struct target *t)
{
    const struct item *version = version_shown(t->item, from->language->index);
    /* The page's own anchors were checked when it was read. */
    if (!t->fragment || *link->url == '#' ||
        has_anchor(t->item, from->language->index, t->fragment))
        return;
    struct diag *d = diag_add(l->report, DIAG_LINK_ANCHOR, link->span, t->fragment, NULL);
    struct suggest s = suggest_begin(t->fragment);
    for (size_t i = 0; version->body && i < version->body->headings; i++)
        suggest_offer(&s, version->body->heading[i].anchor);
    if (s.best)
        diag_help(l->report, d, HELP_DID_YOU_MEAN,
                  arena_printf(l->site->arena, "%.*s#%s", (int)strcspn(link->url, "#"), link->url,
                               s.best),
                  NULL);
}

/* What is for nobody's eyes yet will be; what is kept from them will not. */
static void fault_hidden(struct linker *l, const struct md_link *link, const struct item *item)
{
    char day[24];
    if (!item_awaited(l->site, item) || item->draft || (item->members_only && !l->site->members)) {
        diag_add(l->report, DIAG_LINK_HIDDEN, link->span, link->url, NULL);
        return;
    }
    when_format((struct when){((const struct news *)item)->date, WHEN_ALL_DAY}, ' ', day);
    diag_add(l->report, DIAG_LINK_FUTURE, link->span, link->url, day);
}

static void check_asset(struct linker *l, const struct md_link *link, const char *asset)
{
    picture_shown(l->site, asset, link->span);
    if (!link->image)
        asset_check_attached(l->site, l->report, asset, link->span);
    else if (!picture_find(l->site, asset))
        asset_check_picture(l->report, asset, link->span);
}

static struct target *find_targets(struct linker *l, struct item *item)
{
    const struct markdown *m = item->body;
    struct target *t = arena_array(l->site->arena, m->links + 1, sizeof *t);
    for (size_t i = 0; i < m->links; i++) {
        const struct md_link *link = &m->link[i];
        if (!target_find(&l->targets, item, link->url, &t[i]) || (link->image && !t[i].path)) {
            fault_target(l, item, link);
        } else if (t[i].item && t[i].item->hidden && !item->hidden) {
            fault_hidden(l, link, t[i].item);
        } else if (t[i].item) {
            check_anchor(l, item, link, &t[i]);
        } else if (t[i].asset) {
            check_asset(l, link, t[i].asset);
            asset_note(l->site, item, t[i].asset);
        }
    }
    return t;
}

/* ---- the body for each language ---- */

/* Returns the address as it goes into the HTML: query and fragment are what somebody wrote. */
static const char *target_path(struct linker *l, const struct target *t, int language)
{
    struct arena *a = l->site->arena;
    const char *path = t->item ? t->item->path[language] : t->path;
    if (t->item && item_awaited(l->site, t->item) && t->item->hidden)
        return l->site->items[ITEM_NEWS].n ? route_section(l->site, a, ITEM_NEWS, language)
                                           : l->site->language[language].prefix;
    int keeps = t->fragment && (!t->item || has_anchor(t->item, language, t->fragment));
    if (!path || (!keeps && !t->query))
        return path ? path : "";
    struct buf b;
    buf_init(&b);
    buf_puts(&b, path);
    if (t->query) {
        buf_putc(&b, '?');
        address_write(&b, t->query);
    }
    if (keeps) {
        buf_putc(&b, '#');
        address_write(&b, t->fragment);
    }
    path = arena_copy(a, b.s, b.n);
    buf_free(&b);
    return path;
}

static const struct html *body_html(struct linker *l, const struct markdown *m,
                                    const struct target *t, int language)
{
    if (!m->html.n)
        return NULL;
    if (!m->links)
        return &m->html;
    struct html *html = arena_alloc(l->site->arena, sizeof *html);
    html->n = m->html.n;
    html->part = arena_array(l->site->arena, html->n, sizeof *html->part);
    memcpy(html->part, m->html.part, html->n * sizeof *html->part);
    for (size_t i = 0; i < m->links; i++) {
        struct html_part *part = &html->part[m->link[i].part - m->html.part];
        part->path = target_path(l, &t[i], language);
        if (m->link[i].image && t[i].asset)
            part->more = picture_attributes(l->site, t[i].asset);
    }
    return html;
}

static void link_item(struct linker *l, struct item *item)
{
    struct item *original = original_of(item);
    if (!item->body || (item->language->index && !item->original))
        return;
    const struct target *t = find_targets(l, item);
    if (item->hidden)
        return;
    for (int i = 0; i < l->site->languages; i++) {
        if (version_shown(original, i) == item)
            original->html[i] = body_html(l, item->body, t, i);
    }
}

/* A translation without a body of its own shows the original's. */
static void lend_bodies(struct linker *l, struct item *original)
{
    for (int i = 0; i < l->site->languages; i++) {
        if (!original->html[i] && original->body && version_shown(original, i) != original)
            original->html[i] = body_html(l, original->body, find_targets(l, original), i);
    }
}

void resolve_links(struct site *site, struct report *r)
{
    struct linker l = {.site = site, .report = r};
    targets_init(&l.targets, site);
    for (size_t i = 0; i < site->all.n; i++)
        link_item(&l, site->all.at[i]);
    for (size_t i = 0; i < site->all.n; i++) {
        struct item *item = site->all.at[i];
        if (!item->language->index && !item->hidden)
            lend_bodies(&l, item);
    }
}
