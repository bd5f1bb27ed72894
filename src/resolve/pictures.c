#include "resolve/pictures.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/cache.h"
#include "base/fs.h"
#include "base/media.h"
#include "base/pool.h"
#include "model/asset.h"
#include "model/load.h"
#include "model/site.h"
#include "report/diag.h"
#include "resolve/pictures_make.h"
#include "resolve/route.h"

#include <limits.h>
#include <string.h>

_Static_assert(PICTURE_MEGAPIXELS == 60 && PICTURE_MEBIBYTES == 64, "the message names them");

/* Bytes of the folder's name that begins every asset's path. */
enum { FOLDER = sizeof "site/assets/" - 1 };

static const char originals[] = "site/assets/originals/";

/* How wide pictures in a text are shown, by the style sheet: as wide as its lines, which on a small
 * screen leave a margin. */
static const char sizes[] = "(min-width: 44rem) 40rem, 92vw";

/* ---- finding and making ---- */

static int is_picture_name(const char *path)
{
    const char *type = media_type(path);
    return type && (!strcmp(type, "image/jpeg") || !strcmp(type, "image/png"));
}

size_t pictures_list(struct site *site)
{
    map_init(&site->raster_by_path, site->arena);
    for (size_t i = 0; i < site->assets.n; i++) {
        const struct fs_file *f = site->assets.at[i];
        if (!strncmp(f->path, originals, sizeof originals - 1))
            continue;
        if (!is_picture_name(f->path) && !raster_hides(f->root, f->path))
            continue;
        struct raster *p = arena_alloc(site->arena, sizeof *p);
        p->file = f;
        list_add(&site->rasters, site->arena, p);
        map_add(&site->raster_by_path, f->path + FOLDER, p);
    }
    return site->rasters.n;
}

/* Notes the folders that assets lie in. */
static void list_folders(const struct site *site, struct map *folders)
{
    map_init(folders, site->arena);
    for (size_t i = 0; i < site->assets.n; i++) {
        struct fs_file *f = site->assets.at[i];
        const char *path = f->path + FOLDER;
        for (const char *slash = path; (slash = strchr(slash, '/')); slash++)
            map_add(folders, arena_copy(site->arena, path, (size_t)(slash - path)), f);
    }
}

/* Returns the name of a narrow rendition: "foto.480.jpg" for "foto.jpg". NULL: there can be none,
 * as an asset or a folder has that name, or it is too long, or nothing calls the file a picture. */
static const char *narrow_name(const struct site *site, const struct map *folders, const char *path,
                               int width)
{
    const char *dot = strrchr(path, '.'), *slash = strrchr(path, '/');
    if (!is_picture_name(path))
        return NULL;
    const char *name = arena_printf(site->arena, "%.*s.%d%s", (int)(dot - path), path, width, dot);
    size_t folder_length = slash ? (size_t)(slash - path) + 1 : 0;
    if (strlen(name + folder_length) > NAME_MAX || map_get(&site->asset_by_path, name) ||
        map_get(folders, name))
        return NULL;
    return name;
}

/* Gives the renditions their addresses, or leaves them out. */
static void name_renditions(const struct site *site, const struct map *folders, struct raster *p)
{
    const char *path = p->file->path + FOLDER;
    size_t n = 0;
    for (size_t i = 0; i < p->n; i++) {
        struct rendition *r = &p->rendition[i];
        const char *name = i + 1 < p->n ? narrow_name(site, folders, path, r->width) : path;
        if (!name)
            continue;
        r->path = route_asset(site->arena, name);
        r->file = arena_printf(site->arena, "assets/%s", name);
        p->rendition[n++] = *r;
    }
    p->n = n;
}

/* What the threads share. */
struct pictures_work {
    const struct site *site;
    struct workers *workers;
    const struct cache *cache;
    int makes;
};

static void make_picture(void *ctx, size_t i, int worker)
{
    const struct pictures_work *f = ctx;
    struct raster *p = f->site->rasters.at[i];
    struct arena *a = &f->workers->arena[worker];
    raster_make(p, f->site->root, p->file->path, a, f->cache, f->makes);
}

void pictures_make(struct site *site, struct workers *w, const struct cache *cache, int makes)
{
    struct pictures_work f = {site, w, cache, makes};
    struct map folders;
    pool_each(w->jobs, site->rasters.n, make_picture, &f);
    list_folders(site, &folders);
    for (size_t i = 0; i < site->rasters.n; i++)
        name_renditions(site, &folders, site->rasters.at[i]);
}

void pictures_sweep(const struct site *site, const struct cache *cache)
{
    struct digest *key = arena_array(site->arena, site->rasters.n + 1, sizeof *key);
    for (size_t i = 0; i < site->rasters.n; i++)
        key[i] = ((const struct raster *)site->rasters.at[i])->key;
    cache_sweep(cache, key, site->rasters.n);
}

/* ---- asking ---- */

static struct raster *site_raster(const struct site *site, const char *file)
{
    return site->rasters.n ? map_get(&site->raster_by_path, file) : NULL;
}

const struct raster *picture_find(const struct site *site, const char *file)
{
    const struct raster *p = site_raster(site, file);
    return p && p->n ? p : NULL;
}

void picture_shown(const struct site *site, const char *file, struct span where)
{
    struct raster *p = site_raster(site, file);
    if (p && !p->used.source)
        p->used = where;
}

/* Appends text, then an address if there is one. */
static void add_html_part(struct arena *a, struct html *html, const char *text, const char *path)
{
    html->part[html->n++] =
        (struct html_part){.s = arena_strdup(a, text), .n = strlen(text), .path = path};
}

const struct html *picture_attributes(const struct site *site, const char *file)
{
    struct arena *a = site->arena;
    const struct raster *p = picture_find(site, file);
    if (!p)
        return NULL;
    struct html *html = arena_alloc(a, sizeof *html);
    const struct rendition *whole = &p->rendition[p->n - 1];
    const char *before = "\" srcset=\"";
    html->part = arena_array(a, p->n + 1, sizeof *html->part);
    for (size_t i = 0; i < p->n && p->n > 1; i++) {
        add_html_part(a, html, before, p->rendition[i].path);
        before = arena_printf(a, " %dw, ", p->rendition[i].width);
    }
    before = p->n > 1 ? arena_printf(a, " %dw\" sizes=\"%s", whole->width, sizes) : "";
    add_html_part(
        a, html,
        arena_printf(a, "%s\" width=\"%d\" height=\"%d", before, whole->width, whole->height),
        NULL);
    return html;
}

/* ---- telling ---- */

/* Returns 1 if the value names the file below site/assets, as asset fields do. */
static int names(const struct site *site, const struct node *n, const char *file)
{
    const char *text = n->text ? n->text : "", *name = text + (*text == '/');
    const char *found = site_asset(site, !strncmp(name, "assets/", 7) ? name + 7 : name);
    return found && !strcmp(found, file);
}

/* Finds the file's name among the values; at most YAML_MAX_DEPTH deep. */
static const struct node *find_name(const struct site *site, const struct node *n, const char *file)
{
    if (names(site, n, file))
        return n;
    const struct node *found = NULL;
    for (const struct node *i = n->item; i && !found; i = i->next)
        found = find_name(site, i, file);
    return found;
}

/* Returns where a text or a field shows the picture; no source: nowhere. */
static struct span find_use(const struct site *site, const struct raster *p)
{
    for (size_t i = 0; i < site->all.n && !p->used.source; i++) {
        const struct item *item = site->all.at[i];
        const struct node *n =
            item->front ? find_name(site, item->front, p->file->path + FOLDER) : NULL;
        if (n)
            return n->span;
    }
    const struct node *n =
        site->config.node ? find_name(site, site->config.node, p->file->path + FOLDER) : NULL;
    return n && !p->used.source ? n->span : p->used;
}

static void report_picture(const struct site *site, struct report *r, const struct raster *p)
{
    static const struct {
        enum diag_id id;
        enum help_id help;
    } faults[] = {[PICTURE_BROKEN] = {DIAG_PICTURE_BROKEN, HELP_PICTURE_SAVE},
                  [PICTURE_HUGE] = {DIAG_PICTURE_HUGE, HELP_PICTURE_SMALLER}};
    struct span at = find_use(site, p);
    const char *path = p->file->path;
    if (p->error) {
        diag_unread(r, path, p->error);
        return;
    }
    struct diag *d = at.source ? diag_add(r, faults[p->state].id, at, path, NULL)
                               : diag_add_path(r, faults[p->state].id, path, path, NULL);
    diag_help(r, d, faults[p->state].help, NULL, NULL);
}

void resolve_pictures(struct site *site, struct report *r)
{
    for (size_t i = 0; i < site->rasters.n; i++) {
        const struct raster *p = site->rasters.at[i];
        if (p->error || p->state != PICTURE_GOOD)
            report_picture(site, r, p);
    }
}
