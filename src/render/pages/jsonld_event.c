#include "render/pages/jsonld_inner.h"

#include "base/arena.h"
#include "model/site.h"
#include "render/words/names.h"
#include "resolve/calendar/meeting.h"
#include "resolve/calendar/signup.h"
#include "resolve/calendar/told.h"
#include "resolve/calendar/zone.h"

#include <string.h>

enum { DESCRIPTION_BYTES = 300 };

#define SCHEMA "https://schema.org/"

/* The meeting that is described. */
static const struct occurrence *ld_meeting(const struct view *v, const struct item *item)
{
    return view_speaking(v, meeting_schedule(item));
}

int ld_event_known(const struct view *v, const struct item *item)
{
    const struct occurrence *o = ld_meeting(v, item);
    return o && (o->venue || (o->online && o->online->url)) && !meeting_is_kind(item, "deadline");
}

/* Appends the summary, else how the text begins, up to a whole word. */
static void description(struct jsonld *j, const struct item *item)
{
    const struct item *t = view_version(view_of(j->e), item);
    const char *summary = t->summary ? t->summary : item->summary;
    const struct markdown *body = t->body && *t->body->text ? t->body : item->body;
    if (summary || !body || !*body->text) {
        json_member(&j->json, "description", summary);
        return;
    }
    size_t n = strlen(body->text);
    if (n > DESCRIPTION_BYTES) {
        n = DESCRIPTION_BYTES;
        while (n && body->text[n] != ' ' && body->text[n] != '\n')
            n--;
        n = n ? n : strcspn(body->text, " \n");
    }
    char *text = arena_copy(j->e->scratch, body->text, n);
    for (char *s = text; *s; s++)
        *s = *s == '\n' ? ' ' : *s;
    json_member(&j->json, "description", text);
}

/* ---- how it stands ---- */

/* Only of what takes place one says that it was moved: search engines take no other word with the
 * former date. */
static void status(struct jsonld *j, const struct occurrence *o, const struct zone *zone)
{
    static const char *const words[] = {"EventScheduled", "EventScheduled", "EventCancelled",
                                        "EventPostponed"};
    int moved = calendar_takes_place(o) && when_compare(o->there.start, o->there.original) != 0;
    const char *word = moved ? "EventRescheduled" : words[o->status];
    json_member(&j->json, "eventStatus", arena_printf(j->e->scratch, SCHEMA "%s", word));
    if (moved) {
        int64_t utc = o->start_utc;
        zone_to_utc(zone, o->there.original, &utc);
        ld_moment(j, "previousStartDate", o->there.original, utc, zone);
    }
}

/* ---- where ---- */

static void location(struct jsonld *j, const struct occurrence *o)
{
    const char *link = o->online ? o->online->url : NULL;
    const char *mode = !o->online ? "Offline" : o->venue ? "Mixed" : "Online";
    json_member(&j->json, "eventAttendanceMode",
                arena_printf(j->e->scratch, SCHEMA "%sEventAttendanceMode", mode));
    ld_array(j, "location");
    if (o->venue) {
        json_object(&j->json);
        ld_place(j, o->venue);
        if (!o->venue->address) {
            ld_object(j, "address", "PostalAddress"); /* what is known of it, but not left out */
            json_member(&j->json, "name", view_title(view_of(j->e), &o->venue->item));
            json_end(&j->json);
        }
        json_end(&j->json);
    }
    if (link) {
        ld_element(j, "VirtualLocation");
        json_member(&j->json, "url", link);
        json_end(&j->json);
    }
    json_end(&j->json);
}

/* ---- who ---- */

static void organiser(struct jsonld *j, const struct item *by)
{
    const struct view *v = view_of(j->e);
    ld_element(j, "Organization");
    json_member(&j->json, "name", name_marked(v->language, j->e->scratch, by, view_title(v, by)));
    ld_absolute(j, "url", by->path[v->language->index]);
    json_end(&j->json);
}

/* Whose meeting it is: a group's, else that of the members who invite, else the network's. */
static void organisers(struct jsonld *j, const struct event *event)
{
    const struct view *v = view_of(j->e);
    const struct item *group = event->group ? event->group->item : NULL;
    ld_array(j, "organizer");
    if (group)
        organiser(j, group);
    for (size_t i = 0; !group && i < event->organisers.n; i++) {
        const struct item *by = ((const struct ref *)event->organisers.at[i])->item;
        if (by)
            organiser(j, by);
    }
    if (j->json.place == JSON_FIRST) { /* nobody yet */
        ld_element(j, "Organization");
        json_member(&j->json, "name", label_text(&v->site->config.title, v->language->index));
        ld_absolute(j, "url", v->language->prefix);
        json_end(&j->json);
    }
    json_end(&j->json);
}

/* ---- what it costs, and whether one can still come ---- */

/* Search engines know three words for it, of which a waiting list is none. Nothing is to be had of
 * what is off or over, either. */
static const char *availability(enum sign_up state, const struct registration *r, int coming)
{
    int gone = !coming || state == SIGN_UP_FULL || state == SIGN_UP_WAITING ||
               (state == SIGN_UP_OVER && r->required == 1);
    return gone ? SCHEMA "SoldOut" : SCHEMA "InStock";
}

static void offers(struct jsonld *j, const struct event *event, const struct occurrence *o)
{
    const struct registration *r = event->registration;
    enum sign_up state = sign_up_by_day(view_of(j->e)->site, &event->item, o->full);
    if (state == SIGN_UP_NONE && !event->price)
        return;
    ld_object(j, "offers", "Offer");
    int coming = meeting_is_coming(o, view_of(j->e)->site->now_utc);
    json_member(&j->json, "availability", availability(state, r, coming));
    if (r && sign_up_possible(state) && coming)
        json_member(&j->json, "url", r->url);
    if (r && r->until.date.year) {
        int64_t end = 0;
        zone_to_utc(event->schedule.zone, r->until, &end);
        ld_moment(j, "validThrough", r->until, end, event->schedule.zone);
    }
    if (event->amount) {
        json_member(&j->json, "price", event->amount);
        json_member(&j->json, "priceCurrency", event->currency);
    } else {
        const struct event *t = (const struct event *)view_version(view_of(j->e), &event->item);
        json_member(&j->json, "description", t->price ? t->price : event->price);
    }
    json_end(&j->json);
    if (event->amount && !strcmp(event->amount, "0")) {
        json_key(&j->json, "isAccessibleForFree");
        json_truth(&j->json, 1);
    }
}

/* ---- how often ---- */

static void weekdays(struct jsonld *j, const struct series_rule *rule)
{
    static const char *const names[] = {"",         "Monday", "Tuesday",  "Wednesday",
                                        "Thursday", "Friday", "Saturday", "Sunday"};
    static const char *const short_names[] = {"", "MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    if (!rule->days)
        return;
    ld_array(j, "byDay");
    for (size_t i = 0; i < rule->days; i++) {
        const struct series_day *d = &rule->day[i];
        const char *s =
            d->ordinal ? arena_printf(j->e->scratch, "%d%s", d->ordinal, short_names[d->weekday])
                       : arena_printf(j->e->scratch, SCHEMA "%s", names[d->weekday]);
        json_text(&j->json, s);
    }
    json_end(&j->json);
}

static void numbers(struct jsonld *j, const char *name, const int *number, size_t n)
{
    if (!n)
        return;
    ld_array(j, name);
    for (size_t i = 0; i < n; i++)
        json_number(&j->json, number[i]);
    json_end(&j->json);
}

static void day(struct jsonld *j, const char *name, struct date d)
{
    char at[24];
    json_member(&j->json, name, when_format((struct when){d, WHEN_ALL_DAY}, 'T', at));
}

static void clock_time(struct jsonld *j, const char *name, struct when w)
{
    if (w.second >= 0)
        json_member(&j->json, name,
                    arena_printf(j->e->scratch, "%02d:%02d:%02d", w.second / 3600,
                                 w.second / 60 % 60, w.second % 60));
}

/* Begins the list with its first entry. */
static void except_day(struct jsonld *j, struct date d, size_t *n)
{
    char at[24];
    when_format((struct when){d, WHEN_ALL_DAY}, 'T', at);
    if (!(*n)++)
        ld_array(j, "exceptDate");
    json_text(&j->json, at);
}

/* Days to come on which the rule says that there is a meeting, and there is none. */
static void except_days(struct jsonld *j, const struct schedule *s, const struct series_part *part)
{
    const struct date today = view_of(j->e)->site->now.date;
    size_t n = 0;
    for (size_t i = 0; s->repeat && i < s->repeat->except.n; i++) {
        struct date d = ((const struct when_at *)s->repeat->except.at[i])->when.date;
        if (date_compare(d, today) >= 0 && calendar_part(s, d) == part)
            except_day(j, d, &n);
    }
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        int there =
            calendar_takes_place(o) && !date_compare(o->there.original.date, o->there.start.date);
        if (o->part == part && !o->extra && !there &&
            date_compare(o->there.original.date, today) >= 0)
            except_day(j, o->there.original.date, &n);
    }
    if (n)
        json_end(&j->json);
}

/* Returns the last meeting that the rule makes in a part of the series. */
static struct when last_of(const struct schedule *s, const struct series_part *part)
{
    struct when last = {part->from.date.year ? part->from.date : s->start.date, part->second};
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        if (!o->extra && o->part == part && when_compare(o->there.original, last) > 0)
            last = o->there.original;
    }
    return last;
}

/* Appends the rule of a series as it is at this meeting, unless it says what a Schedule cannot: the
 * last day of a month. */
static void event_schedule(struct jsonld *j, const struct schedule *s, const struct occurrence *o)
{
    static const char units[] = {'D', 'W', 'M', 'Y'};
    const struct series_rule *rule = s->rule;
    const struct series_part *part = o->part;
    const struct when first = {part->from.date.year ? part->from.date : s->start.date,
                               part->second};
    for (size_t i = 0; rule && i < rule->month_days; i++)
        rule = rule->month_day[i] < 0 ? NULL : rule;
    if (!rule)
        return;
    ld_object(j, "eventSchedule", "Schedule");
    json_member(&j->json, "repeatFrequency",
                arena_printf(j->e->scratch, "P%d%c", rule->interval, units[rule->unit]));
    weekdays(j, rule);
    numbers(j, "byMonthDay", rule->month_day, rule->month_days);
    numbers(j, "byMonth", &rule->month, rule->month ? 1 : 0);
    day(j, "startDate", first.date);
    day(j, "endDate", last_of(s, part).date);
    clock_time(j, "startTime", first);
    if (first.second >= 0 && part->length && part->length < DAY_SECONDS)
        clock_time(j, "endTime", when_add_seconds(first, part->length));
    json_member(&j->json, "scheduleTimezone", s->zone ? zone_name(s->zone) : NULL);
    except_days(j, s, part);
    json_end(&j->json);
}

/* ---- all of it ---- */

void ld_event(struct jsonld *j, const struct item *item)
{
    const struct event *event = (const struct event *)item;
    const struct view *v = view_of(j->e);
    const struct occurrence *o = ld_meeting(v, item);
    const struct zone *zone = event->schedule.zone;
    json_member(&j->json, "@type", "Event");
    const char *title = told_title(o, v->language->index).text;
    json_member(&j->json, "name", name_marked(v->language, j->e->scratch, item, title));
    description(j, item);
    ld_absolute(j, "url", item->path[v->language->index]);
    ld_moment(j, "startDate", o->there.start, o->start_utc, zone);
    if (o->free_utc > o->start_utc && !o->open)
        ld_moment(j, "endDate", o->there.end, o->free_utc, zone);
    status(j, o, zone);
    location(j, o);
    organisers(j, event);
    offers(j, event, o);
    ld_image(j, event->image);
    event_schedule(j, &event->schedule, o);
}
