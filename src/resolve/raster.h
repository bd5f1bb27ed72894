#ifndef RESOLVE_RASTER_H
#define RESOLVE_RASTER_H

#include "base/digest.h"
#include "base/picture.h"
#include "report/source.h"

#include <stddef.h>

struct fs_file;

enum { RENDITIONS_MAX = 3 };

/* One of the sizes in which a picture is published. */
struct rendition {
    const char *path;  /* address: "assets/images/foto.480.jpg" */
    const char *file;  /* published file: the same, not encoded */
    int width, height; /* in dots */
    const char *s;     /* its bytes; NULL: those of the asset */
    size_t n;
};

/* A file below site/assets, but not in originals/, that its name or its first bytes call a JPEG or
 * PNG: a photo saved as foto.webp also tells where it was taken. */
struct raster {
    const struct fs_file *file;
    int error;                                  /* errno of reading it; 0: none */
    enum picture_state state;                   /* not good: there are no renditions */
    struct digest key;                          /* of its bytes and of how renditions are made */
    struct rendition rendition[RENDITIONS_MAX]; /* from small to large; the last is the picture at
                                                   its own address */
    size_t n;                                   /* how many; 0: the asset is published as it is */
    struct span used; /* not good: the first text that shows it; no source: none yet */
};

#endif
