#ifndef BASE_CHECKSUM_H
#define BASE_CHECKSUM_H

#include <stddef.h>

/* Checksums that other programs know files by; for tables of our own there is base/digest.h. */
enum checksum_kind { CHECKSUM_SHA1, CHECKSUM_SHA256 };

/* Hexadecimal digits of the longest. */
enum { CHECKSUM_HEX = 64 };

/* Writes the checksum of `head` followed by `s` in hexadecimal digits, with a NUL. */
void checksum_hex(enum checksum_kind kind, const void *head, size_t head_n, const void *s, size_t n,
                  char out[CHECKSUM_HEX + 1]);

#endif
