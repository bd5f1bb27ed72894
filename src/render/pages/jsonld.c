#include "render/pages/jsonld_inner.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/site.h"
#include "render/words/names.h"
#include "resolve/calendar/opening.h"
#include "resolve/calendar/zone.h"
#include "resolve/current.h"
#include "resolve/route.h"

#include <string.h>

void ld_element(struct jsonld *j, const char *type)
{
    json_object(&j->json);
    json_member(&j->json, "@type", type);
}

void ld_object(struct jsonld *j, const char *name, const char *type)
{
    json_key(&j->json, name);
    ld_element(j, type);
}

void ld_array(struct jsonld *j, const char *name)
{
    json_key(&j->json, name);
    json_array(&j->json);
}

void ld_absolute(struct jsonld *j, const char *name, const char *path)
{
    if (path)
        json_member(
            &j->json, name,
            arena_printf(j->e->scratch, "%s%s", view_of(j->e)->site->config.base_url, path));
}

void ld_image(struct jsonld *j, const struct image *image)
{
    if (image && image->file)
        ld_absolute(j, "image", route_asset(j->e->scratch, image->file));
}

/* A civil time with its zone's offset: "2026-03-18T14:00+01:00"; a whole day is a date. */
void ld_moment(struct jsonld *j, const char *name, struct when w, int64_t utc,
               const struct zone *zone)
{
    char at[24];
    when_format(w, 'T', at);
    if (w.second < 0 || !zone) {
        json_member(&j->json, name, at);
        return;
    }
    int offset = zone_offset(zone, utc) / 60, minutes = offset < 0 ? -offset : offset;
    json_member(&j->json, name,
                arena_printf(j->e->scratch, "%s%c%02d:%02d", at, offset < 0 ? '-' : '+',
                             minutes / 60, minutes % 60));
}

static void ld_address(struct jsonld *j, const struct address *a)
{
    if (!a)
        return;
    ld_object(j, "address", "PostalAddress");
    json_member(&j->json, "streetAddress", a->street);
    json_member(&j->json, "postalCode", a->postcode);
    json_member(&j->json, "addressLocality", a->city);
    json_end(&j->json);
}

static void geo(struct jsonld *j, const struct geo *g)
{
    if (!g || !g->lat_text || !g->lon_text)
        return;
    ld_object(j, "geo", "GeoCoordinates");
    json_member(&j->json, "latitude", g->lat_text);
    json_member(&j->json, "longitude", g->lon_text);
    json_end(&j->json);
}

void ld_head(struct jsonld *j, const struct item *item)
{
    const struct view *v = view_of(j->e);
    json_member(&j->json, "name",
                name_marked(v->language, j->e->scratch, item, view_title(v, item)));
    const char *own = view_version(v, item)->summary;
    json_member(&j->json, "description", own ? own : item->summary);
    ld_absolute(j, "url", item->path[v->language->index]);
}

static void time_of_day(struct jsonld *j, const char *name, int32_t second)
{
    json_member(&j->json, name,
                arena_printf(j->e->scratch, "%02d:%02d", second / 3600, second / 60 % 60));
}

/* An ordinary week. */
static void opening_hours(struct jsonld *j, const struct member *m)
{
    static const char *const days[] = {"",         "Monday", "Tuesday",  "Wednesday",
                                       "Thursday", "Friday", "Saturday", "Sunday"};
    ld_array(j, "openingHoursSpecification");
    for (size_t i = 0; i < m->hours.n; i++) {
        const struct hours *h = m->hours.at[i];
        if (!h->weekday)
            continue; /* by appointment */
        ld_element(j, "OpeningHoursSpecification");
        json_member(&j->json, "dayOfWeek", days[h->weekday]);
        time_of_day(j, "opens", h->from);
        time_of_day(j, "closes", h->to);
        json_end(&j->json);
    }
    json_end(&j->json);
}

/* Days that open when they close are days on which it is shut. */
static void shut(struct jsonld *j, struct date from, struct date to)
{
    char at[24];
    ld_element(j, "OpeningHoursSpecification");
    json_member(&j->json, "validFrom", when_format((struct when){from, WHEN_ALL_DAY}, 'T', at));
    json_member(&j->json, "validThrough", when_format((struct when){to, WHEN_ALL_DAY}, 'T', at));
    time_of_day(j, "opens", 0);
    time_of_day(j, "closes", 0);
    json_end(&j->json);
}

/* The same days as its page tells. */
static void closures(struct jsonld *j, const struct member *m)
{
    const struct site *site = view_of(j->e)->site;
    struct date today = site->now.date;
    ld_array(j, "specialOpeningHoursSpecification");
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
    json_end(&j->json);
}

/* Where a member is found, and when: an organisation itself has no hours. */
static void premises(struct jsonld *j, const struct member *m)
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
    json_end(&j->json);
}

static void spoken(struct jsonld *j, const struct list *languages)
{
    if (!languages->n)
        return;
    ld_array(j, "knowsLanguage");
    for (size_t i = 0; i < languages->n; i++)
        json_text(&j->json, languages->at[i]);
    json_end(&j->json);
}

/* ---- types ---- */

static void describe_organisation(struct jsonld *j, const struct item *item)
{
    json_member(&j->json, "@type", "Organization");
    ld_head(j, item);
    if (item->type != ITEM_MEMBER) {
        json_member(&j->json, "email", ((const struct group *)item)->contact_email);
        return;
    }
    const struct member *m = (const struct member *)item;
    json_member(&j->json, "sameAs", m->website);
    json_member(&j->json, "email", m->email);
    json_member(&j->json, "telephone", m->phone);
    if (m->logo)
        ld_absolute(j, "logo", route_asset(j->e->scratch, m->logo));
    ld_address(j, m->address);
    premises(j, m);
    spoken(j, &m->languages);
}

void ld_place(struct jsonld *j, const struct venue *v)
{
    json_member(&j->json, "@type", "Place");
    ld_head(j, &v->item);
    ld_address(j, v->address);
    geo(j, v->geo);
}

static void describe_article(struct jsonld *j, const struct item *item)
{
    const struct news *n = (const struct news *)item;
    const struct view *v = view_of(j->e);
    char at[24];
    json_member(&j->json, "@type", "NewsArticle");
    json_member(&j->json, "headline",
                name_marked(v->language, j->e->scratch, item, view_title(v, item)));
    json_member(&j->json, "datePublished",
                when_format((struct when){n->date, WHEN_ALL_DAY}, 'T', at));
    ld_absolute(j, "url", item->path[v->language->index]);
    ld_image(j, n->image);
}

static void describe_place(struct jsonld *j, const struct item *item)
{
    ld_place(j, (const struct venue *)item);
}

static void network(struct jsonld *j)
{
    const struct view *v = view_of(j->e);
    const struct config *c = &v->site->config;
    json_member(&j->json, "@type", "Organization");
    json_member(&j->json, "name", label_text(&c->title, v->language->index));
    json_member(&j->json, "description", label_text(&c->description, v->language->index));
    ld_absolute(j, "url", v->language->prefix);
    json_member(&j->json, "email", c->email);
    json_member(&j->json, "telephone", c->phone);
    ld_address(j, c->address);
}

#define describe_event ld_event
#define describe_nothing NULL
static void (*const describe[ITEM_TYPES])(struct jsonld *j, const struct item *item) = {
#define TYPE(NAME, word, folder, tag, view, pages, current, fresh, jsonld, ...)                    \
    [ITEM_##NAME] = describe_##jsonld,
#include "types.def"
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
    buf_puts(&out, "<script type=\"application/ld+json\">");
    struct jsonld j = {json_start(&out, JSON_TIGHT), e};
    json_object(&j.json);
    json_member(&j.json, "@context", "https://schema.org");
    if (home)
        network(&j);
    else
        describe[item->type](&j, item);
    json_end(&j.json);
    buf_puts(&out, "</script>");
    struct html *html = arena_alloc(e->scratch, sizeof *html);
    html->part = arena_alloc(e->scratch, sizeof *html->part);
    html->n = 1;
    html->part->n = out.n;
    html->part->s = arena_copy(e->scratch, out.s, out.n);
    buf_free(&out);
    return html;
}
