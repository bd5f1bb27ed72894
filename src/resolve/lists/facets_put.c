#include "resolve/lists/facets_put.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale_text.h"
#include "model/types.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/meeting.h"
#include "resolve/paths.h"

#include <string.h>

struct facet *facet_known(struct dividing *d, const struct facet_row *row, struct facet f)
{
    struct arena *a = d->site->arena;
    const enum item_type type = row->kind.type;
    struct list *all = &d->site->facets[type];
    if (!id_is_valid(f.id, strlen(f.id)) || strlen(f.id) > PATHS_PART)
        return NULL;
    const char *key = arena_printf(a, "%s/%s/%s", item_folder(type), row->kind.section, f.id);
    struct facet *known = map_get(&d->known, key);
    if (known)
        return known;
    known = arena_alloc(a, sizeof *known);
    *known = f;
    known->kind = &row->kind;
    known->number = (int)all->n;
    list_add(all, a, known);
    map_add(&d->known, key, known);
    return known;
}

/* Items come one after the other, so whoever is in the list already is its last. */
void facet_put(struct dividing *d, const struct facet_row *row, struct item *item, struct facet f)
{
    struct arena *a = d->site->arena;
    struct facet *known = facet_known(d, row, f);
    if (!known)
        return;
    if (d->in_year && (!known->year.n || known->year.at[known->year.n - 1] != item))
        list_add(&known->year, a, item);
    if (!d->is_now || list_has(&item->facets, known))
        return;
    known->n++;
    list_add(&item->facets, a, known);
}

int facet_in_year(const struct dividing *d, const struct occurrence *o)
{
    return o->over_utc > d->from_utc && o->start_utc < d->to_utc;
}

void facet_put_meeting(struct dividing *d, const struct facet_row *row, struct item *item,
                       const struct occurrence *o, struct facet f)
{
    d->in_year = facet_in_year(d, o);
    d->is_now = meeting_is_coming(o, d->site->now_utc);
    if (d->in_year || d->is_now)
        facet_put(d, row, item, f);
}

void facet_put_text(struct dividing *d, const struct facet_row *row, struct item *item,
                    const char *text)
{
    struct buf slug;
    buf_init(&slug);
    locale_slug(&slug, text, strlen(text), 1);
    const char *id = arena_copy(d->site->arena, slug.s, slug.n);
    facet_put(d, row, item, (struct facet){.id = id, .text = text});
    buf_free(&slug);
}

struct facet facet_of_weekday(int weekday)
{
    static const char *const days[] = {"",         "monday", "tuesday",  "wednesday",
                                       "thursday", "friday", "saturday", "sunday"};
    return (struct facet){.id = days[weekday], .weekday = weekday};
}
