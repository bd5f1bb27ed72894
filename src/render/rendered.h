#ifndef RENDER_RENDERED_H
#define RENDER_RENDERED_H

#include "base/list.h"
#include "model/load.h"
#include "model/site.h"

#include <stddef.h>

/* One file of the site as rendering made it. */
struct rendered_file {
    const char *path; /* relative to the published folder */
    const char *s;    /* its bytes, in the build's arenas; NULL: a copy of `from` */
    size_t n;
    const char *from; /* asset: path of the file to copy, in the site's folder */
};

/* What rendering made. */
struct rendered {
    struct list files; /* struct rendered_file *, in no particular order */
    size_t pages, feeds;
};

/* Adds a file of `n` bytes, which must live as long as the build. */
void rendered_add(struct rendered *made, const struct site *site, const char *path, const char *s,
                  size_t n);

#endif
