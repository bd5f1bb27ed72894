#ifndef MODEL_PATTERNS_H
#define MODEL_PATTERNS_H

#include "model/item_type.h"

#include <stddef.h>

struct report;
struct site;

/* What new files of a type begin with, if the site says so: site/new/TYPE.md, fields that all of
 * them shall have and a text, written as in a file of content, of which nothing is required. */

/* Reads them into site->pattern, by type, and reports what is wrong in them. */
void site_load_patterns(struct site *site, struct report *r);

/* A place in such a file where what is known of the new one goes: `{{ title }}`. */
struct pattern_hole {
    size_t at, n;     /* from its first brace to its last */
    const char *name; /* not ended */
    size_t length;    /* of the name */
};

/* Finds the first hole in `text` behind byte `from`; returns 0 if there is none. */
int pattern_hole(const char *text, size_t from, struct pattern_hole *hole);

#endif
