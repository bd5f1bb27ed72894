#include "render/jsonld.h"

#include "base/buf.h"
#include "render/feeds.h"
#include "resolve/opening.h"
#include "resolve/resolve.h"
#include "resolve/zone.h"

#include <string.h>

/* A JSON object under construction: members are divided by commas. */
struct json {
    struct buf *out;
    struct eval *e;
};

static void key(struct json *j, const char *name)
{
    char last = j->out->n ? j->out->s[j->out->n - 1] : '{';
    if (last != '{' && last != '[')
        buf_putc(j->out, ',');
    buf_json(j->out, name, strlen(name));
    buf_putc(j->out, ':');
}

static void text(struct json *j, const char *name, const char *value)
{
    if (!value)
        return;
    key(j, name);
    buf_json(j->out, value, strlen(value));
}

static void open_object(struct json *j, const char *name, const char *type)
{
    key(j, name);
    buf_putc(j->out, '{');
    text(j, "@type", type);
}

/* Begins an object of a list. */
static void open_element(struct json *j, const char *type)
{
    buf_puts(j->out, j->out->s[j->out->n - 1] == '[' ? "{" : ",{");
    text(j, "@type", type);
}

static void absolute(struct json *j, const char *name, const char *path)
{
    if (path)
        text(j, name,
             arena_printf(j->e->scratch, "%s%s", view_of(j->e)->site->config.base_url, path));
}

static void image(struct json *j, const struct image *image)
{
    if (image && image->file)
        absolute(j, "image", route_asset(j->e->scratch, image->file));
}

/* A civil time with its zone's offset: "2026-03-18T14:00+01:00"; a whole day is a date. */
static void moment(struct json *j, const char *name, struct when w, int64_t utc,
                   const struct zone *zone)
{
    char at[24];
    when_format(w, 'T', at);
    if (w.second < 0 || !zone) {
        text(j, name, at);
        return;
    }
    int offset = zone_offset(zone, utc) / 60, minutes = offset < 0 ? -offset : offset;
    text(j, name,
         arena_printf(j->e->scratch, "%s%c%02d:%02d", at, offset < 0 ? '-' : '+', minutes / 60,
                      minutes % 60));
}

static void address(struct json *j, const struct address *a)
{
    if (!a)
        return;
    open_object(j, "address", "PostalAddress");
    text(j, "streetAddress", a->street);
    text(j, "postalCode", a->postcode);
    text(j, "addressLocality", a->city);
    buf_putc(j->out, '}');
}

static void geo(struct json *j, const struct geo *g)
{
    if (!g || !g->lat_text || !g->lon_text)
        return;
    open_object(j, "geo", "GeoCoordinates");
    text(j, "latitude", g->lat_text);
    text(j, "longitude", g->lon_text);
    buf_putc(j->out, '}');
}

static void item_head(struct json *j, const struct item *item)
{
    const struct view *v = view_of(j->e);
    text(j, "name", feeds_marked(v->language, j->e->scratch, item, view_title(v, item)));
    const char *own = view_version(v, item)->summary;
    text(j, "description", own ? own : item->summary);
    absolute(j, "url", item->path[v->language->index]);
}

static void time_of_day(struct json *j, const char *name, int32_t second)
{
    text(j, name, arena_printf(j->e->scratch, "%02d:%02d", second / 3600, second / 60 % 60));
}

/* An ordinary week. */
static void opening_hours(struct json *j, const struct member *m)
{
    static const char *const days[] = {"",         "Monday", "Tuesday",  "Wednesday",
                                       "Thursday", "Friday", "Saturday", "Sunday"};
    key(j, "openingHoursSpecification");
    buf_putc(j->out, '[');
    for (size_t i = 0; i < m->hours.n; i++) {
        const struct hours *h = m->hours.at[i];
        if (!h->weekday)
            continue; /* by appointment */
        open_element(j, "OpeningHoursSpecification");
        text(j, "dayOfWeek", days[h->weekday]);
        time_of_day(j, "opens", h->from);
        time_of_day(j, "closes", h->to);
        buf_putc(j->out, '}');
    }
    buf_putc(j->out, ']');
}

/* Days that open when they close are days on which it is shut. */
static void shut(struct json *j, struct date from, struct date to)
{
    char at[24];
    open_element(j, "OpeningHoursSpecification");
    text(j, "validFrom", when_format((struct when){from, WHEN_ALL_DAY}, 'T', at));
    text(j, "validThrough", when_format((struct when){to, WHEN_ALL_DAY}, 'T', at));
    time_of_day(j, "opens", 0);
    time_of_day(j, "closes", 0);
    buf_putc(j->out, '}');
}

/* The same days as its page tells. */
static void closures(struct json *j, const struct member *m)
{
    const struct site *site = view_of(j->e)->site;
    struct date today = site->now.date;
    key(j, "specialOpeningHoursSpecification");
    buf_putc(j->out, '[');
    for (size_t i = 0; i < m->closed.n; i++) {
        const struct closure *c = m->closed.at[i];
        if (c->from.year && date_compare(c->to, today) >= 0)
            shut(j, c->from, c->to);
    }
    for (int days = 0; days < OPENING_HOLIDAYS_AHEAD; days++) {
        struct opening o = opening_day(site, m, date_add_days(today, days));
        if (opening_is_holiday(&o))
            shut(j, o.date, o.date);
    }
    buf_putc(j->out, ']');
}

/* Where a member is found, and when: an organisation itself has no hours. */
static void premises(struct json *j, const struct member *m)
{
    int opens = opening_has_week(m) && item_current(view_of(j->e)->site, &m->item);
    if (!m->geo && !opens)
        return;
    open_object(j, "location", "Place");
    address(j, m->address);
    geo(j, m->geo);
    if (opens) {
        opening_hours(j, m);
        closures(j, m);
    }
    buf_putc(j->out, '}');
}

static void spoken(struct json *j, const struct list *languages)
{
    if (!languages->n)
        return;
    key(j, "knowsLanguage");
    buf_putc(j->out, '[');
    for (size_t i = 0; i < languages->n; i++) {
        const char *tag = languages->at[i];
        buf_puts(j->out, i ? "," : "");
        buf_json(j->out, tag, strlen(tag));
    }
    buf_putc(j->out, ']');
}

/* ---- types ---- */

static void organisation(struct json *j, const struct item *item)
{
    text(j, "@type", "Organization");
    item_head(j, item);
    if (item->type != ITEM_MEMBER) {
        text(j, "email", ((const struct group *)item)->contact_email);
        return;
    }
    const struct member *m = (const struct member *)item;
    text(j, "sameAs", m->website);
    text(j, "email", m->email);
    text(j, "telephone", m->phone);
    if (m->logo)
        absolute(j, "logo", route_asset(j->e->scratch, m->logo));
    address(j, m->address);
    premises(j, m);
    spoken(j, &m->languages);
}

static void place(struct json *j, const struct venue *v)
{
    text(j, "@type", "Place");
    item_head(j, &v->item);
    address(j, v->address);
    geo(j, v->geo);
}

static void location(struct json *j, const struct occurrence *o)
{
    const char *link = o->online ? o->online->url : NULL;
    if (!o->venue && !link)
        return;
    key(j, "location");
    buf_putc(j->out, '[');
    if (o->venue) {
        buf_putc(j->out, '{');
        place(j, o->venue);
        buf_putc(j->out, '}');
    }
    if (link) {
        open_element(j, "VirtualLocation");
        text(j, "url", link);
        buf_putc(j->out, '}');
    }
    buf_putc(j->out, ']');
}

static void organisers(struct json *j, const struct event *event)
{
    const struct view *v = view_of(j->e);
    open_object(j, "organizer", "Organization");
    const struct item *by = event->group ? event->group->item : NULL;
    if (!by && event->organisers.n)
        by = ((const struct ref *)event->organisers.at[0])->item;
    if (by)
        item_head(j, by);
    else
        text(j, "name", label_text(&v->site->config.title, v->language->index));
    buf_putc(j->out, '}');
}

static void event_ld(struct json *j, const struct item *item)
{
    static const char *const statuses[] = {"EventScheduled", "EventScheduled", "EventCancelled",
                                           "EventPostponed"};
    const struct event *event = (const struct event *)item;
    const struct occurrence *o = view_speaking(view_of(j->e), &event->schedule);
    text(j, "@type", "Event");
    item_head(j, item);
    if (!o)
        return;
    moment(j, "startDate", o->there.start, o->start_utc, event->schedule.zone);
    if (o->free_utc > o->start_utc && !o->open)
        moment(j, "endDate", o->there.end, o->free_utc, event->schedule.zone);
    text(j, "eventStatus",
         arena_printf(j->e->scratch, "https://schema.org/%s", statuses[o->status]));
    if (o->online)
        text(j, "eventAttendanceMode",
             o->venue ? "https://schema.org/MixedEventAttendanceMode"
                      : "https://schema.org/OnlineEventAttendanceMode");
    location(j, o);
    organisers(j, event);
    image(j, event->image);
}

static void article(struct json *j, const struct item *item)
{
    const struct news *n = (const struct news *)item;
    const struct view *v = view_of(j->e);
    char at[24];
    text(j, "@type", "NewsArticle");
    text(j, "headline", feeds_marked(v->language, j->e->scratch, item, view_title(v, item)));
    text(j, "datePublished", when_format((struct when){n->date, WHEN_ALL_DAY}, 'T', at));
    absolute(j, "url", item->path[v->language->index]);
    image(j, n->image);
}

static void place_item(struct json *j, const struct item *item)
{
    place(j, (const struct venue *)item);
}

static void network(struct json *j)
{
    const struct view *v = view_of(j->e);
    const struct config *c = &v->site->config;
    text(j, "@type", "Organization");
    text(j, "name", label_text(&c->title, v->language->index));
    text(j, "description", label_text(&c->description, v->language->index));
    absolute(j, "url", v->language->prefix);
    text(j, "email", c->email);
    text(j, "telephone", c->phone);
    address(j, c->address);
}

static void (*const describe[ITEM_TYPES])(struct json *j, const struct item *item) = {
    [ITEM_MEMBER] = organisation, [ITEM_GROUP] = organisation, [ITEM_VENUE] = place_item,
    [ITEM_EVENT] = event_ld,      [ITEM_NEWS] = article,
};

const struct html *jsonld_page(struct eval *e, const struct job *job)
{
    const struct item *item = job->root.page.item;
    int home = job->kind == PAGE_HOME;
    if (!home && (!item || job->kind == PAGE_REDIRECT || !describe[item->type]))
        return NULL;
    struct buf out;
    buf_init(&out);
    struct json j = {&out, e};
    buf_puts(&out, "<script type=\"application/ld+json\">{");
    text(&j, "@context", "https://schema.org");
    if (home)
        network(&j);
    else
        describe[item->type](&j, item);
    buf_puts(&out, "}</script>");
    struct html *html = arena_alloc(e->scratch, sizeof *html);
    html->part = arena_alloc(e->scratch, sizeof *html->part);
    html->n = 1;
    html->part->n = out.n;
    html->part->s = arena_copy(e->scratch, out.s, out.n);
    buf_free(&out);
    return html;
}
