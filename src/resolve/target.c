#include "resolve/target.h"

#include "base/address.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "model/asset.h"
#include "model/site.h"
#include "model/types.h"
#include "read/text.h"
#include "read/yaml.h"
#include "resolve/claim.h"
#include "resolve/lists/above.h"
#include "resolve/route.h"

#include <string.h>

void targets_init(struct targets *t, struct site *site)
{
    t->site = site;
    map_init(&t->by_file, site->arena);
    for (size_t i = 0; i < site->all.n; i++) {
        struct item *item = site->all.at[i];
        map_add(&t->by_file, item->source->path, item->original ? item->original : item);
    }
}

static int find_asset(const struct targets *l, const char *path, struct target *t)
{
    t->asset = site_asset(l->site, path);
    if (t->asset)
        t->path = route_asset(l->site->arena, t->asset);
    return t->asset != NULL;
}

static int find_id(const struct targets *l, const char *url, struct target *t)
{
    const char *colon = strchr(url, ':');
    int type = item_type_find(arena_copy(l->site->arena, url, (size_t)(colon - url)));
    if (type >= 0)
        t->item = map_get(&l->site->by_id[type], colon + 1);
    return t->item != NULL;
}

/* A list that has no page any more, or for a while, leads to the one above. */
static int find_list_above(const struct targets *l, const char *path, struct target *t)
{
    struct arena *a = l->site->arena;
    struct list_above above;
    if (!list_above_find(l->site, a, path, &above))
        return 0;
    t->path = above.path;
    if (*above.query)
        t->query = t->query ? arena_printf(a, "%s&%s", above.query, t->query) : above.query;
    return 1;
}

/* An alias would only redirect; its page is what is meant. */
static int find_address(const struct targets *l, const char *path, struct target *t)
{
    struct arena *a = l->site->arena;
    const struct claim *there = map_get(&l->site->taken, route_file(a, route_alias(a, path)));
    if (!there)
        return find_list_above(l, path, t);
    if (there->absent)
        return 0;
    if (there->alias)
        t->item = there->item;
    else
        t->path = there->path;
    return 1;
}

static int find_file(const struct targets *l, const struct item *from, const char *url,
                     struct target *t)
{
    struct arena *a = l->site->arena;
    const char *file = from->source->path;
    const char *folder = arena_copy(a, file, (size_t)(strrchr(file, '/') - file));
    const char *path = fs_join(a, folder, url);
    if (!path)
        return 0;
    t->item = map_get(&l->by_file, path);
    return t->item || (!strncmp(path, "site/assets/", 12) && find_asset(l, path + 12, t));
}

/* Finds what the path, without query and fragment, names. */
static int find_path(const struct targets *l, struct item *from, const char *path, struct target *t)
{
    const char *rooted = path + (*path == '/');
    if (!*path) {
        t->item = from->original ? from->original : from;
        return 1;
    }
    if (strchr(path, ':'))
        return find_id(l, path, t);
    if (!strncmp(rooted, "assets/", 7) && find_asset(l, rooted + 7, t))
        return 1;
    if (find_asset(l, rooted, t))
        return 1;
    return *path == '/' ? find_address(l, rooted, t) : find_file(l, from, path, t);
}

/* Returns the path with its %XX resolved; NULL if there is none, or if it would be no text. */
static const char *decoded(struct arena *a, const char *path)
{
    struct buf b;
    if (!strchr(path, '%'))
        return NULL;
    buf_init(&b);
    address_decode(&b, path);
    const char *text = text_refused(b.s, b.n) == b.n ? arena_copy(a, b.s, b.n) : NULL;
    buf_free(&b);
    return text;
}

/* The name as it is written comes first: files are called as they are called. */
static int find_written(const struct targets *l, struct item *from, const char *path,
                        struct target *t)
{
    const char *plain = decoded(l->site->arena, path);
    return find_path(l, from, path, t) || (plain && find_path(l, from, plain, t));
}

int target_find(const struct targets *l, struct item *from, const char *url, struct target *t)
{
    struct arena *a = l->site->arena;
    size_t n = strcspn(url, "#");
    const char *path = arena_copy(a, url, n), *query = strchr(path, '?');
    *t = (struct target){.fragment = url[n] && url[n + 1] ? url + n + 1 : NULL};
    if (!*url)
        return 0;
    if (!query || find_asset(l, path + (*path == '/'), t))
        return find_written(l, from, path, t);
    t->query = query[1] ? query + 1 : NULL;
    return find_written(l, from, arena_copy(a, path, (size_t)(query - path)), t);
}
