#include "resolve/uid.h"

#include "base/arena.h"
#include "model/site.h"
#include "report/diag.h"
#include "resolve/route.h"

#include <string.h>

/* What calendars know an event by, and where that is written. */
struct uid_claim {
    const struct item *item;
    struct span span;
};

static int uid_ends_with(const char *s, size_t n, const char *end)
{
    size_t m = strlen(end);
    return n >= m && !memcmp(s + n - m, end, m);
}

const char *resolve_former_id(const struct site *site, const char *alias)
{
    static const char *const ends[] = {"index.html", "/", ".html"};
    for (int l = 0; l < site->languages; l++) {
        const char *section = route_section(site, site->arena, ITEM_EVENT, l);
        if (strncmp(alias, section, strlen(section)) != 0)
            continue;
        const char *id = alias + strlen(section);
        size_t n = strlen(id);
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
            n -= uid_ends_with(id, n, ends[i]) ? strlen(ends[i]) : 0;
        if (id_is_valid(id, n))
            return arena_copy(site->arena, id, n);
    }
    return NULL;
}

/* Returns the first former id that the file's aliases tell. One that an event still has is left to
 * the message about the alias. */
static const char *former_in(const struct site *site, const struct item *file)
{
    for (size_t i = 0; file && i < file->aliases.n; i++) {
        const char *id = resolve_former_id(site, file->aliases.at[i]);
        if (id && !map_get(&site->by_id[ITEM_EVENT], id))
            return id;
    }
    return NULL;
}

static struct span uid_item_span(const struct item *item)
{
    return item->source ? span_make(item->source, 0, 0) : (struct span){0};
}

struct span resolve_event_uid(struct site *site, struct event *e)
{
    struct item *item = &e->item;
    const struct node *own = node_get(item->front, "uid");
    if (e->uid)
        return own ? own->span : uid_item_span(item);
    const struct item *file = item;
    const char *id = former_in(site, file);
    for (int l = 1; l < site->languages && !id; l++) {
        file = item->translation[l];
        id = former_in(site, file);
    }
    if (!id)
        return uid_item_span(item);
    e->uid = arena_printf(site->arena, "%s@%s", id, site->config.host);
    const struct node *aliases = node_get(file->front, "aliases");
    return aliases ? aliases->span : uid_item_span(file);
}

static void claim_uid(struct site *site, struct report *r, const struct item *item, const char *uid,
                      struct span at)
{
    struct uid_claim *mine = arena_alloc(site->arena, sizeof *mine);
    *mine = (struct uid_claim){item, at};
    const struct uid_claim *first = map_add(&site->uids, uid, mine);
    if (first == mine)
        return;
    struct diag *d = diag_add(r, DIAG_UID_DUPLICATE, at, uid, NULL);
    diag_note(d, HELP_FIRST_HERE, first->span);
}

void resolve_uids(struct site *site, struct report *r)
{
    const struct list *events = &site->items[ITEM_EVENT], *offers = &site->items[ITEM_OFFER];
    map_init(&site->uids, site->arena);
    for (size_t i = 0; i < events->n; i++) {
        struct event *e = events->at[i];
        struct span at = resolve_event_uid(site, e);
        claim_uid(site, r, &e->item, resolve_uid(site, site->arena, &e->item), at);
    }
    for (size_t i = 0; i < offers->n; i++) {
        const struct item *item = offers->at[i];
        claim_uid(site, r, item, resolve_uid(site, site->arena, item), uid_item_span(item));
    }
}

const char *resolve_uid(const struct site *site, struct arena *a, const struct item *item)
{
    const char *host = site->config.host ? site->config.host : "localhost";
    int is_event = item->type == ITEM_EVENT;
    if (is_event && ((const struct event *)item)->uid)
        return ((const struct event *)item)->uid;
    return arena_printf(a, "%s%s@%s", is_event ? "" : "offer-", item->id, host);
}
