#include "render/view/embed.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/site.h"
#include "render/view/rows.h"
#include "render/words/names.h"
#include "resolve/calendar/meeting.h"
#include "resolve/lists/channels.h"
#include "resolve/lists/embeds.h"
#include "resolve/route.h"

#include <string.h>

/* ---- what one shows ---- */

/* Events whose files were deleted live on in calendars, but have no page. */
static int embed_shows(const void *of, const struct occurrence *o)
{
    (void)of;
    return o->item->path[0] != NULL;
}

static void gather_channel(struct eval *e, struct list *to, const struct channel *c)
{
    const struct rows_part part = {view_of(e)->site->now_utc, embed_shows, NULL};
    for (size_t i = 0; c && i < c->events.n; i++)
        rows_add(to, e->scratch, c->events.at[i], &part);
}

struct value root_embed_meetings(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct embed *embed = ((const struct root *)self)->embed;
    struct list found = {0};
    gather_channel(e, &found, embed->channel);
    gather_channel(e, &found, embed->offers);
    list_sort(&found, compare_meetings, NULL);
    return view_list(e, found.at, found.n);
}

struct value root_embed_offers(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct item *item = ((const struct root *)self)->embed->item;
    const struct list none = {0};
    const struct list *l =
        item && item->type == ITEM_MEMBER ? &((const struct member *)item)->offers : &none;
    return view_list(e, l->at, l->n);
}

/* ---- how one takes it ---- */

static struct value embed_title(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct embed *embed = self;
    return value_text(calendar_name(view_of(e)->language, e->locale, e->scratch, embed->channel));
}

static struct value embed_url(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct view *v = view_of(e);
    return value_url(embed_path(v->site, e->scratch, self, v->language->index));
}

/* Appends a whole address as it stands in an attribute. */
static void add_whole_address(const struct view *v, struct buf *out, const char *path)
{
    const char *base = v->site->config.base_url;
    buf_html(out, base, strlen(base));
    buf_html(out, path, strlen(path));
}

static const char *data_path(struct eval *e, const struct embed *embed)
{
    const struct view *v = view_of(e);
    return channel_json_path(v->site, e->scratch, embed->channel, v->language->index);
}

static struct value embed_data(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    return value_text(
        arena_printf(e->scratch, "%s%s", view_of(e)->site->config.base_url, data_path(e, self)));
}

static struct value kept(struct eval *e, struct buf *b)
{
    struct value v = value_text(arena_copy(e->scratch, b->s, b->n));
    buf_free(b);
    return v;
}

static struct value embed_frame(struct eval *e, const void *self, const struct field *f)
{
    const struct view *v = view_of(e);
    const struct value title = embed_title(e, self, f);
    struct buf b;
    buf_init(&b);
    buf_puts(&b, "<iframe src=\"");
    add_whole_address(v, &b, embed_path(v->site, e->scratch, self, v->language->index));
    buf_puts(&b, "\" title=\"");
    buf_html(&b, title.text.s, title.text.n);
    buf_puts(&b, "\" width=\"100%\" height=\"480\" loading=\"lazy\" style=\"border: 0\"></iframe>");
    return kept(e, &b);
}

/* What stands inside the element is shown until there is something better, and below it. */
static struct value embed_element(struct eval *e, const void *self, const struct field *f)
{
    const struct view *v = view_of(e);
    const struct embed *embed = self;
    const struct value title = embed_title(e, self, f);
    int l = v->language->index;
    struct buf b;
    buf_init(&b);
    buf_puts(&b, "<script src=\"");
    add_whole_address(v, &b, "assets/embed.js");
    buf_puts(&b, "\" defer></script>\n<knoten-termine src=\"");
    add_whole_address(v, &b, data_path(e, embed));
    buf_puts(&b, "\">\n  <a href=\"");
    add_whole_address(v, &b,
                      embed->item ? embed->item->path[l]
                                  : route_section(v->site, e->scratch, ITEM_EVENT, l));
    buf_puts(&b, "\">");
    buf_html(&b, title.text.s, title.text.n);
    buf_puts(&b, "</a>\n</knoten-termine>");
    return kept(e, &b);
}

static const struct field embed_fields[] = {
    ROW("title", KIND(VALUE_TEXT), embed_title, 0, "its name"),
    ROW("url", KIND(VALUE_URL), embed_url, 0, "the page for a frame"),
    ROW("frame", KIND(VALUE_TEXT), embed_frame, 0, "HTML that shows it in a frame"),
    ROW("element", KIND(VALUE_TEXT), embed_element, 0, "HTML that shows it as a list"),
    ROW("data", KIND(VALUE_TEXT), embed_data, 0, "whole address of its meetings as JSON"),
};
static const struct record view_embed = RECORD("embed", embed_fields);
static const struct type type_embed = ONE(view_embed);

/* ---- all of them ---- */

/* Embeds of one sort. */
struct embed_shelf {
    const char *id, *title;
    struct list embeds; /* struct embed * */
};

static struct value shelf_embeds(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct embed_shelf *s = self;
    return view_list(e, s->embeds.at, s->embeds.n);
}

static const struct field shelf_fields[] = {
    ROW("id", KIND(VALUE_TEXT), get_text, offsetof(struct embed_shelf, id),
        "groups, members or topics"),
    ROW("title", KIND(VALUE_TEXT), get_text, offsetof(struct embed_shelf, title), "its heading"),
    ROW("embeds", LIST_OF(type_embed), shelf_embeds, 0, "in order"),
};
static const struct record view_embed_shelf = RECORD("embed shelf", shelf_fields);
const struct type type_embed_shelf = ONE(view_embed_shelf);

struct value root_embed_shelves(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    static const char *const sections[][2] = {
        {"groups", "nav.groups"}, {"members", "nav.members"}, {"topics", "field.topics"}};
    const struct view *v = view_of(e);
    struct list shelves = {0};
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
        struct embed_shelf *s = arena_alloc(e->scratch, sizeof *s);
        *s = (struct embed_shelf){.id = sections[i][0],
                                  .title = words_text(v->language->words, sections[i][1])};
        for (size_t k = 0; k < v->site->embeds.n; k++) {
            if (!strcmp(((const struct embed *)v->site->embeds.at[k])->section, s->id))
                list_add(&s->embeds, e->scratch, v->site->embeds.at[k]);
        }
        if (s->embeds.n)
            list_add(&shelves, e->scratch, s);
    }
    return view_list(e, shelves.at, shelves.n);
}
