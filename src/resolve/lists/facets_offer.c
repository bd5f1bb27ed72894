#include "resolve/lists/facets_offer.h"

#include "resolve/calendar/calendar.h"
#include "resolve/lists/facets_put.h"

#include <string.h>

/* Something that an offer has or has not. */
struct offer_trait {
    const char *section; /* key of the word in its address: "childcare" */
    const char *id;      /* behind it: "yes" */
    const char *word;    /* key of the word that names it */
    int (*has)(const struct offer *o);
};

static const struct address *place_address(const struct ref *ref)
{
    if (!ref || !ref->item)
        return NULL;
    return ref->item->type == ITEM_VENUE ? ((const struct venue *)ref->item)->address
                                         : ((const struct member *)ref->item)->address;
}

const struct address *offer_address(const struct offer *o)
{
    const struct address *venue = place_address(o->venue);
    return venue ? venue : place_address(o->provider);
}

int offer_is_for_women(const struct offer *o)
{
    const struct term *only = o->audiences.n == 1 ? o->audiences.at[0] : NULL;
    return only && !strcmp(only->id, "women");
}

static int offer_is_free(const struct offer *o)
{
    return o->free_of_charge;
}

static int offer_has_childcare(const struct offer *o)
{
    return o->childcare == 1;
}

/* What counts no places has none to be full. */
static int offer_has_places(const struct offer *o)
{
    return o->places_free && o->places_free->count > 0;
}

static const struct offer_trait *offer_trait(const char *section)
{
    static const struct offer_trait traits[] = {
        {"cost", "free", "facets.free", offer_is_free},
        {"childcare", "yes", "facets.childcare", offer_has_childcare},
        {"places", "free", "facets.places", offer_has_places},
        {"women", "only", "facets.women", offer_is_for_women},
    };
    const struct offer_trait *trait = traits;
    while (strcmp(trait->section, section))
        trait++;
    return trait;
}

/* A part of the day. */
struct daytime {
    int before;       /* hour at which the next one begins */
    const char *id;   /* in addresses: "evening" */
    const char *word; /* key of the word that names it */
};

static const struct daytime daytimes[] = {
    {12, "morning", "daytime.morning"},
    {17, "afternoon", "daytime.afternoon"},
    {24, "evening", "daytime.evening"},
};

static int daytime_at(int second)
{
    int number = 0;
    while (number < 2 && second >= daytimes[number].before * 3600)
        number++;
    return number;
}

void facet_take_days(struct dividing *d, const struct facet_row *row, struct item *item,
                     const void *at)
{
    const struct schedule *s = at;
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        facet_put_meeting(d, row, item, o, facet_of_weekday(date_weekday(o->here.start.date)));
    }
}

void facet_take_daytimes(struct dividing *d, const struct facet_row *row, struct item *item,
                         const void *at)
{
    const struct schedule *s = at;
    for (size_t i = 0; i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        int n = daytime_at(o->here.start.second);
        const struct facet f = {.id = daytimes[n].id, .word = daytimes[n].word, .place = n + 1};
        if (o->here.start.second != WHEN_ALL_DAY)
            facet_put_meeting(d, row, item, o, f);
    }
}

void facet_take_trait(struct dividing *d, const struct facet_row *row, struct item *item,
                      const void *at)
{
    const struct offer_trait *trait = offer_trait(row->kind.section);
    if (trait->has(at))
        facet_put(d, row, item, (struct facet){.id = trait->id, .word = trait->word});
}

void facet_take_offer_district(struct dividing *d, const struct facet_row *row, struct item *item,
                               const void *at)
{
    const struct address *address = offer_address(at);
    if (address && address->district)
        facet_put_text(d, row, item, address->district);
}
