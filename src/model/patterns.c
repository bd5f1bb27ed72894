#include "model/patterns.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "model/load.h"
#include "model/site.h"
#include "model/types.h"
#include "report/diag.h"
#include "report/suggest.h"

#include <string.h>

#define FOLDER "site/new"

/* Returns the type that the file is called by; ITEM_TYPES after reporting that there is none. */
static int pattern_type(struct site *site, struct report *r, const char *path)
{
    const char *name = path + strlen(FOLDER "/");
    struct suggest near = suggest_begin(name);
    struct buf names;
    buf_init(&names);
    for (int i = 0; i < ITEM_TYPES; i++) {
        const char *file = arena_printf(site->arena, "%s.md", item_word((enum item_type)i));
        if (!strcmp(file, name)) {
            buf_free(&names);
            return i;
        }
        suggest_offer(&near, file);
        buf_printf(&names, "%s%s", i ? ", " : "", file);
    }
    struct diag *d =
        diag_add_path(r, DIAG_NEW_FILE, path, name, arena_strdup(site->arena, names.s));
    if (near.best)
        diag_help(r, d, HELP_RENAME_FILE, near.best, NULL);
    buf_free(&names);
    return ITEM_TYPES;
}

static void load_pattern(struct site *site, struct report *r, const struct fs_file *f)
{
    char *text = NULL;
    size_t n = 0, limit = (size_t)site->config.file_kib * 1024;
    if (f->escapes || f->irregular) {
        diag_add_path(r, f->escapes ? DIAG_LINK_ESCAPES : DIAG_FILE_IRREGULAR, f->path, NULL, NULL);
        return;
    }
    int type = pattern_type(site, r, f->path);
    int error =
        type < ITEM_TYPES ? fs_site_read(site->arena, f->root, f->path, limit, &text, &n) : 0;
    if (error)
        diag_unread(r, f->path, error);
    else if (text)
        site->pattern[type] = site_load_partial(site, r, (enum item_type)type,
                                                source_new(site->arena, f->path, text, n));
}

void site_load_patterns(struct site *site, struct report *r)
{
    struct fs_tree tree;
    int error = fs_walk(site->arena, site->root, FOLDER, &tree);
    if (error)
        diag_unread(r, FOLDER, error);
    for (size_t i = 0; i < tree.n; i++)
        load_pattern(site, r, &tree.file[i]);
}
