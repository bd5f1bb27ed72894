#include "render/feeds.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "render/ics.h"
#include "resolve/channels.h"
#include "resolve/resolve.h"

#include <string.h>

/* Feeds under construction in one language. */
struct feeds {
    const struct site *site;
    const struct language *language;
    struct locale *locale;
    struct ics *ics;
    struct rendered *made;
};

const char *feeds_word(const struct language *l, struct arena *a, const char *key,
                       const char *first, const char *second)
{
    const char *pattern = words_text(l->words, key);
    struct buf b;
    buf_init(&b);
    for (const char *s = pattern; *s; s++) {
        int hole = !strncmp(s, "{1}", 3) ? 1 : !strncmp(s, "{2}", 3) ? 2 : 0;
        if (!hole) {
            buf_putc(&b, *s);
            continue;
        }
        buf_puts(&b, hole == 1 ? first : second);
        s += 2;
    }
    const char *text = arena_copy(a, b.s, b.n);
    buf_free(&b);
    return text;
}

static const char *language_name(struct locale *locale, struct arena *a, const char *tag)
{
    struct buf b;
    buf_init(&b);
    locale_language_name(locale, &b, tag);
    const char *name = arena_copy(a, b.s, b.n);
    buf_free(&b);
    return name;
}

/* Returns whose or what calendar it is: "AG Gesundheit", "Deutsch", "" for what needs no telling.
 */
static const char *subject(const struct language *l, struct locale *locale, struct arena *a,
                           const struct channel *c)
{
    const struct item *t = c->item ? c->item->translation[l->index] : NULL;
    const char *label = c->label ? label_text(c->label, l->index) : NULL;
    if (c->item)
        return t && t->title ? t->title : c->item->title ? c->item->title : c->item->id;
    if (c->tag)
        return language_name(locale, a, c->tag);
    return label ? label : c->id ? c->id : "";
}

const char *feeds_name(const struct language *l, struct locale *locale, struct arena *a,
                       const struct channel *c)
{
    return feeds_word(l, a, c->kind->title, subject(l, locale, a, c), "");
}

/* A calendar program lists many calendars, so each says first whose it is. */
static const char *full_name(struct feeds *f, const struct channel *c)
{
    struct arena *a = f->site->arena;
    const struct config *config = &f->site->config;
    const char *network = label_text(&config->short_title, f->language->index);
    if (!network)
        network = label_text(&config->title, f->language->index);
    const char *name = feeds_name(f->language, f->locale, a, c);
    return feeds_word(f->language, a, "calendar.name", network ? network : "", name);
}

/* Hands the buffer's bytes on; the buffer is free again. */
static void put_bytes(const struct site *site, struct rendered *made, const char *path,
                      struct buf *b)
{
    rendered_add(made, site, path, arena_copy(site->arena, b->s, b->n), b->n);
    buf_free(b);
}

static void put(struct feeds *f, const struct feed *feed)
{
    struct buf b;
    buf_init(&b);
    ics_feed(f->ics, feed, &b);
    put_bytes(f->site, f->made, feed->path, &b);
    f->made->feeds++;
}

static void put_json(struct feeds *f)
{
    struct buf b;
    buf_init(&b);
    ics_json(f->ics, &b);
    put_bytes(f->site, f->made, route_events_json(f->site, f->site->arena, f->language->index), &b);
}

static void put_busy(const struct site *site, struct rendered *made)
{
    const struct list *venues = &site->items[ITEM_VENUE];
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < venues->n; i++) {
        const struct venue *v = venues->at[i];
        ics_busy(site, v, &b);
        put_bytes(site, made, route_busy(site, site->arena, &v->item), &b);
    }
}

static void put_channel(struct feeds *f, const struct channel *c)
{
    const struct language *l = f->language;
    struct feed feed = {.language = l,
                        .events = c->events,
                        .meetings = c->meetings,
                        .registrations = c->registrations};
    feed.title = full_name(f, c);
    feed.path = channel_path(f->site, f->site->arena, c, l->index);
    feed.page = c->item ? c->item->path[l->index] : route_section(f->site, c->kind->list, l->index);
    put(f, &feed);
}

/* The files of single meetings, for whoever comes only once. */
static void put_meetings(struct feeds *f, const struct item *item)
{
    const struct schedule *s = &((const struct event *)item)->schedule;
    const struct language *l = f->language;
    for (size_t i = 0; i < s->occurrences; i++) {
        void *one[] = {&s->occurrence[i]};
        struct feed feed = {.language = l, .single = 1, .page = item->path[l->index]};
        feed.meetings = (struct list){.at = one, .n = 1};
        feed.path = route_meeting(f->site, f->site->arena, one[0], l->index);
        if (feed.path)
            put(f, &feed);
    }
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
    const struct list *channels = &site->channels, *events = &site->items[ITEM_EVENT];
    for (int l = 0; l < site->languages; l++) {
        const struct language *language = &site->language[l];
        struct feeds f = {.site = site, .language = language, .made = made};
        f.ics = ics_prepare(site->arena, site, language);
        f.locale = locale_open(language->tag);
        for (size_t i = 0; i < channels->n; i++)
            put_channel(&f, channels->at[i]);
        for (size_t i = 0; i < events->n; i++)
            put_event(&f, events->at[i]);
        for (size_t i = 0; i < site->ghosts.n; i++)
            put_event(&f, site->ghosts.at[i]);
        for (size_t i = 0; i < events->n; i++)
            put_meetings(&f, events->at[i]);
        put_json(&f);
        locale_close(f.locale);
        ics_close(f.ics);
    }
    put_busy(site, made);
}
