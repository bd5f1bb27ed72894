#ifndef RENDER_SITE_RENDER_H
#define RENDER_SITE_RENDER_H

#include "model/load.h"
#include "model/site.h"
#include "render/rendered.h"
#include "report/diag.h"

/* Renders the whole site: pages in every language, feeds, and the files that machines read.
 * Templates' faults go to the report; if there is any error in it, nothing is rendered. `members`:
 * a build for members' eyes. */
struct rendered site_render(const struct site *site, struct report *r, struct workers *w,
                            int members);

#endif
