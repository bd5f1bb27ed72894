#ifndef MODEL_FILL_WORDS_H
#define MODEL_FILL_WORDS_H

#include "base/map.h"
#include "model/fill/fill.h"

struct spoken;

/* What editors write in words: of the site's languages, of its controlled lists, and of the
 * schema's fields. */

/* What a thread has gathered of it; all gathered when first needed. */
struct fill_words {
    struct spoken *spoken;           /* NULL: not yet */
    struct map labels[VOCABULARIES]; /* folded id or label → struct term; `nobody` if several have
                                        it; no entries: not yet */
    struct term nobody;
    struct map tags;   /* languages' tags that locale_known knows */
    struct map fields; /* name of a record → struct map: folded label → name of a field */
};

/* Returns what knows nothing yet; in `a`. */
struct fill_words *fill_words_new(struct arena *a);

/* Returns the words for times of the site's languages, German and English. */
struct spoken *fill_spoken(struct fill *f);

/* Returns what locale_known does of the tag, of which a site has few and writes them often. */
int fill_language_known(struct fill *f, const char *tag);

/* Returns the term that has this id or, in any language of the site, this label, whatever the case
 * and accents; NULL if there is none, or more than one. */
struct term *fill_term(struct fill *f, enum vocabulary_id id, const char *word);

/* Returns the id of the term whose id or label is nearest to the word; NULL if none is near. */
const char *fill_term_near(struct fill *f, enum vocabulary_id id, const char *word);

/* Returns the text without the quotation marks around it, which some programs make of plain ones;
 * the text itself if there are none. */
const char *fill_unquoted(struct fill *f, const char *text);

/* Returns 1 if the text is one or more whole words of `all`, whatever the case and accents. */
int fill_has_word(const char *all, const char *text);

/* Returns 1 if both are the same but for case and accents. */
int fill_same(const char *a, const char *b);

#endif
