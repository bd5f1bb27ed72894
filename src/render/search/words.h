#ifndef RENDER_SEARCH_WORDS_H
#define RENDER_SEARCH_WORDS_H

/* This room makes the index that the search field fetches: what of each page is found, and by
 * which words. How a browser asks it is told in search.h; nothing else may read the index. */

#include "base/arena.h"
#include "render/search/doc.h"

#include <stdint.h>

/* Every word of a large site, and where it stands. */

/* Sorts of texts, the best first. */
enum search_tier { TIER_TITLE, TIER_FACET, TIER_TEXT, TIERS };

/* One word: the pages that have it, by number; each is page * 4 + the best tier there. */
struct search_word {
    const char *s;
    uint32_t *at;
    uint32_t n, cap;
};

/* What people may type to find a word: itself, or a later part of it. */
struct search_key {
    const char *s;
    const struct search_word *word;
    int part;
};

struct search_words {
    struct arena *arena; /* [arenas]: where all of it lives */
    int arenas;
    struct search_key *key; /* by bytes; of equal ones the whole word first */
    size_t n;
    struct search_word **pair; /* two words with a blank between them, as they stand side by side in
                                  titles, names, summaries and what hits show instead */
    size_t pairs;
};

/* Folds all texts, with `jobs` threads, and gathers their words. */
struct search_words search_words(const struct search_docs *docs, int jobs);
void search_words_free(struct search_words *words);

#endif
