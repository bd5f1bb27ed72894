#ifndef RENDER_FEEDS_ATOM_H
#define RENDER_FEEDS_ATOM_H

#include "render/view/renderer.h"

struct output;

/* Append an Atom feed (RFC 4287) in a language: of the news, and of the events to come, of which a
 * series is one. */
void atom_news_write(struct renderer *r, const struct output *o, struct buf *out);
void atom_events_write(struct renderer *r, const struct output *o, struct buf *out);

#endif
