#ifndef MODEL_LOAD_H
#define MODEL_LOAD_H

#include "model/site.h"
#include "report/diag.h"

struct fill_words;

/* What a build's threads own: one arena and one report each. Arenas live as long as the build. */
struct workers {
    int jobs;
    struct arena *arena;      /* [jobs] */
    struct report *report;    /* [jobs] */
    struct fill_words *words; /* [jobs]: what each has gathered, see model/fill/words.h */
};

/* Makes `jobs` workers in `a`. */
void workers_init(struct workers *w, struct arena *a, int jobs);

/* Moves all workers' messages into `r`. */
void workers_collect(struct workers *w, struct report *r);

/* Frees the workers' arenas. */
void workers_free(struct workers *w);

/* Which items a build shows. */
struct load_options {
    int drafts;  /* also drafts */
    int members; /* also items for members' eyes */
};

/* Reads all of content/, in parallel. Fills site->all, and site->items and by_id with the
 * originals. */
void site_load_content(struct site *site, struct report *r, struct workers *w,
                       const struct load_options *options);

/* Reads `text` (`n` bytes, NUL-terminated; it and `path` must live as long as the site) as the
 * content file `path`, which is not there any more. Returns the item, registered nowhere; NULL if
 * such a file would not have been read. */
struct item *site_load_text(struct site *site, struct report *r, const char *path, const char *text,
                            size_t n);

/* Reads a file that others will add to, and of which nothing is required; the item is registered
 * nowhere. */
struct item *site_load_partial(struct site *site, struct report *r, enum item_type type,
                               struct source *s);

/* Returns 1 for news whose day is still to come: nobody sees it before. */
int item_awaited(const struct site *site, const struct item *item);

#endif
