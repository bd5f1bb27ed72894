#ifndef RENDER_MACHINE_H
#define RENDER_MACHINE_H

#include "model/load.h"
#include "render/jobs.h"
#include "report/diag.h"
#include "write/output.h"

/* Writes what machines read: iCalendar feeds, an Atom feed of the news for each language,
 * sitemap.xml and robots.txt. Returns how many feeds. */
size_t machine_render(const struct shared *shared, struct report *r, const struct jobs *jobs,
                      struct output *out);

#endif
