#ifndef WRITE_ADDRESSES_H
#define WRITE_ADDRESSES_H

#include "base/map.h"

struct arena;

/* The files of a site by their paths, none of which stands where another needs a folder. */
struct addresses {
    struct arena *arena; /* where the set lives */
    struct map files;    /* path → what the caller has there, in order of arrival */
    struct map folders; /* path of each folder that a file lies in → the first such file's value */
};

/* Makes an empty set. */
void addresses_init(struct addresses *s, struct arena *a);

/* Puts `value` (not NULL) at `path`, which must outlive the set. Returns NULL if it was added, else
 * the value that stands there, or at a folder above it, or in it as in a folder. A path that is not
 * confined (fs_path_confined) is the caller's bug. */
const void *addresses_add(struct addresses *s, const char *path, const void *value);

#endif
