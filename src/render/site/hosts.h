#ifndef RENDER_SITE_HOSTS_H
#define RENDER_SITE_HOSTS_H

#include "render/pages/jobs.h"
#include "render/rendered.h"

/* Adds what web hosts read to serve the site rightly: `_headers` and `_redirects` (Netlify,
 * Cloudflare Pages and their like) and `.htaccess` (Apache): types and caching of calendars, leave
 * for other sites to read them, headers that keep pages safe (other sites may frame embeds and
 * nothing else), redirects, and the error page in the visitor's language. Nothing for a site that
 * is read from a disk. */
void hosts_render(const struct site *site, const struct jobs *jobs, struct rendered *made);

#endif
