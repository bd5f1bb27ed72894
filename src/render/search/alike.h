#ifndef RENDER_SEARCH_ALIKE_H
#define RENDER_SEARCH_ALIKE_H

#include "base/json.h"
#include "render/search/doc.h"

struct search_words;

/* Writes the member `synonyms`: what people call things in the language (model/synonyms.h), as
 * search.h tells. Of what a group means only what `docs` have is told, in sites of a moderate size;
 * `all`: without looking. Returns for each group 1 if it leads to words of the pages, also to parts
 * of compounds (means nothing with `all`); in `a`. */
const char *search_alike(struct json *head, const struct language *language,
                         const struct search_docs *docs, int all, struct arena *a);

/* Returns the same by the words of a large site. */
const char *search_alike_large(const struct language *language, const struct search_words *words,
                               struct arena *a);

#endif
