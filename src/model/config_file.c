#include "model/config_file.h"

#include "base/arena.h"
#include "base/fs_open.h"
#include "base/share.h"
#include "read/text.h"

#include <errno.h>

enum { CONFIG_LIMIT = 4 << 20 };

struct source *config_file_read(struct site *site, struct report *r, const char *path, int may_miss)
{
    char *text = NULL;
    size_t n = 0;
    int error = fs_site_read(site->arena, site->root, path, CONFIG_LIMIT, &text, &n);
    if (error && (error != -ENOENT || !may_miss))
        diag_unread(r, path, error);
    struct source *s = error ? NULL : source_new(site->arena, path, text, n);
    return s && text_check(r, s) ? s : NULL;
}

struct source *config_file_shipped(struct site *site, struct report *r, const char *path)
{
    char *text = NULL;
    size_t n = 0;
    int error = site->share ? fs_site_read(site->arena, site->share, path, CONFIG_LIMIT, &text, &n)
                            : -ENOENT;
    const char *shown = arena_printf(site->arena, "%s/%s", site->share ? site->share : "", path);
    if (error && error != -ENOENT)
        diag_unread(r, shown, error);
    struct source *s = error ? NULL : source_new(site->arena, shown, text, n);
    return s && text_check(r, s) ? s : NULL;
}

struct source *config_file_either(struct site *site, struct report *r, const char *path)
{
    int own = share_or_own(site->root, site->share, path) == site->root;
    return own ? config_file_read(site, r, path, 0) : config_file_shipped(site, r, path);
}
