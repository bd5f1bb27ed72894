#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* Decodes the code point at `s` (n > 0 bytes left) into *cp; returns its length 1-4, or 0 if the
 * bytes are not valid UTF-8 (RFC 3629). */
size_t utf8_decode(const char *s, size_t n, uint32_t *cp);

/* Writes `cp` as UTF-8 into out[4]; returns the length. */
size_t utf8_encode(uint32_t cp, char out[4]);

/* Returns the offset of the first byte that is not ASCII, or `n`. */
size_t utf8_ascii(const char *s, size_t n);

/* Returns the offset of the first byte that is not valid UTF-8, or `n`. */
size_t utf8_valid(const char *s, size_t n);

/* Returns 1 if no text may have this code point: control characters but tab and line feed, and code
 * points that stand for no character (U+FFFE …). XML, HTML or iCalendar forbid each of them. */
int utf8_unfit(uint32_t cp);

/* Returns 1 for a quotation mark, straight or typographic, that opens or closes in any language. */
int utf8_is_quote(uint32_t cp);

/* Returns the number of code points in valid UTF-8. */
size_t utf8_count(const char *s, size_t n);

#endif
