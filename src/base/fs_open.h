#ifndef BASE_FS_OPEN_H
#define BASE_FS_OPEN_H

#include <stddef.h>

struct arena;
struct stat;

/* The door to a site: its files, whatever they are, are opened by these four alone. `root` is the
 * site's folder, `path` a path in it. A symbolic link is followed where it stays inside the root
 * and outside its hidden folders; else the answer is -EXDEV, also if it changes meanwhile. No pipe
 * is waited for. Descriptors are closed when a program is started. */

/* Opens a regular file for reading; *st is what it is. Returns the descriptor or -errno: -EISDIR
 * for a folder, -EINVAL for what is neither. */
int fs_site_open(const char *root, const char *path, struct stat *st);

/* Opens a folder for listing; returns the descriptor or -errno. */
int fs_site_folder(const char *root, const char *path);

/* Reads a file as fs_read does. */
int fs_site_read(struct arena *a, const char *root, const char *path, size_t limit, char **text,
                 size_t *n);

/* Returns 1 if nothing stands there. */
int fs_site_missing(const char *root, const char *path);

/* Returns 1 if the errno `error` (either sign) is a failure of the environment, not of what was
 * asked: too many open files, a disk that fails. */
int fs_trouble(int error);

/* Reads a file that does not belong to a site: `path` below the open folder `dirfd` (AT_FDCWD
 * allowed), whole; *text is NUL-terminated in `a`. More than `limit` bytes gives -EFBIG, a folder
 * -EISDIR, anything else that is not a regular file -EINVAL. Returns 0 or -errno. */
int fs_read(struct arena *a, int dirfd, const char *path, size_t limit, char **text, size_t *n);

/* Appends `n` bytes to the file `path`, which is made if it is missing: no file of a site, but one
 * that the environment names. Returns 0 or -errno. */
int fs_append(const char *path, const void *s, size_t n);

#endif
