#include "resolve/relations.h"

#include "base/locale.h"
#include "base/locale_date.h"
#include "model/site.h"
#include "resolve/calendar/calendar.h"
#include "resolve/current.h"

#include <string.h>

enum { THREADS = 8 };

/* Orders items by title as `locale` (a struct locale *) sorts, then by id. */
static int compare_titles(const void *a, const void *b, void *locale)
{
    const struct item *x = a, *y = b;
    int by_title = locale_compare(locale, x->title ? x->title : x->id, y->title ? y->title : y->id);
    return by_title ? by_title : strcmp(x->id, y->id);
}

static int64_t first_start(const struct schedule *s)
{
    return s->occurrences ? s->occurrence[0].start_utc : 0;
}

static int compare_events(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct event *x = a, *y = b;
    int64_t s = first_start(&x->schedule), t = first_start(&y->schedule);
    return s != t ? (s < t ? -1 : 1) : strcmp(x->item.id, y->item.id);
}

/* What ordering offers needs. */
struct offer_order {
    const struct site *site;
    struct locale *locale;
};

/* Offers stand by level, then start, then title: no provider can be put first. What is over comes
 * last. */
static int compare_offers(const void *a, const void *b, void *ctx)
{
    const struct offer_order *order = ctx;
    const struct offer *x = a, *y = b;
    int current = item_current(order->site, &x->item);
    if (current != item_current(order->site, &y->item))
        return current ? -1 : 1;
    int by_level = strcmp(x->level ? x->level : "~", y->level ? y->level : "~");
    if (by_level)
        return by_level;
    int64_t s = first_start(&x->schedule), t = first_start(&y->schedule);
    return s != t ? (s < t ? -1 : 1) : compare_titles(a, b, order->locale);
}

/* Whoever names the same thing twice does so in a row: one thing is related after the other. */
static void add_related_once(struct site *site, struct list *l, void *p)
{
    if (!l->n || l->at[l->n - 1] != p)
        list_add(l, site->arena, p);
}

static void relate_member(struct site *site, struct member *m)
{
    for (size_t i = 0; i < m->groups.n && item_current(site, &m->item); i++) {
        struct group *g = (struct group *)((struct ref *)m->groups.at[i])->item;
        if (g)
            add_related_once(site, &g->members, m);
    }
}

static void relate_event(struct site *site, struct event *e)
{
    if (e->group && e->group->item)
        list_add(&((struct group *)e->group->item)->events, site->arena, e);
    for (size_t i = 0; i < e->organisers.n; i++) {
        struct member *m = (struct member *)((struct ref *)e->organisers.at[i])->item;
        if (m)
            add_related_once(site, &m->events, e);
    }
    if (e->venue && e->venue->item)
        add_related_once(site, &((struct venue *)e->venue->item)->events, e);
    for (size_t i = 0; i < e->schedule.occurrences; i++) {
        struct venue *v = (struct venue *)e->schedule.occurrence[i].venue;
        if (v)
            add_related_once(site, &v->events, e);
    }
}

static void relate_offer(struct site *site, struct offer *o)
{
    if (o->provider && o->provider->item)
        list_add(&((struct member *)o->provider->item)->offers, site->arena, o);
    if (o->venue && o->venue->item)
        list_add(&((struct venue *)o->venue->item)->offers, site->arena, o);
}

static void relate_page(struct site *site, struct page *p)
{
    if (p->parent && p->parent->item)
        list_add(&((struct page *)p->parent->item)->children, site->arena, p);
}

void resolve_relations(struct site *site)
{
    struct list *items = site->items;
    struct locale *locale = locale_open(site->language[0].tag);
    site->week_begins = locale_first_weekday(locale);
    struct offer_order order = {site, locale};
    for (size_t i = 0; i < items[ITEM_GROUP].n; i++)
        ((struct group *)items[ITEM_GROUP].at[i])->thread = (int)(i % THREADS) + 1;
    list_sort(&items[ITEM_MEMBER], compare_titles, locale);
    list_sort(&items[ITEM_EVENT], compare_events, NULL);
    list_sort(&items[ITEM_OFFER], compare_offers, &order);
    for (size_t i = 0; i < items[ITEM_MEMBER].n; i++)
        relate_member(site, items[ITEM_MEMBER].at[i]);
    for (size_t i = 0; i < items[ITEM_EVENT].n; i++)
        relate_event(site, items[ITEM_EVENT].at[i]);
    for (size_t i = 0; i < items[ITEM_OFFER].n; i++)
        relate_offer(site, items[ITEM_OFFER].at[i]);
    for (size_t i = 0; i < items[ITEM_PAGE].n; i++)
        relate_page(site, items[ITEM_PAGE].at[i]);
    locale_close(locale);
}
