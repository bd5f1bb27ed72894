#ifndef RESOLVE_HISTORY_SINCE_H
#define RESOLVE_HISTORY_SINCE_H

#include "base/list.h"

struct site;

/* What of a site is not as it was in an older commit. */

enum since_state {
    SINCE_KNOWN,
    SINCE_NO_REPOSITORY, /* there is no repository, or none that may be read */
    SINCE_NO_COMMIT,     /* the repository has no such commit */
};

struct since {
    enum since_state state;
    struct list items; /* const struct item *: whose files are other ones or new, by path; those
                          that this build hides are not among them */
    struct list words; /* const struct language *: those whose words are other ones or new */
    int rest;          /* 1: something else in site/ or layouts/ is another, new or gone */
};

/* Compares the site with the commit that `revision` names (a branch, a tag, a hash), or, where both
 * went on from there, with the last one that they have in common: what others did meanwhile does
 * not count. Of content/ the files as they are read count, of the rest those that are committed.
 * Returns 0, or -errno if the environment did not let git start. */
int since_find(struct site *site, const char *revision, struct since *out);

#endif
