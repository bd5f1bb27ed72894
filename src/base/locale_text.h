#ifndef BASE_LOCALE_TEXT_H
#define BASE_LOCALE_TEXT_H

#include <stddef.h>
#include <stdint.h>

struct arena;
struct buf;

/* Letters of all scripts: as slugs, folded for comparison, normalised (NFC). */

/* Appends `s` as an anchor or slug: lower case (locale-independent), NFC, letters and digits of any
 * script kept, German umlauts kept in anchors, everything else becomes single hyphens, none at the
 * ends. With `ascii` only [a-z0-9-]: ä→ae, ß→ss, ı→i, other scripts by ICU's Any-Latin;
 * Latin-ASCII. May append nothing. */
void locale_slug(struct buf *out, const char *s, size_t n, int ascii);

/* Appends `s` as names of files are compared where case does not count: case removed, letters put
 * together (NFC), accents kept. */
void locale_fold_case(struct buf *out, const char *s, size_t n);

/* Appends `s` folded for comparison in search and suggestions: case and accents removed. */
void locale_fold(struct buf *out, const char *s, size_t n);

/* Returns `s` folded like that, in the arena: a key for what people write in one way or another. */
const char *locale_folded(struct arena *a, const char *s);

/* Returns 1 if `part` is one or more whole words of `all`; both folded, words divided by blanks. */
int locale_has_words(const char *all, const char *part);

/* Writes what a code point comes apart into (NFKD), in lower case and without marks; returns how
 * many code points that is, perhaps none. */
enum { LOCALE_PARTS = 32 };
size_t locale_parts(uint32_t cp, uint32_t out[LOCALE_PARTS]);

/* Returns 1 if a code point is part of a word: a letter, a decimal digit or a spacing mark. */
int locale_in_word(uint32_t cp);

/* Returns 1 for a letter of any script. */
int locale_is_letter(uint32_t cp);

/* Returns 1 if a code point is written from left to right, -1 from right to left, 0 if its
 * neighbours say it: digits, blanks, punctuation. */
int locale_side(uint32_t cp);

/* Returns the lower-case letter of a letter, without regard to language. */
uint32_t locale_lower_letter(uint32_t cp);

/* Appends `s` normalised to NFC. */
void locale_nfc(struct buf *out, const char *s, size_t n);

#endif
