#ifndef READ_TEMPLATE_SET_H
#define READ_TEMPLATE_SET_H

#include "report/diag.h"
#include "report/source.h"

#include <stddef.h>

struct arena;
struct map;
struct parsed;
struct words;

/* All templates of a site: a folder of files, compiled on demand and kept. */
struct templates {
    struct arena *arena;
    struct report *report;
    const char *root;   /* the site's folder; paths in messages are relative to it */
    const char *folder; /* "layouts" */
    const char *share;  /* where those are that the root lacks, by the same path; NULL: nowhere */
    const struct words *const
        *words; /* one for each language; every word used must be in all of them */
    size_t languages;
    struct map *files; /* name → source, read once */
};

/* Begins an empty set of the templates in `root`/`folder` (either may be ""), and nowhere else;
 * everything pointed at must outlive it. */
void templates_init(struct templates *t, struct arena *a, struct report *r, const char *root,
                    const char *folder, const struct words *const *words, size_t languages);

/* Adds a template that stands in no file of the folder: `name` is how others include or extend it.
 */
void template_add(struct templates *t, const char *name, const struct source *source);

/* Returns 1 if the layouts folder has this file. */
int template_exists(struct templates *t, const char *name);

/* Returns the parsed template, reading it if need be; NULL if there is none. */
const struct parsed *template_parsed(struct templates *t, const char *name);

#endif
