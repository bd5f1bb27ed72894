#ifndef RENDER_RENDERED_H
#define RENDER_RENDERED_H

#include "base/list.h"
#include "model/load.h"
#include "model/site.h"
#include "write/sink.h"

#include <stddef.h>

/* What rendering made. */
struct rendered {
    struct list files; /* struct file *, in no particular order */
    size_t pages, feeds;
};

/* Adds a file of `n` bytes, which must live as long as the build. */
void rendered_add(struct rendered *made, const struct site *site, const char *path, const char *s,
                  size_t n);

#endif
