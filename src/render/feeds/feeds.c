#include "render/feeds/feeds.h"

#include "base/arena.h"
#include "base/buf.h"
#include "render/feeds/busy.h"
#include "render/feeds/ics.h"
#include "render/words/names.h"
#include "report/diag.h"
#include "resolve/calendar/meeting.h"
#include "resolve/lists/channels.h"
#include "resolve/outputs.h"
#include "resolve/route.h"

#include <string.h>

/* Above this Google shows nothing of a calendar, and does not say so. */
enum { FEED_MOST = 1000000 };

/* A calendar above that. */
struct large_calendar {
    const void *of; /* its channel or event: the same in every language */
    const char *path;
    int language;
    size_t n;
    struct ics_weight weight;
};

/* Keeps what must be said of a feed that somebody refuses. */
static void note_large(struct renderer *r, struct ics_hand *hand, const struct feed *feed,
                       const struct output *o, size_t n)
{
    if (n <= FEED_MOST || !feed->title)
        return;
    struct large_calendar *large = arena_alloc(&r->kept, sizeof *large);
    *large = (struct large_calendar){.of = o->of,
                                     .path = arena_strdup(&r->kept, o->path),
                                     .language = o->language,
                                     .n = n,
                                     .weight = ics_weigh(hand, feed, n, FEED_MOST)};
    list_add(&r->large, &r->kept, large);
}

static struct ics_hand hand_of(struct renderer *r, int language)
{
    return ics_hand(r->shared->calendar[language], renderer_locale(r, language), &r->scratch);
}

/* Appends the feed of an output. */
static void put_feed(struct renderer *r, const struct output *o, const struct feed *feed,
                     struct buf *out)
{
    struct ics_hand hand = hand_of(r, o->language);
    size_t before = out->n;
    ics_feed(&hand, feed, out);
    note_large(r, &hand, feed, o, out->n - before);
    ics_hand_close(&hand);
}

/* The calendar of a channel. */
static struct feed channel_feed(struct renderer *r, const struct output *o)
{
    const struct channel *c = o->of;
    const struct language *l = &r->site->language[o->language];
    struct arena *a = &r->scratch;
    struct feed feed = {.language = l,
                        .path = channel_path(r->site, a, c, l->index),
                        .events = c->events,
                        .meetings = c->meetings,
                        .registrations = c->registrations};
    feed.title = calendar_full_name(l, a, calendar_name(l, renderer_locale(r, l->index), a, c));
    feed.page =
        c->item ? c->item->path[l->index] : route_section(r->site, a, c->kind->list, l->index);
    return feed;
}

void calendar_write(struct renderer *r, const struct output *o, struct buf *out)
{
    const struct feed feed = channel_feed(r, o);
    put_feed(r, o, &feed, out);
}

void calendar_json_write(struct renderer *r, const struct output *o, struct buf *out)
{
    const struct feed feed = channel_feed(r, o);
    struct ics_hand hand = hand_of(r, o->language);
    ics_json_feed(&hand, &feed, out);
    ics_hand_close(&hand);
}

/* A series is something to subscribe to, so its file is a whole calendar. That of one meeting is
 * taken home once: with a name Outlook would open it as another calendar. */
void event_calendar_write(struct renderer *r, const struct output *o, struct buf *out)
{
    const struct item *item = o->of;
    const struct language *l = &r->site->language[o->language];
    void *one[] = {(void *)item};
    struct feed feed = {.path = o->path, .language = l, .single = 1, .page = item->path[l->index]};
    feed.events = (struct list){.at = one, .n = 1};
    if (meeting_schedule(item)->repeat)
        feed.title = calendar_full_name(l, &r->scratch, name_title(l, &r->scratch, item));
    put_feed(r, o, &feed, out);
}

void meeting_calendar_write(struct renderer *r, const struct output *o, struct buf *out)
{
    const struct occurrence *meeting = o->of;
    const struct language *l = &r->site->language[o->language];
    void *one[] = {(void *)meeting};
    struct feed feed = {
        .path = o->path, .language = l, .single = 1, .page = meeting->item->path[l->index]};
    feed.meetings = (struct list){.at = one, .n = 1};
    put_feed(r, o, &feed, out);
}

void events_json_write(struct renderer *r, const struct output *o, struct buf *out)
{
    struct ics_hand hand = hand_of(r, o->language);
    ics_json(&hand, out);
    ics_hand_close(&hand);
}

void busy_write(struct renderer *r, const struct output *o, struct buf *out)
{
    ics_busy(r->site, o->of, out);
}

/* ---- calendars that somebody refuses ---- */

static int by_language_and_path(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct large_calendar *x = a, *y = b;
    return x->language != y->language ? x->language - y->language : strcmp(x->path, y->path);
}

/* Returns the largest of the same calendar in all languages, if number `i` is the first of them. */
static const struct large_calendar *largest(const struct list *all, size_t i)
{
    const struct large_calendar *one = all->at[i], *most = one;
    for (size_t k = 0; k < all->n; k++) {
        const struct large_calendar *other = all->at[k];
        if (other->of != one->of)
            continue;
        if (k < i)
            return NULL;
        most = other->n > most->n ? other : most;
    }
    return most;
}

static const char *kilobytes(struct arena *a, size_t n)
{
    return arena_printf(a, "%zu", (n + 999) / 1000);
}

static void warn_large(const struct site *site, struct report *r,
                       const struct large_calendar *large)
{
    const struct ics_weight *by = &large->weight;
    struct arena *a = r->arena;
    struct diag *d = diag_add_path(r, DIAG_FEED_LARGE, arena_strdup(a, large->path),
                                   kilobytes(a, large->n), kilobytes(a, FEED_MOST));
    if (by->months >= 0)
        diag_help(r, d, HELP_FEED_PAST, arena_printf(a, "%d", by->months),
                  arena_printf(a, "%d", site->config.past_months));
    else if (by->heaviest)
        diag_help(r, d, HELP_FEED_TEXT, kilobytes(a, by->bytes), by->heaviest->source->path);
}

void calendars_warn(struct renderer *renderer, int jobs, struct report *r)
{
    struct list all = {0};
    for (int i = 0; i < jobs; i++) {
        for (size_t k = 0; k < renderer[i].large.n; k++)
            list_add(&all, &renderer->scratch, renderer[i].large.at[k]);
        renderer[i].large.n = 0;
    }
    list_sort(&all, by_language_and_path, NULL);
    for (size_t i = 0; i < all.n; i++) {
        const struct large_calendar *most = largest(&all, i);
        if (most)
            warn_large(renderer->site, r, most);
    }
    arena_reset(&renderer->scratch);
}
