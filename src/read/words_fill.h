#ifndef READ_WORDS_FILL_H
#define READ_WORDS_FILL_H

#include <stddef.h>

struct arena;
struct buf;
struct word;

/* Words have holes: {n} for the number that they count, {1} … {9} for what else is put in. What is
 * put in is not looked through for holes, and a hole for which there is nothing stays as it is. */

/* Appends a word with its holes filled: `n` in {n}, arg[0] in {1} and so on; NULL is nothing. */
void words_fill(struct buf *out, const char *pattern, const char *n, const char *const *arg,
                size_t args);

/* The same, but `put` appends what belongs into a hole ('n' or '1' … '9') and returns 1; for a hole
 * that stays as it is it appends nothing and returns 0. */
void words_fill_by(struct buf *out, const char *pattern,
                   int (*put)(void *ctx, struct buf *out, char hole), void *ctx);

/* Returns a word with `first` in {1} and `second` in {2}, NULL being nothing; in `a`. */
const char *words_filled(struct arena *a, const char *pattern, const char *first,
                         const char *second);

/* Returns the word, or its form for a plural category; its own one for nothing if `n` is 0. Never
 * NULL. */
const char *words_form(const struct word *w, const char *category, long n);

/* Returns the holes of a text (NULL has none): a set of words_hole. */
unsigned words_holes(const char *pattern);

/* Returns a hole ('n', '1' … '9') as a set of one. */
unsigned words_hole(char sign);

#endif
