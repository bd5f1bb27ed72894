#include "base/arena.h"
#include "model/site.h"
#include "render/view/facets.h"
#include "render/view/rows.h"
#include "resolve/current.h"
#include "resolve/lists/facets_offer.h"

#include <string.h>

const struct type type_offer = ONE(view_offer);

static const struct field places_fields[] = {
    ROW("count", KIND(VALUE_INT), get_int, offsetof(struct places_free, count), "free places"),
    F_DATE("as_of", struct places_free, as_of, "when they were counted"),
};
static const struct record view_places = RECORD("free places", places_fields);

static struct value offer_next(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    return value_record(
        calendar_next(&((const struct offer *)self)->schedule, view_of(e)->site->now_utc));
}

static struct value offer_when(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct occurrence *o = view_speaking(view_of(e), &((const struct offer *)self)->schedule);
    return o ? view_range(e, o->here.start, o->here.end) : value_none();
}

/* Where it takes place, if nothing else is said: where its provider is. */
static struct value offer_district(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    const struct address *address = offer_address(self);
    return address && address->district ? value_text(address->district) : value_none();
}

static struct value offer_women_only(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_bool(offer_is_for_women(self));
}

static struct value offer_is_course(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_bool(((const struct offer *)self)->level != NULL);
}

static struct value offer_expired(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    return value_bool(!item_current(view_of(e)->site, self));
}

/* Returns 1 if the facet says what sort of offer this is: courses ask for the level, others for the
 * kind. */
static int facet_is_alike(const struct facet *f, const struct offer *o)
{
    if (!f->n || f->first)
        return 0;
    return o->level ? f->text && !strcmp(f->kind->section, "level") && !strcmp(f->text, o->level)
                    : o->kind && !strcmp(f->kind->section, "kind") && f->term == o->kind;
}

/* What is over is in no facet itself, so all of the type are asked. */
static struct value offer_alike(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct list *all = &view_of(e)->site->facets[ITEM_OFFER];
    for (size_t i = 0; i < all->n; i++)
        if (facet_is_alike(all->at[i], self))
            return value_record(view_choice_of(e, all->at[i]));
    return value_none();
}

static struct value offer_choices(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    return view_choices_of(e, self, NULL);
}

static const struct field offer_fields[] = {
    ITEM_FIELDS,
    ROW("choices", KIND(VALUE_TEXT), offer_choices, 0, "its parts of the list, for scripts"),
    ROW("provider", MAYBE_ONE(view_member), get_ref, offsetof(struct offer, provider),
        "who offers it"),
    F_TERM("kind", struct offer, kind, "sort of offer"),
    F_TEXT("level", struct offer, level, "A0-C2"),
    F_TERMS("topics", struct offer, topics, "what it is about"),
    F_TERMS("audiences", struct offer, audiences, "for whom"),
    F_LANGUAGES("languages", struct offer, languages, "spoken there"),
    ROW("when", MAYBE(VALUE_RANGE), offer_when, 0, "of the next, else the last meeting"),
    ROW("rule", MAYBE(VALUE_TEXT), view_rule, offsetof(struct offer, schedule),
        "of a series, in words"),
    ROW("next", MAYBE_ONE(view_meeting), offer_next, 0, "the next that takes place"),
    ROW("meeting", MAYBE_ONE(view_meeting), view_meeting_speaking, offsetof(struct offer, schedule),
        "the next, else the next that is called off, else the last"),
    ROW("meetings", LIST_OF(type_meeting), view_series_next, offsetof(struct offer, schedule),
        "the next few"),
    ROW("later", LIST_OF(type_meeting), view_series_later, offsetof(struct offer, schedule),
        "those behind them"),
    ROW("later_more", KIND(VALUE_INT), view_series_more, offsetof(struct offer, schedule),
        "coming ones beyond those"),
    ROW("venue", MAYBE_ONE(view_venue), get_ref, offsetof(struct offer, venue), "where"),
    ROW("district", MAYBE(VALUE_TEXT), offer_district, 0,
        "part of the town: the venue's, else the provider's"),
    ROW("women_only", KIND(VALUE_BOOL), offer_women_only, 0, "for women and nobody else"),
    ROW("course", KIND(VALUE_BOOL), offer_is_course, 0, "it has a level"),
    F_TEXT_T("price", struct offer, price, "what it costs"),
    F_FOREIGN("price", struct offer, price),
    ROW("registration", MAYBE_ONE(view_registration), view_sign_up, 0,
        "how to sign up; missing where all is over"),
    F_BOOL("childcare", struct offer, childcare, "children are looked after"),
    ROW("places_free", MAYBE_ONE(view_places), get_pointer, offsetof(struct offer, places_free),
        "free places"),
    F_TEXT("entry", struct offer, entry, "any time, at start"),
    F_TERM("funding", struct offer, funding, "who pays"),
    F_DATE("valid_until", struct offer, valid_until, "last day of the offer"),
    ROW("alike", MAYBE_ONE(view_choice), offer_alike, 0,
        "the list of those on its level, else of its kind"),
    ROW("expired", KIND(VALUE_BOOL), offer_expired, 0, "no longer on offer"),
};
const struct record view_offer = RECORD("offer", offer_fields);
