#ifndef RENDER_SEARCH_SEARCH_H
#define RENDER_SEARCH_SEARCH_H

#include "render/view/renderer.h"

struct output;

/* What site/assets/search.js reads, for each language below its list from A to Z; nothing for a
 * site without that script, and none for a tree that is read from a disk, where scripts cannot
 * fetch. All is JSON.
 *
 * search.json
 *   root:     from its folder to the site's, "../"
 *   language: [tag, direction, name] of texts that are not translated
 *   words:    of the interface: hits (by plural category), near, some, more, past, example
 *   types, lists, keys, places: for each type of page its word, that of several, its name in
 *             addresses, and its place among what is found as good as another
 *   days:     what people say for today, tomorrow and the weekend; the names of weekdays from
 *             Monday on; the zone in which it is a day
 *   endings:  of words of the language, see render/search/endings.h
 *   skip:     words that ask for nothing by themselves, unless there are no others
 *   synonyms: groups of words and phrases that mean the same, folded, divided by "|"; behind "="
 *             what those before it mean
 *   fold:     what letters become, see base/fold.h; article: what is taken off words
 *   current:  so many of the first pages are current; the rest is past
 *   runs:     of all pages in their order, [type, how many follow each other]
 *   digits:   of lists of pages, see render/search/shards.h
 * and for sites of a moderate size
 *   folders:  for each type what its paths begin with
 *   terms:    names that pages share; has: for each of them the pages, as in `where`
 *   docs:     lists of the same length: type, path (behind its folder and without the slash at its
 *             end; or how many of the title's last words are left away, the others being the path,
 *             folded, with ae for an umlaut; or, with a slash before it, from the site's root),
 * title, kind (the number of a term, or -1), summary, when (a date), facts (a line), foreign, hours
 * (the numbers of terms for each weekday, or none), body (its beginning, where there is no
 * summary). `foreign` adds 1 if the title is not translated, 2 if the summary is not, 4 if the body
 * is not, 8 if all of it is invented. letters:  [marks, what these are in `index`] index:    the
 * stems of the other words of bodies but `skip`, of two letters and more, folded and sorted; before
 * each stands a capital letter: so many letters (A: none) it has in common with the word before,
 * which are left out where:    for each of them the pages that have it, see render/search/shards.h
 *
 * but for large ones what render/search/shards.h tells. */

/* How the script reads a question. It is terms, and a page answers if it has each of them. A term
 * is the ways to say it, each some words that a page must all have and what they are worth: {words:
 * [{spellings, exact, close}], worth}. `exact`: nothing but the word; `close`: neither within
 * others nor what is like it, and with 'form' only its forms. A word of the index is worth most if
 * it is the one of the question; less as its beginning or another form of it, and least if it
 * begins with its stem or has it or its stem within. Words of fewer than five letters stand within
 * most others by chance: of these only forms and compounds of known words count (`joined`) or,
 * where there are none, what begins so (`loose`).
 *
 * The answer tells how many of the `known` pages have all words (`total`; 0: all have some), of
 * which types these are (`counts`), for which words, folded, it looked besides (`near`), and which
 * words of the question no page has, as they were typed (`unknown`). */

/* What can be found in one language. */
struct search_index;

/* Gathers it, in memory of its own; search_close is due. */
struct search_index *search_open(struct renderer *r, int language);
void search_close(struct search_index *index);

/* Returns 1 if it is that of a large site, which is to be divided into small files. */
int search_is_large(const struct search_index *index);

/* Divides it, if it is such and not divided yet, with `jobs` threads. */
void search_divide(struct search_index *index, int jobs);

/* Returns how many files it is; number 0 is search.json. The index of a large site is divided. */
size_t search_files(const struct search_index *index);

/* Appends the address of file number `i`, and its bytes. Thread-safe. */
void search_put_path(const struct search_index *index, size_t i, struct buf *out);
void search_put_file(const struct search_index *index, size_t i, struct buf *out);

/* Returns 1 if a group of synonyms of its language leads to words that a page has. */
int search_leads(const struct search_index *index, size_t group);

/* Appends search.json of an output's language; who wants all files of it opens the index. */
void search_write(struct renderer *r, const struct output *o, struct buf *out);

/* Up to so many pages and bytes stand in one file. */
enum { SEARCH_PAGES = 500, SEARCH_BYTES = 400 << 10 };

#endif
