#ifndef RENDER_SITE_LAYOUTS_H
#define RENDER_SITE_LAYOUTS_H

#include "read/template/set.h"
#include "read/template/template.h"
#include "render/view/view.h"

struct site;

/* A site's layouts, compiled for every kind of page. */
struct layouts {
    struct templates set;
    const struct template *page[PAGE_KINDS];  /* NULL: it does not compile */
    const struct words *words[LANGUAGES_MAX]; /* of each language, for the compiler */
    int good;                                 /* 1: all compile */
};

/* Compiles the layouts of a site whose languages all have words, or takes what the site's shelf has
 * of the same. Lives in `a` or on the shelf. Reports what is wrong. */
const struct layouts *layouts_open(const struct site *site, struct arena *a, struct report *r);

#endif
