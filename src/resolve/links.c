#include "resolve/resolve.h"

#include "base/arena.h"
#include "base/fs.h"
#include "report/suggest.h"
#include "resolve/pictures.h"

#include <stdio.h>
#include <string.h>

/* Where a link leads: to an item (whose address differs by language) or to one fixed place. */
struct target {
    struct item *item;
    const char *path;     /* fixed: site path */
    const char *asset;    /* the path is that of this file below site/assets; NULL: it is not */
    const char *fragment; /* without '#'; NULL: none */
};

/* What finding targets needs. */
struct linker {
    struct site *site;
    struct report *report;
    struct map by_file; /* "content/groups/x.md" → struct item (original) */
};

static struct item *original_of(struct item *item)
{
    return item->original ? item->original : item;
}

static void index_files(struct linker *l)
{
    map_init(&l->by_file, l->site->arena);
    for (size_t i = 0; i < l->site->all.n; i++) {
        struct item *item = l->site->all.at[i];
        map_add(&l->by_file, item->source->path, original_of(item));
    }
}

/* ---- what a URL names ---- */

static int find_asset(struct linker *l, const char *path, struct target *t)
{
    const struct fs_file *f = map_get(&l->site->asset_by_path, path);
    if (f) {
        t->path = route_asset(l->site->arena, path);
        t->asset = path;
    }
    return f != NULL;
}

static int find_id(struct linker *l, const char *url, struct target *t)
{
    const char *colon = strchr(url, ':');
    int type = colon ? item_type_find(arena_copy(l->site->arena, url, (size_t)(colon - url))) : -1;
    if (type >= 0)
        t->item = map_get(&l->site->by_id[type], colon + 1);
    return t->item != NULL;
}

/* An alias would only redirect; its page is what is meant. */
static int find_address(struct linker *l, const char *path, struct target *t)
{
    struct arena *a = l->site->arena;
    const struct tenant *there = map_get(&l->site->taken, route_file(a, route_alias(a, path)));
    if (!there || there->absent)
        return 0;
    if (there->alias)
        t->item = there->item;
    else
        t->path = there->path;
    return 1;
}

static int find_file(struct linker *l, const struct item *from, const char *url, struct target *t)
{
    struct arena *a = l->site->arena;
    const char *file = from->source->path;
    const char *folder = arena_copy(a, file, (size_t)(strrchr(file, '/') - file));
    const char *path = fs_join(a, folder, url);
    if (!path)
        return 0;
    t->item = map_get(&l->by_file, path);
    return t->item || (!strncmp(path, "site/assets/", 12) && find_asset(l, path + 12, t));
}

static int find_target(struct linker *l, struct item *from, const char *url, struct target *t)
{
    struct arena *a = l->site->arena;
    const char *hash = strchr(url, '#');
    *t = (struct target){.fragment = hash && hash[1] ? hash + 1 : NULL};
    if (hash)
        url = arena_copy(a, url, (size_t)(hash - url));
    if (hash && !*url) {
        t->item = original_of(from);
        return 1;
    }
    const char *rooted = url + (*url == '/');
    if (strchr(url, ':'))
        return find_id(l, url, t);
    if (!strncmp(rooted, "assets/", 7))
        return find_asset(l, rooted + 7, t);
    if (map_get(&l->site->asset_by_path, rooted))
        return find_asset(l, rooted, t);
    if (*url == '/')
        return find_address(l, rooted, t);
    return find_file(l, from, url, t);
}

/* ---- what to say when there is none ---- */

/* Offers the ids of a type; a file's name is meant by its stem. */
static void suggest_item(struct linker *l, enum item_type type, struct suggest *s,
                         enum item_type *best)
{
    const struct map *ids = &l->site->by_id[type];
    for (size_t i = 0; i < ids->n; i++) {
        const char *before = s->best;
        suggest_offer(s, ids->entry[i].key);
        if (s->best != before)
            *best = type;
    }
}

/* Advises `type:id`, the form of a link that does not depend on where files lie. */
static void suggest_page(struct linker *l, const char *url, struct diag *d)
{
    struct arena *a = l->site->arena;
    const char *colon = strchr(url, ':'), *slash = strrchr(url, '/');
    int type = colon ? item_type_find(arena_copy(a, url, (size_t)(colon - url))) : -1;
    const char *name = colon ? colon + 1 : slash ? slash + 1 : url;
    struct suggest s = suggest_begin(arena_copy(a, name, strcspn(name, ".#")));
    enum item_type best = ITEM_MEMBER;
    for (int t = 0; t < ITEM_TYPES; t++) {
        if (type < 0 || type == t)
            suggest_item(l, (enum item_type)t, &s, &best);
    }
    if (s.best)
        diag_help(l->report, d, HELP_DID_YOU_MEAN,
                  arena_printf(a, "%s:%s", item_word(best), s.best), NULL);
}

static void suggest_image(struct linker *l, const char *url, struct diag *d)
{
    const char *slash = strrchr(url, '/');
    struct suggest s = suggest_begin(slash ? slash + 1 : url);
    for (size_t i = 0; i < l->site->asset_by_path.n; i++) {
        const char *key = l->site->asset_by_path.entry[i].key;
        suggest_offer(&s, strrchr(key, '/') ? strrchr(key, '/') + 1 : key);
    }
    if (s.best)
        diag_help(l->report, d, HELP_DID_YOU_MEAN, s.best, NULL);
}

static void fault_target(struct linker *l, const struct md_link *link)
{
    struct diag *d = diag_add(l->report, link->image ? DIAG_IMAGE_BROKEN : DIAG_LINK_BROKEN,
                              link->span, link->url, NULL);
    if (!report_searches(l->report))
        return;
    if (link->image)
        suggest_image(l, link->url, d);
    else
        suggest_page(l, link->url, d);
}

/* The version of an item that a page in `language` shows. */
static const struct item *shown(const struct item *original, int language)
{
    return original->translation[language] ? original->translation[language] : original;
}

static int has_anchor(const struct item *original, int language, const char *anchor)
{
    const struct markdown *m = shown(original, language)->body;
    return m && markdown_has_anchor(m, anchor);
}

static void check_anchor(struct linker *l, const struct item *from, const struct md_link *link,
                         const struct target *t)
{
    const struct item *version = shown(t->item, from->language->index);
    /* The page's own anchors were checked when it was read. */
    if (!t->fragment || *link->url == '#' ||
        has_anchor(t->item, from->language->index, t->fragment))
        return;
    struct diag *d = diag_add(l->report, DIAG_LINK_ANCHOR, link->span, t->fragment, NULL);
    struct suggest s = suggest_begin(t->fragment);
    for (size_t i = 0; version->body && i < version->body->headings; i++)
        suggest_offer(&s, version->body->heading[i].anchor);
    if (s.best)
        diag_help(l->report, d, HELP_DID_YOU_MEAN, s.best, NULL);
}

static struct target *find_targets(struct linker *l, struct item *item)
{
    const struct markdown *m = item->body;
    struct target *t = arena_array(l->site->arena, m->links + 1, sizeof *t);
    for (size_t i = 0; i < m->links; i++) {
        const struct md_link *link = &m->link[i];
        if (!find_target(l, item, link->url, &t[i]) || (link->image && !t[i].path)) {
            fault_target(l, link);
        } else if (t[i].item && t[i].item->hidden && !item->hidden) {
            diag_add(l->report, DIAG_LINK_HIDDEN, link->span, link->url, NULL);
        } else if (t[i].item) {
            check_anchor(l, item, link, &t[i]);
        } else if (t[i].asset) {
            picture_shown(l->site, t[i].asset, link->span);
        }
    }
    return t;
}

/* ---- the body for each language ---- */

static const char *target_path(struct linker *l, const struct target *t, int language)
{
    const char *path = t->item ? t->item->path[language] : t->path;
    if (!path)
        return "";
    int keeps = t->fragment && (!t->item || has_anchor(t->item, language, t->fragment));
    return keeps ? arena_printf(l->site->arena, "%s#%s", path, t->fragment) : path;
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
        if (shown(original, i) == item)
            original->html[i] = body_html(l, item->body, t, i);
    }
}

/* A translation without a body of its own shows the original's. */
static void lend_bodies(struct linker *l, struct item *original)
{
    for (int i = 0; i < l->site->languages; i++) {
        if (!original->html[i] && original->body && shown(original, i) != original)
            original->html[i] = body_html(l, original->body, find_targets(l, original), i);
    }
}

void resolve_links(struct site *site, struct report *r)
{
    struct linker l = {.site = site, .report = r};
    index_files(&l);
    for (size_t i = 0; i < site->all.n; i++)
        link_item(&l, site->all.at[i]);
    for (size_t i = 0; i < site->all.n; i++) {
        struct item *item = site->all.at[i];
        if (!item->language->index && !item->hidden)
            lend_bodies(&l, item);
    }
}
