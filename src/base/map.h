#ifndef BASE_MAP_H
#define BASE_MAP_H

#include <stddef.h>
#include <stdint.h>

struct arena;

/* String keys to pointers; entries are kept in the order in which they came, so that walking a map
 * is deterministic. */
struct map {
    struct arena *arena;     /* where entries live */
    struct map_entry *entry; /* entries in order of arrival */
    size_t n;                /* how many */
    size_t cap;              /* room in `entry` */
    uint32_t *slot;          /* open addressing: index + 1 into `entry`, 0 is free */
    size_t slots;            /* a power of two, or 0 */
};

struct map_entry {
    const char *key; /* not copied: must outlive the map */
    uint32_t hash;   /* of the key */
    void *value;     /* never NULL */
};

/* Makes an empty map whose memory comes from `a`. */
void map_init(struct map *m, struct arena *a);

/* Returns the value of `key`, or NULL. */
void *map_get(const struct map *m, const char *key);

/* Puts `value` (not NULL) under `key` unless the key is taken; returns what stands there
 * afterwards. */
void *map_add(struct map *m, const char *key, void *value);

/* Puts `value` (not NULL) under `key`, replacing what stood there. */
void map_set(struct map *m, const char *key, void *value);

/* Makes `to` a map of the same entries, in the same order, whose memory comes from `a`. */
void map_copy(struct map *to, const struct map *from, struct arena *a);

/* A 64-bit hash of `n` bytes (FNV-1a); for tables, not against forgery. */
uint64_t hash_bytes(const void *s, size_t n);

#endif
