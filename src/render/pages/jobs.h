#ifndef RENDER_PAGES_JOBS_H
#define RENDER_PAGES_JOBS_H

#include "render/view/view.h"

/* One page to be rendered, in one language. */
struct job {
    enum page_kind kind;
    int language;
    const char *path; /* address; the file is path + "index.html" unless it ends in a file's name */
    struct root root;
};

/* All pages of a build. */
struct jobs {
    struct job **at;
    size_t n;
};

/* Lists every page of the site in every language: items, lists, home pages, the error page and
 * redirects. Up to `jobs` threads work at it, each for a language in its arena of `part`
 * [LANGUAGES_MAX]; the rest lies in `a`. */
struct jobs jobs_list(const struct shared *shared, struct arena *a, struct arena *part, int jobs);

#endif
