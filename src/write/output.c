#include "write/output.h"

#include "base/arena.h"
#include "base/fs.h"

#include <assert.h>
#include <string.h>

void output_init(struct output *o, struct arena *a)
{
    *o = (struct output){.kind = OUTPUT_PUBLIC, .arena = a};
    map_init(&o->files, a);
    map_init(&o->folders, a);
}

/* Returns the file that stands where a folder of `path` would be, or NULL. */
static const struct output_file *file_above(const struct output *o, const char *path)
{
    char *folder = arena_strdup(o->arena, path);
    for (char *slash; (slash = strrchr(folder, '/'));) {
        *slash = '\0';
        /* A folder known to be one has only folders above it. */
        if (map_get(&o->folders, folder))
            return NULL;
        const struct output_file *f = map_get(&o->files, folder);
        if (f)
            return f;
    }
    return NULL;
}

static void note_folders(struct output *o, struct output_file *f)
{
    for (size_t n = strlen(f->path); n-- > 0;) {
        if (f->path[n] == '/' && map_add(&o->folders, arena_copy(o->arena, f->path, n), f) != f)
            return;
    }
}

static const struct output_file *output_insert(struct output *o, const struct output_file *file)
{
    assert(fs_path_confined(file->path));
    const struct output_file *taken = map_get(&o->files, file->path);
    if (!taken)
        taken = map_get(&o->folders, file->path);
    if (!taken)
        taken = file_above(o, file->path);
    if (taken)
        return taken;
    struct output_file *f = arena_alloc(o->arena, sizeof *f);
    *f = *file;
    map_add(&o->files, f->path, f);
    note_folders(o, f);
    return NULL;
}

const struct output_file *output_add(struct output *o, const char *path, const char *s, size_t n)
{
    assert(s);
    return output_insert(o, &(struct output_file){.path = path, .s = s, .n = n});
}

const struct output_file *output_add_copy(struct output *o, const char *path, const char *root,
                                          const char *from)
{
    assert(from);
    return output_insert(o, &(struct output_file){.path = path, .root = root, .from = from});
}
