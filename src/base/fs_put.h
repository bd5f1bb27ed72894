#ifndef BASE_FS_PUT_H
#define BASE_FS_PUT_H

#include <stddef.h>

/* The other door to a site: these two alone write among an author's files. `root` is the site's
 * folder, `path` a path in it; links are followed as in fs_open.h, but a file that is a link itself
 * is not written. */

/* Makes a new file of `n` bytes, and the folders that it needs. Returns 0 or -errno: -EEXIST if
 * something stands there. A file that could not be written whole is gone again. */
int fs_site_create(const char *root, const char *path, const void *s, size_t n);

/* Gives a file other bytes, in one step: at every moment it is the old one or the new one, with the
 * rights of the old. Returns 0 or -errno: -ELOOP if it is a link. */
int fs_site_replace(const char *root, const char *path, const void *s, size_t n);

#endif
