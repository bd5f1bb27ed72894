#include "resolve/outputs.h"

#include "base/arena.h"
#include "resolve/calendar/calendar.h"
#include "resolve/lists/channels.h"
#include "resolve/route.h"

/* Files being listed. */
struct output_listing {
    const struct site *site;
    struct arena *arena;
    struct list outputs; /* struct output * */
    enum output_kind kind;
    int language;
};

static struct output *add_output(struct output_listing *l, const char *path, const void *of)
{
    struct output *o = arena_alloc(l->arena, sizeof *o);
    *o = (struct output){.kind = l->kind, .language = l->language, .path = path, .of = of};
    list_add(&l->outputs, l->arena, o);
    return o;
}

/* Lists a file that there is once, whatever the language. */
static struct output *add_single(struct output_listing *l, const char *path, int absent)
{
    if (l->language)
        return NULL;
    struct output *o = add_output(l, path, NULL);
    o->absent = absent;
    return o;
}

static void list_calendars(struct output_listing *l)
{
    const struct list *channels = &l->site->channels;
    for (size_t i = 0; i < channels->n; i++)
        add_output(l, channel_path(l->site, l->arena, channels->at[i], l->language),
                   channels->at[i]);
}

static void list_calendars_json(struct output_listing *l)
{
    const struct list *channels = &l->site->channels;
    for (size_t i = 0; i < channels->n; i++)
        add_output(l, channel_json_path(l->site, l->arena, channels->at[i], l->language),
                   channels->at[i]);
}

static void list_events_json(struct output_listing *l)
{
    add_output(l, route_events_json(l->site, l->arena, l->language), NULL);
}

static void list_calendars_of(struct output_listing *l, const struct list *events)
{
    for (size_t i = 0; i < events->n; i++)
        add_output(l, route_feed(l->site, l->arena, events->at[i], l->language), events->at[i]);
}

/* An offer without dates is nothing for a calendar. */
static void list_offer_calendars(struct output_listing *l)
{
    const struct list *offers = &l->site->items[ITEM_OFFER];
    for (size_t i = 0; i < offers->n; i++) {
        const struct offer *o = offers->at[i];
        if (o->schedule.occurrences)
            add_output(l, route_feed(l->site, l->arena, &o->item, l->language), o);
    }
}

static void list_event_calendars(struct output_listing *l)
{
    list_calendars_of(l, &l->site->items[ITEM_EVENT]);
    list_calendars_of(l, &l->site->withdrawn);
    list_offer_calendars(l);
}

static void list_meeting_calendars(struct output_listing *l)
{
    const struct list *events = &l->site->items[ITEM_EVENT];
    for (size_t i = 0; i < events->n; i++) {
        const struct schedule *s = &((const struct event *)events->at[i])->schedule;
        for (size_t k = 0; k < s->occurrences; k++) {
            const struct occurrence *o = &s->occurrence[k];
            const char *path = route_meeting(l->site, l->arena, o, l->language);
            if (path)
                add_output(l, path, o)->passing = 1;
        }
    }
}

static void list_busy(struct output_listing *l)
{
    const struct list *venues = &l->site->items[ITEM_VENUE];
    for (size_t i = 0; !l->language && i < venues->n; i++)
        add_output(l, route_busy(l->site, l->arena, venues->at[i]), venues->at[i]);
}

static void list_cards(struct output_listing *l)
{
    const struct list *members = &l->site->items[ITEM_MEMBER];
    for (size_t i = 0; i < members->n; i++)
        add_output(l, route_card(l->arena, members->at[i], l->language), members->at[i]);
}

static void list_atom(struct output_listing *l, enum item_type type)
{
    add_output(l, route_atom(l->site, l->arena, type, l->language), NULL)->absent =
        !l->site->items[type].n;
}

static void list_atom_news(struct output_listing *l)
{
    list_atom(l, ITEM_NEWS);
}

static void list_atom_events(struct output_listing *l)
{
    list_atom(l, ITEM_EVENT);
}

static void list_search(struct output_listing *l)
{
    add_output(l, route_search(l->site, l->arena, l->language), NULL)->absent =
        !search_wanted(l->site);
}

static void list_sitemap(struct output_listing *l)
{
    add_single(l, "sitemap.xml", 0);
}

static void list_robots(struct output_listing *l)
{
    add_single(l, "robots.txt", 0);
}

/* Returns 1 if hosts cannot be told anything about the site. */
static int is_hostless(const struct site *site)
{
    return site->config.link_files || !route_base(site);
}

static void list_headers(struct output_listing *l)
{
    add_single(l, "_headers", is_hostless(l->site));
}

static void list_redirects(struct output_listing *l)
{
    add_single(l, "_redirects", is_hostless(l->site));
}

static void list_htaccess(struct output_listing *l)
{
    add_single(l, ".htaccess", is_hostless(l->site));
}

static void (*const addresses[OUTPUT_KINDS])(struct output_listing *l) = {
#define OUTPUT(name, addresses, write, subscribed) addresses,
#include "resolve/outputs.def"
#undef OUTPUT
};

void resolve_outputs(struct site *site)
{
    struct output_listing l = {.site = site, .arena = site->arena};
    for (int kind = 0; kind < OUTPUT_KINDS; kind++) {
        l.kind = (enum output_kind)kind;
        for (l.language = 0; l.language < site->languages; l.language++)
            addresses[kind](&l);
    }
    site->outputs = l.outputs;
}
