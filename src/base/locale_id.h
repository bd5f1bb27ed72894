#ifndef BASE_LOCALE_ID_H
#define BASE_LOCALE_ID_H

#include <stddef.h>

struct buf;

/* Appends an id of a-z, 0-9 and '-' for a title in the language of the BCP 47 tag, as its readers
 * would spell it without accents: ä is ae in German and a elsewhere, Ukrainian follows the
 * passport's table (resolution 55 of 2010), Russian that of the BGN, other scripts ICU. At most
 * `most` letters, cut between words where it can be. Returns 0, and appends nothing, where no
 * program can: scripts that leave out vowels (Arabic, Hebrew), and titles without letters and
 * digits. */
int locale_id(struct buf *out, const char *title, const char *tag, size_t most);

#endif
