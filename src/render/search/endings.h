#ifndef RENDER_SEARCH_ENDINGS_H
#define RENDER_SEARCH_ENDINGS_H

#include "base/arena.h"
#include "render/search/doc.h"

/* What words of a language end in when they are declined or conjugated: the browser takes two words
 * for forms of one if they begin alike and go on with endings of this list, or with nothing. The
 * stemmers say what they take off the site's own words, so that page and index agree without a
 * stemmer in the browser; languages without one, and what stemmers change instead of taking it
 * off, have a short list here. */

/* Returns the endings, folded (see base/fold.h), divided by blanks, the most frequent first; those
 * of the languages `tag` and `other`, which may be the same. In `a`. */
const char *search_endings(const struct search_docs *docs, const char *tag, const char *other,
                           struct arena *a);

/* Endings, the longest first. */
struct stems {
    const char **ending;
    size_t n;
};

/* Takes apart what search_endings returned. In `a`. */
struct stems stems_of(const char *endings, struct arena *a);

/* Returns how many of the `n` bytes of a folded word are left without the longest ending that
 * leaves four letters; all, in scripts behind Cyrillic. The browser cuts words of questions as
 * short. */
size_t stems_cut(const struct stems *stems, const char *word, size_t n);

#endif
