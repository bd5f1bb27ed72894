#ifndef RENDER_FEEDS_FEEDS_H
#define RENDER_FEEDS_FEEDS_H

#include "render/rendered.h"
#include "render/view/view.h"

/* Adds every iCalendar file in every language of the site, and counts them; beside them all
 * meetings as JSON, and when each venue is taken. Languages are written side by side; their bytes
 * live in the workers' arenas. Warns of calendars that are too large for Google. */
void feeds_render(const struct shared *shared, struct report *r, struct workers *w,
                  struct rendered *made);

#endif
