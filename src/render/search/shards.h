#ifndef RENDER_SEARCH_SHARDS_H
#define RENDER_SEARCH_SHARDS_H

#include "base/json.h"
#include "render/search/doc.h"

/* The index of a large site in many small files beside search.json. That one has, instead of terms
 * and docs,
 *   stamp:  changes when pages get other numbers or words other files; every file repeats it
 *   count:  how many pages there are, numbered from 0
 *   block:  how many pages stand in one file
 *   leaves: what the words of each file begin with, parted by blanks: the shortest text that comes
 *           behind all words of the file before
 *   short:  beginnings of words that are in more than SHORT_LEAVES files, parted by blanks
 *
 * d-N.json: the pages from N * block on
 *   docs:  pages [type, path, title, summary, when, facts, foreign, hours (texts)], see search.h
 * w-N.json: the words of a file, N counts from 0
 *   words: a word, then where it stands, and so on; by code points. "-" before a word: it is the
 *          later part of longer ones.
 * p-N.json: pairs of words that stand side by side in what hits show; `pairs` in search.json is how
 * many such files there are, and N what is left of the pair's FNV-1a (32 bits) divided by that
 *   pairs: a pair, a blank between its words, then the list of pages, and so on
 * b-NAME.json: for whoever types no more than a short beginning; NAME is what search_put_name makes
 *   best:  numbers of pages, the best first
 *   docs:  the first of them, as above
 *   hits:  how many pages there are in all
 *
 * Where a word stands is three lists of pages: in titles; in kinds, topics, places and the like; in
 * other texts. A page is in one of them. A list has for each page the distance from the page before
 * (the first: from -1), less one; without any it is a blank. `digits` has three sorts of them: the
 * lowest of a number that others follow, the lowest of the last one in a list, and those before
 * the lowest, from the highest on, which count by how many there are of them. */

enum { SHORT_LEAVES = 2 };

/* The index of one language, divided. */
struct shards;
struct search_words;

/* Divides it with `jobs` threads; `docs` and `folder` (of search.json: "en/a-z/") outlive it. */
struct shards *shards_open(const struct search_docs *docs, const char *folder, int jobs);
void shards_close(struct shards *s);

/* Returns its words. */
const struct search_words *shards_index(const struct shards *s);

/* Writes the members of search.json. */
void shards_put_head(const struct shards *s, struct json *head);

/* Returns how many files there are beside search.json. */
size_t shards_count(const struct shards *s);

/* Appends the address of file number `i`, and its bytes. Thread-safe. */
void shards_put_path(const struct shards *s, size_t i, struct buf *out);
void shards_write(const struct shards *s, size_t i, struct buf *out);

#endif
