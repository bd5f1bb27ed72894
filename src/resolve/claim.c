#include "resolve/claim.h"

#include "base/arena.h"
#include "base/fs.h"
#include "model/site.h"
#include "model/types.h"
#include "report/diag.h"
#include "resolve/lists/embeds.h"
#include "resolve/lists/facets.h"
#include "resolve/lists/periods.h"
#include "resolve/outputs.h"
#include "resolve/paths.h"
#include "resolve/pictures.h"
#include "resolve/route.h"

#include <string.h>

static struct span item_span(const struct item *item)
{
    return span_make(item->source, 0, 0);
}

/* Returns the claim to the file, or to one that differs from it in case alone; NULL: none. */
static const struct claim *claim_at(const struct site *site, const char *file)
{
    const char *folded = paths_fold(site->arena, file);
    const struct claim *first = map_get(&site->taken, file);
    if (!first && folded != file)
        first = map_get(&site->taken, folded);
    return first ? first : map_get(&site->taken_folded, folded);
}

/* Claims the address `t.path`; returns the earlier claim to it, or NULL. */
static const struct claim *claim_add(struct site *site, struct claim t)
{
    const char *file = route_file(site->arena, t.path), *folded = paths_fold(site->arena, file);
    const struct claim *first = claim_at(site, file);
    struct claim *mine = arena_alloc(site->arena, sizeof *mine);
    *mine = t;
    map_add(&site->taken, file, mine);
    if (folded != file)
        map_add(&site->taken_folded, folded, mine);
    return first;
}

static void fault(struct report *r, enum diag_id id, struct span at, const char *path,
                  const struct claim *first)
{
    struct diag *d = diag_add(r, id, at, path, NULL);
    diag_note(d, first->span.source ? HELP_FIRST_HERE : HELP_OWN_PAGE, first->span);
}

/* ---- what the program writes itself ---- */

static void claim_own(struct site *site, const char *path, int absent)
{
    claim_add(site, (struct claim){.path = path, .absent = absent});
}

static void claim_lists(struct site *site, int language)
{
    struct arena *a = site->arena;
    int no_events = !site->items[ITEM_EVENT].n;
    for (int type = 0; type < ITEM_TYPES; type++) {
        if (item_facts((enum item_type)type)->shape != LIST_UNLISTED)
            claim_own(site, route_list(site, a, (enum item_type)type, NULL, language, 1),
                      !site->items[type].n);
    }
    claim_own(site, route_list(site, a, ITEM_EVENT, "archive", language, 1), no_events);
}

static void claim_periods(struct site *site, int language)
{
    for (int kind = 0; kind < PERIOD_KINDS; kind++) {
        const struct list *l = &site->periods->of[kind];
        for (size_t i = 0; i < l->n; i++)
            claim_own(site, period_path(site, site->arena, l->at[i], language), 0);
    }
}

static void claim_embeds(struct site *site, int language)
{
    claim_own(site, route_embeds(site, site->arena, language), 0);
    for (size_t i = 0; i < site->embeds.n; i++)
        claim_own(site, embed_path(site, site->arena, site->embeds.at[i], language), 0);
}

static void claim_facets(struct site *site, int language)
{
    for (int type = 0; type < ITEM_TYPES; type++)
        for (size_t i = 0; i < site->facets[type].n; i++) {
            const struct facet *f = site->facets[type].at[i];
            if (facet_listed(f))
                claim_own(site, route_facet(site, site->arena, f, language, 1), 0);
        }
}

/* Assets, and the sizes of pictures that have no file of their own. */
static void claim_assets(struct site *site, struct report *r)
{
    for (size_t i = 0; i < site->assets.n; i++) {
        const struct fs_file *f = site->assets.at[i];
        const struct claim *first =
            claim_add(site, (struct claim){.path = f->path + strlen("site/")});
        if (first)
            diag_add_path(r, DIAG_ASSET_CASE, f->path, first->path, NULL);
    }
    for (size_t i = 0; i < site->rasters.n; i++) {
        const struct raster *p = site->rasters.at[i];
        for (size_t k = 0; k + 1 < p->n; k++)
            claim_own(site, p->rendition[k].file, 0);
    }
}

/* What goes by itself one day is not to be linked to, and what takes its place meanwhile is found
 * out when the site is rendered. */
static void claim_outputs(struct site *site)
{
    for (size_t i = 0; i < site->outputs.n; i++) {
        const struct output *o = site->outputs.at[i];
        if (!o->passing)
            claim_own(site, o->path, o->absent);
    }
}

static void claim_all_own(struct site *site, struct report *r)
{
    struct arena *a = site->arena;
    claim_outputs(site);
    for (int l = 0; l < site->languages; l++) {
        const char *prefix = site->language[l].prefix;
        claim_own(site, arena_printf(a, "%s404.html", prefix), 0);
        claim_lists(site, l);
        claim_periods(site, l);
        claim_embeds(site, l);
        claim_facets(site, l);
        claim_own(site, route_calendars(site, a, l), 0);
        claim_own(site, route_titles(site, a, l, 1), 0);
        claim_own(site, route_results(site, a, l), 0);
        if (!route_home(site))
            claim_own(site, prefix, 0);
    }
    claim_assets(site, r);
}

/* ---- items ---- */

/* An item called as the second page of its list would be found out only once the list has one. */
static int is_page_name(const struct site *site, const struct item *item, int language)
{
    const char *word = route_word(site, "page", language);
    size_t n = strlen(word);
    if (item_facts(item->type)->address == ADDRESS_FOLDERS || strncmp(item->id, word, n) != 0 ||
        item->id[n] != '-')
        return 0;
    const char *number = item->id + n + 1;
    return *number && !number[strspn(number, "0123456789")];
}

/* The same is true of an event called as a month. */
static int is_own_name(const struct site *site, const struct item *item, int language)
{
    return is_page_name(site, item, language) ||
           (item->type == ITEM_EVENT && period_is_month(item->id));
}

/* Reports at most one clash: in the next language it would be the same. */
static void claim_pages(struct site *site, struct report *r, struct item *item)
{
    static const struct claim own = {0};
    int clashed = 0;
    for (int l = 0; l < site->languages; l++) {
        const struct claim *first = claim_add(
            site, (struct claim){.item = item, .span = item_span(item), .path = item->path[l]});
        if (!first && is_own_name(site, item, l))
            first = &own;
        if (first && !clashed)
            fault(r, DIAG_URL_DUPLICATE, item_span(item), item->path[l], first);
        clashed |= first != NULL;
    }
}

/* ---- aliases ---- */

/* Aliases lie in the text that they are written in. */
static int is_written_in(const struct node *n, const char *alias)
{
    return n->kind == NODE_SCALAR && (alias == n->text || alias == n->text + 1);
}

static struct span alias_span(const struct item *item, const char *alias)
{
    const struct node *n = node_get(item->front, "aliases");
    for (n = n && n->kind == NODE_LIST ? n->item : n; n; n = n->next) {
        if (is_written_in(n, alias))
            return n->span;
    }
    return item_span(item);
}

/* Returns 1 if the alias is the item's own page, or its other alias, wherever case does not count.
 */
static int is_own_but_for_case(const struct site *site, const struct item *of, const char *alias,
                               const struct claim *first)
{
    return first->item == of && strcmp(route_file(site->arena, first->path),
                                       route_file(site->arena, route_alias(site->arena, alias)));
}

/* Claims an alias; returns 0 if it is left out. */
static int claim_alias(struct site *site, struct report *r, struct item *item, const char *alias)
{
    struct item *of = item->original ? item->original : item;
    const char *path = route_alias(site->arena, alias), *word = paths_host_word(site->arena, path);
    struct span at = alias_span(item, alias);
    if (word) {
        diag_help(r, diag_add(r, DIAG_HOST_FILE, at, word, NULL), HELP_HOST_FILE, NULL, NULL);
        return 0;
    }
    const struct claim *first = claim_add(site, (struct claim){of, at, path, .alias = 1});
    if (first && is_own_but_for_case(site, of, alias, first))
        diag_add(r, DIAG_ALIAS_CASE, at, alias, first->path);
    else if (first)
        fault(r, DIAG_ALIAS_DUPLICATE, at, paths_shown(site->arena, alias), first);
    return !first;
}

static void claim_aliases(struct site *site, struct report *r, struct item *item)
{
    struct list kept = {0};
    for (size_t i = 0; i < item->aliases.n; i++) {
        if (claim_alias(site, r, item, item->aliases.at[i]))
            list_add(&kept, site->arena, item->aliases.at[i]);
    }
    item->aliases = kept;
}

/* Returns the claim to a file where `path` needs a folder; NULL if there is none. */
static const struct claim *file_above(const struct site *site, const char *path)
{
    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        const struct claim *t =
            claim_at(site, arena_copy(site->arena, path, (size_t)(slash - path)));
        if (t)
            return t;
    }
    return NULL;
}

static void check_above(struct site *site, struct report *r, struct item *item)
{
    for (size_t i = 0; i < item->aliases.n; i++) {
        const char *alias = item->aliases.at[i];
        const struct claim *above = file_above(site, alias);
        if (above)
            fault(r, DIAG_ALIAS_DUPLICATE, alias_span(item, alias), paths_shown(site->arena, alias),
                  above);
    }
}

/* Reports paths that some file system could not hold; of a page in several languages the first. */
static void check_lengths(struct site *site, struct report *r)
{
    const struct item *told = NULL;
    for (size_t i = 0; i < site->taken.n; i++) {
        const struct claim *t = site->taken.entry[i].value;
        if (!paths_too_long(site->taken.entry[i].key) || (t->item && t->item == told && !t->alias))
            continue;
        const char *shown = paths_shown(site->arena, t->path);
        struct diag *d = t->span.source ? diag_add(r, DIAG_PATH_LONG, t->span, shown, NULL)
                                        : diag_add_path(r, DIAG_PATH_LONG, shown, shown, NULL);
        diag_help(r, d, HELP_PATH_LONG, NULL, NULL);
        told = t->alias ? told : t->item;
    }
}

/* Calls for every file whose aliases count. */
static void each_alias_file(struct site *site, struct report *r,
                            void (*each)(struct site *site, struct report *r, struct item *item))
{
    for (size_t i = 0; i < site->all.n; i++) {
        struct item *item = site->all.at[i];
        if (!item->hidden && item->aliases.n)
            each(site, r, item);
    }
}

void resolve_claims(struct site *site, struct report *r)
{
    map_init(&site->taken, site->arena);
    map_init(&site->taken_folded, site->arena);
    claim_all_own(site, r);
    for (int type = 0; type < ITEM_TYPES; type++) {
        for (size_t i = 0; i < site->items[type].n; i++)
            claim_pages(site, r, site->items[type].at[i]);
    }
    each_alias_file(site, r, claim_aliases);
    each_alias_file(site, r, check_above);
    check_lengths(site, r);
}
