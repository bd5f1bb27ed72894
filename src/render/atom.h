#ifndef RENDER_ATOM_H
#define RENDER_ATOM_H

#include "render/render.h"
#include "render/view.h"

/* Adds the Atom feeds (RFC 4287) of each language, and counts them: of the news, and of the events
 * to come, of which a series is one. None where the site has no items of that type. */
void atom_render(const struct shared *shared, struct rendered *made);

/* Returns the address of the feed of news or events; NULL if there is none. In `a`. */
const char *atom_path(const struct site *site, struct arena *a, enum item_type type, int language);

#endif
