#ifndef RENDER_SITE_SITEMAP_H
#define RENDER_SITE_SITEMAP_H

#include "render/view/renderer.h"

struct output;

/* Appends sitemap.xml (sitemaps.org): every page in the languages that its text is really in. */
void sitemap_write(struct renderer *r, const struct output *o, struct buf *out);

/* Appends robots.txt (RFC 9309). */
void robots_write(struct renderer *r, const struct output *o, struct buf *out);

#endif
