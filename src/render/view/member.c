#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_text.h"
#include "base/utf8.h"
#include "model/site.h"
#include "render/view/facets.h"
#include "render/view/rows.h"
#include "resolve/route.h"

#include <stdio.h>
#include <string.h>

const struct type type_member = ONE(view_member);
const struct type type_group = ONE(view_group);
const struct type type_venue = ONE(view_venue);

/* ---- addresses and places on the map ---- */

static const struct field address_fields[] = {
    F_TEXT("street", struct address, street, "street and number"),
    F_TEXT("postcode", struct address, postcode, "five digits"),
    F_TEXT("city", struct address, city, "town"),
    F_TEXT("district", struct address, district, "part of the town"),
};
const struct record view_address = RECORD("address", address_fields);

static struct value geo_osm(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct geo *g = self;
    return value_text(arena_printf(e->scratch,
                                   "https://www.openstreetmap.org/?mlat=%s&mlon=%s#map=18/%s/%s",
                                   g->lat_text, g->lon_text, g->lat_text, g->lon_text));
}

static const struct field geo_fields[] = {
    ROW("lat", KIND(VALUE_TEXT), get_text, offsetof(struct geo, lat_text), "latitude as typed"),
    ROW("lon", KIND(VALUE_TEXT), get_text, offsetof(struct geo, lon_text), "longitude as typed"),
    ROW("osm", KIND(VALUE_TEXT), geo_osm, 0, "address of the place on OpenStreetMap"),
};
const struct record view_geo = RECORD("geo", geo_fields);

/* ---- member ---- */

static struct value member_letter(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const char *title = view_title(view_of(e), self);
    uint32_t cp;
    struct buf folded;
    buf_init(&folded);
    size_t len = utf8_decode(title, strlen(title), &cp);
    locale_fold(&folded, title, len ? len : 1);
    char *letter = arena_copy(e->scratch, folded.n ? folded.s : title, folded.n ? folded.n : len);
    if (letter[0] >= 'a' && letter[0] <= 'z')
        letter[0] = (char)(letter[0] - 'a' + 'A');
    buf_free(&folded);
    return value_text(letter);
}

static struct value member_card(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    return value_url(route_card(e->scratch, self, view_of(e)->language->index));
}

static struct value member_meetings(struct eval *e, const void *self, const struct field *f)
{
    const struct list *events = &((const struct member *)self)->events;
    return view_meetings_cut(e, view_meetings(e, events, 0), f->index);
}

static struct value member_choices(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    return view_choices_of(e, self, NULL);
}

static const struct field member_fields[] = {
    ITEM_FIELDS,
    ROW("choices", KIND(VALUE_TEXT), member_choices, 0, "its parts of the list, for scripts"),
    F_TERM("kind", struct member, kind, "sort of organisation"),
    F_TERMS("topics", struct member, topics, "fields of work"),
    F_TERMS("audiences", struct member, audiences, "for whom"),
    F_LANGUAGES("languages", struct member, languages, "languages spoken"),
    F_TEXT("website", struct member, website, "its own site"),
    F_TEXT("email", struct member, email, "office address"),
    F_TEXT("phone", struct member, phone, "office number"),
    ROW("tel", MAYBE(VALUE_TEXT), get_tel, offsetof(struct member, phone), "the number as a link"),
    ROW("wrong_phone", MAYBE(VALUE_TEXT), view_wrong_phone, 0,
        "a mail to the network: the number is wrong"),
    ROW("address", MAYBE_ONE(view_address), get_pointer, offsetof(struct member, address),
        "where to find it"),
    ROW("geo", MAYBE_ONE(view_geo), get_pointer, offsetof(struct member, geo), "on the map"),
    ROW("week", LIST_OF(type_weekday), view_week, 0,
        "its opening hours on each weekday; empty if it tells none"),
    ROW("hours", LIST_OF(type_alike), view_hours, 0,
        "the same, days with equal hours together; those on which it is closed, too"),
    ROW("opening", MAYBE_ONE(view_opening), view_opening_now, 0,
        "the build's day and the next one; none without a week"),
    ROW("by_appointment", KIND(VALUE_BOOL), view_by_appointment, 0,
        "also, or only, by appointment"),
    ROW("closed", LIST_OF(type_closure), view_closed, 0,
        "closures that are not over, and holidays of the next four weeks"),
    F_TERMS("accessibility", struct member, accessibility, "step-free …"),
    ROW("groups", LIST_OF(type_group), get_refs, offsetof(struct member, groups),
        "groups it belongs to"),
    F_TEXT_T("contact_role", struct member, contact_role, "whom to ask for"),
    F_FOREIGN("contact_role", struct member, contact_role),
    F_INT("joined", struct member, joined, "year"),
    F_INT("left", struct member, left, "year"),
    ROW("logo", MAYBE_ONE(view_picture), get_picture, offsetof(struct member, logo), "picture"),
    ROW("card", KIND(VALUE_URL), member_card, 0, "its contact card, vCard"),
    F_TEXTS_T("expertise", struct member, expertise, "what others may ask it about"),
    F_FOREIGN_LIST("expertise", struct member, expertise),
    F_TEXT("calendar_url", struct member, calendar_url, "its own feed"),
    ROW("offers", LIST_OF(type_offer), get_list, offsetof(struct member, offers),
        "in the neutral order"),
    ROW("meetings", LIST_OF(type_meeting), member_meetings, 0, "coming ones that it organises"),
    ROW("meetings_more", KIND(VALUE_INT), member_meetings, MEETINGS_REST,
        "coming ones beyond those"),
    ROW("letter", KIND(VALUE_TEXT), member_letter, 0, "first letter, for an A–Z"),
};
const struct record view_member = RECORD("member", member_fields);

/* ---- group ---- */

/* An editor who gives one bound means just so many. */
static struct value rhythm_bound(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    const struct meetings_per_year *m = self;
    int bound = f->index ? m->max : m->min, other = f->index ? m->min : m->max;
    return value_int(bound < 0 ? (other < 0 ? 0 : other) : bound);
}

static const struct field rhythm_fields[] = {
    ROW("min", KIND(VALUE_INT), rhythm_bound, 0, "fewest meetings a year"),
    ROW("max", KIND(VALUE_INT), rhythm_bound, 1, "most meetings a year"),
};
static const struct record view_rhythm = RECORD("rhythm", rhythm_fields);

static struct value group_meetings(struct eval *e, const void *self, const struct field *f)
{
    const struct list *events = &((const struct group *)self)->events;
    struct value all = view_meetings(e, events, f->index & MEETINGS_PAST);
    return view_meetings_cut(e, all, f->index);
}

static struct value group_next(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct group *g = self;
    const struct occurrence *best = NULL;
    for (size_t i = 0; i < g->events.n; i++) {
        const struct event *event = g->events.at[i];
        const struct occurrence *o = calendar_next(&event->schedule, view_of(e)->site->now_utc);
        if (o && (!best || o->start_utc < best->start_utc))
            best = o;
    }
    return value_record(best);
}

static struct value year_of(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    const struct date *d = (const void *)((const char *)self + f->index);
    return d->year ? value_int(d->year) : value_none();
}

static struct value feed_absolute(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct view *v = view_of(e);
    const char *path = route_feed(v->site, e->scratch, self, v->language->index);
    return value_text(arena_printf(e->scratch, "%s%s", v->site->config.base_url, path));
}

static struct value feed_webcal(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct view *v = view_of(e);
    const char *path = route_feed(v->site, e->scratch, self, v->language->index);
    const char *base = strstr(v->site->config.base_url, "://");
    return value_text(arena_printf(e->scratch, "webcal%s%s", base, path));
}

static const struct field group_fields[] = {
    ITEM_FIELDS,
    F_TERMS("topics", struct group, topics, "what it works on"),
    ROW("coordinators", LIST_OF(type_member), get_refs, offsetof(struct group, coordinators),
        "members that lead it"),
    F_TEXT("open_to", struct group, open_to, "all or members"),
    ROW("rhythm", MAYBE_ONE(view_rhythm), get_pointer, offsetof(struct group, rhythm),
        "meetings a year"),
    ROW("founded", MAYBE(VALUE_INT), year_of, offsetof(struct group, founded), "year"),
    ROW("ended", MAYBE(VALUE_INT), year_of, offsetof(struct group, ended), "year"),
    F_TEXT("contact_email", struct group, contact_email, "office address"),
    F_TEXTS_T("aims", struct group, aims, "what it wants to reach"),
    F_FOREIGN_LIST("aims", struct group, aims),
    ROW("members", LIST_OF(type_member), get_list, offsetof(struct group, members),
        "members that name it"),
    ROW("meetings", LIST_OF(type_meeting), group_meetings, 0, "coming"),
    ROW("past", LIST_OF(type_meeting), group_meetings, MEETINGS_PAST, "over, latest first"),
    ROW("meetings_more", KIND(VALUE_INT), group_meetings, MEETINGS_REST,
        "coming ones beyond those"),
    ROW("past_more", KIND(VALUE_INT), group_meetings, MEETINGS_PAST | MEETINGS_REST,
        "past ones beyond those"),
    ROW("next", MAYBE_ONE(view_meeting), group_next, 0, "the next that takes place"),
    ROW("thread", KIND(VALUE_INT), get_int, offsetof(struct group, thread),
        "1-8: colour and pattern"),
    ROW("feed", KIND(VALUE_URL), item_feed, 0, "its calendar"),
    ROW("feed_absolute", KIND(VALUE_TEXT), feed_absolute, 0, "whole address of its calendar"),
    ROW("webcal", KIND(VALUE_TEXT), feed_webcal, 0, "the same for calendar programs"),
};
const struct record view_group = RECORD("group", group_fields);

/* ---- venue ---- */

static int is_at_venue(const void *venue, const struct occurrence *o)
{
    return o->venue == venue;
}

static struct value venue_past(struct eval *e, const struct venue *v)
{
    struct value all = view_meetings(e, &v->events, 1);
    struct value *here = arena_array(e->scratch, all.list.n + 1, sizeof *here);
    size_t n = 0;
    for (size_t i = 0; i < all.list.n; i++) {
        if (is_at_venue(v, all.list.at[i].record))
            here[n++] = all.list.at[i];
    }
    return (struct value){.kind = VALUE_LIST, .list = {here, n}};
}

static struct value venue_meetings(struct eval *e, const void *self, const struct field *f)
{
    const struct venue *v = self;
    const struct rows_part here = {view_of(e)->site->now_utc, is_at_venue, v};
    struct value all =
        f->index & MEETINGS_PAST ? venue_past(e, v) : rows_value(e, &v->events, &here);
    return view_meetings_cut(e, all, f->index);
}

static const struct field venue_fields[] = {
    ITEM_FIELDS,
    ROW("address", MAYBE_ONE(view_address), get_pointer, offsetof(struct venue, address),
        "where it is"),
    ROW("geo", MAYBE_ONE(view_geo), get_pointer, offsetof(struct venue, geo), "on the map"),
    F_TERMS("accessibility", struct venue, accessibility, "step-free …"),
    F_TEXT_T("directions", struct venue, directions, "how to get there"),
    F_FOREIGN("directions", struct venue, directions),
    F_INT("capacity", struct venue, capacity, "people"),
    F_TEXT("website", struct venue, website, "its own site"),
    ROW("member", MAYBE_ONE(view_member), get_ref, offsetof(struct venue, member), "who runs it"),
    ROW("meetings", LIST_OF(type_meeting), venue_meetings, 0, "coming"),
    ROW("past", LIST_OF(type_meeting), venue_meetings, MEETINGS_PAST, "over, latest first"),
    ROW("meetings_more", KIND(VALUE_INT), venue_meetings, MEETINGS_REST,
        "coming ones beyond those"),
    ROW("offers", LIST_OF(type_offer), get_list, offsetof(struct venue, offers), "held here"),
};
const struct record view_venue = RECORD("venue", venue_fields);
