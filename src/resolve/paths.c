#include "resolve/paths.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_text.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

int paths_too_long(const char *path)
{
    size_t parts = 1, part = 0, n = 0;
    for (; path[n]; n++) {
        part = path[n] == '/' ? 0 : part + 1;
        parts += path[n] == '/';
        if (part > PATHS_PART)
            return 1;
    }
    return parts > PATHS_PARTS || n > PATHS_BYTES;
}

/* By host: Netlify, Cloudflare Pages, GitHub Pages, IIS and Azure, Apache and PHP, Vercel,
 * Firebase. */
static const char *const host_files[] = {
    "_headers",
    "_redirects",
    "netlify.toml",
    "_worker.js",
    "_worker.bundle",
    "_routes.json",
    "_middleware.js",
    "wrangler.toml",
    "wrangler.json",
    "wrangler.jsonc",
    "CNAME",
    ".nojekyll",
    "_config.yml",
    "_config.yaml",
    "web.config",
    "app_offline.htm",
    "staticwebapp.config.json",
    "routes.json",
    "host.json",
    ".htaccess",
    ".htpasswd",
    ".htdigest",
    ".htgroup",
    ".user.ini",
    "php.ini",
    "vercel.json",
    "now.json",
    "firebase.json",
    ".firebaserc",
    ".gitlab-ci.yml",
    "static.json",
    "Staticfile",
    "Caddyfile",
    "nginx.conf",
    "package.json",
};

/* Only these stand at the top, and what is in them is run. */
static const char *const host_folders[] = {"functions", "netlify", "_functions", "cgi-bin",
                                           "_worker.js"};

static int is_reserved_name(const char *const *names, size_t count, const char *s, size_t n)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(names[i]) == n && !strncasecmp(names[i], s, n))
            return 1;
    }
    return 0;
}

const char *paths_host_word(struct arena *a, const char *path)
{
    enum {
        FILES = sizeof host_files / sizeof *host_files,
        FOLDERS = sizeof host_folders / sizeof *host_folders
    };
    for (const char *part = path;;) {
        size_t n = strcspn(part, "/");
        if (is_reserved_name(host_files, FILES, part, n) ||
            (part == path && part[n] == '/' && is_reserved_name(host_folders, FOLDERS, part, n)))
            return arena_copy(a, part, n);
        if (!part[n])
            return NULL;
        part += n + 1;
    }
}

/* Most addresses are of these alone, which folding leaves as they are. */
static const char plain[] = "abcdefghijklmnopqrstuvwxyz0123456789-_./";

const char *paths_fold(struct arena *a, const char *path)
{
    struct buf folded;
    if (!path[strspn(path, plain)])
        return path;
    buf_init(&folded);
    locale_fold_case(&folded, path, strlen(path));
    const char *same = strcmp(folded.s, path) ? arena_copy(a, folded.s, folded.n) : path;
    buf_free(&folded);
    return same;
}

const char *paths_shown(struct arena *a, const char *text)
{
    enum { SHOWN = 60 };
    size_t n = strlen(text), cut = n > SHOWN ? SHOWN : n;
    while (cut < n && cut && ((unsigned char)text[cut] & 0xc0) == 0x80)
        cut--;
    return cut < n ? arena_printf(a, "%.*s…", (int)cut, text) : text;
}
