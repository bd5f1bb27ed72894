#include "resolve/lists/channels.h"

#include "base/arena.h"
#include "model/site.h"
#include "model/types.h"
#include "resolve/calendar/calendar.h"
#include "resolve/route.h"

#include <string.h>

/* Whose terms have calendars, and where events name them. */
struct terms {
    enum vocabulary_id vocabulary;
    size_t offset; /* in struct event: a list of terms, or one pointer if `single` */
    int single;
};

/* Channels under construction: those of one row of the table. */
struct channel_builder {
    struct site *site;
    const struct channel_kind *kind;
    const struct terms *terms; /* for by_term */
    struct list events;        /* struct event *: also deleted ones */
};

/* How the channels of one kind are made. */
struct channel_row {
    struct channel_kind kind;
    void (*fill)(struct channel_builder *m);
    struct terms terms;
};

static struct channel *add_channel(struct channel_builder *m, const char *id)
{
    struct channel *c = arena_alloc(m->site->arena, sizeof *c);
    c->kind = m->kind;
    c->id = id;
    list_add(&m->site->channels, m->site->arena, c);
    return c;
}

/* Events come one after the other, so whoever is in the list already is its last. */
static void add_event_once(struct channel_builder *m, struct list *l, void *event)
{
    if (!l->n || l->at[l->n - 1] != event)
        list_add(l, m->site->arena, event);
}

/* Appends the deleted events that would be in the calendar of `item`. */
static void add_withdrawn(struct channel_builder *m, struct channel *c, const struct item *item,
                          int (*names)(const struct event *e, const struct item *item))
{
    const struct list *withdrawn = &m->site->withdrawn;
    const struct list living = c->events;
    if (!withdrawn->n)
        return;
    c->events = (struct list){0};
    for (size_t i = 0; i < living.n; i++)
        list_add(&c->events, m->site->arena, living.at[i]);
    for (size_t i = 0; i < withdrawn->n; i++)
        if (names(withdrawn->at[i], item))
            list_add(&c->events, m->site->arena, withdrawn->at[i]);
}

static int names_group(const struct event *e, const struct item *group)
{
    return e->group && e->group->item == group;
}

static int names_member(const struct event *e, const struct item *member)
{
    for (size_t i = 0; i < e->organisers.n; i++)
        if (((const struct ref *)e->organisers.at[i])->item == member)
            return 1;
    return 0;
}

static int names_venue(const struct event *e, const struct item *venue)
{
    return e->venue && e->venue->item == venue;
}

/* A calendar that people have subscribed to must not go with the last event in it: it has to tell
 * them that this is off. */
static int withdrawn_names(const struct channel_builder *m, const struct item *item,
                           int (*names)(const struct event *e, const struct item *item))
{
    const struct list *withdrawn = &m->site->withdrawn;
    for (size_t i = 0; i < withdrawn->n; i++)
        if (names(withdrawn->at[i], item))
            return 1;
    return 0;
}

static void all_events(struct channel_builder *m)
{
    add_channel(m, NULL)->events = m->events;
}

static void all_offers(struct channel_builder *m)
{
    if (m->site->items[ITEM_OFFER].n)
        add_channel(m, NULL)->events = m->site->items[ITEM_OFFER];
}

static void by_term(struct channel_builder *m)
{
    const struct map *terms = &m->site->vocabulary[m->terms->vocabulary].terms;
    const struct list *events = &m->events;
    struct list *held = arena_array(m->site->arena, terms->n + 1, sizeof *held);
    for (size_t i = 0; i < events->n; i++) {
        void *at = (char *)events->at[i] + m->terms->offset;
        const struct list one = {.at = at, .n = *(void **)at != NULL};
        const struct list *named = m->terms->single ? &one : at;
        for (size_t k = 0; k < named->n; k++)
            add_event_once(m, &held[((const struct term *)named->at[k])->order], events->at[i]);
    }
    for (size_t i = 0; i < terms->n; i++) {
        const struct term *t = terms->entry[i].value;
        if (!held[t->order].n)
            continue;
        struct channel *c = add_channel(m, t->id);
        c->label = &t->label;
        c->events = held[t->order];
    }
}

static void by_group(struct channel_builder *m)
{
    const struct list *groups = &m->site->items[ITEM_GROUP];
    for (size_t i = 0; i < groups->n; i++) {
        const struct group *g = groups->at[i];
        struct channel *c = add_channel(m, g->item.id);
        c->item = &g->item;
        c->events = g->events;
        add_withdrawn(m, c, c->item, names_group);
    }
}

static void by_member(struct channel_builder *m)
{
    const struct list *members = &m->site->items[ITEM_MEMBER];
    for (size_t i = 0; i < members->n; i++) {
        const struct member *member = members->at[i];
        if (!member->events.n && !withdrawn_names(m, &member->item, names_member))
            continue;
        struct channel *c = add_channel(m, member->item.id);
        c->item = &member->item;
        c->events = member->events;
        add_withdrawn(m, c, c->item, names_member);
    }
}

static void by_provider(struct channel_builder *m)
{
    const struct list *members = &m->site->items[ITEM_MEMBER];
    for (size_t i = 0; i < members->n; i++) {
        const struct member *member = members->at[i];
        if (!member->offers.n)
            continue;
        struct channel *c = add_channel(m, member->item.id);
        c->item = &member->item;
        c->events = member->offers;
    }
}

/* A series that comes to a venue only now and then must not bring its other meetings along. */
static void add_at_venue(struct channel_builder *m, struct channel *c, struct event *e)
{
    if (e->venue && e->venue->item == c->item) {
        list_add(&c->events, m->site->arena, e);
        return;
    }
    for (size_t i = 0; i < e->schedule.occurrences; i++) {
        struct occurrence *o = &e->schedule.occurrence[i];
        if (o->venue && &o->venue->item == c->item)
            list_add(&c->meetings, m->site->arena, o);
    }
}

static void by_venue(struct channel_builder *m)
{
    const struct list *venues = &m->site->items[ITEM_VENUE];
    for (size_t i = 0; i < venues->n; i++) {
        const struct venue *v = venues->at[i];
        if (!v->events.n && !withdrawn_names(m, &v->item, names_venue))
            continue;
        struct channel *c = add_channel(m, v->item.id);
        c->item = &v->item;
        for (size_t k = 0; k < v->events.n; k++)
            add_at_venue(m, c, v->events.at[k]);
        add_withdrawn(m, c, c->item, names_venue);
    }
}

static int by_id(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    return strcmp(((const struct channel *)a)->id, ((const struct channel *)b)->id);
}

static void by_language(struct channel_builder *m)
{
    const struct list *events = &m->events;
    const size_t first = m->site->channels.n;
    struct map found;
    map_init(&found, m->site->arena);
    for (size_t i = 0; i < events->n; i++) {
        const struct event *e = events->at[i];
        for (size_t k = 0; k < e->languages.n; k++) {
            const char *tag = e->languages.at[k],
                       *id = arena_lower(m->site->arena, tag, strlen(tag));
            struct channel *c = map_get(&found, id);
            if (!c && id_is_valid(id, strlen(id))) {
                c = add_channel(m, id);
                c->tag = tag;
                map_add(&found, id, c);
            }
            if (c)
                add_event_once(m, &c->events, events->at[i]);
        }
    }
    struct list own = {.at = m->site->channels.at + first, .n = m->site->channels.n - first};
    list_sort(&own, by_id, NULL);
}

static void deadlines(struct channel_builder *m)
{
    const struct list *events = &m->events;
    struct channel *c = add_channel(m, NULL);
    for (size_t i = 0; i < events->n; i++) {
        struct event *e = events->at[i];
        if (e->kind && !strcmp(e->kind->id, "deadline"))
            list_add(&c->events, m->site->arena, e);
        if (e->registration && e->registration->until.date.year && e->schedule.occurrences &&
            !calendar_past(&e->schedule, m->site->now_utc))
            list_add(&c->registrations, m->site->arena, e);
    }
}

static int latest_first(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct item *x = a, *y = b;
    int64_t s = x->revised, t = y->revised;
    return s != t ? (s > t ? -1 : 1) : strcmp(x->id, y->id);
}

static void changed(struct channel_builder *m)
{
    const struct list *events = &m->events;
    struct channel *c = add_channel(m, NULL);
    int64_t to = m->site->now_utc + DAY_SECONDS,
            from = m->site->now_utc - (int64_t)CHANGED_DAYS * DAY_SECONDS;
    for (size_t i = 0; i < events->n; i++) {
        int64_t at = ((const struct item *)events->at[i])->revised;
        if (at >= from && at < to)
            list_add(&c->events, m->site->arena, events->at[i]);
    }
    list_sort(&c->events, latest_first, NULL);
    if (c->events.n > CHANGED_EVENTS)
        c->events.n = CHANGED_EVENTS;
}

/* Appends the events of the group `refs[k]`, unless it was named before. */
static void add_group(struct channel_builder *m, struct channel *c, const struct list *refs,
                      size_t k)
{
    const struct item *item = ((const struct ref *)refs->at[k])->item;
    const struct group *g = (const struct group *)item;
    for (size_t i = 0; i < k; i++) {
        if (((const struct ref *)refs->at[i])->item == item)
            return;
    }
    for (size_t i = 0; g && i < g->events.n; i++)
        list_add(&c->events, m->site->arena, g->events.at[i]);
    for (size_t i = 0; g && i < m->site->withdrawn.n; i++)
        if (names_group(m->site->withdrawn.at[i], item))
            list_add(&c->events, m->site->arena, m->site->withdrawn.at[i]);
}

static void combinations(struct channel_builder *m)
{
    const struct list *named = &m->site->config.combinations;
    for (size_t i = 0; i < named->n; i++) {
        const struct combination *combination = named->at[i];
        struct channel *c = add_channel(m, combination->name);
        c->label = &combination->title;
        for (size_t k = 0; k < combination->groups.n; k++)
            add_group(m, c, &combination->groups, k);
    }
}

#define EVENT_TERMS(member, id, one)                                                               \
    .fill = by_term, .terms = {(id), offsetof(struct event, member), one}

static const struct channel_row rows[] = {
    {{"all", "calendar.all", ITEM_EVENT}, .fill = all_events},
    {{"kind", "calendar.kind", ITEM_EVENT}, EVENT_TERMS(kind, VOCABULARY_EVENT_KINDS, 1)},
    {{"groups", "calendar.group", ITEM_EVENT}, .fill = by_group},
    {{"members", "calendar.member", ITEM_EVENT}, .fill = by_member},
    {{"venues", "calendar.venue", ITEM_EVENT}, .fill = by_venue},
    {{"topics", "calendar.topic", ITEM_EVENT}, EVENT_TERMS(topics, VOCABULARY_TOPICS, 0)},
    {{"audiences", "calendar.audience", ITEM_EVENT},
     EVENT_TERMS(audiences, VOCABULARY_AUDIENCES, 0)},
    {{"languages", "calendar.language", ITEM_EVENT}, .fill = by_language},
    {{"offers", "calendar.offers", ITEM_OFFER}, .fill = all_offers},
    {{"offers", "calendar.provider", ITEM_OFFER}, .fill = by_provider},
    {{"deadlines", "calendar.deadlines", ITEM_EVENT}, .fill = deadlines},
    {{"changed", "calendar.changed", ITEM_EVENT}, .fill = changed},
    {{"selection", "calendar.selection", ITEM_EVENT}, .fill = combinations},
};

void resolve_channels(struct site *site)
{
    struct list events = {0};
    for (size_t i = 0; i < site->items[ITEM_EVENT].n; i++)
        list_add(&events, site->arena, site->items[ITEM_EVENT].at[i]);
    for (size_t i = 0; i < site->withdrawn.n; i++)
        list_add(&events, site->arena, site->withdrawn.at[i]);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct channel_builder m = {
            .site = site, .kind = &rows[i].kind, .terms = &rows[i].terms, .events = events};
        rows[i].fill(&m);
    }
}

int channel_exists(const struct item *item)
{
    const struct type_facts *facts = item_facts(item->type);
    const struct list *events = (const void *)((const char *)item + facts->calendar_events);
    return facts->calendar && (!facts->calendar_events || events->n);
}

const char *channel_path(const struct site *site, struct arena *a, const struct channel *c,
                         int language)
{
    return route_calendar(site, a, c->kind->section, c->id, language);
}

const char *channel_json_path(const struct site *site, struct arena *a, const struct channel *c,
                              int language)
{
    const char *path = channel_path(site, a, c, language);
    return arena_printf(a, "%.*s.json", (int)(strrchr(path, '.') - path), path);
}
