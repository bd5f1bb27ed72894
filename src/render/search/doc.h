#ifndef RENDER_SEARCH_DOC_H
#define RENDER_SEARCH_DOC_H

#include "render/search/facts.h"

/* All that can be found in one language. */
struct search_docs {
    struct list docs; /* struct search_doc *: what is current first, then by type, then by date */
    size_t current;   /* how many are */
    const char *weekday[DOC_WEEKDAYS]; /* their names, Monday first */
};

/* Gathers them in `a`; `e` has the language's locale, words and view. */
struct search_docs search_docs(struct eval *e, struct arena *a);

#endif
