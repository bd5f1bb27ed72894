#ifndef BASE_HYPHEN_H
#define BASE_HYPHEN_H

#include <stddef.h>

struct buf;

/* Where words may be divided, by the dictionaries of hyphenation that the system has. */

/* The patterns of one language. Several threads may read them at a time. */
struct hyphens;

/* Returns the file with the patterns of a language (BCP 47), NULL if there are none that this
 * program knows: the same on every machine. */
const char *hyphens_file(const char *tag);

/* Reads a file of patterns. Returns NULL if it cannot be read or its letters are not known. */
struct hyphens *hyphens_open(const char *file);
void hyphens_close(struct hyphens *h);

/* Appends text with soft hyphens in its long words, at least three letters from either end. */
void hyphens_soften(const struct hyphens *h, struct buf *out, const char *text, size_t n);

#endif
