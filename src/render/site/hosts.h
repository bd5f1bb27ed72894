#ifndef RENDER_SITE_HOSTS_H
#define RENDER_SITE_HOSTS_H

#include "render/view/renderer.h"

struct output;

/* Append what hosts read: headers in the form of Netlify and Cloudflare Pages, and Apache's
 * .htaccess. Only for a site whose base_url hosts can be told (route_base). */
void headers_write(struct renderer *r, const struct output *o, struct buf *out);
void htaccess_write(struct renderer *r, const struct output *o, struct buf *out);

#endif
