#ifndef BASE_CACHE_H
#define BASE_CACHE_H

#include "base/digest.h"

struct arena;

/* A folder of results, each the outcome of nothing but bytes, under a key that stands for these
 * bytes and for the way it was made. Losing one costs time and nothing else, so no trouble with
 * the disk is reported. */
struct cache {
    int fd;     /* the folder, open; -1: there is none, nothing is found and nothing kept */
    int writes; /* 1: new results are kept */
};

/* Opens the folder `name` below the open folder `dirfd` (-1: none), and makes it if `writes`. */
void cache_open(struct cache *c, int dirfd, const char *name, int writes);

/* Closes the folder. */
void cache_close(struct cache *c);

/* Reads the result under `key` into `a`. Returns 1; 0 if there is none, or one that is not as it
 * was written. Threads may do this and cache_put at the same time. */
int cache_get(const struct cache *c, struct digest key, struct arena *a, const char **s, size_t *n);

/* Keeps `n` bytes under `key`; whoever reads gets all of them or none. */
void cache_put(const struct cache *c, struct digest key, const void *s, size_t n);

/* Removes all that is not under one of these keys. */
void cache_sweep(const struct cache *c, const struct digest *key, size_t keys);

#endif
