#ifndef RENDER_VIEW_EMBED_H
#define RENDER_VIEW_EMBED_H

#include "render/view/view.h"

/* What other sites show of this one; for render/view/root.c. */

extern const struct type type_embed_shelf;

/* Getters over a root with an embed: its coming meetings; the offers of a member. */
struct value root_embed_meetings(struct eval *e, const void *self, const struct field *f);
struct value root_embed_offers(struct eval *e, const void *self, const struct field *f);

/* Getter of all embeds, by what they are of. */
struct value root_embed_shelves(struct eval *e, const void *self, const struct field *f);

#endif
