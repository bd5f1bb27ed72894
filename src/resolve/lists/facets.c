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
#include "resolve/lists/facets_offer.h"
#include "resolve/lists/facets_put.h"
#include "resolve/lists/ready.h"
#include "resolve/paths.h"
#include "resolve/route.h"

#include <string.h>

/* ---- the kinds ---- */

static void take_term(struct dividing *d, const struct facet_row *row, struct item *item,
                      const void *at)
{
    const struct term *t = *(const struct term *const *)at;
    if (t)
        facet_put(d, row, item, (struct facet){.id = t->id, .term = t});
}

static void take_terms(struct dividing *d, const struct facet_row *row, struct item *item,
                       const void *at)
{
    const struct list *l = at;
    for (size_t i = 0; i < l->n; i++) {
        const struct term *t = l->at[i];
        facet_put(d, row, item, (struct facet){.id = t->id, .term = t});
    }
}

static void take_tags(struct dividing *d, const struct facet_row *row, struct item *item,
                      const void *at)
{
    const struct list *l = at;
    for (size_t i = 0; i < l->n; i++) {
        const char *tag = l->at[i];
        facet_put(d, row, item,
                  (struct facet){.id = arena_lower(d->site->arena, tag, strlen(tag)), .tag = tag});
    }
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
    const struct list *l = at;
    for (size_t i = 0; i < l->n; i++) {
        int weekday = ((const struct hours *)l->at[i])->weekday;
        facet_put(d, row, item, facet_of_weekday(weekday));
    }
}

static void put_ref(struct dividing *d, const struct facet_row *row, struct item *item,
                    const struct ref *ref)
{
    if (ref && ref->item)
        facet_put(d, row, item, (struct facet){.id = ref->item->id, .item = ref->item});
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

/* Where its meetings take place: not all of a series need be in its own room. */
static void take_venues(struct dividing *d, const struct facet_row *row, struct item *item,
                        const void *at)
{
    const struct schedule *s = at;
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        const struct item *venue = o->venue ? &o->venue->item : NULL;
        d->in_year = facet_in_year(d, o);
        d->is_now = o->over_utc > d->site->now_utc;
        if (venue)
            facet_put(d, row, item, (struct facet){.id = venue->id, .item = venue});
    }
}

/* In which parts of the town its meetings are. */
static void take_venue_districts(struct dividing *d, const struct facet_row *row, struct item *item,
                                 const void *at)
{
    const struct schedule *s = at;
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        d->in_year = facet_in_year(d, o);
        d->is_now = o->over_utc > d->site->now_utc;
        if (o->venue)
            take_district(d, row, item, &o->venue->address);
    }
}

static struct facet facet_of_ready(const struct ready_choice *c)
{
    return (struct facet){.id = c->id, .word = c->word, .ready = 1, .from = c->from, .to = c->to};
}

static int ready_holds(const struct site *site, const struct ready_choice *c, const struct event *e)
{
    const struct schedule *s = &e->schedule;
    int holds = c->fits && c->fits(e);
    for (size_t i = 0; !c->fits && !holds && i < s->occurrences; i++)
        holds = s->occurrence[i].over_utc > site->now_utc &&
                ready_touches(c->from, c->to, &s->occurrence[i]);
    return holds;
}

static void take_ready(struct dividing *d, const struct facet_row *row, struct item *item,
                       const void *at)
{
    const struct list ready = ready_choices(d->site, row->kind.section);
    for (size_t i = 0; i < ready.n; i++) {
        if (ready_holds(d->site, ready.at[i], at))
            facet_put(d, row, item, facet_of_ready(ready.at[i]));
    }
}

static int in_district(const struct facet *f, const struct occurrence *o)
{
    const struct address *a = o->venue ? o->venue->address : NULL;
    return a && a->district && !strcmp(a->district, f->text);
}

int facet_has_calendar(const struct facet *f)
{
    return f->kind->type == ITEM_EVENT && !f->word && strcmp(f->kind->section, "districts") != 0;
}

int facet_holds(const struct facet *f, const struct occurrence *o)
{
    if (f->first)
        return facet_holds(f->first, o) && facet_holds(f->second, o);
    if (f->from.year)
        return ready_touches(f->from, f->to, o);
    if (f->text && !strcmp(f->kind->section, "districts"))
        return in_district(f, o);
    return !f->item || f->item->type != ITEM_VENUE || (o->venue && &o->venue->item == f->item);
}

#define AT(record, member) offsetof(struct record, member)

enum { CHIPS_SOME = 6, CHIPS_MOST = 8 };

/* A row: the type, the key of the word in addresses, that of the word that names it, the member of
 * the record and how its values are taken; TERMS: by the order of their vocabulary; CHIPS: with how
 * many of them stand above the list. */
#define FREE(TYPE, record, section, title, ordered, member, take)                                  \
    {                                                                                              \
        {ITEM_##TYPE, section, "field." title, ordered, NULL, 0}, AT(record, member), take         \
    }
#define CHIPS(TYPE, record, section, title, ordered, chips, member, take)                          \
    {                                                                                              \
        {ITEM_##TYPE, section, "field." title, ordered, NULL, chips}, AT(record, member), take     \
    }
#define TERMS(TYPE, record, section, title, name, member, take)                                    \
    {                                                                                              \
        {ITEM_##TYPE,                                                                              \
         section,                                                                                  \
         "field." title,                                                                           \
         1,                                                                                        \
         &(const enum vocabulary_id){VOCABULARY_##name},                                           \
         0},                                                                                       \
            AT(record, member), take                                                               \
    }

#define READY(section, title)                                                                      \
    {                                                                                              \
        {ITEM_EVENT, section, "field." title, 1, NULL, CHIPS_MOST}, 0, take_ready                  \
    }

static const struct facet_row rows[] = {
    TERMS(MEMBER, member, "topics", "topics", TOPICS, topics, take_terms),
    CHIPS(MEMBER, member, "languages", "languages", 0, CHIPS_SOME, languages, take_tags),
    FREE(MEMBER, member, "open", "hours", 1, hours, take_weekdays),
    TERMS(MEMBER, member, "audiences", "audiences", AUDIENCES, audiences, take_terms),
    FREE(MEMBER, member, "districts", "district", 0, address, take_district),
    TERMS(MEMBER, member, "kind", "kind", MEMBER_KINDS, kind, take_term),
    FREE(MEMBER, member, "groups", "groups", 0, groups, take_refs),
    TERMS(MEMBER, member, "access", "accessibility", ACCESSIBILITY, accessibility, take_terms),
    READY("when", "when"),
    READY("children", "audiences"),
    READY("cost", "price"),
    READY("childcare", "childcare"),
    READY("registration", "registration"),
    TERMS(EVENT, event, "kind", "kind", EVENT_KINDS, kind, take_term),
    FREE(EVENT, event, "groups", "groups", 0, group, take_ref),
    TERMS(EVENT, event, "topics", "topics", TOPICS, topics, take_terms),
    TERMS(EVENT, event, "audiences", "audiences", AUDIENCES, audiences, take_terms),
    FREE(EVENT, event, "languages", "languages", 0, languages, take_tags),
    FREE(EVENT, event, "districts", "district", 0, schedule, take_venue_districts),
    FREE(EVENT, event, "venues", "where", 0, schedule, take_venues),
    FREE(EVENT, event, "members", "organisers", 0, organisers, take_refs),
    CHIPS(OFFER, offer, "level", "level", 0, CHIPS_MOST, level, take_facet_text),
    CHIPS(OFFER, offer, "cost", "price", 0, CHIPS_MOST, item, facet_take_trait),
    CHIPS(OFFER, offer, "childcare", "childcare", 0, CHIPS_MOST, item, facet_take_trait),
    CHIPS(OFFER, offer, "daytime", "daytime", 1, CHIPS_MOST, schedule, facet_take_daytimes),
    CHIPS(OFFER, offer, "places", "places_free", 0, CHIPS_MOST, item, facet_take_trait),
    CHIPS(OFFER, offer, "women", "audiences", 0, CHIPS_MOST, item, facet_take_trait),
    TERMS(OFFER, offer, "kind", "kind", OFFER_KINDS, kind, take_term),
    FREE(OFFER, offer, "weekday", "weekday", 1, schedule, facet_take_days),
    FREE(OFFER, offer, "districts", "district", 0, item, facet_take_offer_district),
    TERMS(OFFER, offer, "topics", "topics", TOPICS, topics, take_terms),
    TERMS(OFFER, offer, "audiences", "audiences", AUDIENCES, audiences, take_terms),
    FREE(OFFER, offer, "languages", "languages", 0, languages, take_tags),
};

enum { ROWS = sizeof rows / sizeof *rows };

const struct facet_kind *facet_kind_at(size_t i)
{
    return i < ROWS ? &rows[i].kind : NULL;
}

/* Returns 1 if the item stands in the list that visitors see first. */
static int is_in_list(const struct site *site, const struct item *item)
{
    if (item_facts(item->type)->shape == LIST_MEETINGS)
        return !calendar_past(meeting_schedule(item), site->now_utc);
    return item_current(site, item);
}

static int is_of_year(const struct dividing *d, const struct item *item)
{
    if (item_facts(item->type)->shape != LIST_MEETINGS)
        return item_current_on(item, d->from, d->from_utc);
    const struct schedule *s = meeting_schedule(item);
    for (size_t i = 0; i < s->occurrences; i++)
        if (facet_in_year(d, &s->occurrence[i]))
            return 1;
    return 0;
}

/* Ready choices are there whatever is in them. */
static void add_ready(struct dividing *d, const struct facet_row *row)
{
    const struct list ready = ready_choices(d->site, row->kind.section);
    for (size_t i = 0; i < ready.n; i++)
        facet_known(d, row, facet_of_ready(ready.at[i]));
}

static void divide_by_row(struct dividing *d, const struct facet_row *row)
{
    const struct list *items = &d->site->items[row->kind.type];
    if (row->take == take_ready && items->n)
        add_ready(d, row);
    for (size_t i = 0; i < items->n; i++) {
        struct item *item = items->at[i];
        d->is_now = is_in_list(d->site, item);
        d->in_year = is_of_year(d, item);
        row->take(d, row, item, (const char *)item + row->offset);
    }
}

/* What no entry names today may have had a page. */
static void add_unused_terms(struct dividing *d, const struct facet_row *row)
{
    const struct map *terms =
        row->kind.vocabulary ? &d->site->vocabulary[*row->kind.vocabulary].terms : NULL;
    for (size_t i = 0; terms && d->site->items[row->kind.type].n && i < terms->n; i++) {
        const struct term *t = terms->entry[i].value;
        facet_known(d, row, (struct facet){.id = t->id, .term = t});
    }
}

void resolve_facets(struct site *site)
{
    struct dividing d = {.site = site};
    enum { YEAR_DAYS = 366 };
    d.from = date_add_months(site->now.date, -12);
    d.from_utc = site->now_utc - (int64_t)YEAR_DAYS * DAY_SECONDS;
    d.to_utc = site->now_utc + (int64_t)YEAR_DAYS * DAY_SECONDS;
    map_init(&d.known, site->arena);
    for (int r = 0; r < ROWS; r++) { /* so the facets of a kind stand together */
        divide_by_row(&d, &rows[r]);
        add_unused_terms(&d, &rows[r]);
    }
}

int facet_listed(const struct facet *f)
{
    return f->ready || f->year.n >= FACET_LEAST;
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

const char *route_narrowed(const struct site *site, struct arena *a, const struct facet *f,
                           int language)
{
    const struct facet *x = f->first ? f->first : f, *y = f->second;
    const char *path = arena_printf(a, "%s?%s=%s", route_section(site, a, x->kind->type, language),
                                    x->kind->section, x->id);
    return y ? arena_printf(a, "%s&%s=%s", path, y->kind->section, y->id) : path;
}

const char *route_choice(const struct site *site, struct arena *a, const struct facet *f,
                         int language)
{
    return facet_listed(f) ? route_facet(site, a, f, language, 1)
                           : route_narrowed(site, a, f, language);
}
