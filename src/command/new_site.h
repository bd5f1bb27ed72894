#ifndef COMMAND_NEW_SITE_H
#define COMMAND_NEW_SITE_H

#include "command/options.h"

/* A site that is about to be made. */
struct new_site {
    const struct options *options;
    const char *folder; /* where; NULL: nobody said */
    const char *title;  /* NULL: that of the folder */
    const char *tag;    /* its language; NULL: the one in which we speak */
};

/* Makes the least that a site needs, written to be gone on with, and says how. Nothing that stands
 * there is touched. Returns 0, or 2 after telling why it cannot be. */
int new_site(const struct new_site *s);

#endif
