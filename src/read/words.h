#ifndef READ_WORDS_H
#define READ_WORDS_H

#include "base/list.h"
#include "base/map.h"
#include "report/diag.h"

#include <stddef.h>

struct arena;
struct node;

enum { PLURAL_FORMS = 6 };

/* One interface word of a language: one text, or one for each plural category (zero one two few
 * many other, in this order; "other" is always there for plurals; "zero", where given, stands for
 * 0 in every language). */
struct word {
    const char *text;                 /* plain word; NULL for a plural */
    const char *plural[PLURAL_FORMS]; /* NULL where the language needs none */
    struct span at;                   /* its key in the file */
    const struct node *value;         /* what stands there behind it */
};

/* The names of the categories, in the order of `plural`. */
extern const char *const words_forms[PLURAL_FORMS];

/* HOW TO ADD A LANGUAGE that visitors read; an example is commit f5527b9 (Russian, Persian,
 * French).
 *   1. site/i18n/TAG.yaml: a copy of one that is there, translated. `knoten check` names each word
 *      that is missing, unknown, or has holes that nothing fills. Plurals have the forms that CLDR
 *      has for the language; a word that the language does not need may be left out
 *   2. its tag in `languages` of site/site.yaml, as soon as there are texts in it
 *   3. `knoten check --missing TAG` lists what of the content is not in it
 * Nothing in src/ knows a language by name: dates, numbers, order and direction are ICU's. What
 * sounds wrong in a sentence made of words (`rule.…`) is mended in the file, or asks for a form
 * that read/words_fill.h does not have yet.
 *
 * One that messages speak is another thing: report/messages_TAG.def, phrases_TAG.def and a row in
 * report/language.c; an example is commit 5443f65 (French). */

/* A language file, site/i18n/LANG.yaml: `name`, `direction`, `sections` (URL words), `words`,
 * `site`, `vocabulary` and `holidays`. */
struct words {
    const char *path;      /* the file, for messages */
    const char *name;      /* the language's own name */
    const char *direction; /* "ltr" or "rtl" */
    struct map
        section; /* section key (members, groups, …, calendar, all, archive, page) → const char * */
    struct map word; /* key → struct word */
    const struct node *site, *vocabulary,
        *holidays;              /* labels for what those files name; NULL: none */
    const struct node *shipped; /* the same for terms, as they came with the program; NULL: none */
    struct list missing;        /* const char *: keys of words_lend's `from`, in order */
};

/* Reads a language file. Plurals must have "other". What stands in a word's holes is the business
 * of read/words_fill.h. Reports what is wrong; never returns NULL. */
struct words *words_read(struct arena *a, struct report *r, const struct source *s);

/* Returns words that begin with those of `from`, in `a`; what is added to them is not to `from`. */
struct words *words_copy(struct arena *a, const struct words *from);

/* Begins the words of a language that has no file of the site's own; `path` is where it would be.
 */
struct words *words_none(struct arena *a, const char *path);

/* Gives `to`, the site's own words of a language, what those that came with the program have and it
 * lacks. What they say of a network is passed over: it is another one. */
void words_inherit(struct words *to, const struct words *shipped);

/* Returns the name of a language file's part number `i` and what it is for; NULL behind the last.
 */
const char *words_part(size_t i, enum phrase *help);

/* Lends `to`, a language with fewer words, those of `from` that it lacks, and tells them in
 * to->missing. Only noted, not lent, are the words of rhythms (`rule.…`): a sentence made of two
 * languages helps nobody. */
void words_lend(struct words *to, const struct words *from, struct arena *a);

/* Returns 1 if only some languages need this word: their grammar asks for it. */
int words_optional(const char *key);

/* Returns the word, or NULL. */
const struct word *words_get(const struct words *w, const char *key);

/* Returns the plain word, or the key itself where there is none (or no language file). */
const char *words_text(const struct words *w, const char *key);

#endif
