#ifndef READ_WORDS_HOLES_H
#define READ_WORDS_HOLES_H

struct report;
struct word;
struct words;

/* Holds the holes of words against what is put into them. */

/* Reports holes of a word that are not in `may`, and those of `must` that are lacking; both are
 * sets of words_hole (read/words_fill.h). A number may be said in words, an empty word says
 * nothing, and so may the form for none. */
void words_check_word(struct report *r, const struct word *w, const char *key, unsigned may,
                      unsigned must);

/* Checks the words that the program itself fills. Those of layouts are checked when these compile.
 */
void words_check_holes(struct report *r, const struct words *w);

/* Returns what a layout that puts in `args` things, and a number if the word is a `plural`, may
 * find in a word: a set of words_hole. */
unsigned words_given(int args, int plural);

#endif
