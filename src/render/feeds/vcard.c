#include "render/feeds/vcard.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_date.h"
#include "base/when.h"
#include "model/site.h"
#include "render/feeds/text.h"
#include "render/words/hours.h"
#include "render/words/language.h"
#include "render/words/names.h"
#include "resolve/calendar/opening.h"
#include "resolve/outputs.h"
#include "resolve/route.h"

#include <string.h>

/* A card under construction. */
struct card {
    const struct site *site;
    const struct language *language;
    struct locale *locale;
    struct arena *arena;
    const struct member *member, *version; /* version: the translation, or the member itself */
    struct buf *out;
    struct buf line;
};

static const char *word(const struct card *c, const char *key)
{
    return words_text(c->language->words, key);
}

/* Writes `head` and a text; nothing if there is no text. */
static void put_text(struct card *c, const char *head, const char *text)
{
    if (!text)
        return;
    ics_begin(&c->line, "%s", head);
    ics_text(&c->line, text);
    ics_end(c->out, &c->line);
}

static void put_uri(struct card *c, const char *head, const char *uri)
{
    ics_begin(&c->line, "%s", head);
    ics_uri(&c->line, uri);
    ics_end(c->out, &c->line);
}

/* Post box, rest of the address, street, town, region, postcode, country. */
static void put_address(struct card *c, const struct address *a)
{
    const char *const part[] = {"", "", a->street, a->city, "", a->postcode, ""};
    ics_begin(&c->line, "ADR;TYPE=WORK:");
    for (size_t i = 0; i < sizeof part / sizeof *part; i++) {
        if (i)
            buf_putc(&c->line, ';');
        ics_text(&c->line, part[i] ? part[i] : "");
    }
    ics_end(c->out, &c->line);
}

/* ---- the note: what a card has no fields for, a line each ---- */

static void add_line(struct buf *note, const char *name, const char *text)
{
    if (!text || !*text)
        return;
    if (note->n)
        buf_putc(note, '\n');
    buf_printf(note, "%s%s%s", name, *name ? ": " : "", text);
}

static void add_hours(const struct card *c, struct buf *note)
{
    const struct member *m = c->member;
    int first = c->site->week_begins;
    struct date today = c->site->now.date;
    if (m->hours.n)
        add_line(note, "", arena_printf(c->arena, "%s:", word(c, "field.hours")));
    for (int i = 0; i < 7 && opening_has_week(m); i++) {
        int weekday = (first - 1 + i) % 7 + 1;
        struct date d = date_add_days(today, weekday - date_weekday(today));
        struct opening o = opening_day(c->site, m, d);
        if (o.spans)
            add_line(note, hours_weekday(c->arena, c->locale, weekday),
                     hours_times(c->arena, o.span, o.spans));
    }
    if (opening_by_appointment(m))
        add_line(note, "",
                 word(c, opening_has_week(m) ? "hours.also_appointment" : "hours.by_appointment"));
}

static const char *joined(const struct card *c, const struct list *l,
                          const char *(*name)(const struct card *c, const void *of))
{
    const char **names = arena_array(c->arena, l->n + 1, sizeof(char *));
    for (size_t i = 0; i < l->n; i++)
        names[i] = name(c, l->at[i]);
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < l->n; i++)
        buf_printf(&b, "%s%s", i ? " · " : "", names[i]);
    const char *text = arena_copy(c->arena, b.s, b.n);
    buf_free(&b);
    return text;
}

static const char *name_of_language(const struct card *c, const void *of)
{
    return language_name(c->arena, c->language, c->locale, of);
}

static const char *name_of_term(const struct card *c, const void *of)
{
    const struct term *t = of;
    const char *label = label_text(&t->label, c->language->index);
    return label ? label : t->id;
}

static const char *confirmed(const struct card *c)
{
    struct buf day;
    buf_init(&day);
    locale_date_style(c->locale, &day, (struct when){c->member->item.verified, WHEN_ALL_DAY},
                      "short");
    const char *text = word_filled(c->language, c->arena, "page.verified", day.s, NULL);
    buf_free(&day);
    return text;
}

static void put_note(struct card *c, const char *page)
{
    const struct member *m = c->member, *t = c->version;
    struct buf note;
    buf_init(&note);
    if (m->item.example)
        add_line(&note, "", word(c, "note.example"));
    add_line(&note, "", t->item.summary ? t->item.summary : m->item.summary);
    add_hours(c, &note);
    add_line(&note, word(c, "field.languages"), joined(c, &m->languages, name_of_language));
    add_line(&note, word(c, "field.accessibility"), joined(c, &m->accessibility, name_of_term));
    add_line(&note, word(c, "field.contact"), t->contact_role ? t->contact_role : m->contact_role);
    if (m->item.verified.year)
        add_line(&note, "", confirmed(c));
    add_line(&note, "", page);
    put_text(c, "NOTE:", note.s);
    buf_free(&note);
}

/* ---- the card ---- */

static void put_reach(struct card *c, const char *page)
{
    const struct member *m = c->member;
    if (m->address)
        put_address(c, m->address);
    put_text(c, "TEL;TYPE=WORK,VOICE:", m->phone);
    put_text(c, "EMAIL;TYPE=INTERNET:", m->email);
    put_uri(c, "URL:", m->website ? m->website : page);
    if (m->geo && m->geo->lat_text && m->geo->lon_text)
        ics_put(c->out, "GEO:%s;%s", m->geo->lat_text, m->geo->lon_text);
    for (size_t i = 0; i < m->languages.n; i++)
        put_text(c, "LANG:", m->languages.at[i]);
}

static void put_card(struct card *c)
{
    const struct item *item = &c->member->item;
    const char *title = name_title(c->language, c->arena, item);
    const char *base = c->site->config.base_url;
    const char *page = arena_printf(c->arena, "%s%s", base, item->path[c->language->index]);
    ics_put(c->out, "BEGIN:VCARD");
    ics_put(c->out, "VERSION:3.0");
    ics_put(c->out, "PRODID:-//Knoten//Knoten//%s", c->language->tag);
    put_text(c, "UID:", arena_printf(c->arena, "member-%s@%s", item->id, c->site->config.host));
    ics_begin(&c->line, "REV:");
    ics_utc(&c->line, item->revised);
    ics_end(c->out, &c->line);
    ics_put(c->out, "KIND:org");
    ics_put(c->out, "X-ABShowAs:COMPANY"); /* what iPhones have for KIND */
    put_text(c, "FN:", title);
    ics_put(c->out, "N:;;;;"); /* demanded, but there is no person */
    put_text(c, "ORG:", title);
    put_reach(c, page);
    put_note(c, page);
    put_uri(c, "SOURCE:",
            arena_printf(c->arena, "%s%s", base, route_card(c->arena, item, c->language->index)));
    ics_put(c->out, "END:VCARD");
}

void vcard_write(const struct site *site, const struct language *l, struct locale *locale,
                 struct arena *a, const struct member *m, struct buf *out)
{
    const struct item *t = m->item.translation[l->index];
    struct card c = {site, l, locale, a, m, t ? (const struct member *)t : m, out, {0}};
    buf_init(&c.line);
    put_card(&c);
    buf_free(&c.line);
}

void card_write(struct renderer *r, const struct output *o, struct buf *out)
{
    vcard_write(r->site, &r->site->language[o->language], renderer_locale(r, o->language),
                &r->scratch, o->of, out);
}
