#include "render/view/facets_share.h"

#include "base/arena.h"
#include "model/site.h"
#include "model/types.h"
#include "render/view/rows.h"
#include "render/view/view.h"
#include "resolve/lists/facets.h"

#include <assert.h>

static struct list *parts_new(const struct site *site, struct arena *a, enum item_type type)
{
    size_t n = site->facets[type].n;
    return arena_array(a, n ? n : 1, sizeof(struct list));
}

static void parts_add(struct list *parts, struct arena *a, struct item *item)
{
    for (size_t i = 0; i < item->facets.n; i++) {
        const struct facet *f = item->facets.at[i];
        list_add(&parts[f->number], a, item);
    }
}

static int is_in_facet(const void *facet, const struct occurrence *o)
{
    return facet_holds(facet, o);
}

static void parts_add_rows(struct list *parts, struct arena *a, int64_t now,
                           const struct item *item)
{
    for (size_t i = 0; i < item->facets.n; i++) {
        const struct facet *f = item->facets.at[i];
        const struct rows_part part = {now, is_in_facet, f};
        rows_add(&parts[f->number], a, item, &part);
    }
}

/* The parts of a list of items are in the order of each language. */
static void share_parts(struct shared *s, struct arena *a, enum item_type type)
{
    for (int l = 0; l < s->site->languages; l++) {
        const struct list *sorted = &s->sorted[type][l];
        struct list *parts = s->parts[type][l] = parts_new(s->site, a, type);
        for (size_t i = 0; i < sorted->n; i++)
            parts_add(parts, a, sorted->at[i]);
    }
}

/* Those of meetings are in the order of time in all of them. */
static void share_meetings(struct shared *s, struct arena *a, enum item_type type)
{
    struct list *parts = s->parts[type][0] = parts_new(s->site, a, type);
    const struct list *items = &s->site->items[type];
    for (size_t i = 0; i < items->n; i++)
        parts_add_rows(parts, a, s->site->now_utc, items->at[i]);
    for (size_t i = 0; i < s->site->facets[type].n; i++)
        list_sort(&parts[i], rows_compare, NULL);
}

void facets_share(struct shared *s, struct arena *a)
{
    for (int i = 0; i < ITEM_TYPES; i++) {
        enum item_type type = (enum item_type)i;
        if (!s->site->facets[type].n)
            continue;
        if (item_facts(type)->shape == LIST_MEETINGS)
            share_meetings(s, a, type);
        else
            share_parts(s, a, type);
    }
}

const struct list *facet_entries(const struct shared *s, const struct facet *f, int language)
{
    assert(f->kind);
    enum item_type type = f->kind->type;
    int meetings = item_facts(type)->shape == LIST_MEETINGS;
    return &s->parts[type][meetings ? 0 : language][f->number];
}
