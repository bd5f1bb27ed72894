#include "write/addresses.h"

#include "base/arena.h"
#include "base/fs.h"

#include <assert.h>
#include <string.h>

void addresses_init(struct addresses *s, struct arena *a)
{
    s->arena = a;
    map_init(&s->files, a);
    map_init(&s->folders, a);
}

/* Returns what stands where a folder of `path` would be, or NULL. */
static const void *file_in_the_way(const struct addresses *s, const char *path)
{
    char *folder = arena_strdup(s->arena, path);
    for (char *slash; (slash = strrchr(folder, '/'));) {
        *slash = '\0';
        /* A folder known to be one has only folders above it. */
        if (map_get(&s->folders, folder))
            return NULL;
        const void *value = map_get(&s->files, folder);
        if (value)
            return value;
    }
    return NULL;
}

static void note_folders(struct addresses *s, const char *path, void *value)
{
    for (size_t n = strlen(path); n-- > 0;) {
        if (path[n] != '/')
            continue;
        size_t known = s->folders.n;
        map_add(&s->folders, arena_copy(s->arena, path, n), value);
        if (s->folders.n == known)
            return;
    }
}

const void *addresses_add(struct addresses *s, const char *path, const void *value)
{
    assert(fs_path_confined(path));
    const void *taken = map_get(&s->files, path);
    if (!taken)
        taken = map_get(&s->folders, path);
    if (!taken)
        taken = file_in_the_way(s, path);
    if (taken)
        return taken;
    map_add(&s->files, path, (void *)value);
    note_folders(s, path, (void *)value);
    return NULL;
}
