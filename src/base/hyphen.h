#ifndef BASE_HYPHEN_H
#define BASE_HYPHEN_H

#include <stddef.h>

struct buf;

/* Where words may be divided, by the dictionaries of hyphenation that the system has. */

/* The patterns of one language, read when the first text asks for them: that takes some thirty
 * milliseconds, and most runs never do. Several threads may use them at a time. */
struct hyphens;

/* Returns the file with the patterns of a language (BCP 47), NULL if there are none that this
 * program knows: the same on every machine. */
const char *hyphens_file(const char *tag);

/* Takes a file of patterns. Returns NULL if it cannot be read. */
struct hyphens *hyphens_open(const char *file);
void hyphens_close(struct hyphens *h);

/* Appends text with soft hyphens in its long words, at least three letters from either end; without
 * any if the file is none of patterns or its letters are not known. */
void hyphens_soften(struct hyphens *h, struct buf *out, const char *text, size_t n);

#endif
