#ifndef RENDER_SITE_HOSTS_REDIRECTS_H
#define RENDER_SITE_HOSTS_REDIRECTS_H

#include "render/view/renderer.h"

struct output;

/* Appends `_redirects`, in the form of Netlify and Cloudflare Pages: old addresses of items, lists
 * that have no page, and which error page is whose. */
void redirects_write(struct renderer *r, const struct output *o, struct buf *out);

#endif
