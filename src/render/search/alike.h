#ifndef RENDER_SEARCH_ALIKE_H
#define RENDER_SEARCH_ALIKE_H

#include "base/json.h"
#include "render/search/doc.h"

/* Writes the member `synonyms`: what people call things in the language (model/synonyms.h), as
 * search.h tells. Of what a group means only what `docs` have is told, in sites of a moderate size;
 * `all`: without looking. */
void search_alike(struct json *head, const struct language *language,
                  const struct search_docs *docs, int all, struct arena *a);

#endif
