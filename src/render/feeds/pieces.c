#include "render/feeds/event.h"

#include "base/arena.h"
#include "model/site.h"
#include "render/feeds/text.h"
#include "resolve/calendar/meeting.h"
#include "resolve/calendar/signup.h"
#include "resolve/uid.h"

#include <string.h>

/* An open end is told as the time that it is thought to take, never as no DTEND: programs show that
 * as a moment, a line without height, or as an hour, and count none of it as taken (RFC
 * 5545 3.6.1). The description says in words that the end is open. */
static struct when meeting_end(const struct occurrence *o)
{
    struct when end = o->there.end;
    if (o->open)
        return zone_from_utc(meeting_schedule(o->item)->zone, o->free_utc);
    if (end.second == WHEN_ALL_DAY)
        end.date = date_add_days(end.date, 1);
    return end;
}

/*
 * UIDs. In every feed and language an event has one UID for ever; extra meetings have their own,
 * made from it and the day first announced: without the hour, which changes with that of the series
 * where `also` names none, and may be corrected where it does.
 *
 * A single meeting of a series, taken home as a file, has a UID of its own too, made from that of
 * the series and the meeting's date by the rule. The two other ways were weighed:
 * - The series' UID alone: whoever has the series in the same calendar loses it, for the file is
 *   its newer version, of one meeting.
 * - The series' UID with RECURRENCE-ID: right by RFC 5545, but an override without its series is
 *   refused by some programs, shown as a broken series by others, and on a CalDAV server, where one
 *   UID is one resource, it overwrites the series or is refused.
 * With its own UID nothing the file does can touch a series. It cannot double anything in a
 * calendar that subscribes, as nothing is imported there; in another calendar it is what was asked
 * for: this one meeting. Fetched again after a change it replaces itself. RELATED-TO names the
 * series for whoever wants to know.
 *
 * A series that changes for good is divided, see part_serialise: each part has a UID.
 */

/* ---- how programs see that something changed ---- */

/* Minutes since the beginning of 2020. A counter of changes would need the whole history, and where
 * that is cut off (a shallow clone) would fall, so that programs kept the old meeting for ever. The
 * minute of the last change needs only the newest commits, is the same in every clone that knows
 * them, and in a shallow one, which takes them for younger, can only be larger. It grows with every
 * change but those within one minute, where LAST-MODIFIED still tells which is newer, and with
 * changes that matter to no calendar, which RFC 5545 3.8.7.4 allows. 32 bits last until 6103. */
int ics_sequence(int64_t revised)
{
    static const int64_t begin = 1577836800; /* 2020-01-01T00:00Z */
    int64_t minutes = revised < begin ? 0 : (revised - begin) / 60;
    return minutes > INT32_MAX ? INT32_MAX : (int)minutes;
}

static void revise(int64_t *at, const struct item *item)
{
    if (item && item->revised > *at)
        *at = item->revised;
}

int64_t ics_revised(const struct item *item)
{
    const struct event *event = item->type == ITEM_EVENT ? (const struct event *)item : NULL;
    const struct offer *offer = event ? NULL : (const struct offer *)item;
    const struct schedule *s = meeting_schedule(item);
    int64_t at = 0;
    revise(&at, item);
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct venue *venue = s->occurrence[i].venue;
        revise(&at, venue ? &venue->item : NULL);
    }
    const struct ref *venue = event ? event->venue : offer->venue;
    revise(&at, venue ? venue->item : NULL);
    for (size_t i = 0; event && i < event->organisers.n; i++)
        revise(&at, ((const struct ref *)event->organisers.at[i])->item);
    if (event && event->group && !event->organisers.n)
        revise(&at, event->group->item);
    if (offer && offer->provider)
        revise(&at, offer->provider->item);
    return at;
}

/* ---- meetings ---- */

static const char *uid_of(struct ics_context *c, const struct happening *h)
{
    return resolve_uid(c->site, c->arena, h->item);
}

/* Returns the UID with `-more` before its host. */
static const char *uid_with(struct arena *a, const char *uid, const char *more)
{
    const char *at = strrchr(uid, '@');
    int name = at ? (int)(at - uid) : (int)strlen(uid);
    return arena_printf(a, "%.*s-%s%s", name, uid, more, at ? at : "");
}

/* Returns the UID of one meeting: that of the series with the meeting's first announced time, so
 * that it stays when the meeting is moved. */
static const char *uid_at(struct arena *a, const char *uid, struct when original)
{
    struct buf when;
    buf_init(&when);
    ics_when(&when, original);
    const char *own = uid_with(a, uid, when.s);
    buf_free(&when);
    return own;
}

/* Returns the UID of a part of a series: from the second one that has meetings on with its number,
 * not with its day, so that it stays when that is moved. No id has a capital letter. */
static const char *uid_of_part(struct arena *a, const char *uid, const struct schedule *s,
                               const struct series_part *part)
{
    int number = 1;
    for (const struct series_part *before = s->part; before < part; before++)
        number += before->rrule != NULL;
    return number > 1 ? uid_with(a, uid, arena_printf(a, "F%d", number)) : uid;
}

const char *ics_uid(struct arena *a, const struct site *site, const struct occurrence *o)
{
    return uid_of_part(a, resolve_uid(site, a, o->item), meeting_schedule(o->item), o->part);
}

const char *ics_uid_of_extra(struct arena *a, const struct site *site, const struct occurrence *o)
{
    struct date d = o->there.original.date;
    char *more = arena_printf(a, "E%04d%02d%02d", d.year, d.month, d.day);
    if (o->extra > 1)
        more = arena_printf(a, "%s-%d", more, o->extra);
    return uid_with(a, resolve_uid(site, a, o->item), more);
}

int ics_forgotten(const struct ics_context *c, const struct occurrence *o)
{
    int off = o->status == STATUS_CANCELLED || o->status == STATUS_POSTPONED;
    return off && o->over_utc <= c->today;
}

/* A series of which nothing else is left keeps them: without any meeting it would be none. */
int ics_bygone(const struct ics_context *c, const struct happening *h, const struct occurrence *o)
{
    return !o->extra && !h->bygone && ics_forgotten(c, o);
}

/* Widens the piece's span by one meeting. */
static void piece_cover(struct ics_piece *p, const struct happening *h, const struct occurrence *o)
{
    int64_t original = o->start_utc;
    zone_to_utc(h->schedule->zone, o->there.original, &original);
    if (o->start_utc < p->start)
        p->start = o->start_utc;
    if (o->free_utc > p->end)
        p->end = o->free_utc;
    int64_t first = original < o->start_utc ? original : o->start_utc;
    int64_t last = original > o->free_utc ? original : o->free_utc;
    if (first < p->from)
        p->from = first;
    if (last > p->to)
        p->to = last;
}

static struct ics_piece *piece_new(struct ics_context *c, const struct happening *h,
                                   const char *uid)
{
    struct ics_piece *p = arena_alloc(c->arena, sizeof *p);
    int whole = h->schedule->start.second == WHEN_ALL_DAY;
    *p = (struct ics_piece){.start = INT64_MAX,
                            .end = INT64_MIN,
                            .from = INT64_MAX,
                            .to = INT64_MIN,
                            .uid = uid,
                            .bygone = h->bygone,
                            .zone = whole ? NULL : h->schedule->zone};
    return p;
}

static void piece_add(struct ics_context *c, struct ics_piece *p, struct buf *bytes,
                      struct list *out)
{
    p->s = arena_copy(c->arena, bytes->s, bytes->n);
    p->n = bytes->n;
    p->places = c->marks;
    c->marks = (struct list){0};
    list_add(out, c->arena, p);
    buf_cut(bytes, 0);
}

/* Serialises one meeting under a UID of its own; `series` is that of what it was taken from. */
static void alone(struct ics_context *c, const struct happening *h, const struct occurrence *o,
                  const char *uid, const char *series, struct buf *bytes, struct list *out)
{
    struct ics_piece *p = piece_new(c, h, uid);
    piece_cover(p, h, o);
    p->bygone = ics_forgotten(c, o);
    struct vevent e = {.h = h, .o = o, .start = o->there.start, .end = meeting_end(o), .uid = uid};
    e.series = series;
    ics_vevent(c, bytes, &e, NULL);
    piece_add(c, p, bytes, out);
}

/* Returns 1 if a program that knows only start, end and rule of the series would show this meeting
 * otherwise than it is; `first` is what the first one lasts in seconds, `all` what they are to.
 * Over a clock change some programs keep the hour of the end, some the length. */
static int differs(const struct occurrence *o, int64_t first, int64_t all)
{
    int64_t really = o->free_utc - o->start_utc;
    int whole = o->there.start.second == WHEN_ALL_DAY;
    return o->change || (!whole && (really != first || really != all));
}

/* Returns 1 if the meeting is one that the rule makes in this part of the series. */
static int in_part(const struct occurrence *o, const struct series_part *part)
{
    return !o->extra && o->part == part;
}

/* Finds the first and the last start that the rule makes in the part, and covers all its meetings;
 * returns whether all were called off and are past. */
static int part_cover(struct ics_context *c, const struct happening *h,
                      const struct series_part *part, struct ics_piece *p, struct when *first,
                      struct when *last)
{
    const struct schedule *s = h->schedule;
    int bygone = 1;
    *first = *last = (struct when){0};
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        if (!in_part(o, part))
            continue;
        piece_cover(p, h, o);
        bygone &= ics_forgotten(c, o);
        if (!first->date.year || when_compare(o->there.original, *first) < 0)
            *first = o->there.original;
        if (when_compare(o->there.original, *last) > 0)
            *last = o->there.original;
    }
    return bygone;
}

/* Serialises the meetings of a part of a series that differ from its rule. */
static void overrides(struct ics_context *c, const struct happening *h, const struct vevent *master,
                      struct buf *bytes)
{
    const struct schedule *s = h->schedule;
    int64_t from = 0, to = 0, lasts = calendar_lasts(c->site, master->part);
    zone_to_utc(s->zone, master->start, &from);
    zone_to_utc(s->zone, master->end, &to);
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        if (!in_part(o, master->part) || ics_bygone(c, h, o) || !differs(o, to - from, lasts))
            continue;
        struct vevent other = {.h = h,
                               .o = o,
                               .part = master->part,
                               .start = o->there.start,
                               .end = meeting_end(o),
                               .override = 1,
                               .uid = master->uid};
        ics_vevent(c, bytes, &other, NULL);
    }
}

/*
 * Serialises the meetings of a part of a series: the rule, then what differs from it.
 *
 * What changes for good ends the series and begins a new one, with a UID of its own. Two other ways
 * were weighed: RANGE=THISANDFUTURE is read by hardly any program; and an override for each of the
 * later meetings, all under one UID, is shown beside the rule by calcurse, and makes of two years
 * of weekly meetings a hundred copies of all the texts. Google, Outlook and Apple divide a series,
 * too, when somebody there changes "this and all following".
 */
static void part_serialise(struct ics_context *c, struct happening *h,
                           const struct series_part *part, struct buf *bytes, struct list *out)
{
    const char *uid = uid_of_part(c->arena, uid_of(c, h), h->schedule, part);
    struct ics_piece *p = piece_new(c, h, uid);
    struct when first, last;
    int all_bygone = h->bygone;
    p->bygone = h->bygone = part_cover(c, h, part, p, &first, &last);
    struct vevent e = {.h = h,
                       .o = part->change ? &part->like : NULL,
                       .part = part,
                       .start = first,
                       .end = when_add_seconds(first, calendar_lasts(c->site, part)),
                       .uid = uid};
    ics_vevent(c, bytes, &e, &last);
    overrides(c, h, &e, bytes);
    h->bygone = all_bygone;
    piece_add(c, p, bytes, out);
}

const struct happening *ics_happening(struct ics_context *c, const struct item *item)
{
    struct happening *h = &c->happening;
    if (h->item == item)
        return h;
    int is_event = item->type == ITEM_EVENT;
    *h = (struct happening){
        .item = item,
        .event = is_event ? (const struct event *)item : NULL,
        .offer = is_event ? NULL : (const struct offer *)item,
        .translation = item_translation(item, c->language->index),
    };
    h->schedule = meeting_schedule(item);
    h->revised = ics_revised(item);
    int64_t end;
    if (sign_up_ends(c->site, item, &end) && end <= c->site->now_utc && end > h->revised)
        h->revised = end; /* from then on nobody is asked to register */
    h->bygone = 1;
    for (size_t i = 0; i < h->schedule->occurrences; i++) {
        const struct occurrence *o = &h->schedule->occurrence[i];
        h->bygone &= o->extra || ics_forgotten(c, o);
    }
    return h;
}

void ics_pieces(struct ics_context *c, const struct item *item, struct list *out)
{
    const struct happening *h = ics_happening(c, item);
    const struct schedule *s = h->schedule;
    struct buf bytes;
    buf_init(&bytes);
    for (size_t i = 0; i < s->parts; i++)
        if (s->part[i].rrule)
            part_serialise(c, &c->happening, &s->part[i], &bytes, out);
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        if (o->extra)
            alone(c, h, o, ics_uid_of_extra(c->arena, c->site, o), NULL, &bytes, out);
        else if (!s->rule)
            alone(c, h, o, uid_of(c, h), NULL, &bytes, out);
    }
    buf_free(&bytes);
}

void ics_meeting(struct ics_context *c, const struct occurrence *o, struct list *out)
{
    const struct happening *h = ics_happening(c, o->item);
    struct buf bytes;
    buf_init(&bytes);
    const char *uid = uid_of(c, h);
    /* Without the time of day: the same meeting when the whole series moves by an hour. */
    const struct when day = {o->there.original.date, WHEN_ALL_DAY};
    if (o->extra)
        alone(c, h, o, ics_uid_of_extra(c->arena, c->site, o), NULL, &bytes, out);
    else if (h->schedule->rule)
        alone(c, h, o, uid_at(c->arena, uid, day), ics_uid(c->arena, c->site, o), &bytes, out);
    else
        alone(c, h, o, uid, NULL, &bytes, out);
    buf_free(&bytes);
}

void ics_registration(struct ics_context *c, const struct event *e, struct list *out)
{
    const struct happening *h = ics_happening(c, &e->item);
    struct when until = e->registration->until, end = until;
    if (until.second == WHEN_ALL_DAY)
        end.date = date_add_days(end.date, 1);
    struct ics_piece *p = piece_new(c, h, uid_with(c->arena, uid_of(c, h), "registration"));
    struct vevent v = {.h = h, .start = until, .end = end, .registration = 1, .uid = p->uid};
    const int whole = until.second == WHEN_ALL_DAY;
    const struct zone *zone = whole ? c->site->zone : h->schedule->zone;
    zone_to_utc(zone, until, &p->start);
    zone_to_utc(zone, end, &p->end);
    p->from = p->start;
    p->to = p->end;
    p->zone = whole ? NULL : zone;
    struct buf bytes;
    buf_init(&bytes);
    ics_vevent(c, &bytes, &v, NULL);
    piece_add(c, p, &bytes, out);
    buf_free(&bytes);
}
