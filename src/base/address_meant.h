#ifndef BASE_ADDRESS_MEANT_H
#define BASE_ADDRESS_MEANT_H

#include <stddef.h>

struct buf;

/* Addresses and numbers as people write them by hand: what was meant, to be copied. */

/* Returns 1 if the text is an e-mail address, of the kind that stands behind `mailto:`. */
int address_is_mail(const char *s);

/* Returns 1 if it is a web address whose host is a name without spaces; the rest is not looked at.
 */
int address_is_web(const char *s);

/* Returns 1 if it is one phone number and nothing else. */
int address_is_phone(const char *s);

/* Appends the first address or number that the text has: `info (at) verein.de`, `Tel. 0361 123 und
 * 0170 456`, `www.verein.de`, `[Verein](https://…)`. Returns how many it has, at most one for the
 * web; 0: `out` is as it was. */
size_t address_mail_meant(struct buf *out, const char *text);
size_t address_web_meant(struct buf *out, const char *text);
size_t address_phone_meant(struct buf *out, const char *text);

#endif
