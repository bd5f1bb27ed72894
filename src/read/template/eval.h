#ifndef READ_TEMPLATE_EVAL_H
#define READ_TEMPLATE_EVAL_H

#include "read/template/value.h"

struct arena;
struct buf;
struct locale;
struct template;
struct words;

/* What rendering one page needs beside its data. One for each thread at a time. */
struct eval {
    struct arena
        *scratch; /* memory for this page's lists and texts; the caller empties it between pages */
    struct locale *locale;     /* of the page's language */
    const struct words *words; /* of the page's language */
    const char *up;            /* from the page to the site's root: "", "../", "../../" … */
    int link_files;            /* 1: links name index.html, so that pages work from a disk */
    const void *view;          /* the view's own context, for field getters */
};

/* Renders a compiled template over `root` (the object whose fields are the top-level names) and
 * appends the page. Cannot fail. */
void template_render(const struct template *t, struct eval *e, const void *root, struct buf *out);

#endif
