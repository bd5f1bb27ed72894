#ifndef RESOLVE_PICTURES_MAKE_H
#define RESOLVE_PICTURES_MAKE_H

struct arena;
struct cache;
struct raster;

/* Returns 1 if the file of the site in `root` begins as a JPEG or PNG, whatever its name says, or
 * cannot be read: then making it says why. For pictures_list. */
int raster_hides(const char *root, const char *file);

/* Makes one picture's renditions, or finds its size; for pictures_make. Results live in `a`. */
void raster_make(struct raster *p, const char *root, const char *file, struct arena *a,
                 const struct cache *cache, int makes);

#endif
