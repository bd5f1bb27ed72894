#ifndef RESOLVE_PICTURES_H
#define RESOLVE_PICTURES_H

#include "model/site.h"
#include "resolve/raster.h"

struct cache;
struct workers;

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

/* Returns the picture that a file below site/assets is; NULL if it is no picture or cannot be
 * shown. */
const struct raster *picture_find(const struct site *site, const char *file);

/* Notes that the text at `where` shows the file. */
void picture_shown(const struct site *site, const char *file, struct span where);

/* Returns what follows the picture's address in <img src="…">: its sizes, up to the quotation mark
 * of the last of them; NULL if nothing is known of it. */
const struct html *picture_attributes(const struct site *site, const char *file);

#endif
