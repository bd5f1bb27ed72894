#ifndef RENDER_SEARCH_ALIKE_H
#define RENDER_SEARCH_ALIKE_H

#include "base/json.h"
#include "render/search/doc.h"

struct map;
struct search_words;

/* Writes the member `synonyms`: what people call things in the language (model/synonyms.h), as
 * search.h tells. Of what a group means only what the pages have is told. `skip`: words that ask
 * for nothing by themselves, folded. Returns for each group 1 if it leads to words of the pages,
 * also to parts of compounds; in `a`. */
const char *search_alike(struct json *head, const struct language *language,
                         const struct search_docs *docs, const struct map *skip, struct arena *a);

/* Does the same by the words of a large site. */
const char *search_alike_large(struct json *head, const struct language *language,
                               const struct search_words *words, const struct map *skip,
                               struct arena *a);

#endif
