#include "read/template/set.h"

#include "base/arena.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "base/map.h"
#include "base/share.h"
#include "read/template/foreign.h"
#include "read/template/parse.h"

#include <errno.h>

enum { TEMPLATE_BYTES = 1 << 20 };

void templates_init(struct templates *t, struct arena *a, struct report *r, const char *root,
                    const char *folder, const struct words *const *words, size_t languages)
{
    *t = (struct templates){.arena = a,
                            .report = r,
                            .root = root,
                            .folder = folder,
                            .words = words,
                            .languages = languages};
    t->files = arena_alloc(a, sizeof *t->files);
    map_init(t->files, a);
}

static const char *template_path(struct templates *t, const char *name)
{
    return *t->folder ? arena_printf(t->arena, "%s/%s", t->folder, name) : name;
}

/* Returns NULL if there is no such file; one that cannot be read is reported and counts as empty.
 */
static const struct source *template_read(struct templates *t, const char *name)
{
    char *text = "";
    size_t n = 0;
    if (!fs_path_confined(name))
        return NULL;
    const char *path = template_path(t, name);
    const char *root = share_or_own(t->root, t->share, path);
    int status = fs_site_read(t->arena, root, path, TEMPLATE_BYTES, &text, &n);
    if (status == -ENOENT || status == -ENOTDIR)
        return NULL;
    if (status)
        diag_unread(t->report, path, status);
    path = root == t->root ? arena_strdup(t->arena, path)
                           : arena_printf(t->arena, "%s/%s", root, path);
    return source_new(t->arena, path, text, n);
}

void template_add(struct templates *t, const char *name, const struct source *source)
{
    name = arena_strdup(t->arena, name);
    map_set(t->files, name, template_parse(t->arena, t->report, name, source));
}

const struct parsed *template_parsed(struct templates *t, const char *name)
{
    struct parsed *p = map_get(t->files, name);
    size_t before = t->report->count[SEVERITY_ERROR];
    const struct source *source = p ? NULL : template_read(t, name);
    int unread = t->report->count[SEVERITY_ERROR] != before;
    if (source) {
        template_check_foreign(t->report, source);
        template_add(t, name, source);
    }
    p = p ? p : map_get(t->files, name);
    if (p && unread)
        p->faulty = 1;
    return p;
}

int template_exists(struct templates *t, const char *name)
{
    return template_parsed(t, name) != NULL;
}
