#include "base/address.h"
#include "base/arena.h"
#include "base/buf.h"
#include "render/view/view.h"
#include "render/words/names.h"
#include "resolve/lists/channels.h"

#include <string.h>

/* ---- one of them, and the ways to subscribe to it ---- */

enum feed_way { WAY_ADDRESS, WAY_WEBCAL, WAY_GOOGLE, WAY_OUTLOOK, WAY_OFFICE };

/* What stands before the calendar's address. Google takes it with webcal: alone; Outlook on the web
 * takes only https:, and nowhere links with webcal:, and asks for a name. These addresses are not
 * documented by those who serve them, but long in use. */
static const char *const way_begins[] = {
    [WAY_GOOGLE] = "https://calendar.google.com/calendar/render?cid=",
    [WAY_OUTLOOK] = "https://outlook.live.com/calendar/0/addfromweb?url=",
    [WAY_OFFICE] = "https://outlook.office.com/calendar/0/addfromweb?url=",
};

static struct value feed_way(struct eval *e, const void *self, const struct field *f)
{
    const struct feed_view *feed = self;
    const char *base = view_of(e)->site->config.base_url, *host = strstr(base, "://");
    int webcal = f->index == WAY_WEBCAL || f->index == WAY_GOOGLE;
    const char *address = webcal ? arena_printf(e->scratch, "webcal%s%s", host, feed->path)
                                 : arena_printf(e->scratch, "%s%s", base, feed->path);
    if (!way_begins[f->index])
        return value_text(address);
    struct buf b;
    buf_init(&b);
    buf_puts(&b, way_begins[f->index]);
    address_write_value(&b, address);
    if (f->index != WAY_GOOGLE) {
        buf_puts(&b, "&name=");
        address_write_value(&b, calendar_full_name(view_of(e)->language, e->scratch, feed->title));
    }
    struct value v = value_text(arena_copy(e->scratch, b.s, b.n));
    buf_free(&b);
    return v;
}

static const struct field feed_fields[] = {
    ROW("title", KIND(VALUE_TEXT), get_text, offsetof(struct feed_view, title), "its name"),
    ROW("url", KIND(VALUE_URL), get_path, offsetof(struct feed_view, path), "the file"),
    ROW("absolute", KIND(VALUE_TEXT), feed_way, WAY_ADDRESS, "whole address"),
    ROW("webcal", KIND(VALUE_TEXT), feed_way, WAY_WEBCAL, "the same for calendar programs"),
    ROW("google", KIND(VALUE_TEXT), feed_way, WAY_GOOGLE, "adds it to Google Calendar"),
    ROW("outlook", KIND(VALUE_TEXT), feed_way, WAY_OUTLOOK, "adds it to a private Outlook"),
    ROW("office", KIND(VALUE_TEXT), feed_way, WAY_OFFICE, "adds it to an Outlook at work"),
};
static const struct record view_feed = RECORD("feed", feed_fields);
const struct type type_feed = ONE(view_feed);

/* ---- all of them ---- */

/* The calendars that are of one sort of thing: those of all groups, of all topics … */
struct feed_row {
    const char *id, *title;
    struct list feeds; /* struct feed_view * */
};

static struct value shelf_feeds(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct feed_row *s = self;
    return view_list(e, s->feeds.at, s->feeds.n);
}

static const struct field feed_row_fields[] = {
    ROW("id", KIND(VALUE_TEXT), get_text, offsetof(struct feed_row, id),
        "whole, or what they are of: groups, kind, topics …"),
    ROW("title", KIND(VALUE_TEXT), get_text, offsetof(struct feed_row, title), "its heading"),
    ROW("feeds", LIST_OF(type_feed), shelf_feeds, 0, "calendars, in order"),
};
static const struct record view_feed_row = RECORD("shelf", feed_row_fields);
const struct type type_shelf = ONE(view_feed_row);

/* In the order of the page. Calendars that are nobody's in particular stand on the first. */
static const struct {
    const char *section, *title;
} shelves[] = {
    {"whole", "calendars.whole"},     {"groups", "nav.groups"},
    {"kind", "field.kind"},           {"topics", "field.topics"},
    {"audiences", "field.audiences"}, {"languages", "field.languages"},
    {"venues", "nav.venues"},         {"members", "nav.members"},
    {"offers", "nav.offers"},
};

enum { SHELVES = sizeof shelves / sizeof *shelves };

static int shelf_of(const struct channel *c)
{
    for (int i = 1; i < SHELVES && c->id; i++)
        if (!strcmp(shelves[i].section, c->kind->section))
            return i;
    return 0;
}

struct value view_shelves(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    const struct view *v = view_of(e);
    const struct list *channels = &v->site->channels;
    struct feed_row *shelf = arena_array(e->scratch, SHELVES, sizeof *shelf);
    for (int i = 0; i < SHELVES; i++) {
        shelf[i].id = shelves[i].section;
        shelf[i].title = words_text(v->language->words, shelves[i].title);
    }
    for (size_t i = 0; i < channels->n; i++) {
        const struct channel *c = channels->at[i];
        struct feed_view *feed = arena_alloc(e->scratch, sizeof *feed);
        feed->title = calendar_name(v->language, e->locale, e->scratch, c);
        feed->path = channel_path(v->site, e->scratch, c, v->language->index);
        list_add(&shelf[shelf_of(c)].feeds, e->scratch, feed);
    }
    struct list filled = {0};
    for (int i = 0; i < SHELVES; i++)
        if (shelf[i].feeds.n)
            list_add(&filled, e->scratch, &shelf[i]);
    return view_list(e, filled.at, filled.n);
}
