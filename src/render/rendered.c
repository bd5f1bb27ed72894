#include "render/rendered.h"

#include "base/arena.h"
#include "model/site.h"

void rendered_add(struct rendered *made, const struct site *site, const char *path, const char *s,
                  size_t n)
{
    struct file *f = arena_alloc(site->arena, sizeof *f);
    *f = (struct file){.path = path, .s = s, .n = n};
    list_add(&made->files, site->arena, f);
}
