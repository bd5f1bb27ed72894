#ifndef BASE_ADDRESS_H
#define BASE_ADDRESS_H

#include <stddef.h>

struct buf;

/* What every address on the web or for mail has in common, whoever wrote it and wherever it stands.
 */

/* Returns the offset of the first character that never stands in one, or `n`: white space of any
 * kind, control characters, and what steers the direction of text or shows nothing at all. */
size_t address_stray(const char *s, size_t n);

/* Returns 1 if the web address names a user, perhaps with a password: `https://user:word@host/`. */
int address_has_user(const char *url);

/* Returns 1 if the web address has a password in it, as those of meetings do: `?pwd=…`. */
int address_has_secret(const char *url);

/* Returns 1 if the text tells a password: `Kenncode: 1234`. */
int text_has_secret(const char *text);

/* Appends an address with all that may not stand in one percent-encoded: what is encoded already
 * stays, and an HTML attribute needs no more than its '&' written as an entity. */
void address_write(struct buf *out, const char *url);

/* Appends `s` as the value of a query: nothing is left that could mean anything in one. */
void address_write_value(struct buf *out, const char *s);

/* Appends a path of files: its parts are encoded likewise, the '/' between them stay. */
void address_write_path(struct buf *out, const char *path);

/* Appends `s` with its %XX resolved. */
void address_decode(struct buf *out, const char *s);

#endif
