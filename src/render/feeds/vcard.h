#ifndef RENDER_FEEDS_VCARD_H
#define RENDER_FEEDS_VCARD_H

#include "base/buf.h"
#include "render/view/renderer.h"

struct output;

/* Appends the contact card of a member (vCard 3.0, RFC 2426: what Outlook, iPhones and Androids all
 * take; KIND and LANG are of RFC 6350 and passed over by those that do not know them). The words of
 * its note are in the language; the UID is the same in all. */
void vcard_write(const struct site *site, const struct language *l, struct locale *locale,
                 struct arena *a, const struct member *m, struct buf *out);

/* Appends the card of an output's member in its language. */
void card_write(struct renderer *r, const struct output *o, struct buf *out);

#endif
