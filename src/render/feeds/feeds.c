#include "render/feeds/feeds.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/pool.h"
#include "model/site.h"
#include "render/feeds/ics.h"
#include "render/words/language.h"
#include "render/words/names.h"
#include "report/diag.h"
#include "resolve/lists/channels.h"
#include "resolve/route.h"

#include <string.h>

/* Above this Google shows nothing of a calendar, and does not say so. */
enum { FEED_MOST = 1000000 };

/* A calendar above that. */
struct feeds_large {
    const void *of; /* its channel or event: the same in every language */
    const char *path;
    size_t n;
    struct ics_weight weight;
};

/* Feeds under construction in one language. */
struct feeds {
    const struct site *site;
    const struct language *language;
    struct arena *arena;
    struct locale *locale;
    struct ics *ics;
    struct list files; /* struct file * */
    struct list large; /* struct feeds_large * */
    size_t feeds;
};

/* All languages' feeds under construction. */
struct writing {
    const struct site *site;
    struct workers *workers;
    struct feeds feeds[LANGUAGES_MAX];
};

/* Hands the buffer's bytes on; the buffer is empty again. */
static void put_bytes(struct feeds *f, const char *path, struct buf *b)
{
    struct file *file = arena_alloc(f->arena, sizeof *file);
    *file = (struct file){.path = path, .s = arena_copy(f->arena, b->s, b->n), .n = b->n};
    list_add(&f->files, f->arena, file);
    buf_cut(b, 0);
}

/* Keeps what must be said of a feed that somebody refuses. `of`: what it is the calendar of. */
static void weigh(struct feeds *f, const struct feed *feed, const void *of, size_t n)
{
    if (n <= FEED_MOST || !feed->title)
        return;
    struct feeds_large *large = arena_alloc(f->arena, sizeof *large);
    *large = (struct feeds_large){.of = of, .path = feed->path, .n = n};
    large->weight = ics_weigh(f->ics, feed, n, FEED_MOST);
    list_add(&f->large, f->arena, large);
}

static void put_feed(struct feeds *f, const struct feed *feed, const void *of)
{
    struct buf b;
    buf_init(&b);
    ics_feed(f->ics, feed, &b);
    weigh(f, feed, of, b.n);
    put_bytes(f, feed->path, &b);
    buf_free(&b);
    f->feeds++;
}

static void put_json(struct feeds *f)
{
    struct buf b;
    buf_init(&b);
    ics_json(f->ics, &b);
    put_bytes(f, route_events_json(f->site, f->arena, f->language->index), &b);
    buf_free(&b);
}

static void put_busy(struct feeds *f)
{
    const struct list *venues = &f->site->items[ITEM_VENUE];
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < venues->n; i++) {
        const struct venue *v = venues->at[i];
        ics_busy(f->site, v, &b);
        put_bytes(f, route_busy(f->site, f->arena, &v->item), &b);
    }
    buf_free(&b);
}

static void put_next(struct feeds *f, const struct channel *c, const struct feed *feed)
{
    struct buf b;
    buf_init(&b);
    ics_json_feed(f->ics, feed, &b);
    put_bytes(f, channel_json_path(f->site, f->arena, c, f->language->index), &b);
    buf_free(&b);
}

static void put_channel(struct feeds *f, const struct channel *c)
{
    const struct language *l = f->language;
    struct feed feed = {.language = l,
                        .events = c->events,
                        .meetings = c->meetings,
                        .registrations = c->registrations};
    feed.title = calendar_full_name(l, f->arena, calendar_name(l, f->locale, f->arena, c));
    feed.path = channel_path(f->site, f->arena, c, l->index);
    feed.page = c->item ? c->item->path[l->index]
                        : route_section(f->site, f->arena, c->kind->list, l->index);
    put_feed(f, &feed, c);
    put_next(f, c, &feed);
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
        feed.path = route_meeting(f->site, f->arena, one[0], l->index);
        if (feed.path)
            put_feed(f, &feed, one[0]);
    }
}

/* A series is something to subscribe to, so its file is a whole calendar. That of one meeting is
 * taken home once: with a name Outlook would open it as another calendar. */
static void put_event(struct feeds *f, struct item *item)
{
    const struct language *l = f->language;
    void *one[] = {item};
    struct feed feed = {.language = l, .single = 1, .page = item->path[l->index]};
    feed.events = (struct list){.at = one, .n = 1};
    feed.path = route_feed(f->site, f->arena, item, l->index);
    if (((const struct event *)item)->schedule.repeat)
        feed.title = calendar_full_name(l, f->arena, name_title(l, f->arena, item));
    put_feed(f, &feed, item);
}

static void write_language(void *ctx, size_t index, int worker)
{
    struct writing *w = ctx;
    struct feeds *f = &w->feeds[index];
    const struct site *site = w->site;
    const struct list *channels = &site->channels, *events = &site->items[ITEM_EVENT];
    *f = (struct feeds){.site = site, .language = &site->language[index]};
    f->arena = &w->workers->arena[worker];
    f->ics = ics_prepare(f->arena, site, f->language);
    f->locale = locale_open(f->language->tag);
    for (size_t i = 0; i < channels->n; i++)
        put_channel(f, channels->at[i]);
    for (size_t i = 0; i < events->n; i++)
        put_event(f, events->at[i]);
    for (size_t i = 0; i < site->ghosts.n; i++)
        put_event(f, site->ghosts.at[i]);
    for (size_t i = 0; i < events->n; i++)
        put_meetings(f, events->at[i]);
    put_json(f);
    if (!index)
        put_busy(f);
    locale_close(f->locale);
    ics_close(f->ics);
}

/* Returns the largest of the same calendar in all languages, if this one is the first of them. */
static const struct feeds_large *largest(const struct writing *w, int language,
                                         const struct feeds_large *large)
{
    const struct feeds_large *most = large;
    for (int l = 0; l < w->site->languages; l++) {
        const struct list *others = &w->feeds[l].large;
        for (size_t i = 0; i < others->n; i++) {
            const struct feeds_large *other = others->at[i];
            if (other->of != large->of)
                continue;
            if (l < language)
                return NULL;
            most = other->n > most->n ? other : most;
        }
    }
    return most;
}

static const char *kilobytes(struct arena *a, size_t n)
{
    return arena_printf(a, "%zu", (n + 999) / 1000);
}

static void warn_large(struct writing *w, struct report *r, const struct feeds_large *large)
{
    struct arena *a = w->site->arena;
    const struct ics_weight *by = &large->weight;
    struct diag *d = diag_add_path(r, DIAG_FEED_LARGE, large->path, kilobytes(a, large->n),
                                   kilobytes(a, FEED_MOST));
    if (by->months >= 0)
        diag_help(r, d, HELP_FEED_PAST, arena_printf(a, "%d", by->months),
                  arena_printf(a, "%d", w->site->config.past_months));
    else if (by->heaviest)
        diag_help(r, d, HELP_FEED_TEXT, kilobytes(a, by->bytes), by->heaviest->source->path);
}

static void warn_of_large(struct writing *w, struct report *r)
{
    for (int l = 0; l < w->site->languages; l++) {
        for (size_t i = 0; i < w->feeds[l].large.n; i++) {
            const struct feeds_large *most = largest(w, l, w->feeds[l].large.at[i]);
            if (most)
                warn_large(w, r, most);
        }
    }
}

void feeds_render(const struct shared *shared, struct report *r, struct workers *workers,
                  struct rendered *made)
{
    struct writing w = {.site = shared->site, .workers = workers};
    size_t languages = (size_t)shared->site->languages;
    pool_each(workers->jobs, languages, write_language, &w);
    for (size_t l = 0; l < languages; l++) {
        const struct list *files = &w.feeds[l].files;
        for (size_t i = 0; i < files->n; i++)
            list_add(&made->files, shared->site->arena, files->at[i]);
        made->feeds += w.feeds[l].feeds;
    }
    warn_of_large(&w, r);
}
