#include "render/feeds.h"
#include "render/view.h"
#include "resolve/channels.h"

#include <string.h>

/* The calendars that are of one sort of thing: those of all groups, of all topics … */
struct shelf {
    const char *id, *title;
    struct list feeds; /* struct feed_view * */
};

static struct value shelf_feeds(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct shelf *s = self;
    return view_list(e, s->feeds.at, s->feeds.n);
}

static const struct field shelf_fields[] = {
    ROW("id", KIND(VALUE_TEXT), get_text, offsetof(struct shelf, id),
        "whole, or what they are of: groups, kind, topics …"),
    ROW("title", KIND(VALUE_TEXT), get_text, offsetof(struct shelf, title), "its heading"),
    ROW("feeds", LIST_OF(type_feed), shelf_feeds, 0, "calendars, in order"),
};
static const struct record view_shelf = RECORD("shelf", shelf_fields);
const struct type type_shelf = ONE(view_shelf);

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
    struct shelf *shelf = arena_array(e->scratch, SHELVES, sizeof *shelf);
    for (int i = 0; i < SHELVES; i++) {
        shelf[i].id = shelves[i].section;
        shelf[i].title = words_text(v->language->words, shelves[i].title);
    }
    for (size_t i = 0; i < channels->n; i++) {
        const struct channel *c = channels->at[i];
        struct feed_view *feed = arena_alloc(e->scratch, sizeof *feed);
        feed->title = feeds_name(v->language, e->locale, e->scratch, c);
        feed->path = channel_path(v->site, e->scratch, c, v->language->index);
        list_add(&shelf[shelf_of(c)].feeds, e->scratch, feed);
    }
    struct list filled = {0};
    for (int i = 0; i < SHELVES; i++)
        if (shelf[i].feeds.n)
            list_add(&filled, e->scratch, &shelf[i]);
    return view_list(e, filled.at, filled.n);
}
