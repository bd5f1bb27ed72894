#include "model/config_file.h"

#include "base/fs_open.h"
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
