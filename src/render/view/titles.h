#ifndef RENDER_VIEW_TITLES_H
#define RENDER_VIEW_TITLES_H

#include "render/view/renderer.h"

/* One entry of the list of everything. */
struct title {
    const struct item *item;
    const char *key;    /* collation key of its title */
    const char *letter; /* under which it stands */
    size_t rank;        /* of the letter, by where the list first has it */
};

/* How many pages' worth of other lists' entries one page of this list holds: they are short. */
enum { TITLES_TIMES = 5 };

/* Fills shared->titles: what is current, in each language's order. Languages are sorted side by
 * side, by `jobs` renderers, which keep them. */
void titles_gather(struct shared *shared, struct renderer *renderer, int jobs);

/* Returns 1 if an item is of today: neither over nor archived; an event has meetings to come, news
 * are of the last twelve months. */
int title_current(const struct site *site, const struct item *item);

/* Getters of the list's page: the entries on it, and links to where each letter begins. */
struct value view_titles(struct eval *e, const void *self, const struct field *f);
struct value view_letters(struct eval *e, const void *self, const struct field *f);
extern const struct type type_title, type_letter;

#endif
