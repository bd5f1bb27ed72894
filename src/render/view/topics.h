#ifndef RENDER_VIEW_TOPICS_H
#define RENDER_VIEW_TOPICS_H

#include "render/view/view.h"

/* The topics that the home page leads to. */

extern const struct type type_topic;

/* Getter of these: those that site.yaml names (`home_topics`), else those that most members work
 * on, at most field->index. What neither members nor offers are about is none of them. */
struct value view_home_topics(struct eval *e, const void *self, const struct field *f);

#endif
