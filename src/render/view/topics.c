#include "render/view/topics.h"

#include "base/arena.h"
#include "model/site.h"
#include "render/view/facets.h"
#include "resolve/route.h"

#include <string.h>

/* A topic, and what is about it. */
struct topic_view {
    const struct term *term;
    const struct facet *members, *offers; /* NULL: none are */
};

static struct value topic_label(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct term *term = ((const struct topic_view *)self)->term;
    const char *label = label_text(&term->label, view_of(e)->language->index);
    return value_text(label ? label : term->id);
}

static struct value topic_url(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct topic_view *t = self;
    const struct view *v = view_of(e);
    return value_url(
        route_choice(v->site, e->scratch, t->members ? t->members : t->offers, v->language->index));
}

static struct value topic_choice(struct eval *e, const void *self, const struct field *f)
{
    const struct facet *part =
        *(const struct facet *const *)(const void *)((const char *)self + f->index);
    return value_record(part ? view_choice_of(e, part) : NULL);
}

static const struct field topic_fields[] = {
    ROW("label", KIND(VALUE_TEXT), topic_label, 0, "its name"),
    ROW("url", KIND(VALUE_URL), topic_url, 0, "the list of members, else of offers"),
    ROW("members", MAYBE_ONE(view_choice), topic_choice, offsetof(struct topic_view, members),
        "those that work on it"),
    ROW("offers", MAYBE_ONE(view_choice), topic_choice, offsetof(struct topic_view, offers),
        "what is offered on it"),
};
static const struct record view_topic = RECORD("topic", topic_fields);
const struct type type_topic = ONE(view_topic);

/* Returns the part of a type's list that is about a topic, NULL if nothing is. */
static const struct facet *topic_part(const struct site *site, enum item_type type,
                                      const struct term *term)
{
    const struct list *all = &site->facets[type];
    for (size_t i = 0; i < all->n; i++) {
        const struct facet *f = all->at[i];
        if (f->n && !f->first && f->term == term && !strcmp(f->kind->section, "topics"))
            return f;
    }
    return NULL;
}

static void topic_add(struct eval *e, struct list *to, const struct term *term)
{
    const struct site *site = view_of(e)->site;
    const struct topic_view found = {term, topic_part(site, ITEM_MEMBER, term),
                                     topic_part(site, ITEM_OFFER, term)};
    if (!found.members && !found.offers)
        return;
    struct topic_view *t = arena_alloc(e->scratch, sizeof *t);
    *t = found;
    list_add(to, e->scratch, t);
}

static int by_members(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct facet *x = a, *y = b;
    return x->n != y->n ? (x->n > y->n ? -1 : 1) : x->term->order - y->term->order;
}

/* Adds the topics that most members work on. */
static void add_largest(struct eval *e, struct list *to, size_t most)
{
    const struct list *all = &view_of(e)->site->facets[ITEM_MEMBER];
    struct list parts = {0};
    for (size_t i = 0; i < all->n; i++) {
        const struct facet *f = all->at[i];
        if (f->n && facet_listed(f) && !f->first && !strcmp(f->kind->section, "topics"))
            list_add(&parts, e->scratch, all->at[i]);
    }
    list_sort(&parts, by_members, NULL);
    for (size_t i = 0; i < parts.n && i < most; i++)
        topic_add(e, to, ((const struct facet *)parts.at[i])->term);
}

struct value view_home_topics(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    const struct list *named = &view_of(e)->site->config.home_topics;
    struct list topics = {0};
    for (size_t i = 0; i < named->n; i++)
        topic_add(e, &topics, named->at[i]);
    if (!named->n)
        add_largest(e, &topics, (size_t)f->index);
    return view_list(e, topics.at, topics.n);
}
