#ifndef RESOLVE_TARGET_H
#define RESOLVE_TARGET_H

#include "model/site.h"
#include "report/diag.h"

/* What an address in a text names, and what was meant where it names nothing; for resolve/links.
 */

/* Where a link leads: to an item (whose address differs by language) or to one fixed place. */
struct target {
    struct item *item;
    const char *path;     /* fixed: site path */
    const char *asset;    /* the path is that of this file below site/assets; NULL: it is not */
    const char *query;    /* without '?'; NULL: none */
    const char *fragment; /* without '#'; NULL: none */
};

/* What finding targets needs. */
struct targets {
    struct site *site;
    struct map by_file; /* "content/groups/x.md" → struct item (original) */
};

/* Lists all files that texts can name. */
void targets_init(struct targets *t, struct site *site);

/* Finds what `url`, written in the text of `from`, names: an id (`group:x`), a file beside it, an
 * address of the site or a file of site/assets, by its name as it is or percent-encoded, with or
 * without a query. Returns 0 if there is no such thing. */
int target_find(const struct targets *t, struct item *from, const char *url, struct target *out);

#endif
