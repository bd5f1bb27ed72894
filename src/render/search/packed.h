#ifndef RENDER_SEARCH_PACKED_H
#define RENDER_SEARCH_PACKED_H

#include "base/json.h"
#include "render/search/doc.h"

struct arena;

/* How search.json writes what packs badly, see render/search/search.h. */

/* Writes the member `folders`, and into `folder` what the paths of each type begin with, as its
 * first page has it; NULL: there is none. In `a`. */
void packed_folders(struct json *head, const struct search_docs *docs,
                    const char *folder[ITEM_TYPES], struct arena *a);

/* Writes a page's path: what stands behind its folder, or, where its title says that, how many of
 * the title's last words are left away. */
void packed_path(struct json *column, struct fold *fold, const char *folder,
                 const struct search_doc *doc);

/* Writes the members `letters` and `index`: these words, in which the most frequent letters beyond
 * ASCII are one mark of it each, a byte less. */
void packed_words(struct json *head, const char *words);

#endif
