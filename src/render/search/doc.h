#ifndef RENDER_SEARCH_DOC_H
#define RENDER_SEARCH_DOC_H

#include "render/view/view.h"

/* Which texts of a page are in the first language because there is no translation, and whether all
 * of it is invented. */
enum { FOREIGN_TITLE = 1, FOREIGN_SUMMARY = 2, FOREIGN_BODY = 4, DOC_EXAMPLE = 8 };

/* One page as search knows it, in one language. */
struct search_doc {
    const struct item *item;
    const char *path, *title;
    const char *summary;      /* NULL: none */
    const char *body;         /* plain text, also of what else its page lists; may be "" */
    const char *when;         /* the date to show beside it: the next one, or else its last; NULL */
    const char *const *facet; /* kinds, topics, audiences, languages, places, groups, people */
    size_t facets;
    int foreign; /* FOREIGN_…, DOC_EXAMPLE */
    int past;    /* no longer current */
    int64_t order;
};

/* All that can be found in one language. */
struct search_docs {
    struct list docs; /* struct search_doc *: what is current first, then by type, then by date */
    size_t current;   /* how many are */
};

/* Gathers them in `a`; `e` has the language's locale, words and view. */
struct search_docs search_docs(struct eval *e, struct arena *a);

#endif
