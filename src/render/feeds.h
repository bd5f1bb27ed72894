#ifndef RENDER_FEEDS_H
#define RENDER_FEEDS_H

#include "render/render.h"
#include "render/view.h"

/* Adds every iCalendar file in every language of the site, and counts them. */
void feeds_render(const struct shared *shared, struct rendered *made);

#endif
