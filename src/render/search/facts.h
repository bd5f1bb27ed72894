#ifndef RENDER_SEARCH_FACTS_H
#define RENDER_SEARCH_FACTS_H

#include "base/buf.h"
#include "render/view/view.h"

struct fold;

/* What people ask for that no text says: numbers, days, hours, prices. */

/* Which texts of a page are in the first language because there is no translation, and whether all
 * of it is invented. */
enum { FOREIGN_TITLE = 1, FOREIGN_SUMMARY = 2, FOREIGN_BODY = 4, DOC_EXAMPLE = 8 };

enum { DOC_WEEKDAYS = 7 };

/* One page as search knows it, in one language. */
struct search_doc {
    const struct item *item;
    const char *path, *title;
    const char *summary; /* NULL: none */
    const char *kind;    /* what sort of its type it is, one of its facets; NULL: none */
    const char *body;    /* plain text, also of what else its page lists; may be "" */
    const char *when;    /* the date to show beside it: the next one, or else its last; NULL */
    const char *codes;   /* what is found and never shown: e-mail, digits of telephones; NULL */
    const char *facts;   /* what it says of itself in a line: level, price, rhythm; NULL */
    const char **hours;  /* by weekday, Monday first: when it is open, "" for never; NULL: this
                            tells nothing */
    const char *const *facet; /* kinds, topics, audiences, languages, places, groups, people,
                                 weekdays, prices, its name in the first language */
    size_t facets;
    int foreign; /* FOREIGN_…, DOC_EXAMPLE */
    int past;    /* no longer current */
    int64_t order;
};

/* Pages under construction; the buffer is used for one after the other. */
struct doc_builder {
    struct eval *e;
    const struct view *view;
    struct arena *arena; /* where all of it lives */
    struct list facets;  /* const char *, of the page at hand */
    struct buf text;     /* of the page at hand */
    struct fold *fold;
    const char *weekday[DOC_WEEKDAYS]; /* their names, Monday first */
};

/* Adds a text (NULL or "": none) to the facets of the page at hand. */
void doc_add_text(struct doc_builder *g, const char *text);

/* Fills the weekdays' names. */
void facts_weekdays(struct doc_builder *g);

/* Adds what is found by its facts to the facets of the page at hand, and fills the page's codes,
 * facts and hours. */
void search_facts(struct doc_builder *g, struct search_doc *doc);

#endif
