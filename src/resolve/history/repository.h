#ifndef RESOLVE_HISTORY_REPOSITORY_H
#define RESOLVE_HISTORY_REPOSITORY_H

#include "base/map.h"

#include <stddef.h>

/* The git repository that a site's folder lies in. Its bytes may be anybody's: a merge request puts
 * files beside content/, an archive brings a whole .git. So git is never left to look for a
 * repository (it would take a bare one whose parts lie among the content), and what its
 * configuration names is never run (see git.h). */
struct repository {
    enum repository_state {
        REPOSITORY_NONE,    /* no folder above the site has a .git */
        REPOSITORY_REFUSED, /* it belongs to somebody else, is no repository, or git is missing */
        REPOSITORY_EMPTY,   /* nothing was ever committed */
        REPOSITORY_GOOD,
    } state;
    const char *top;     /* the folder that holds .git, without links */
    const char *dir;     /* the repository itself: that .git, or where the file .git points */
    const char *content; /* path of the site's content/ below `top` */
    size_t above;        /* bytes of it before "content" */
    const char *head;    /* name of the newest commit */
    int sha256;          /* 1: objects are named by SHA-256, 0: by SHA-1 */
    struct map edges;    /* commits whose parents a shallow clone lacks, by name */
};

#endif
