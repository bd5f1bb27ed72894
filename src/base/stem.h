#ifndef BASE_STEM_H
#define BASE_STEM_H

#include <stddef.h>

/* Stems of words: what inflected forms of a word have in common, by the Snowball stemmers. */

/* One language's stemmer; each thread opens its own. */
struct stemmer;

/* Opens that of a language (BCP 47: "de", also "de-simple"); NULL: there is none for it. */
struct stemmer *stemmer_open(const char *tag);
void stemmer_close(struct stemmer *s);

/* Returns the stem of a word of `n` bytes in lower case, with all its marks, and writes how long it
 * is; not terminated, valid until the next call. */
const char *stemmer_stem(struct stemmer *s, const char *word, size_t n, size_t *stem_n);

#endif
