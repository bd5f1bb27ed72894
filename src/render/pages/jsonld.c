#include "render/pages/jsonld_inner.h"

#include "base/buf.h"
#include "model/site.h"
#include "render/words/names.h"
#include "resolve/calendar/opening.h"
#include "resolve/calendar/zone.h"
#include "resolve/current.h"
#include "resolve/route.h"

#include <string.h>

void ld_key(struct json *j, const char *name)
{
    char last = j->out->n ? j->out->s[j->out->n - 1] : '{';
    if (last != '{' && last != '[')
        buf_putc(j->out, ',');
    buf_json(j->out, name, strlen(name));
    buf_putc(j->out, ':');
}

void ld_text(struct json *j, const char *name, const char *value)
{
    if (!value)
        return;
    ld_key(j, name);
    buf_json(j->out, value, strlen(value));
}

void ld_object(struct json *j, const char *name, const char *type)
{
    ld_key(j, name);
    buf_putc(j->out, '{');
    ld_text(j, "@type", type);
}

/* Begins an object of a list. */
void ld_element(struct json *j, const char *type)
{
    buf_puts(j->out, j->out->s[j->out->n - 1] == '[' ? "{" : ",{");
    ld_text(j, "@type", type);
}

void ld_absolute(struct json *j, const char *name, const char *path)
{
    if (path)
        ld_text(j, name,
                arena_printf(j->e->scratch, "%s%s", view_of(j->e)->site->config.base_url, path));
}

void ld_image(struct json *j, const struct image *image)
{
    if (image && image->file)
        ld_absolute(j, "image", route_asset(j->e->scratch, image->file));
}

/* A civil time with its zone's offset: "2026-03-18T14:00+01:00"; a whole day is a date. */
void ld_moment(struct json *j, const char *name, struct when w, int64_t utc,
               const struct zone *zone)
{
    char at[24];
    when_format(w, 'T', at);
    if (w.second < 0 || !zone) {
        ld_text(j, name, at);
        return;
    }
    int offset = zone_offset(zone, utc) / 60, minutes = offset < 0 ? -offset : offset;
    ld_text(j, name,
            arena_printf(j->e->scratch, "%s%c%02d:%02d", at, offset < 0 ? '-' : '+', minutes / 60,
                         minutes % 60));
}

static void ld_address(struct json *j, const struct address *a)
{
    if (!a)
        return;
    ld_object(j, "address", "PostalAddress");
    ld_text(j, "streetAddress", a->street);
    ld_text(j, "postalCode", a->postcode);
    ld_text(j, "addressLocality", a->city);
    buf_putc(j->out, '}');
}

static void geo(struct json *j, const struct geo *g)
{
    if (!g || !g->lat_text || !g->lon_text)
        return;
    ld_object(j, "geo", "GeoCoordinates");
    ld_text(j, "latitude", g->lat_text);
    ld_text(j, "longitude", g->lon_text);
    buf_putc(j->out, '}');
}

void ld_head(struct json *j, const struct item *item)
{
    const struct view *v = view_of(j->e);
    ld_text(j, "name", name_marked(v->language, j->e->scratch, item, view_title(v, item)));
    const char *own = view_version(v, item)->summary;
    ld_text(j, "description", own ? own : item->summary);
    ld_absolute(j, "url", item->path[v->language->index]);
}

static void time_of_day(struct json *j, const char *name, int32_t second)
{
    ld_text(j, name, arena_printf(j->e->scratch, "%02d:%02d", second / 3600, second / 60 % 60));
}

/* An ordinary week. */
static void opening_hours(struct json *j, const struct member *m)
{
    static const char *const days[] = {"",         "Monday", "Tuesday",  "Wednesday",
                                       "Thursday", "Friday", "Saturday", "Sunday"};
    ld_key(j, "openingHoursSpecification");
    buf_putc(j->out, '[');
    for (size_t i = 0; i < m->hours.n; i++) {
        const struct hours *h = m->hours.at[i];
        if (!h->weekday)
            continue; /* by appointment */
        ld_element(j, "OpeningHoursSpecification");
        ld_text(j, "dayOfWeek", days[h->weekday]);
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
    ld_element(j, "OpeningHoursSpecification");
    ld_text(j, "validFrom", when_format((struct when){from, WHEN_ALL_DAY}, 'T', at));
    ld_text(j, "validThrough", when_format((struct when){to, WHEN_ALL_DAY}, 'T', at));
    time_of_day(j, "opens", 0);
    time_of_day(j, "closes", 0);
    buf_putc(j->out, '}');
}

/* The same days as its page tells. */
static void closures(struct json *j, const struct member *m)
{
    const struct site *site = view_of(j->e)->site;
    struct date today = site->now.date;
    ld_key(j, "specialOpeningHoursSpecification");
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
    ld_object(j, "location", "Place");
    ld_address(j, m->address);
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
    ld_key(j, "knowsLanguage");
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
    ld_text(j, "@type", "Organization");
    ld_head(j, item);
    if (item->type != ITEM_MEMBER) {
        ld_text(j, "email", ((const struct group *)item)->contact_email);
        return;
    }
    const struct member *m = (const struct member *)item;
    ld_text(j, "sameAs", m->website);
    ld_text(j, "email", m->email);
    ld_text(j, "telephone", m->phone);
    if (m->logo)
        ld_absolute(j, "logo", route_asset(j->e->scratch, m->logo));
    ld_address(j, m->address);
    premises(j, m);
    spoken(j, &m->languages);
}

void ld_place(struct json *j, const struct venue *v)
{
    ld_text(j, "@type", "Place");
    ld_head(j, &v->item);
    ld_address(j, v->address);
    geo(j, v->geo);
}

static void article(struct json *j, const struct item *item)
{
    const struct news *n = (const struct news *)item;
    const struct view *v = view_of(j->e);
    char at[24];
    ld_text(j, "@type", "NewsArticle");
    ld_text(j, "headline", name_marked(v->language, j->e->scratch, item, view_title(v, item)));
    ld_text(j, "datePublished", when_format((struct when){n->date, WHEN_ALL_DAY}, 'T', at));
    ld_absolute(j, "url", item->path[v->language->index]);
    ld_image(j, n->image);
}

static void place_item(struct json *j, const struct item *item)
{
    ld_place(j, (const struct venue *)item);
}

static void network(struct json *j)
{
    const struct view *v = view_of(j->e);
    const struct config *c = &v->site->config;
    ld_text(j, "@type", "Organization");
    ld_text(j, "name", label_text(&c->title, v->language->index));
    ld_text(j, "description", label_text(&c->description, v->language->index));
    ld_absolute(j, "url", v->language->prefix);
    ld_text(j, "email", c->email);
    ld_text(j, "telephone", c->phone);
    ld_address(j, c->address);
}

static void (*const describe[ITEM_TYPES])(struct json *j, const struct item *item) = {
    [ITEM_MEMBER] = organisation, [ITEM_GROUP] = organisation, [ITEM_VENUE] = place_item,
    [ITEM_EVENT] = ld_event,      [ITEM_NEWS] = article,
};

const struct html *jsonld_page(struct eval *e, const struct job *job)
{
    const struct item *item = job->root.page.item;
    int home = job->kind == PAGE_HOME;
    if (!home && (!item || job->kind == PAGE_REDIRECT || !describe[item->type]))
        return NULL;
    if (!home && item->type == ITEM_EVENT && !ld_event_known(view_of(e), item))
        return NULL;
    struct buf out;
    buf_init(&out);
    struct json j = {&out, e};
    buf_puts(&out, "<script type=\"application/ld+json\">{");
    ld_text(&j, "@context", "https://schema.org");
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
