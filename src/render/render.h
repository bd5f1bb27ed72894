#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "model/load.h"
#include "model/site.h"
#include "report/diag.h"
#include "write/output.h"

/* How much was made, for the build's last line. */
struct rendered {
    size_t pages, feeds;
};

/* Renders the whole site into `out`: pages in every language, feeds, and the files that machines
 * read. Templates' faults go to the report; if there is any error in it, nothing is rendered.
 * `members`: a build for members' eyes. */
struct rendered site_render(const struct site *site, struct report *r, struct workers *w,
                            int members, struct output *out);

#endif
