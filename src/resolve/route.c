#include "resolve/resolve.h"

#include "base/arena.h"

#include <string.h>

const char *route_word(const struct site *site, const char *key, int language)
{
    const struct words *w = site->language[language].words;
    const char *word = w ? map_get(&w->section, key) : NULL;
    return word ? word : key;
}

const char *route_section(const struct site *site, enum item_type type, int language)
{
    const char *prefix = site->language[language].prefix;
    if (type == ITEM_PAGE)
        return prefix;
    return arena_printf(site->arena, "%s%s/", prefix,
                        route_word(site, item_folder(type), language));
}

/* A free page's address follows its folders: content/pages/a/b.md and a/b/index.md both stand at
 * a/b/. */
static const char *page_tail(struct site *site, const struct item *item)
{
    const char *path = item->source->path + strlen("content/pages/");
    size_t n = strlen(path) - strlen(strchr(strrchr(path, '/') ? strrchr(path, '/') : path, '.'));
    if (n == 5 && !strncmp(path, "index", 5))
        return "";
    if (n > 6 && !strncmp(path + n - 6, "/index", 6))
        n -= 6;
    return arena_printf(site->arena, "%.*s/", (int)n, path);
}

static void route_item(struct site *site, struct item *item, const char *const section[])
{
    const char *tail = item->type == ITEM_PAGE ? page_tail(site, item)
                                               : arena_printf(site->arena, "%s/", item->id);
    for (int l = 0; l < site->languages; l++)
        item->path[l] = arena_printf(site->arena, "%s%s", section[l], tail);
}

/* ---- clashes ---- */

static struct span item_span(const struct item *item)
{
    return span_make(item->source, 0, 0);
}

/* What stands at an address: an item, or a list's page, which has no file to point at. */
struct tenant {
    const struct item *item;
};

static void claim(struct site *site, struct report *r, struct map *taken, const struct item *item,
                  int language)
{
    struct tenant *t = arena_alloc(site->arena, sizeof *t);
    t->item = item;
    struct tenant *first = map_add(taken, item->path[language], t);
    if (first == t)
        return;
    struct diag *d = diag_add(r, DIAG_URL_DUPLICATE, item_span(item), item->path[language], NULL);
    if (first->item)
        diag_note(d, HELP_FIRST_HERE, item_span(first->item));
}

static struct span alias_span(const struct item *item, size_t i)
{
    const struct node *n = node_get(item->front, "aliases");
    if (n && n->kind == NODE_LIST) {
        n = n->item;
        while (n && i-- > 0)
            n = n->next;
    }
    return n ? n->span : item_span(item);
}

static void claim_aliases(struct site *site, struct report *r, struct map *taken,
                          const struct item *item)
{
    for (size_t i = 0; i < item->aliases.n; i++) {
        const char *alias = item->aliases.at[i];
        size_t n = strlen(alias);
        const char *key = n && alias[n - 1] != '/' &&
                                  !strchr(strrchr(alias, '/') ? strrchr(alias, '/') : alias, '.')
                              ? arena_printf(site->arena, "%s/", alias)
                              : alias;
        struct tenant *t = arena_alloc(site->arena, sizeof *t);
        t->item = item;
        struct tenant *first = map_add(taken, key, t);
        if (first == t)
            continue;
        struct diag *d = diag_add(r, DIAG_ALIAS_DUPLICATE, alias_span(item, i), alias, NULL);
        if (first->item)
            diag_note(d, HELP_FIRST_HERE, item_span(first->item));
    }
}

static void claim_sections(struct site *site, struct map *taken)
{
    for (int type = 0; type < ITEM_TYPES; type++) {
        for (int l = 0; l < site->languages && type != ITEM_PAGE; l++)
            map_add(taken, route_section(site, (enum item_type)type, l),
                    arena_alloc(site->arena, sizeof(struct tenant)));
    }
}

/* Routes all items of a type, and claims their addresses. */
static void route_type(struct site *site, struct report *r, struct map *taken, enum item_type type)
{
    const char *section[LANGUAGES_MAX] = {0};
    for (int l = 0; l < site->languages; l++)
        section[l] = route_section(site, type, l);
    for (size_t i = 0; i < site->items[type].n; i++) {
        struct item *item = site->items[type].at[i];
        route_item(site, item, section);
        for (int l = 0; l < site->languages; l++)
            claim(site, r, taken, item, l);
    }
}

void resolve_routes(struct site *site, struct report *r)
{
    struct map taken;
    map_init(&taken, site->arena);
    claim_sections(site, &taken);
    for (int type = 0; type < ITEM_TYPES; type++)
        route_type(site, r, &taken, (enum item_type)type);
    for (size_t i = 0; i < site->all.n; i++) {
        const struct item *item = site->all.at[i];
        if (!item->hidden)
            claim_aliases(site, r, &taken, item);
    }
}
