#ifndef RENDER_VIEW_PREVIEW_H
#define RENDER_VIEW_PREVIEW_H

#include "render/view/view.h"

/* The picture that others show beside a link to a page: its own, or the site's. */
extern const struct record view_preview;

/* Returns a page's picture; none, if neither it nor the site has one that can be shown. */
struct value page_preview(struct eval *e, const void *self, const struct field *f);

#endif
