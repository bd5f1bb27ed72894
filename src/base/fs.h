#ifndef BASE_FS_H
#define BASE_FS_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct stat;

/* By what a file that was left alone can be told without reading it. */
struct fs_stamp {
    uint64_t device, inode;
    int64_t size;         /* bytes */
    int64_t mtime, ctime; /* nanoseconds since 1970 */
    int settled; /* 1: its last change was some seconds ago: the next gives it other times, however
                    coarse its disk's clock is */
};

/* One file found by fs_walk. Paths are relative to the walk's root, with '/' and without "./". */
struct fs_file {
    const char *path;
    const char *root; /* of the walk, as it was given */
    int64_t size;     /* bytes */
    int64_t mtime;    /* seconds since 1970 */
    struct fs_stamp stamp;
    int escapes;   /* 1: a symbolic link whose target lies outside the root; it was not followed and
                      must not be read */
    int irregular; /* 1: not to be read either: neither file, folder nor link to one (socket,
                      device, link to nothing …), or a folder that lies too deep or in itself */
};

/* Files of a tree, sorted by path bytewise. */
struct fs_tree {
    struct fs_file *file;
    size_t n;
    const char *failed; /* the folder that could not be read if fs_walk failed, else NULL */
};

/* Lists all files below `root`/`folder` (paths relative to `root`; "" is the root itself),
 * following symbolic links only where they stay inside `root` and outside its hidden folders; names
 * beginning with '.' are left out. A missing folder gives an empty tree. At most 64 levels deep and
 * 4 million entries. Returns 0, or -errno if a folder cannot be read; out->failed then names it and
 * the tree is empty. */
int fs_walk(struct arena *a, const char *root, const char *folder, struct fs_tree *out);

/* Returns 1 if nothing was seen to happen to a file between two stamps of it. */
int fs_stamp_equal(const struct fs_stamp *a, const struct fs_stamp *b);

/* Returns 1 if a file is sure to have the same bytes as when `before` was taken of it; `now` is its
 * stamp as of now. */
int fs_stamp_same(const struct fs_stamp *before, const struct fs_stamp *now);

/* Returns 1 if the relative path stays inside its folder: no leading '/', no "..", no empty or "."
 * parts, no backslash or control byte. */
int fs_path_confined(const char *path);

/* Returns `path` joined to `folder` ("" is the root) in `a`, with "." and ".." parts resolved
 * textually and no '/' at the ends; NULL if it would leave the root or begins with '/'. The root
 * itself is "". */
char *fs_join(struct arena *a, const char *folder, const char *path);

#endif
