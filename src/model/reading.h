#ifndef MODEL_READING_H
#define MODEL_READING_H

#include "read/markdown/markdown.h"
#include "read/node.h"

struct arena;
struct report;

/* What a content file says by its bytes, whichever site it is in and whatever its fields mean. */
struct reading {
    const struct node *front; /* the front matter, a map; without any field, an empty one. NULL: it
                                 is unusable */
    const struct markdown *body; /* NULL: not even the front matter's end was found */
};

/* Reads a content file whose text is at home at `home`. Reports what is wrong; never returns NULL.
 */
struct reading *reading_make(struct arena *a, struct report *r, const struct source *s,
                             const struct md_home *home);

#endif
