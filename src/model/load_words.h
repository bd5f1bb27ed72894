#ifndef MODEL_LOAD_WORDS_H
#define MODEL_LOAD_WORDS_H

#include "model/site.h"
#include "report/diag.h"

/* Reads site/i18n/TAG.yaml for every language of the site, the site's own and what came with the
 * program, and lends each language what it lacks. Returns 0 if one of them has no words at all. */
int words_load(struct site *site, struct report *r);

#endif
