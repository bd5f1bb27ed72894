#ifndef RESOLVE_LISTS_ABOVE_H
#define RESOLVE_LISTS_ABOVE_H

#include "model/site.h"

/* What has too few entries, or is a pair that site.yaml does not name, has no page, but may have
 * had one: hosts lead from there to the list above, and so do links in texts. */

/* The list above an address. */
struct list_above {
    const char *path;  /* "mitglieder/" */
    const char *query; /* what the script narrows it down to: "topics=housing" */
};

/* Finds the list above an address in any language such as "mitglieder/themen/housing/". Returns 0
 * if it is no address of choices of a list, or of such as nothing ever was in. */
int list_above_find(const struct site *site, struct arena *a, const char *address,
                    struct list_above *out);

#endif
