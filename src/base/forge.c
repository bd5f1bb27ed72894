#include "base/forge.h"

#include "base/address.h"
#include "base/arena.h"
#include "base/buf.h"

#include <string.h>

/* What stands between the repository's address and the branch. Codeberg runs Forgejo, which grew
 * out of Gitea. */
static const struct route {
    const char *edit, *view, *add;
} routes[] = {
    {"edit/", "blob/", "new/"},         {"-/edit/", "-/blob/", "-/new/"},
    {"_edit/", "src/branch/", "_new/"}, {"_edit/", "src/branch/", "_new/"},
    {"_edit/", "src/branch/", "_new/"},
};

const char *const forge_kinds[] = {"github", "gitlab", "forgejo", "gitea", "codeberg", NULL};

_Static_assert(sizeof routes / sizeof *routes == sizeof forge_kinds / sizeof *forge_kinds - 1,
               "every forge has its routes");

static const struct route *find_route(const struct forge *f)
{
    for (size_t i = 0; f->kind && f->url && forge_kinds[i]; i++) {
        if (!strcmp(forge_kinds[i], f->kind))
            return &routes[i];
    }
    return NULL;
}

/* Appends the repository's address, with one slash at its end. */
static void add_repository(struct buf *out, const char *url)
{
    size_t n = strlen(url);
    while (n > 0 && url[n - 1] == '/')
        n--;
    if (n > 4 && !memcmp(url + n - 4, ".git", 4))
        n -= 4;
    buf_add(out, url, n);
    buf_putc(out, '/');
}

static const char *make_url(struct arena *a, const struct forge *f, const char *route,
                            const char *path, size_t line)
{
    struct buf url;
    buf_init(&url);
    add_repository(&url, f->url);
    buf_puts(&url, route);
    address_write_path(&url, f->branch ? f->branch : "main");
    if (*path)
        buf_putc(&url, '/');
    address_write_path(&url, path);
    if (line)
        buf_printf(&url, "#L%zu", line);
    const char *kept = arena_copy(a, url.s, url.n);
    buf_free(&url);
    return kept;
}

const char *forge_edit_url(struct arena *a, const struct forge *f, const char *path)
{
    const struct route *route = find_route(f);
    return route ? make_url(a, f, route->edit, path, 0) : NULL;
}

const char *forge_view_url(struct arena *a, const struct forge *f, const char *path, size_t line)
{
    const struct route *route = find_route(f);
    return route ? make_url(a, f, route->view, path, line) : NULL;
}

const char *forge_new_url(struct arena *a, const struct forge *f, const char *folder)
{
    const struct route *route = find_route(f);
    return route ? make_url(a, f, route->add, folder, 0) : NULL;
}
