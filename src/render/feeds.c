#include "render/feeds.h"

#include "base/arena.h"
#include "base/buf.h"
#include "render/ics.h"
#include "resolve/resolve.h"

/* Feeds under construction in one language. */
struct feeds {
    const struct site *site;
    const struct language *language;
    const struct ics *ics;
    struct rendered *made;
};

static const char *word(const struct language *l, const char *name)
{
    const struct word *w = l->words ? words_get(l->words, name) : NULL;
    return w && w->text ? w->text : name;
}

static void put(struct feeds *f, const struct feed *feed)
{
    struct buf b;
    buf_init(&b);
    ics_feed(f->ics, feed, &b);
    rendered_add(f->made, f->site, feed->path, arena_copy(f->site->arena, b.s, b.n), b.n);
    buf_free(&b);
    f->made->feeds++;
}

static void put_all(struct feeds *f)
{
    const struct language *l = f->language;
    struct feed feed = {.language = l, .title = word(l, "calendar.all")};
    feed.events = f->site->items[ITEM_EVENT];
    feed.path = route_feed(f->site, f->site->arena, NULL, l->index);
    feed.page = route_section(f->site, ITEM_EVENT, l->index);
    put(f, &feed);
}

static void put_group(struct feeds *f, const struct group *g)
{
    const struct language *l = f->language;
    const struct item *t = g->item.translation[l->index];
    struct feed feed = {.language = l, .events = g->events, .page = g->item.path[l->index]};
    feed.title = t && t->title ? t->title : g->item.title;
    feed.path = route_feed(f->site, f->site->arena, &g->item, l->index);
    put(f, &feed);
}

static void put_event(struct feeds *f, struct item *item)
{
    const struct language *l = f->language;
    void *one[] = {item};
    struct feed feed = {.language = l, .single = 1, .page = item->path[l->index]};
    feed.events = (struct list){.at = one, .n = 1};
    feed.path = route_feed(f->site, f->site->arena, item, l->index);
    put(f, &feed);
}

void feeds_render(const struct shared *shared, struct rendered *made)
{
    const struct site *site = shared->site;
    struct feeds f = {.site = site, .made = made};
    const struct list *events = &site->items[ITEM_EVENT], *groups = &site->items[ITEM_GROUP];
    for (int l = 0; l < site->languages; l++) {
        f.language = &site->language[l];
        f.ics = ics_prepare(site->arena, site, f.language);
        put_all(&f);
        for (size_t i = 0; i < groups->n; i++)
            put_group(&f, groups->at[i]);
        for (size_t i = 0; i < events->n; i++)
            put_event(&f, events->at[i]);
    }
}
