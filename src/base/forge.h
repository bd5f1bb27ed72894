#ifndef BASE_FORGE_H
#define BASE_FORGE_H

#include <stddef.h>

struct arena;

/* Where a site's files are kept and edited on the web: a repository on a forge. */
struct forge {
    const char *kind;   /* one of forge_kinds */
    const char *url;    /* of the repository's own page */
    const char *branch; /* NULL: "main" */
};

/* The forges whose addresses we know, ended by NULL. */
extern const char *const forge_kinds[];

/* Returns the address of the page on which the file `path` is edited; parts of the path are
 * escaped. NULL if the forge is not known. */
const char *forge_edit_url(struct arena *a, const struct forge *f, const char *path);

/* Returns the address of the page that shows the file, at this line (0: from its top). */
const char *forge_view_url(struct arena *a, const struct forge *f, const char *path, size_t line);

/* Returns the address of the page on which a new file is written below `folder` ("" is the root).
 */
const char *forge_new_url(struct arena *a, const struct forge *f, const char *folder);

#endif
