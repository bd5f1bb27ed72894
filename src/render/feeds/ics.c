#include "render/feeds/ics.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "model/site.h"
#include "render/feeds/event.h"
#include "render/feeds/text.h"
#include "render/feeds/vtimezone.h"
#include "resolve/route.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define ICON "icon.svg"

struct ics {
    const struct site *site;
    const struct language *language;
    struct arena *arena;
    struct map pieces[ITEM_TYPES]; /* id → struct list of struct ics_piece, for events and offers */
    struct map places;             /* id of a venue → struct buf: its component */
};

/* The pieces of one feed, and what its time zones must be right for. */
struct selection {
    struct list pieces; /* struct ics_piece * */
    struct list zones;  /* struct zone_span * */
    struct arena *arena;
};

struct zone_span {
    const struct zone *zone;
    int64_t from, to; /* seconds UTC */
};

/* Returns when the day began that is `months` before the day of now, seconds UTC. */
static int64_t day_begin(const struct site *site, int months)
{
    struct when from = {date_add_months(site->now.date, -months), 0};
    int64_t utc = 0;
    zone_to_utc(site->zone, from, &utc);
    return utc;
}

struct ics *ics_open(struct arena *a, const struct site *site, const struct language *language)
{
    struct ics *ics = arena_alloc(a, sizeof *ics);
    *ics = (struct ics){.site = site, .language = language, .arena = a};
    map_init(&ics->pieces[ITEM_EVENT], a);
    map_init(&ics->pieces[ITEM_OFFER], a);
    map_init(&ics->places, a);
    return ics;
}

struct ics_hand ics_hand(const struct ics *ics, struct locale *locale, struct arena *a)
{
    struct ics_context *c = arena_alloc(a, sizeof *c);
    *c = (struct ics_context){.arena = a,
                              .site = ics->site,
                              .language = ics->language,
                              .today = day_begin(ics->site, 0),
                              .locale = locale,
                              .rtl = !strcmp(locale_direction(ics->language->tag), "rtl"),
                              .known_places = &ics->places};
    buf_init(&c->line);
    buf_init(&c->text);
    map_init(&c->places, a);
    return (struct ics_hand){.ics = ics, .context = c};
}

void ics_hand_close(struct ics_hand *hand)
{
    buf_free(&hand->context->text);
    buf_free(&hand->context->line);
}

static const struct list *pieces_make(struct ics_context *c, const struct item *item)
{
    struct list *pieces = arena_alloc(c->arena, sizeof *pieces);
    ics_pieces(c, item, pieces);
    return pieces;
}

/* Returns the pieces (struct ics_piece *) of an event or offer, serialised now if they are not yet.
 */
static const struct list *pieces_of(struct ics_hand *hand, const struct item *item)
{
    const struct list *pieces = map_get(&hand->ics->pieces[item->type], item->id);
    return pieces ? pieces : pieces_make(hand->context, item);
}

static void pieces_prepare(struct ics *ics, struct ics_context *c, enum item_type type,
                           const struct list *items)
{
    for (size_t i = 0; i < items->n; i++) {
        const struct item *item = items->at[i];
        map_add(&ics->pieces[type], item->id, (void *)pieces_make(c, item));
    }
}

void ics_prepare(struct ics *ics, struct locale *locale)
{
    const struct site *site = ics->site;
    struct ics_hand hand = ics_hand(ics, locale, ics->arena);
    pieces_prepare(ics, hand.context, ITEM_EVENT, &site->items[ITEM_EVENT]);
    pieces_prepare(ics, hand.context, ITEM_EVENT, &site->withdrawn);
    pieces_prepare(ics, hand.context, ITEM_OFFER, &site->items[ITEM_OFFER]);
    for (size_t i = 0; i < site->items[ITEM_VENUE].n; i++) {
        const struct item *venue = site->items[ITEM_VENUE].at[i];
        map_add(&ics->places, venue->id,
                (void *)ics_component(hand.context, (const struct venue *)venue));
    }
    ics_hand_close(&hand);
}

void ics_json(struct ics_hand *hand, struct buf *out)
{
    const struct ics *ics = hand->ics;
    const char *all = route_feed(ics->site, hand->context->arena, NULL, ics->language->index);
    ics_json_write(hand->context, day_begin(ics->site, ics->site->config.past_months), all, out);
}

void ics_json_feed(struct ics_hand *hand, const struct feed *feed, struct buf *out)
{
    ics_json_next(hand->context, feed, out);
}

static void zone_add(struct selection *s, const struct ics_piece *p)
{
    if (!p->zone)
        return;
    for (size_t i = 0; i < s->zones.n; i++) {
        struct zone_span *span = s->zones.at[i];
        if (span->zone != p->zone)
            continue;
        span->from = p->from < span->from ? p->from : span->from;
        span->to = p->to > span->to ? p->to : span->to;
        return;
    }
    struct zone_span *span = arena_alloc(s->arena, sizeof *span);
    *span = (struct zone_span){p->zone, p->from, p->to};
    list_add(&s->zones, s->arena, span);
}

static int by_start_and_uid(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct ics_piece *x = a, *y = b;
    if (x->start != y->start)
        return x->start < y->start ? -1 : 1;
    return strcmp(x->uid, y->uid);
}

static int by_name(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct zone_span *x = a, *y = b;
    return strcmp(zone_name(x->zone), zone_name(y->zone));
}

static void select_pieces(struct selection *s, const struct list *pieces, const struct feed *feed,
                          int64_t from)
{
    for (size_t i = 0; i < pieces->n; i++) {
        const struct ics_piece *p = pieces->at[i];
        if (p->end < from || (p->bygone && !feed->single))
            continue;
        list_add(&s->pieces, s->arena, pieces->at[i]);
        zone_add(s, p);
    }
}

static void feed_select(struct ics_hand *hand, const struct feed *feed, struct selection *s)
{
    int64_t from =
        feed->single ? INT64_MIN : day_begin(hand->ics->site, hand->ics->site->config.past_months);
    struct list more = {0};
    for (size_t i = 0; i < feed->events.n; i++) {
        const struct item *item = feed->events.at[i];
        select_pieces(s, pieces_of(hand, item), feed, from);
    }
    for (size_t i = 0; i < feed->meetings.n; i++)
        ics_meeting(hand->context, feed->meetings.at[i], &more);
    for (size_t i = 0; i < feed->registrations.n; i++)
        ics_registration(hand->context, feed->registrations.at[i], &more);
    select_pieces(s, &more, feed, from);
    list_sort(&s->pieces, by_start_and_uid, NULL);
    list_sort(&s->zones, by_name, NULL);
}

/* Returns how many of the feed's bytes would go with another beginning. */
static size_t bytes_before(const struct selection *s, int64_t from)
{
    size_t n = 0;
    for (size_t i = 0; i < s->pieces.n; i++) {
        const struct ics_piece *p = s->pieces.at[i];
        n += p->end < from ? p->n : 0;
    }
    return n;
}

static void weigh_item(struct ics_hand *hand, const struct item *item, struct ics_weight *w)
{
    const struct list *pieces = pieces_of(hand, item);
    size_t n = 0;
    for (size_t i = 0; i < pieces->n; i++)
        n += ((const struct ics_piece *)pieces->at[i])->n;
    if (n <= w->bytes)
        return;
    w->heaviest = item;
    w->bytes = n;
}

struct ics_weight ics_weigh(struct ics_hand *hand, const struct feed *feed, size_t n, size_t most)
{
    struct ics_weight w = {.months = feed->single ? -1 : hand->ics->site->config.past_months - 1};
    struct arena a;
    arena_init(&a);
    struct selection s = {.arena = &a};
    feed_select(hand, feed, &s);
    while (w.months >= 0 && n - bytes_before(&s, day_begin(hand->ics->site, w.months)) > most)
        w.months--;
    for (size_t i = 0; i < feed->events.n; i++)
        weigh_item(hand, feed->events.at[i], &w);
    arena_free(&a);
    return w;
}

static void text_line(struct buf *out, struct buf *line, const char *name, const char *s)
{
    ics_begin(line, "%s:", name);
    ics_text(line, s);
    ics_end(out, line);
}

static void uri_line(struct buf *out, struct buf *line, const char *name, const char *base,
                     const char *path)
{
    ics_begin(line, "%s:", name);
    ics_uri(line, base);
    ics_uri(line, path);
    ics_end(out, line);
}

/* Returns 1 if times of the zone read as UTC. */
static int reads_utc(const struct selection *s, const struct zone_span *z)
{
    size_t n = 0;
    const struct zone_change *c = zone_changes(z->zone, s->arena, z->from, z->to, &n);
    return n == 1 && !c->after && !strcmp(c->name, "UTC");
}

/* Appends the zone in which programs show the calendar. Some take it as leave to read all that is
 * in UTC as times of that zone (x-wr-timezone does), so that a series in UTC would follow its
 * summer time: then they are not told, as every time here names its own zone anyway. */
static void zone_line(const struct ics *ics, const struct selection *s, struct buf *out)
{
    for (size_t i = 0; i < s->zones.n; i++)
        if (reads_utc(s, s->zones.at[i]))
            return;
    ics_put(out, "X-WR-TIMEZONE:%s", zone_name(ics->site->zone));
}

/* Appends what tells a subscription from a download. */
static void subscription(const struct ics *ics, const struct feed *feed, const struct selection *s,
                         struct buf *out)
{
    const struct config *config = &ics->site->config;
    struct buf line;
    buf_init(&line);
    text_line(out, &line, "NAME", feed->title);
    text_line(out, &line, "X-WR-CALNAME", feed->title);
    zone_line(ics, s, out);
    if (feed->page)
        uri_line(out, &line, "URL", config->base_url, feed->page);
    if (feed->path)
        uri_line(out, &line, "SOURCE;VALUE=URI", config->base_url, feed->path);
    if (config->refresh_hours > 0) {
        ics_put(out, "REFRESH-INTERVAL;VALUE=DURATION:PT%dH", config->refresh_hours);
        ics_put(out, "X-PUBLISHED-TTL:PT%dH", config->refresh_hours);
    }
    if (config->colour)
        text_line(out, &line, "COLOR", config->colour);
    if (map_get(&ics->site->asset_by_path, ICON))
        uri_line(out, &line, "IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/svg+xml",
                 config->base_url, "assets/" ICON);
    buf_free(&line);
}

static void header(const struct ics *ics, const struct feed *feed, const struct selection *s,
                   struct buf *out)
{
    char tag[16] = "";
    for (size_t i = 0; i + 1 < sizeof tag && ics->language->tag[i]; i++)
        tag[i] = (char)toupper((unsigned char)ics->language->tag[i]);
    ics_put(out, "BEGIN:VCALENDAR");
    ics_put(out, "VERSION:2.0");
    ics_put(out, "PRODID:-//Knoten//Knoten//%s", tag);
    ics_put(out, "CALSCALE:GREGORIAN");
    if (feed->title)
        subscription(ics, feed, s, out);
}

void ics_feed(struct ics_hand *hand, const struct feed *feed, struct buf *out)
{
    const struct ics *ics = hand->ics;
    struct arena a;
    struct map told;
    arena_init(&a);
    map_init(&told, &a);
    struct selection s = {.arena = &a};
    feed_select(hand, feed, &s);
    header(ics, feed, &s, out);
    for (size_t i = 0; i < s.zones.n; i++) {
        const struct zone_span *z = s.zones.at[i];
        ics_zone(out, z->zone, z->from, z->to);
    }
    /* A calendar without any component is none (RFC 5545 3.6). */
    if (!s.pieces.n)
        ics_zone(out, ics->site->zone, ics->site->now_utc, ics->site->now_utc);
    for (size_t i = 0; i < s.pieces.n; i++)
        ics_piece_write(hand->context, s.pieces.at[i], &told, out);
    ics_put(out, "END:VCALENDAR");
    arena_free(&a);
}
