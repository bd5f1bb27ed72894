#include "base/share.h"

#include "base/arena.h"
#include "base/fs_open.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Below the prefix; only `make install` compiles it in, so that a program that is tested where it
 * was built never takes what some other one left on the machine. */
#ifndef KNOTEN_SHARE
#define KNOTEN_SHARE ""
#endif

/* Returns the real path of `folder` if it holds what it should; NULL. */
static const char *share_at(struct arena *a, const char *folder)
{
    char real[PATH_MAX];
    if (!*folder || !realpath(folder, real) || fs_site_missing(real, "layouts/base.html"))
        return NULL;
    return arena_strdup(a, real);
}

const char *share_folder(struct arena *a)
{
    char self[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    self[n > 0 ? n : 0] = '\0';
    char *slash = strrchr(self, '/');
    const char *found = NULL;
    if (slash) {
        *slash = '\0';
        found = share_at(a, arena_printf(a, "%s/../share/knoten", self));
    }
    return found ? found : share_at(a, KNOTEN_SHARE);
}

const char *share_or_own(const char *root, const char *share, const char *path)
{
    int lent = share && fs_site_missing(root, path) && !fs_site_missing(share, path);
    return lent ? share : root;
}

int share_holds(const char *share, const char *path)
{
    size_t n = share ? strlen(share) : 0;
    return n && !strncmp(path, share, n) && path[n] == '/';
}
