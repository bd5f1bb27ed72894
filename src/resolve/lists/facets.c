#include "resolve/lists/facets.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_text.h"
#include "model/site.h"
#include "model/types.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/meeting.h"
#include "resolve/current.h"
#include "resolve/paths.h"
#include "resolve/route.h"

#include <string.h>

/* What is divided, while it is. */
struct dividing {
    struct site *site;
    struct map known; /* "members/topics/housing" → struct facet */
    struct map pairs; /* the same of both, joined → struct facet */
};

/* One kind, and where its values stand in the record. */
struct facet_row {
    struct facet_kind kind;
    size_t offset;
    void (*take)(struct dividing *d, const struct facet_row *row, struct item *item,
                 const void *at);
};

/* Puts the item into the facet `f` says, which becomes one of the site's when it is met first. */
static void put_in_row(struct dividing *d, const struct facet_row *row, struct item *item,
                       struct facet f)
{
    struct arena *a = d->site->arena;
    struct list *all = &d->site->facets[item->type];
    const char *key = arena_printf(a, "%s/%s/%s", item_folder(item->type), row->kind.section, f.id);
    struct facet *known = map_get(&d->known, key);
    if (!id_is_valid(f.id, strlen(f.id)) || strlen(f.id) > PATHS_PART)
        return;
    if (!known) {
        known = arena_alloc(a, sizeof *known);
        *known = f;
        known->kind = &row->kind;
        known->number = (int)all->n;
        list_add(all, a, known);
        map_add(&d->known, key, known);
    }
    if (list_has(&item->facets, known))
        return;
    known->n++;
    list_add(&item->facets, a, known);
}

/* ---- the kinds ---- */

static void take_term(struct dividing *d, const struct facet_row *row, struct item *item,
                      const void *at)
{
    const struct term *t = *(const struct term *const *)at;
    if (t)
        put_in_row(d, row, item, (struct facet){.id = t->id, .term = t});
}

static void take_terms(struct dividing *d, const struct facet_row *row, struct item *item,
                       const void *at)
{
    const struct list *l = at;
    for (size_t i = 0; i < l->n; i++) {
        const struct term *t = l->at[i];
        put_in_row(d, row, item, (struct facet){.id = t->id, .term = t});
    }
}

static void take_tags(struct dividing *d, const struct facet_row *row, struct item *item,
                      const void *at)
{
    const struct list *l = at;
    for (size_t i = 0; i < l->n; i++) {
        const char *tag = l->at[i];
        put_in_row(d, row, item,
                   (struct facet){.id = arena_lower(d->site->arena, tag, strlen(tag)), .tag = tag});
    }
}

static void facet_put_text(struct dividing *d, const struct facet_row *row, struct item *item,
                           const char *text)
{
    struct buf slug;
    buf_init(&slug);
    locale_slug(&slug, text, strlen(text), 1);
    const char *id = arena_copy(d->site->arena, slug.s, slug.n);
    put_in_row(d, row, item, (struct facet){.id = id, .text = text});
    buf_free(&slug);
}

static void take_facet_text(struct dividing *d, const struct facet_row *row, struct item *item,
                            const void *at)
{
    const char *text = *(const char *const *)at;
    if (text)
        facet_put_text(d, row, item, text);
}

static void take_district(struct dividing *d, const struct facet_row *row, struct item *item,
                          const void *at)
{
    const struct address *address = *(const struct address *const *)at;
    if (address && address->district)
        facet_put_text(d, row, item, address->district);
}

/* Days on which it is open in an ordinary week; closures and holidays pass. */
static void take_weekdays(struct dividing *d, const struct facet_row *row, struct item *item,
                          const void *at)
{
    static const char *const days[] = {"",         "monday", "tuesday",  "wednesday",
                                       "thursday", "friday", "saturday", "sunday"};
    const struct list *l = at;
    for (size_t i = 0; i < l->n; i++) {
        int weekday = ((const struct hours *)l->at[i])->weekday;
        put_in_row(d, row, item, (struct facet){.id = days[weekday], .weekday = weekday});
    }
}

static void put_ref(struct dividing *d, const struct facet_row *row, struct item *item,
                    const struct ref *ref)
{
    if (ref && ref->item)
        put_in_row(d, row, item, (struct facet){.id = ref->item->id, .item = ref->item});
}

static void take_ref(struct dividing *d, const struct facet_row *row, struct item *item,
                     const void *at)
{
    put_ref(d, row, item, *(const struct ref *const *)at);
}

static void take_refs(struct dividing *d, const struct facet_row *row, struct item *item,
                      const void *at)
{
    const struct list *l = at;
    for (size_t i = 0; i < l->n; i++)
        put_ref(d, row, item, l->at[i]);
}

/* Where its meetings still to come take place: not all of a series need be in its own room. */
static void take_venues(struct dividing *d, const struct facet_row *row, struct item *item,
                        const void *at)
{
    const struct schedule *s = at;
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        const struct item *venue = o->venue ? &o->venue->item : NULL;
        if (venue && o->over_utc > d->site->now_utc)
            put_in_row(d, row, item, (struct facet){.id = venue->id, .item = venue});
    }
}

int facet_holds(const struct facet *f, const struct occurrence *o)
{
    return !f->item || f->item->type != ITEM_VENUE || (o->venue && &o->venue->item == f->item);
}

#define AT(record, member) offsetof(struct record, member)

static const struct facet_row rows[] = {
    {{ITEM_MEMBER, "topics", "field.topics", 1}, AT(member, topics), take_terms},
    {{ITEM_MEMBER, "languages", "field.languages", 0}, AT(member, languages), take_tags},
    {{ITEM_MEMBER, "open", "field.hours", 1}, AT(member, hours), take_weekdays},
    {{ITEM_MEMBER, "audiences", "field.audiences", 1}, AT(member, audiences), take_terms},
    {{ITEM_MEMBER, "districts", "field.district", 0}, AT(member, address), take_district},
    {{ITEM_MEMBER, "kind", "field.kind", 1}, AT(member, kind), take_term},
    {{ITEM_MEMBER, "groups", "field.groups", 0}, AT(member, groups), take_refs},
    {{ITEM_MEMBER, "access", "field.accessibility", 1}, AT(member, accessibility), take_terms},
    {{ITEM_EVENT, "kind", "field.kind", 1}, AT(event, kind), take_term},
    {{ITEM_EVENT, "groups", "field.groups", 0}, AT(event, group), take_ref},
    {{ITEM_EVENT, "topics", "field.topics", 1}, AT(event, topics), take_terms},
    {{ITEM_EVENT, "audiences", "field.audiences", 1}, AT(event, audiences), take_terms},
    {{ITEM_EVENT, "languages", "field.languages", 0}, AT(event, languages), take_tags},
    {{ITEM_EVENT, "venues", "field.where", 0}, AT(event, schedule), take_venues},
    {{ITEM_EVENT, "members", "field.organisers", 0}, AT(event, organisers), take_refs},
    {{ITEM_OFFER, "kind", "field.kind", 1}, AT(offer, kind), take_term},
    {{ITEM_OFFER, "level", "field.level", 0}, AT(offer, level), take_facet_text},
    {{ITEM_OFFER, "topics", "field.topics", 1}, AT(offer, topics), take_terms},
    {{ITEM_OFFER, "audiences", "field.audiences", 1}, AT(offer, audiences), take_terms},
    {{ITEM_OFFER, "languages", "field.languages", 0}, AT(offer, languages), take_tags},
};

enum { ROWS = sizeof rows / sizeof *rows };

/* Returns 1 if the item stands in the list that visitors see first. */
static int is_in_list(const struct site *site, const struct item *item)
{
    if (item_facts(item->type)->shape == LIST_MEETINGS)
        return !calendar_past(meeting_schedule(item), site->now_utc);
    return item_current(site, item);
}

/* Kind by kind, so that the facets of a kind stand together. */
static void divide_by_kinds(struct dividing *d)
{
    for (int r = 0; r < ROWS; r++) {
        const struct list *items = &d->site->items[rows[r].kind.type];
        for (size_t i = 0; i < items->n; i++) {
            struct item *item = items->at[i];
            if (is_in_list(d->site, item))
                rows[r].take(d, &rows[r], item, (const char *)item + rows[r].offset);
        }
    }
}

/* ---- pairs ---- */

static int is_list_kind(const struct facet *f, const char *section)
{
    return !f->first && !strcmp(f->kind->section, section);
}

/* Calls for every pair of choices that the item has. */
static void each_pair(struct dividing *d, struct item *item,
                      void (*each)(struct dividing *d, struct item *item, const struct facet *a,
                                   const struct facet *b))
{
    const size_t n = item->facets.n;
    for (size_t i = 0; i < n; i++) {
        const struct facet *a = item->facets.at[i];
        for (size_t k = 0; is_list_kind(a, "topics") && k < n; k++) {
            const struct facet *b = item->facets.at[k];
            if (is_list_kind(b, "languages") || is_list_kind(b, "districts"))
                each(d, item, a, b);
        }
    }
}

static const char *pair_key(struct arena *a, const struct facet *x, const struct facet *y)
{
    return arena_printf(a, "%s/%s/%s", x->id, y->kind->section, y->id);
}

static void count_pair(struct dividing *d, struct item *item, const struct facet *x,
                       const struct facet *y)
{
    (void)item;
    const char *key = pair_key(d->site->arena, x, y);
    struct facet *pair = map_get(&d->pairs, key);
    if (!pair) {
        pair = arena_alloc(d->site->arena, sizeof *pair);
        *pair = (struct facet){.kind = x->kind, .id = x->id, .first = x, .second = y};
        map_add(&d->pairs, key, pair);
    }
    pair->n++;
}

/* Puts the item into a pair that is of use. */
static void take_pair(struct dividing *d, struct item *item, const struct facet *x,
                      const struct facet *y)
{
    struct facet *pair = map_get(&d->pairs, pair_key(d->site->arena, x, y));
    if (pair->number >= 0)
        list_add(&item->facets, d->site->arena, pair);
}

/* A pair that says no more than its topic, or names one member only, is not worth a page. */
static void keep_pairs(struct dividing *d)
{
    struct list *all = &d->site->facets[ITEM_MEMBER];
    for (size_t i = 0; i < d->pairs.n; i++) {
        struct facet *pair = d->pairs.entry[i].value;
        pair->number = -1;
        if (pair->n < 2 || pair->n == pair->first->n)
            continue;
        pair->number = (int)all->n;
        list_add(all, d->site->arena, pair);
    }
}

static void each_member(struct dividing *d,
                        void (*each)(struct dividing *d, struct item *item, const struct facet *a,
                                     const struct facet *b))
{
    const struct list *members = &d->site->items[ITEM_MEMBER];
    for (size_t i = 0; i < members->n; i++)
        each_pair(d, members->at[i], each);
}

void resolve_facets(struct site *site)
{
    struct dividing d = {.site = site};
    map_init(&d.known, site->arena);
    map_init(&d.pairs, site->arena);
    divide_by_kinds(&d);
    each_member(&d, count_pair);
    keep_pairs(&d);
    each_member(&d, take_pair);
}

const char *route_facet(const struct site *site, struct arena *a, const struct facet *f,
                        int language, size_t number)
{
    const struct facet *x = f->first ? f->first : f, *y = f->second;
    const char *base = route_section(site, a, x->kind->type, language);
    base = arena_printf(a, "%s%s/%s/", base, route_word(site, x->kind->section, language), x->id);
    if (y)
        base =
            arena_printf(a, "%s%s/%s/", base, route_word(site, y->kind->section, language), y->id);
    return number < 2
               ? base
               : arena_printf(a, "%s%s-%zu/", base, route_word(site, "page", language), number);
}
