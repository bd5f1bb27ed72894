#include "render/view/map.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/schema.h"
#include "model/site.h"
#include "model/types.h"
#include "render/view/geomap.h"
#include "render/view/view.h"
#include "render/words/names.h"
#include "resolve/lists/facets.h"

#include <assert.h>
#include <string.h>

/* The map above a list: drawn into the page, so that the style sheet colours it. Assistive
 * technology passes it over, and the keyboard too: the list beside it holds the same. */

/* A drawing in progress: HTML up to here, and the parts before, each of which ends with a link. */
struct map_drawing {
    struct eval *e;
    struct buf out;
    struct html_part *part;
    size_t parts;
};

static void end_part(struct map_drawing *d, const char *path)
{
    struct arena *a = d->e->scratch;
    d->part[d->parts++] =
        (struct html_part){.s = arena_copy(a, d->out.s, d->out.n), .n = d->out.n, .path = path};
    buf_cut(&d->out, 0);
}

static void draw_text(struct map_drawing *d, const char *s)
{
    buf_html(&d->out, s, strlen(s));
}

/* ---- what is on it ---- */

/* Where the records of a type that has a map keep it. */
struct spots {
    size_t geo, address;
};

static size_t field_offset(enum item_type type, const char *field)
{
    const struct field_spec *f = schema_field(schema_type(type), field);
    assert(f);
    return f->offset;
}

/* All items of a list are of one type. */
static struct spots spots_of(const struct list *items)
{
    if (!items->n)
        return (struct spots){0};
    enum item_type type = ((const struct item *)items->at[0])->type;
    return (struct spots){field_offset(type, "geo"), field_offset(type, "address")};
}

static const void *pointer_at(const struct item *item, size_t offset)
{
    return *(const void *const *)(const void *)((const char *)item + offset);
}

static int compare_item_ids(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct item *x = a, *y = b;
    return strcmp(x->id, y->id);
}

/* Puts the dots of a list in the order of ids, so that the picture is the same in every language.
 */
static struct geomap gather_dots(const struct list *items, struct arena *a)
{
    struct list sorted = {0};
    const struct spots at = spots_of(items);
    for (size_t i = 0; i < items->n; i++) {
        if (pointer_at(items->at[i], at.geo))
            list_add(&sorted, a, items->at[i]);
    }
    list_sort(&sorted, compare_item_ids, NULL);
    struct geomap g = {.dot = arena_array(a, sorted.n + 1, sizeof *g.dot)};
    for (size_t i = 0; i < sorted.n; i++) {
        const struct geo *geo = pointer_at(sorted.at[i], at.geo);
        const struct address *address = pointer_at(sorted.at[i], at.address);
        g.dot[g.dots++] = (struct geodot){.lat = geo->lat,
                                          .lon = geo->lon,
                                          .district = address ? address->district : NULL,
                                          .of = sorted.at[i]};
    }
    return g;
}

/* ---- drawing ---- */

static void draw_clusters(struct map_drawing *d, const struct geomap *g)
{
    buf_puts(&d->out, "<g class=\"map-near\">");
    for (size_t i = 0; i < g->clusters; i++) {
        const struct geocluster *c = &g->cluster[i];
        buf_printf(&d->out, "<circle cx=\"%d\" cy=\"%d\" r=\"%d\"/>", c->x, c->y, c->radius);
    }
    buf_puts(&d->out, "</g>\n");
}

static void draw_dots(struct map_drawing *d, const struct geomap *g)
{
    const struct view *v = view_of(d->e);
    for (size_t i = 0; i < g->dots; i++) {
        const struct geodot *dot = &g->dot[i];
        const struct item *item = dot->of;
        buf_puts(&d->out, "<a href=\"");
        end_part(d, item->path[v->language->index]);
        buf_puts(&d->out, "\" tabindex=\"-1\"><title>");
        draw_text(d, name_marked(v->language, d->e->scratch, item, view_title(v, item)));
        buf_printf(&d->out, "</title><circle cx=\"%d\" cy=\"%d\" r=\"%d\"/></a>\n", dot->x, dot->y,
                   GEOMAP_DOT);
    }
}

/* Letters stand on the line a third of their height below their middle. */
static void draw_labels(struct map_drawing *d, const struct geomap *g)
{
    buf_puts(&d->out, "<g class=\"map-names\">");
    for (size_t i = 0; i < g->labels; i++) {
        const struct geolabel *n = &g->label[i];
        buf_printf(&d->out, "<text x=\"%d\" y=\"%d\">", n->x, n->y + GEOMAP_LETTER / 3);
        draw_text(d, n->text);
        buf_puts(&d->out, "</text>");
    }
    buf_puts(&d->out, "</g>\n");
}

static void draw_scale(struct map_drawing *d, const struct geomap *g)
{
    enum { LEFT = 120, UP = 80, TICK = 50 };
    int km = g->bar_metres >= 1000, y = g->height - UP;
    const char *number =
        arena_printf(d->e->scratch, "%d", km ? g->bar_metres / 1000 : g->bar_metres);
    buf_printf(&d->out,
               "<g class=\"map-scale\"><path d=\"M%d %dv%dh%dv-%d\"/><text x=\"%d\" y=\"%d\">",
               LEFT, y - TICK, TICK, g->bar, TICK, LEFT + g->bar / 2, y - TICK);
    draw_text(d, word_filled(view_of(d->e)->language, d->e->scratch, km ? "map.km" : "map.m",
                             number, ""));
    buf_puts(&d->out, "</text></g>");
}

static const struct html *draw(struct eval *e, const struct geomap *g)
{
    struct map_drawing d = {.e = e};
    d.part = arena_array(e->scratch, g->dots + 1, sizeof *d.part);
    buf_init(&d.out);
    buf_printf(&d.out, "<svg class=\"map\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\">\n",
               GEOMAP_WIDTH, g->height);
    draw_clusters(&d, g);
    draw_dots(&d, g);
    draw_labels(&d, g);
    draw_scale(&d, g);
    buf_puts(&d.out, "</svg>");
    end_part(&d, NULL);
    buf_free(&d.out);
    struct html *html = arena_alloc(e->scratch, sizeof *html);
    *html = (struct html){d.part, d.parts};
    return html;
}

/* ---- maps that pages share ---- */

/* Two points make no map. */
static void lay_map(struct geomap *g, const struct list *items, struct arena *a)
{
    *g = gather_dots(items, a);
    if (g->dots < 3 || g->dots > GEOMAP_MOST)
        g->dots = 0;
    else
        geomap_lay(g, a);
}

void maps_share(struct shared *s, struct arena *a)
{
    for (int type = 0; type < ITEM_TYPES; type++) {
        enum list_shape shape = item_facts((enum item_type)type)->shape;
        if (shape != LIST_MAP && shape != LIST_PARTS_MAP)
            continue;
        const struct list *parts = s->parts[type][0];
        size_t n = parts ? s->site->facets[type].n : 0;
        struct geomap *g = arena_array(a, n + 1, sizeof *g);
        lay_map(&g[0], &s->sorted[type][0], a);
        for (size_t i = 0; i < n; i++)
            if (facet_listed(s->site->facets[type].at[i]))
                lay_map(&g[i + 1], &parts[i], a);
        s->maps[type] = g;
    }
}

/* Returns the map of the list that a page shows; NULL if it has none. */
static const struct geomap *map_of(const struct shared *s, const struct root *root)
{
    if (!root->items->n)
        return NULL;
    const struct geomap *maps = s->maps[((const struct item *)root->items->at[0])->type];
    const struct geomap *g = &maps[root->facet ? root->facet->number + 1 : 0];
    return g->dots ? g : NULL;
}

struct value view_map(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct geomap *g = map_of(view_of(e)->shared, self);
    return g ? (struct value){.kind = VALUE_HTML, .html = draw(e, g)} : value_none();
}

struct value view_map_missing(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    const struct list *items = ((const struct root *)self)->items;
    const struct spots at = spots_of(items);
    long missing = 0;
    for (size_t i = 0; i < items->n; i++)
        missing += pointer_at(items->at[i], at.geo) == NULL;
    return value_int(missing);
}
