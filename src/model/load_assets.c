#include "model/load_assets.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/locale_text.h"
#include "model/site.h"
#include "report/diag.h"

#include <string.h>

#define FOLDER "site/assets"

/* The two trees of files, each sorted. */
struct asset_trees {
    struct fs_tree own, lent;
};

/* Programs differ in how they write letters with marks, and so do the names that people copy. */
static void index_composed(struct site *site, struct fs_file *f, const char *name)
{
    struct buf nfc;
    const char *p = name;
    while (*p && (unsigned char)*p < 0x80)
        p++;
    if (!*p)
        return;
    buf_init(&nfc);
    locale_nfc(&nfc, name, strlen(name));
    map_add(&site->asset_by_nfc, arena_copy(site->arena, nfc.s, nfc.n), f);
    buf_free(&nfc);
}

static void add_asset(struct site *site, struct report *r, struct fs_file *f)
{
    if (f->escapes || f->irregular) {
        diag_add_path(r, f->escapes ? DIAG_LINK_ESCAPES : DIAG_FILE_IRREGULAR, f->path, NULL, NULL);
        return;
    }
    list_add(&site->assets, site->arena, f);
    map_add(&site->asset_by_path, f->path + strlen(FOLDER "/"), f);
    index_composed(site, f, f->path + strlen(FOLDER "/"));
}

/* Adds both in the order of one tree: a list of files must not tell where each came from. */
static void add_assets_of_both(struct site *site, struct report *r, struct asset_trees *t)
{
    for (size_t i = 0, k = 0; i < t->own.n || k < t->lent.n;) {
        int order = i == t->own.n    ? 1
                    : k == t->lent.n ? -1
                                     : strcmp(t->own.file[i].path, t->lent.file[k].path);
        struct fs_file *f = order > 0 ? &t->lent.file[k] : &t->own.file[i];
        if (order || f->size || f->escapes || f->irregular)
            add_asset(site, r, f);
        i += order <= 0;
        k += order >= 0;
    }
}

void site_load_assets(struct site *site, struct report *r)
{
    struct asset_trees t = {.lent = {.n = 0}};
    map_init(&site->asset_by_path, site->arena);
    map_init(&site->asset_by_nfc, site->arena);
    int error = fs_walk(site->arena, site->root, FOLDER, &t.own);
    if (!error && site->share)
        error = fs_walk(site->arena, site->share, FOLDER, &t.lent);
    if (error)
        diag_unread(r, FOLDER, error);
    else
        add_assets_of_both(site, r, &t);
}
