#include "render/feeds/event.h"

#include "base/arena.h"
#include "base/json.h"
#include "render/feeds/text.h"

#include <string.h>

const struct venue *ics_venue(const struct happening *h, const struct occurrence *o)
{
    const struct ref *ref = h->event ? h->event->venue : h->offer->venue;
    return o ? o->venue : ref ? (const struct venue *)ref->item : NULL;
}

/* Returns 1 for a number as GEO writes it. */
static int is_geo_number(const char *s)
{
    if (!s)
        return 0;
    s += *s == '-';
    size_t whole = strspn(s, "0123456789");
    size_t part = s[whole] == '.' ? 1 + strspn(s + whole + 1, "0123456789") : 0;
    return whole && part != 1 && !s[whole + part];
}

static void geo_line(const struct geo *geo, struct buf *out)
{
    if (geo && is_geo_number(geo->lat_text) && is_geo_number(geo->lon_text))
        ics_put(out, "GEO:%s;%s", geo->lat_text, geo->lon_text);
}

static void part(struct ics_context *c, const char *s)
{
    if (!s || !*s)
        return;
    if (c->text.n)
        buf_puts(&c->text, ", ");
    buf_puts(&c->text, s);
}

/* Writes the place in one line into c->text. */
static void locate(struct ics_context *c, const struct venue *venue)
{
    const char *tag;
    part(c, ics_title(c, &venue->item, &tag));
    const struct address *a = venue->address;
    if (!a)
        return;
    part(c, a->street);
    if (a->postcode && a->city)
        part(c, arena_printf(c->arena, "%s %s", a->postcode, a->city));
    else
        part(c, a->city);
}

/* Writes where one joins into c->text: phones make a link of the address. */
static void join(struct ics_context *c, const struct online *online, const struct occurrence *o)
{
    buf_puts(&c->text, ics_word(c, "meeting.online"));
    if (online->url && (!o || calendar_takes_place(o)))
        buf_printf(&c->text, ": %s", online->url);
}

void ics_place(struct ics_context *c, const struct happening *h, const struct occurrence *o,
               struct buf *out)
{
    const struct venue *venue = ics_venue(h, o);
    const char *tag = c->language->tag;
    buf_cut(&c->text, 0);
    if (venue) {
        ics_title(c, &venue->item, &tag);
        locate(c, venue);
    } else if (ics_online(h, o)) {
        join(c, ics_online(h, o), o);
    }
    ics_text_line(c, out, "LOCATION", tag, c->text.s);
    geo_line(venue ? venue->geo : NULL, out);
}

/* ---- for programs ---- */

static void json_address(struct json *j, const struct address *a)
{
    if (!a)
        return;
    json_key(j, "address");
    json_object(j);
    json_member(j, "@type", "PostalAddress");
    json_member(j, "streetAddress", a->street);
    json_member(j, "postalCode", a->postcode);
    json_member(j, "addressLocality", a->city);
    json_end(j);
}

/* What makes the place accessible. */
static void features(struct ics_context *c, struct json *j, const struct list *terms)
{
    if (!terms->n)
        return;
    json_key(j, "amenityFeature");
    json_array(j);
    for (size_t i = 0; i < terms->n; i++) {
        const struct term *t = terms->at[i];
        const char *label = label_text(&t->label, c->language->index);
        json_object(j);
        json_member(j, "@type", "LocationFeatureSpecification");
        json_member(j, "name", label ? label : t->id);
        json_key(j, "value");
        json_truth(j, 1);
        json_end(j);
    }
    json_end(j);
}

/* Writes the place as schema.org has it into c->text. */
static void describe(struct ics_context *c, const struct venue *v, const char *title)
{
    struct json j = json_start(&c->text, JSON_TIGHT);
    buf_cut(&c->text, 0);
    json_object(&j);
    json_member(&j, "@context", "https://schema.org");
    json_member(&j, "@type", "Place");
    json_member(&j, "name", title);
    json_address(&j, v->address);
    features(c, &j, &v->accessibility);
    json_end(&j);
}

static void component(struct ics_context *c, const struct venue *v, struct buf *out)
{
    const char *tag, *title = ics_title(c, &v->item, &tag);
    const char *host = c->site->config.host;
    ics_put(out, "BEGIN:VLOCATION");
    ics_put(out, "UID:venue-%s@%s", v->item.id, host ? host : "localhost");
    ics_text_line(c, out, "NAME", tag, title);
    geo_line(v->geo, out);
    ics_begin(&c->line, "URL:");
    ics_uri(&c->line, ics_page(c, &v->item));
    ics_end(out, &c->line);
    describe(c, v, title);
    ics_begin(&c->line, "STRUCTURED-DATA;VALUE=TEXT;FMTTYPE=application/ld+json"
                        ";SCHEMA=\"https://schema.org/Place\":");
    ics_text(&c->line, c->text.s);
    ics_end(out, &c->line);
    ics_put(out, "END:VLOCATION");
}

void ics_place_mark(struct ics_context *c, const struct venue *venue, size_t at)
{
    if (!venue)
        return;
    struct ics_place_mark *mark = arena_alloc(c->arena, sizeof *mark);
    *mark = (struct ics_place_mark){venue, at};
    list_add(&c->marks, c->arena, mark);
}

const struct buf *ics_component(struct ics_context *c, const struct venue *venue)
{
    struct buf b;
    buf_init(&b);
    component(c, venue, &b);
    struct buf *kept = arena_alloc(c->arena, sizeof *kept);
    *kept = (struct buf){.s = arena_copy(c->arena, b.s, b.n), .n = b.n};
    buf_free(&b);
    return kept;
}

static const struct buf *component_of(struct ics_context *c, const struct venue *venue)
{
    const struct buf *known = map_get(c->known_places, venue->item.id);
    if (!known)
        known = map_get(&c->places, venue->item.id);
    if (!known) {
        known = ics_component(c, venue);
        map_add(&c->places, venue->item.id, (void *)known);
    }
    return known;
}

void ics_piece_write(struct ics_context *c, const struct ics_piece *p, struct map *told,
                     struct buf *out)
{
    size_t from = 0;
    for (size_t i = 0; i < p->places.n; i++) {
        const struct ics_place_mark *mark = p->places.at[i];
        if (map_get(told, mark->venue->item.id))
            continue;
        const struct buf *place = component_of(c, mark->venue);
        map_add(told, mark->venue->item.id, (void *)mark->venue);
        buf_add(out, p->s + from, mark->at - from);
        buf_add(out, place->s, place->n);
        from = mark->at;
    }
    buf_add(out, p->s + from, p->n - from);
}
