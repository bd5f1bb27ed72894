#include "base/map.h"

#include "base/arena.h"

#include <assert.h>
#include <string.h>

void map_init(struct map *m, struct arena *a)
{
    *m = (struct map){.arena = a};
}

void map_copy(struct map *to, const struct map *from, struct arena *a)
{
    *to = *from;
    to->arena = a;
    if (!from->cap)
        return;
    to->entry = arena_array(a, from->cap, sizeof *to->entry);
    memcpy(to->entry, from->entry, from->n * sizeof *to->entry);
    to->slot = arena_array(a, from->slots, sizeof *to->slot);
    memcpy(to->slot, from->slot, from->slots * sizeof *to->slot);
}

uint64_t hash_bytes(const void *s, size_t n)
{
    const unsigned char *p = s;
    uint64_t h = 0xcbf29ce484222325U;
    for (size_t i = 0; i < n; i++)
        h = (h ^ p[i]) * 0x100000001b3U;
    return h;
}

static uint32_t key_hash(const char *key)
{
    uint64_t h = hash_bytes(key, strlen(key));
    return (uint32_t)(h ^ (h >> 32));
}

/* Returns the slot that holds `key`, or the free one where it belongs. */
static uint32_t *map_slot(const struct map *m, const char *key, uint32_t hash)
{
    size_t mask = m->slots - 1;
    for (size_t i = hash & mask;; i = (i + 1) & mask) {
        uint32_t at = m->slot[i];
        if (!at || (m->entry[at - 1].hash == hash && !strcmp(m->entry[at - 1].key, key)))
            return &m->slot[i];
    }
}

static void map_grow(struct map *m)
{
    if (m->n < m->cap)
        return;
    size_t cap = m->cap ? m->cap * 2 : 8;
    struct map_entry *entry = arena_array(m->arena, cap, sizeof *entry);
    if (m->n)
        memcpy(entry, m->entry, m->n * sizeof *entry);
    m->entry = entry;
    m->cap = cap;
    m->slots = cap * 2;
    m->slot = arena_array(m->arena, m->slots, sizeof *m->slot);
    for (size_t i = 0; i < m->n; i++)
        *map_slot(m, entry[i].key, entry[i].hash) = (uint32_t)i + 1;
}

void *map_get(const struct map *m, const char *key)
{
    if (!m->n)
        return NULL;
    uint32_t at = *map_slot(m, key, key_hash(key));
    return at ? m->entry[at - 1].value : NULL;
}

/* Returns the entry of `key`, made with a NULL value if it was not there. */
static struct map_entry *map_entry(struct map *m, const char *key)
{
    map_grow(m);
    uint32_t hash = key_hash(key);
    uint32_t *slot = map_slot(m, key, hash);
    if (!*slot) {
        m->entry[m->n] = (struct map_entry){.key = key, .hash = hash};
        *slot = (uint32_t)++m->n;
    }
    return &m->entry[*slot - 1];
}

void *map_add(struct map *m, const char *key, void *value)
{
    assert(value);
    struct map_entry *e = map_entry(m, key);
    if (!e->value)
        e->value = value;
    return e->value;
}

void map_set(struct map *m, const char *key, void *value)
{
    assert(value);
    map_entry(m, key)->value = value;
}
