#ifndef RENDER_SEARCH_WHOLE_H
#define RENDER_SEARCH_WHOLE_H

#include "base/json.h"
#include "render/search/doc.h"
#include "render/search/endings.h"

struct map;

/* Appends the members `folders`, `terms` to `where` of a search.json that has all pages in it;
 * `skip`: words of bodies that nobody asks for, folded. */
void search_whole(struct json *head, const struct search_docs *found, const struct stems *stems,
                  const struct map *skip, struct arena *a);

#endif
