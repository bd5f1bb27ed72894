#ifndef RESOLVE_PICTURES_H
#define RESOLVE_PICTURES_H

#include "base/digest.h"
#include "base/picture.h"
#include "model/load.h"
#include "model/site.h"

struct cache;

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

/* Fills site->rasters and returns how many there are. */
size_t pictures_list(struct site *site);

/* Makes all that is published of the pictures: a JPEG upright, without what the camera noted, at
 * most 1600 dots wide; a PNG, without what is noted in it, as it is unless it is wider; and
 * narrower ones where that saves bytes. What has been made before is taken from the cache. Without
 * `makes` they are only looked at. */
void pictures_make(struct site *site, struct workers *w, const struct cache *cache, int makes);

/* Removes from the cache what belongs to none of the site's pictures. */
void pictures_sweep(const struct site *site, const struct cache *cache);

/* Reports pictures that cannot be shown, at the place that shows them. Needs links. */
void resolve_pictures(struct site *site, struct report *r);

/* Returns the picture that a file below site/assets is; NULL if it is none or cannot be shown. */
const struct raster *picture_find(const struct site *site, const char *file);

/* Notes that the text at `where` shows the file. */
void picture_shown(const struct site *site, const char *file, struct span where);

/* Returns what follows the picture's address in <img src="…">: its sizes, up to the quotation mark
 * of the last of them; NULL if nothing is known of it. */
const struct html *picture_attributes(const struct site *site, const char *file);

/* Returns 1 if the file of the site in `root` begins as a JPEG or PNG, whatever its name says, or
 * cannot be read: then making it says why. For pictures_list. */
int raster_hides(const char *root, const char *file);

/* Makes one picture's renditions, or finds its size; for pictures_make. Results live in `a`. */
void raster_make(struct raster *p, const char *root, const char *file, struct arena *a,
                 const struct cache *cache, int makes);

#endif
