#ifndef MODEL_SYNONYMS_H
#define MODEL_SYNONYMS_H

#include "model/site.h"
#include "report/diag.h"

/* What people call things: site/synonyms/TAG.yaml, a list of groups for the search in one language.
 *
 *     - [Hausarzt, Arzt, Ärztin, Arztpraxis]     whoever types one finds all
 *     - from: [Bürgergeld, Hartz 4]              whoever types one of these
 *       to: [Jobcenter]                          also finds these, but not the other way round
 *
 * A language without a file of its own has that of the language it is a kind of (de-simple: de). No
 * site needs any. */

/* A word, or a phrase of several. */
struct synonym {
    const char *text; /* as written, without blanks around it */
    struct span at;
};

/* Words for the same thing: whoever types one of `from` also finds what has one of `to`. A group
 * without a direction has the same list twice (its `at` is the same). Neither is empty. */
struct synonym_group {
    struct list from, to; /* struct synonym *; in neither a word twice but for case and accents */
    struct span at;       /* the group */
};

/* Reads the files into site->synonyms. Reports what is wrong, and leaves it out. */
void synonyms_load(struct site *site, struct report *r);

#endif
