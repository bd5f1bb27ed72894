#ifndef MODEL_CONTENT_NAME_H
#define MODEL_CONTENT_NAME_H

#include "model/site.h"
#include "report/diag.h"

/* What the name of a content file says. */
struct content_name {
    enum item_type type;       /* its folder */
    const char *id;            /* the name up to the first '.'; of a nested folder's index.md the
                                  folder's name */
    struct language *language; /* the part between id and ".md"; without one the site's first */
};

/* Takes a path such as "content/groups/gesundheit.tr.md" apart. Returns 0 after reporting what it
 * is that stands there and where it belongs, if that is no content file. */
int content_name_read(struct site *site, struct report *r, const char *path,
                      struct content_name *out);

#endif
