#include "resolve/lists/embeds.h"

#include "base/arena.h"
#include "model/site.h"
#include "resolve/lists/channels.h"
#include "resolve/route.h"

#include <assert.h>
#include <string.h>

/* Embeds under construction. */
struct embed_builder {
    struct site *site;
    struct map channels; /* "groups/gesundheit" → struct channel */
};

static const char *key(struct arena *a, const char *section, const char *id)
{
    return arena_printf(a, "%s/%s", section, id);
}

static const struct channel *find_channel(struct embed_builder *m, const char *section,
                                          const char *id)
{
    return map_get(&m->channels, key(m->site->arena, section, id));
}

static void note_embed(struct embed_builder *m, const char *section, const char *id,
                       const struct channel *channel, const struct channel *offers)
{
    struct embed *e = arena_alloc(m->site->arena, sizeof *e);
    *e = (struct embed){.section = section, .id = id};
    assert(channel || offers);
    e->channel = channel ? channel : offers;
    e->offers = channel ? offers : NULL;
    e->item = e->channel->item;
    list_add(&m->site->embeds, m->site->arena, e);
}

void resolve_embeds(struct site *site)
{
    struct embed_builder m = {.site = site};
    const struct list *groups = &site->items[ITEM_GROUP], *members = &site->items[ITEM_MEMBER];
    const struct map *topics = &site->vocabulary[VOCABULARY_TOPICS].terms;
    map_init(&m.channels, site->arena);
    for (size_t i = 0; i < site->channels.n; i++) {
        struct channel *c = site->channels.at[i];
        if (c->id)
            map_add(&m.channels, key(site->arena, c->kind->section, c->id), c);
    }
    for (size_t i = 0; i < groups->n; i++) {
        const char *id = ((const struct item *)groups->at[i])->id;
        note_embed(&m, "groups", id, find_channel(&m, "groups", id), NULL);
    }
    for (size_t i = 0; i < members->n; i++) {
        const char *id = ((const struct item *)members->at[i])->id;
        const struct channel *c = find_channel(&m, "members", id),
                             *offers = find_channel(&m, "offers", id);
        if (c || offers)
            note_embed(&m, "members", id, c, offers);
    }
    for (size_t i = 0; i < topics->n; i++) {
        const char *id = ((const struct term *)topics->entry[i].value)->id;
        const struct channel *c = find_channel(&m, "topics", id);
        if (c)
            note_embed(&m, "topics", id, c, NULL);
    }
}

const char *embed_path(const struct site *site, struct arena *a, const struct embed *e,
                       int language)
{
    const char *prefix = site->language[language].prefix;
    const char *base = arena_printf(a, "%s%s/", prefix, route_word(site, "embed", language));
    if (!e)
        return base;
    return arena_printf(a, "%s%s/%s/", base, route_word(site, e->section, language), e->id);
}
