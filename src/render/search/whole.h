#ifndef RENDER_SEARCH_WHOLE_H
#define RENDER_SEARCH_WHOLE_H

#include "base/json.h"
#include "render/search/doc.h"
#include "render/search/endings.h"

/* Appends the members `terms` and `docs` of a search.json that has all pages in it. */
void search_whole(struct json *head, const struct search_docs *found, const struct stems *stems,
                  struct arena *a);

#endif
