#include "model/load_words.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/config_file.h"
#include "read/shelf.h"
#include "read/words_holes.h"
#include "report/suggest.h"

#include <stdio.h>

enum { WORDS_NAMED = 5 };

static void *make_words(struct arena *a, struct report *r, const struct source *s)
{
    return words_read(a, r, s);
}

/* Returns the words of a file; the caller may add to them. */
static struct words *read_words(struct site *site, struct report *r, const struct source *s)
{
    if (!site->shelf)
        return words_read(site->arena, r, s);
    const struct shelf_key key = {SHELF_WORDS, s->path, ""};
    const struct shelved *it = shelf_make(site->shelf, &key, r, s, make_words);
    site->words_state = arena_printf(site->arena, "%s%s %llu\n", site->words_state, s->path,
                                     (unsigned long long)it->serial);
    return words_copy(site->arena, it->made);
}

/* Reads the words of a language: the site's own, and what they lack of those that came with the
 * program. Returns NULL if there are neither. */
static struct words *load_words_of(struct site *site, struct report *r, const struct language *l,
                                   struct words **shipped)
{
    const char *path = arena_printf(site->arena, "site/i18n/%s.yaml", l->tag);
    struct source *lent = config_file_shipped(site, r, path);
    struct source *own = config_file_read(site, r, path, lent != NULL);
    *shipped = lent ? read_words(site, r, lent) : NULL;
    return own ? read_words(site, r, own) : lent ? words_none(site->arena, path) : NULL;
}

/* A word that no other language has is a word misspelt. */
static void check_strangers(struct report *r, const struct words *w, const struct words *first)
{
    for (size_t i = 0; i < w->word.n; i++) {
        const char *key = w->word.entry[i].key;
        if (words_get(first, key) || words_optional(key))
            continue;
        struct suggest near = suggest_begin(key);
        for (size_t k = 0; k < first->word.n; k++)
            suggest_offer(&near, first->word.entry[k].key);
        const struct word *word = w->word.entry[i].value;
        struct diag *d = diag_add(r, DIAG_WORD_UNKNOWN, word->at, key, first->path);
        if (near.best)
            diag_help(r, d, HELP_DID_YOU_MEAN, near.best, NULL);
    }
}

/* One message a file: a language begins with hundreds of words to translate. */
static void tell_missing(struct site *site, struct report *r, const struct language *l,
                         const struct list *missing)
{
    struct buf keys;
    char count[24];
    buf_init(&keys);
    for (size_t i = 0; i < missing->n && i < WORDS_NAMED; i++)
        buf_printf(&keys, "%s%s", i ? ", " : "", (const char *)missing->at[i]);
    buf_puts(&keys, missing->n > WORDS_NAMED ? ", …" : "");
    snprintf(count, sizeof count, "%zu", missing->n);
    struct diag *d = diag_add_path(r, DIAG_WORDS_MISSING, l->words->path, count, keys.s);
    diag_help(r, d, HELP_TRANSLATE_WORDS, site->language[0].tag, l->tag);
    buf_free(&keys);
}

/* Returns 0 if a language has no file: without words there is no page to check. */
static int load_all(struct site *site, struct report *r, struct words *all[LANGUAGES_MAX])
{
    struct words *shipped[LANGUAGES_MAX];
    int complete = 1;
    for (int i = 0; i < site->languages; i++) {
        all[i] = load_words_of(site, r, &site->language[i], &shipped[i]);
        complete &= all[i] != NULL;
    }
    for (int i = 0; complete && i < site->languages; i++) {
        if (i)
            check_strangers(r, all[i], all[0]);
        if (shipped[i])
            words_inherit(all[i], shipped[i]);
    }
    return complete;
}

/* The first language's words must be there; others borrow from it. */
static void lend_words(struct site *site, struct report *r, struct words *all[LANGUAGES_MAX])
{
    words_check_holes(r, all[0]);
    for (int i = 1; i < site->languages; i++) {
        words_check_holes(r, all[i]);
        words_lend(all[i], all[0], site->arena);
        if (all[i]->missing.n)
            tell_missing(site, r, &site->language[i], &all[i]->missing);
    }
}

int words_load(struct site *site, struct report *r)
{
    struct words *all[LANGUAGES_MAX];
    site->words_state = "";
    if (!load_all(site, r, all))
        return 0;
    for (int i = 0; i < site->languages; i++)
        site->language[i].words = all[i];
    lend_words(site, r, all);
    return 1;
}
