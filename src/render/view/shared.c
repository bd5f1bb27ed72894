#include "base/arena.h"
#include "base/locale.h"
#include "model/site.h"
#include "model/types.h"
#include "render/view/facets_share.h"
#include "render/view/map.h"
#include "render/view/rows.h"
#include "render/view/view.h"
#include "resolve/current.h"
#include "resolve/route.h"

#include <string.h>

/* What all pages share: each language's order, the menus, the site's meetings, its numbers. */

/* A collation key beside its item, so that a long list is compared by bytes. */
struct keyed {
    struct item *item;
    const char *key;
    int order;
};

static int compare_keyed(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct keyed *x = a, *y = b;
    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    int by_key = strcmp(x->key, y->key);
    return by_key ? by_key : strcmp(x->item->id, y->item->id);
}

/* Returns what orders an item in its list before its title does; what has no number comes behind
 * all that may be written. */
static int item_order(const struct site *site, const struct item *item)
{
    enum { NO_NUMBER = 10001 };
    const struct type_facts *facts = item_facts(item->type);
    const void *at = (const char *)item + facts->order_at;
    if (facts->past == PAST_LAST)
        return !item_current(site, item);
    if (facts->order == ORDER_NUMBER)
        return *(const int *)at < 0 ? NO_NUMBER : *(const int *)at;
    if (facts->order == ORDER_DATE)
        return -date_days(*(const struct date *)at);
    return facts->order == ORDER_YEAR ? -*(const int *)at : 0;
}

static void sort_items(struct shared *s, struct arena *a, struct locale *locale,
                       enum item_type type, int language)
{
    const struct list *items = &s->site->items[type];
    struct list keyed = {0}, *sorted = &s->sorted[type][language];
    for (size_t i = 0; i < items->n; i++) {
        const struct item *item = items->at[i], *t = item->translation[language];
        if (item_facts(type)->past == PAST_LEAVES && !item_current(s->site, item))
            continue;
        struct keyed *k = arena_alloc(a, sizeof *k);
        const char *title = t && t->title ? t->title : item->title ? item->title : item->id;
        *k = (struct keyed){items->at[i], locale_sort_key(locale, a, title),
                            item_order(s->site, item)};
        list_add(&keyed, a, k);
    }
    list_sort(&keyed, compare_keyed, NULL);
    for (size_t i = 0; i < keyed.n; i++)
        list_add(sorted, a, ((struct keyed *)keyed.at[i])->item);
}

/* The home page has an entry of its own. */
static void list_menus(struct shared *s, struct arena *a, int language)
{
    const struct list *pages = &s->sorted[ITEM_PAGE][language];
    for (size_t i = 0; i < pages->n; i++) {
        struct page *p = pages->at[i];
        if (p->menu != MENU_NONE && &p->item != route_home(s->site))
            list_add(&s->menu[p->menu][language], a, p);
    }
}

static void gather_meetings(struct shared *s, struct arena *a)
{
    const struct list *events = &s->site->items[ITEM_EVENT];
    for (size_t i = 0; i < events->n; i++) {
        const struct schedule *schedule = &((const struct event *)events->at[i])->schedule;
        for (size_t k = 0; k < schedule->occurrences; k++) {
            struct occurrence *o = &schedule->occurrence[k];
            list_add(o->over_utc > s->site->now_utc ? &s->coming : &s->past, a, o);
        }
    }
    for (size_t i = 0; i < events->n; i++)
        rows_add(&s->rows, a, events->at[i], &(struct rows_part){.now = s->site->now_utc});
    list_sort(&s->rows, rows_compare, NULL);
    list_sort(&s->coming, compare_meetings, NULL);
    list_sort(&s->past, compare_meetings_latest, NULL);
}

/* ---- the network in numbers ---- */

static int count_meetings(const struct list *l, int year)
{
    int n = 0;
    for (size_t i = 0; i < l->n; i++) {
        const struct occurrence *o = l->at[i];
        n += o->here.start.date.year == year && o->status != STATUS_CANCELLED &&
             o->status != STATUS_POSTPONED;
    }
    return n;
}

/* Languages in which members say they can help. */
static int languages_spoken(const struct list *members, struct arena *a)
{
    struct map seen;
    map_init(&seen, a);
    for (size_t i = 0; i < members->n; i++) {
        const struct list *l = &((const struct member *)members->at[i])->languages;
        for (size_t k = 0; k < l->n; k++)
            map_add(&seen, l->at[k], l->at[k]);
    }
    return (int)seen.n;
}

static int current_groups(const struct site *site)
{
    int n = 0;
    for (size_t i = 0; i < site->items[ITEM_GROUP].n; i++)
        n += item_current(site, site->items[ITEM_GROUP].at[i]);
    return n;
}

static struct counts count_all(const struct shared *s, struct arena *a)
{
    const struct list *members = &s->sorted[ITEM_MEMBER][0];
    int year = s->site->now.date.year;
    return (struct counts){.members = (int)members->n,
                           .groups = current_groups(s->site),
                           .meetings =
                               count_meetings(&s->coming, year) + count_meetings(&s->past, year),
                           .languages = languages_spoken(members, a)};
}

void shared_init(struct shared *s, const struct site *site, struct arena *a, int members)
{
    *s = (struct shared){.site = site, .members = members};
    gather_meetings(s, a);
    for (int l = 0; l < site->languages; l++) {
        struct locale *locale = locale_open(site->language[l].tag);
        for (int type = 0; type < ITEM_TYPES; type++) {
            if (item_facts((enum item_type)type)->order == ORDER_RELATED)
                s->sorted[type][l] = site->items[type];
            else
                sort_items(s, a, locale, (enum item_type)type, l);
        }
        locale_close(locale);
        list_menus(s, a, l);
    }
    facets_share(s, a);
    maps_share(s, a);
    s->counts = count_all(s, a);
}

void view_init(struct view *v, const struct shared *shared, const struct language *language,
               struct arena *kept)
{
    *v = (struct view){.shared = shared, .site = shared->site, .language = language, .kept = kept};
    map_init(&v->languages, kept);
}
