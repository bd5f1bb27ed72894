#include "render/feeds/atom.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_date.h"
#include "model/site.h"
#include "render/feeds/event.h"
#include "render/feeds/text.h"
#include "render/words/names.h"
#include "render/words/rule.h"
#include "render/words/there.h"
#include "resolve/calendar/meeting.h"
#include "resolve/calendar/told.h"
#include "resolve/outputs.h"
#include "resolve/route.h"
#include "resolve/uid.h"

#include <string.h>

enum { ATOM_ENTRIES = 50 };

/* One feed under construction. */
struct atom {
    const struct site *site;
    const struct language *language;
    struct arena *arena;
    struct locale *locale;
    struct buf *out;
};

/* What every entry has. */
struct atom_entry {
    const struct item *item;
    const char *lang; /* of its title */
    const char *title, *id;
    int64_t published; /* INT64_MIN: not told */
    int64_t updated;
    const char *summary; /* NULL: none */
};

static void xml_element(struct buf *b, const char *name, const char *text)
{
    buf_printf(b, "<%s>", name);
    buf_html(b, text, strlen(text));
    buf_printf(b, "</%s>\n", name);
}

/* RFC 3339, UTC. */
static void xml_time(struct buf *b, const char *name, int64_t seconds)
{
    struct when w = when_from_seconds(seconds);
    char day[24];
    struct when whole = {w.date, WHEN_ALL_DAY};
    buf_printf(b, "<%s>%sT%02d:%02d:%02dZ</%s>\n", name, when_format(whole, 'T', day),
               w.second / 3600, w.second / 60 % 60, w.second % 60, name);
}

static const struct item *version(const struct item *item, const struct language *l)
{
    return item->translation[l->index] ? item->translation[l->index] : item;
}

static const char *atom_address(const struct atom *f, const char *path)
{
    return arena_printf(f->arena, "%s%s", f->site->config.base_url, path);
}

static void put_entry(struct atom *f, const struct atom_entry *e)
{
    struct buf *b = f->out;
    buf_printf(b, "<entry xml:lang=\"%s\">\n", e->lang);
    xml_element(b, "title", e->title);
    xml_element(b, "id", e->id);
    buf_printf(b, "<link href=\"%s\"/>\n", atom_address(f, e->item->path[f->language->index]));
    if (e->published != INT64_MIN)
        xml_time(b, "published", e->published);
    xml_time(b, "updated", e->updated);
    if (e->summary)
        xml_element(b, "summary", e->summary);
    buf_puts(b, "</entry>\n");
}

static void put_feed_head(struct atom *f, const char *title, const char *path, const char *page,
                          int64_t updated)
{
    struct buf *b = f->out;
    buf_printf(b,
               "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed "
               "xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"%s\">\n",
               f->language->tag);
    xml_element(b, "title", title);
    xml_element(b, "id", atom_address(f, path));
    buf_printf(b, "<link rel=\"self\" href=\"%s\"/>\n", atom_address(f, path));
    buf_printf(b, "<link href=\"%s\"/>\n", atom_address(f, page));
    xml_time(b, "updated", updated);
    buf_puts(b, "<author>\n");
    xml_element(b, "name", label_text(&f->site->config.title, f->language->index));
    buf_puts(b, "</author>\n");
}

/* ---- news ---- */

static int64_t news_published(const struct news *n)
{
    return (int64_t)date_days(n->date) * DAY_SECONDS;
}

static int64_t news_updated(const struct news *n, const struct language *l)
{
    int64_t published = news_published(n);
    int64_t changed = version(&n->item, l)->changed;
    return changed > published ? changed : published;
}

static void put_news_entry(struct atom *f, const struct news *n)
{
    const struct language *l = f->language;
    const struct item *item = &n->item, *t = version(item, l);
    const char *title = t->title ? t->title : item->title;
    struct atom_entry e = {.item = item,
                           .lang = t == item ? f->site->language[0].tag : l->tag,
                           .title = name_marked(l, f->arena, item, title ? title : item->id),
                           .id = atom_address(f, item->path[0]),
                           .published = news_published(n),
                           .updated = news_updated(n, l),
                           .summary = t->summary ? t->summary : item->summary};
    put_entry(f, &e);
}

static void put_news(struct atom *f, const struct list *news)
{
    const struct language *l = f->language;
    int64_t latest = 0;
    for (size_t i = 0; i < news->n && i < ATOM_ENTRIES; i++) {
        int64_t at = news_updated(news->at[i], l);
        latest = at > latest ? at : latest;
    }
    put_feed_head(f, label_text(&f->site->config.title, l->index),
                  route_atom(f->site, f->arena, ITEM_NEWS, l->index), l->prefix, latest);
    for (size_t i = 0; i < news->n && i < ATOM_ENTRIES; i++)
        put_news_entry(f, news->at[i]);
}

/* ---- events ---- */

/* Appends a part of a summary. */
static void add_joined(struct buf *b, const char *s)
{
    if (!s || !*s)
        return;
    buf_puts(b, b->n ? " · " : "");
    buf_puts(b, s);
}

static const char *when_text(struct atom *f, const struct occurrence *o)
{
    const struct schedule *s = meeting_schedule(o->item);
    const char *rule =
        s->repeat ? rule_words(f->arena, f->locale, f->language->words, f->site, s) : NULL;
    if (rule)
        return rule;
    struct buf b;
    buf_init(&b);
    locale_range(f->locale, &b, o->here.start, o->here.end);
    if (o->open)
        buf_printf(&b, " \xE2\x80\x93 %s", words_text(f->language->words, "meeting.open_end"));
    add_joined(&b, there_words(f->arena, f->locale, f->language, o));
    const char *text = arena_copy(f->arena, b.s, b.n);
    buf_free(&b);
    return text;
}

static const char *venue_title(const struct atom *f, const struct item *venue)
{
    const struct item *t = version(venue, f->language);
    return t->title ? t->title : venue->title;
}

/* Returns what an entry tells of: the meeting, or any one of the series as it now is. */
static const struct occurrence *spoken_of(const struct occurrence *o)
{
    return meeting_schedule(o->item)->repeat && o->part ? &o->part->like : o;
}

/* Tells when, where and what for. What lies ahead of a series is told by its rule: a reader keeps
 * what it has fetched, so the next date would soon be a past one. */
static const char *event_summary(struct atom *f, const struct occurrence *o)
{
    const struct item *item = o->item, *t = version(item, f->language);
    struct buf b;
    buf_init(&b);
    add_joined(&b, when_text(f, o));
    const struct occurrence *told = spoken_of(o);
    if (told->venue)
        add_joined(&b, venue_title(f, &told->venue->item));
    if (told->online)
        add_joined(&b, words_text(f->language->words, "meeting.online"));
    add_joined(&b, t->summary ? t->summary : item->summary);
    const char *text = arena_copy(f->arena, b.s, b.n);
    buf_free(&b);
    return text;
}

/* A single event's title bears its date, as readers often show no more. */
static const char *event_title(struct atom *f, const struct occurrence *o, const char **lang)
{
    static const char *const states[] = {[STATUS_TENTATIVE] = "state.tentative",
                                         [STATUS_CANCELLED] = "state.cancelled",
                                         [STATUS_POSTPONED] = "state.postponed"};
    const struct language *l = f->language;
    int series = meeting_schedule(o->item)->repeat != NULL;
    struct told told = told_title(spoken_of(o), l->index);
    const char *title = told.text ? told.text : o->item->id;
    *lang = told.foreign || !l->index ? f->site->language[0].tag : l->tag;
    if (!series) {
        struct buf day;
        buf_init(&day);
        locale_date_style(f->locale, &day, (struct when){o->here.start.date, WHEN_ALL_DAY},
                          "short");
        title = arena_printf(f->arena, "%s – %s", title, day.s);
        buf_free(&day);
    }
    title = name_marked(l, f->arena, o->item, title);
    if (!states[o->status])
        return title;
    return arena_printf(f->arena, "[%s] %s", words_text(l->words, states[o->status]), title);
}

/* The id is made from the UID, which stays when the event's file is renamed. */
static void put_event_entry(struct atom *f, const struct occurrence *o)
{
    struct buf id;
    buf_init(&id);
    buf_printf(&id, "%s#", f->site->config.base_url);
    ics_uri(&id, resolve_uid(f->site, f->arena, o->item));
    struct atom_entry e = {.item = o->item,
                           .id = arena_copy(f->arena, id.s, id.n),
                           .published = INT64_MIN,
                           .updated = ics_revised(o->item),
                           .summary = event_summary(f, o)};
    e.title = event_title(f, o, &e.lang);
    buf_free(&id);
    put_entry(f, &e);
}

/* Returns the meeting that speaks for each event of which something lies ahead, by start. */
static struct list coming(struct atom *f, const struct shared *shared)
{
    struct list found = {0};
    struct map seen;
    map_init(&seen, f->arena);
    for (int off = 0; off < 2; off++) {
        for (size_t i = 0; i < shared->coming.n; i++) {
            struct occurrence *o = shared->coming.at[i];
            if (o->item->type == ITEM_EVENT && calendar_takes_place(o) != off &&
                map_add(&seen, o->item->id, o) == o)
                list_add(&found, f->arena, o);
        }
    }
    list_sort(&found, compare_meetings, NULL);
    return found;
}

static void put_events(struct atom *f, const struct shared *shared)
{
    const struct language *l = f->language;
    const struct list found = coming(f, shared);
    int64_t latest = 0;
    for (size_t i = 0; i < found.n && i < ATOM_ENTRIES; i++) {
        int64_t at = ics_revised(((const struct occurrence *)found.at[i])->item);
        latest = at > latest ? at : latest;
    }
    const char *network = label_text(&f->site->config.title, l->index);
    put_feed_head(
        f,
        word_filled(l, f->arena, "calendar.name", network, words_text(l->words, "events.coming")),
        route_atom(f->site, f->arena, ITEM_EVENT, l->index),
        route_section(f->site, f->arena, ITEM_EVENT, l->index), latest);
    for (size_t i = 0; i < found.n && i < ATOM_ENTRIES; i++)
        put_event_entry(f, found.at[i]);
}

/* ---- both ---- */

static struct atom atom_open(struct renderer *r, int language, struct buf *out)
{
    return (struct atom){.site = r->site,
                         .language = &r->site->language[language],
                         .arena = &r->scratch,
                         .locale = renderer_locale(r, language),
                         .out = out};
}

void atom_news_write(struct renderer *r, const struct output *o, struct buf *out)
{
    struct atom f = atom_open(r, o->language, out);
    put_news(&f, &r->shared->sorted[ITEM_NEWS][o->language]);
    buf_puts(out, "</feed>\n");
}

void atom_events_write(struct renderer *r, const struct output *o, struct buf *out)
{
    struct atom f = atom_open(r, o->language, out);
    put_events(&f, r->shared);
    buf_puts(out, "</feed>\n");
}
