#ifndef WRITE_MANIFEST_H
#define WRITE_MANIFEST_H

#include "base/digest.h"
#include "base/map.h"

#include <stddef.h>
#include <stdint.h>

struct arena;
struct buf;

/* What was published under one path, as it stood on the disk then. */
struct manifest_entry {
    const char *path;     /* relative to the published folder */
    struct digest digest; /* of the bytes */
    uint64_t size;        /* bytes */
    int64_t mtime;        /* nanoseconds since 1970 */
    uint64_t inode;       /* its number */
    uint64_t source;      /* of a copy: mark of the state its source was in (size, times, number);
                             0: none, or too young to be relied on */
};

/* The list of all that was published. */
struct manifest {
    uint64_t root;      /* mark of the published folder itself, see tree_mark */
    const char *kind;   /* for whom the folder is, see struct output; NULL: nothing is known */
    struct map entries; /* path → struct manifest_entry */
    int damaged;        /* 1: there is a file, but it is not whole or not ours */
};

/* Makes an empty manifest in `a`, of no kind. */
void manifest_init(struct manifest *m, struct arena *a);

/* Reads the manifest `name` below the open folder `dirfd` into `a`. Returns 1; 0 if there is none
 * or it is damaged; -errno if it cannot be read. *m is empty unless 1 is returned. */
int manifest_read(struct arena *a, int dirfd, const char *name, struct manifest *m);

/* Appends the manifest's text to `out`. */
void manifest_format(const struct manifest *m, struct buf *out);

#endif
