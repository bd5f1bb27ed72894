#ifndef RENDER_SEARCH_SEARCH_H
#define RENDER_SEARCH_SEARCH_H

#include "model/load.h"
#include "render/rendered.h"
#include "render/view/view.h"

/* Adds what site/assets/search.js reads, for each language below its list from A to Z; nothing for
 * a site without that script, and none for a tree that is read from a disk, where scripts cannot
 * fetch. All is JSON.
 *
 * search.json
 *   root:     from its folder to the site's, "../"
 *   language: [tag, direction, name] of texts that are not translated
 *   words:    of the interface: hits (by plural category), near, more, past, example
 *   types:    the word for each type of page
 *   fold:     what letters become, see base/fold.h; article: what is taken off words
 *   current:  so many of the first pages are current; the rest is past
 * and for sites of a moderate size
 *   terms:    names that pages share
 *   docs:     lists of the same length: type, path, title, summary, when (a date), foreign,
 *             terms (their numbers), body (its beginning, if it is translated), rest (folded
 *             and each once: words of three letters and more, and numbers, that stand only
 *             behind it). `foreign` adds 1 if the title is not translated, 2 if the summary is
 *             not, 4 if the body is not, 8 if all of it is invented.
 *
 * but for large ones what render/search/shards.h tells. */
void search_render(const struct shared *shared, struct workers *w, struct rendered *made);

/* Up to so many pages and bytes stand in one file. */
enum { SEARCH_PAGES = 500, SEARCH_BYTES = 400 << 10 };

#endif
