#ifndef MODEL_VOCABULARY_H
#define MODEL_VOCABULARY_H

#include "base/map.h"

struct node;

/* Texts in several languages, and the controlled lists whose words are such. */

enum { LANGUAGES_MAX = 32 };

/* A text that may differ by language; configuration and vocabularies have these. */
struct label {
    const char *text[LANGUAGES_MAX]; /* by language index; NULL: take [0] */
};

/* An entry of a controlled vocabulary. */
struct term {
    const char *id;
    struct label label;
    int order;               /* as it stands in the file */
    const struct node *node; /* where it is written */
};

enum vocabulary_id {
    VOCABULARY_TOPICS,
    VOCABULARY_AUDIENCES,
    VOCABULARY_MEMBER_KINDS,
    VOCABULARY_EVENT_KINDS,
    VOCABULARY_OFFER_KINDS,
    VOCABULARY_ACCESSIBILITY,
    VOCABULARY_FUNDING,
    VOCABULARIES
};

/* Returns the key of a list in site/vocabulary.yaml: "topics". */
const char *vocabulary_name(enum vocabulary_id id);

/* A controlled list. */
struct vocabulary {
    const char *name; /* its key in site/vocabulary.yaml */
    struct map terms; /* id → struct term */
};

/* Returns the text of `l` in language `index`, else in the default language; NULL if there is none.
 */
const char *label_text(const struct label *l, int index);

#endif
