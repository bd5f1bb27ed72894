#include "render/feeds/event.h"

#include "base/arena.h"
#include "base/json.h"
#include "model/types.h"
#include "render/feeds/ics.h"
#include "render/feeds/json_series.h"
#include "render/words/rule_differs.h"
#include "render/words/there.h"
#include "resolve/calendar/meeting.h"
#include "resolve/calendar/signup.h"
#include "resolve/calendar/told.h"

#include <stdio.h>
#include <string.h>

enum { JSON_NEXT = 50 };

/*
 * events.json: the calendars for programs that would rather not expand rules.
 * - `title`, `language`, `timezone`: the network's.
 * - `from`: when the window begins; it has no end. `calendar`: where the events stand as iCalendar.
 * - `meetings`: all of events and offers that end in the window, by start. Of each:
 *   - `type`: event or offer; `id`: its file's name; `url`: its page.
 *   - `uid`: as in the calendars; `recurrence_id`: when a rule has it, as the calendars write it,
 * on the clocks of the meeting's own zone.
 *   - `rule`: the series' RRULE, if it is of one.
 *   - `title`: as this meeting bears it; `kind`, `group`, `venue`: ids.
 *   - `place`: the venue's name; `online`: the address at which one joins; `online_label`: that
 *     one can, as pages say it. With both `place` and `online_label` one may do either.
 *   - `status`: confirmed, tentative, cancelled, postponed.
 *   - `state`: plain, changed, moved, cancelled, extra: how it differs from the rule.
 *   - `label`: what is special about it, as pages say it: "abgesagt"; `note`: what visitors should
 *     know of it.
 *   - `differs`: in what it differs from its series, as pages say it: "Ort: Saal, nur online".
 *   - `moved`: it begins at another time or is elsewhere than the series; the word with which
 *     calendars say so before its title.
 *   - `example`: it is invented; the word with which pages say so: "Beispiel".
 *   - `registration`: open, waiting (full, with a waiting list), full or over; left out where
 *     nobody need register. `registration_url`: while one can;
 *     `registration_label`: that one no longer can, as pages say it.
 *   - `start`, `end`: UTC (RFC 3339); of whole days the midnights in the zone.
 *   - `local_start`, `local_end`: on the clocks of `timezone`, the network's; of whole days dates.
 *   - The end of whole days is exclusive.
 *   - Where nobody knows when it ends, no end stands, but `open_end`, the words with which pages
 * say so, and `over`: until when it is thought to go on.
 *   - Of what is planned by other clocks `there`, how pages tell of these ("Ortszeit New York:
 *     20:00–22:00"), `there_timezone`, `there_start`, `there_end`.
 *
 * Beside each calendar ("gesundheit.ics") stands a file ("gesundheit.json") with its next meetings
 * in the same form, at most 50: `title` is the calendar's, `from` the beginning of the day of the
 * build; `page` is where the meetings stand, `direction` (ltr or rtl) how they are written. Behind
 * these 50 stands the next meeting of each event and offer of which none is among them, at most 50
 * again. Besides, for who tells a series once:
 * - `series`: of each series in the file, by type and id ("event/kreis"): `title`, its own;
 * `rhythm`: how often and when, as pages say it, left out where no rule makes its dates; `off`: the
 * days to come without a meeting (dates), on the clocks of the network or, where no rule says it by
 * these, of the series.
 * - `words`: how pages say it: `next`, `off` and `other`, with {1} for days, and `differs`, with
 * {1} for a day and {2} for what differs on it.
 *
 * What was called off is left out from the day after, as in the calendars; events whose files were
 * deleted stay as cancelled till then (without `url`). Absent values are left out. New members may
 * come; those here stay.
 */

static void json_instant(struct json *out, const char *name, int64_t utc)
{
    struct when w = when_from_seconds(utc);
    char day[24], at[48];
    when_format((struct when){w.date, WHEN_ALL_DAY}, 'T', day);
    snprintf(at, sizeof at, "%sT%02d:%02d:%02dZ", day, w.second / 3600, w.second / 60 % 60,
             w.second % 60);
    json_member(out, name, at);
}

static void local(struct json *out, const char *name, struct when w)
{
    char at[24];
    json_member(out, name, when_format(w, 'T', at));
}

static const char *ref_id(const struct ref *ref)
{
    return ref && ref->item ? ref->item->id : NULL;
}

/* Words for what differs, by status or else by state; none for what is as planned. */
static const char *label(const struct ics_context *c, const struct occurrence *o)
{
    static const char *const by_status[] = {NULL, "state.tentative", "state.cancelled",
                                            "state.postponed"};
    static const char *const by_state[] = {NULL, "state.changed", "state.moved", "state.cancelled",
                                           "state.extra"};
    const char *key = by_status[o->status] ? by_status[o->status] : by_state[o->state];
    return key ? ics_word(c, key) : NULL;
}

static void what(struct ics_context *c, struct json *out, const struct happening *h,
                 const struct occurrence *o)
{
    static const char *const state[] = {"plain", "changed", "moved", "cancelled", "extra"};
    static const char *const status[] = {"confirmed", "tentative", "cancelled", "postponed"};
    const char *tag;
    const struct term *kind = h->event ? h->event->kind : h->offer->kind;
    json_member(out, "title", ics_told_title(c, o, &tag));
    json_member(out, "kind", kind ? kind->id : NULL);
    json_member(out, "group", h->event ? ref_id(h->event->group) : NULL);
    json_member(out, "venue", o->venue ? o->venue->item.id : NULL);
    json_member(out, "place", o->venue ? ics_title(c, &o->venue->item, &tag) : NULL);
    json_member(out, "online", o->online && calendar_takes_place(o) ? o->online->url : NULL);
    json_member(out, "online_label", o->online ? ics_word(c, "meeting.online") : NULL);
    json_member(out, "status", status[o->status]);
    json_member(out, "state", state[o->state]);
    json_member(out, "label", label(c, o));
    json_member(out, "moved", ics_moved(o) ? ics_word(c, "state.moved") : NULL);
    json_member(out, "example", h->item->example ? ics_word(c, "tag.example") : NULL);
    json_member(out, "note", told_note(o, c->language->index).text);
    if (h->schedule->repeat && o->status != STATUS_CANCELLED)
        json_member(out, "differs",
                    rule_differs(c->arena, c->locale, c->language, c->site, o, DIFFERS_ALL));
}

static void json_registration(struct ics_context *c, struct json *out, const struct occurrence *o)
{
    static const char *const words[] = {NULL, "open", "waiting", "full", "over"};
    static const char *const labels[] = {[SIGN_UP_WAITING] = "state.waiting",
                                         [SIGN_UP_FULL] = "state.full",
                                         [SIGN_UP_OVER] = "state.closed"};
    const struct registration *r = sign_up_of(o->item);
    enum sign_up state = sign_up_meeting(c->site, o);
    json_member(out, "registration", words[state]);
    int told =
        state != SIGN_UP_OVER || (r->required == 1 && meeting_is_coming(o, c->site->now_utc));
    json_member(out, "registration_label",
                told && labels[state] ? ics_word(c, labels[state]) : NULL);
    json_member(out, "registration_url", r && sign_up_possible(state) ? r->url : NULL);
}

static void when(struct ics_context *c, struct json *out, const struct occurrence *o)
{
    struct when end = o->here.end;
    if (end.second == WHEN_ALL_DAY)
        end.date = date_add_days(end.date, 1);
    json_instant(out, "start", o->start_utc);
    if (o->open)
        json_instant(out, "over", o->over_utc);
    else
        json_instant(out, "end", o->free_utc);
    local(out, "local_start", o->here.start);
    if (!o->open)
        local(out, "local_end", end);
    json_member(out, "timezone", zone_name(c->site->zone));
    json_member(out, "open_end", o->open ? ics_word(c, "meeting.open_end") : NULL);
}

/* The clocks of another zone, where it is one. */
static void elsewhere(struct ics_context *c, struct json *out, const struct happening *h,
                      const struct occurrence *o)
{
    const char *words = there_words(c->arena, c->locale, c->language, o);
    if (!words)
        return;
    json_member(out, "there", words);
    json_member(out, "there_timezone", zone_name(h->schedule->zone));
    local(out, "there_start", o->there.start);
    if (!o->open)
        local(out, "there_end", o->there.end);
}

static void meeting(struct ics_context *c, struct json *out, const struct occurrence *o)
{
    const struct happening *h = ics_happening(c, o->item);
    const char *rule = o->part->rrule;
    json_object(out);
    json_member(out, "type", item_word(h->item->type));
    json_member(out, "id", h->item->id);
    json_member(out, "url", h->item->path[0] ? ics_page(c, h->item) : NULL);
    json_member(out, "uid",
                o->extra ? ics_uid_of_extra(c->arena, c->site, o) : ics_uid(c->arena, c->site, o));
    if (rule && !o->extra)
        local(out, "recurrence_id", o->there.original);
    json_member(out, "rule", rule);
    what(c, out, h, o);
    json_registration(c, out, o);
    when(c, out, o);
    elsewhere(c, out, h, o);
    json_end(out);
}

static int by_told_start(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct occurrence *x = a, *y = b;
    if (x->start_utc != y->start_utc)
        return x->start_utc < y->start_utc ? -1 : 1;
    int by_id = strcmp(x->item->id, y->item->id);
    return by_id ? by_id : (int)x->item->type - (int)y->item->type;
}

static void gather_told(struct ics_context *c, const struct list *items, int64_t from,
                        struct list *found)
{
    for (size_t i = 0; i < items->n; i++) {
        const struct schedule *s = meeting_schedule(items->at[i]);
        for (size_t k = 0; k < s->occurrences; k++) {
            struct occurrence *o = &s->occurrence[k];
            if (o->over_utc >= from && !ics_forgotten(c, o))
                list_add(found, c->arena, o);
        }
    }
}

static void head(struct ics_context *c, struct json *out, const char *title, int64_t from,
                 const char *calendar)
{
    json_object(out);
    json_member(out, "title", title);
    json_member(out, "language", c->language->tag);
    json_member(out, "timezone", zone_name(c->site->zone));
    json_instant(out, "from", from);
    json_member(out, "calendar",
                arena_printf(c->arena, "%s%s", c->site->config.base_url, calendar));
}

static void meetings(struct ics_context *c, struct json *out, const struct list *found)
{
    json_key(out, "meetings");
    json_array(out);
    for (size_t i = 0; i < found->n; i++) {
        json_line(out);
        meeting(c, out, found->at[i]);
    }
    json_line(out);
    json_end(out);
    json_end(out);
    buf_putc(out->out, '\n');
}

void ics_json_write(struct ics_context *c, int64_t from, const char *calendar, struct buf *out)
{
    struct json j = json_start(out, JSON_TIGHT);
    struct list found = {0};
    gather_told(c, &c->site->items[ITEM_EVENT], from, &found);
    gather_told(c, &c->site->withdrawn, from, &found);
    gather_told(c, &c->site->items[ITEM_OFFER], from, &found);
    head(c, &j, label_text(&c->site->config.title, c->language->index), from, calendar);
    list_sort(&found, by_told_start, NULL);
    meetings(c, &j, &found);
}

void ics_json_next(struct ics_context *c, const struct feed *feed, struct buf *out)
{
    struct json j = json_start(out, JSON_TIGHT);
    struct list found = {0};
    gather_told(c, &feed->events, c->today, &found);
    for (size_t i = 0; i < feed->meetings.n; i++) {
        struct occurrence *o = feed->meetings.at[i];
        if (o->over_utc >= c->today && !ics_forgotten(c, o))
            list_add(&found, c->arena, o);
    }
    head(c, &j, feed->title, c->today, feed->path);
    json_member(&j, "page", arena_printf(c->arena, "%s%s", c->site->config.base_url, feed->page));
    json_member(&j, "direction", c->rtl ? "rtl" : "ltr");
    list_sort(&found, by_told_start, NULL);
    const struct list next = json_next_of_each(c->arena, &found, JSON_NEXT);
    json_series(c, &j, &next);
    meetings(c, &j, &next);
}
