#ifndef RENDER_MACHINE_H
#define RENDER_MACHINE_H

#include "render/jobs.h"
#include "render/render.h"

/* Adds what machines read: iCalendar feeds, contact cards, an Atom feed of the news for each
 * language, sitemap.xml and robots.txt. Counts the feeds. */
void machine_render(const struct shared *shared, const struct jobs *jobs, struct report *r,
                    struct workers *w, struct rendered *made);

#endif
