#ifndef RENDER_SITE_MACHINE_H
#define RENDER_SITE_MACHINE_H

#include "render/pages/jobs.h"
#include "render/rendered.h"

/* Adds what machines read: iCalendar feeds, contact cards, an Atom feed of the news for each
 * language, sitemap.xml and robots.txt. Counts the feeds. */
void machine_render(const struct shared *shared, const struct jobs *jobs, struct report *r,
                    struct workers *w, struct rendered *made);

#endif
