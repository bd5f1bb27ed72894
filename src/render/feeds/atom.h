#ifndef RENDER_FEEDS_ATOM_H
#define RENDER_FEEDS_ATOM_H

#include "render/rendered.h"
#include "render/view/view.h"

/* Adds the Atom feeds (RFC 4287) of each language, and counts them: of the news, and of the events
 * to come, of which a series is one. None where the site has no items of that type. */
void atom_render(const struct shared *shared, struct rendered *made);

#endif
