#ifndef RESOLVE_MEANT_H
#define RESOLVE_MEANT_H

#include "base/buf.h"
#include "model/site.h"

/* Texts of editors that mean one thing in whatever words: "Keine." is "keine". */

struct meant {
    struct buf known, text; /* folded; `known` between commas */
};

/* Gathers the words of `key`, divided by commas, of all languages of the site (an editor may write
 * in another than the page's), and those of `more`. */
void meant_open(struct meant *m, const struct site *site, const char *key, const char *more);
void meant_close(struct meant *m);

/* Returns 1 if the text is one of them. */
int meant_by(struct meant *m, const char *text);

#endif
