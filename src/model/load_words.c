#include "model/load_words.h"

#include "base/arena.h"
#include "base/buf.h"
#include "model/config_file.h"
#include "read/shelf.h"
#include "read/words_holes.h"
#include "report/suggest.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { WORDS_NAMED = 5 };

/* What the files of a language say. */
struct words_files {
    const char *tag;
    const char *path;                  /* of the site's own */
    const struct words *own, *shipped; /* NULL: there is no such file */
};

static void *make_words(void *ctx, struct arena *a, struct report *r, const struct source *s)
{
    (void)ctx;
    return words_read(a, r, s);
}

static const struct words *read_words(struct site *site, struct report *r, const struct source *s)
{
    if (!s || !site->shelf)
        return s ? words_read(site->arena, r, s) : NULL;
    const struct shelf_key key = {SHELF_WORDS, s->path, ""};
    const struct shelf_maker maker = {.make = make_words};
    const struct shelved *it = shelf_make(site->shelf, &key, &maker, s, r);
    site->words_state =
        arena_printf(site->arena, "%s%s %ju\n", site->words_state, s->path, (uintmax_t)it->serial);
    return it->made;
}

/* Reads the words of a language: the site's own, and what they lack of those that came with the
 * program. Returns 0 if there are neither. */
static int read_language(struct site *site, struct report *r, const char *tag,
                         struct words_files *out)
{
    const char *path = arena_printf(site->arena, "site/i18n/%s.yaml", tag);
    struct source *lent = config_file_shipped(site, r, path);
    struct source *own = config_file_read(site, r, path, lent != NULL);
    site->words_state = arena_printf(site->arena, "%s%s\n", site->words_state, tag);
    *out = (struct words_files){tag, path, read_words(site, r, own), read_words(site, r, lent)};
    return own || lent;
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
static void tell_missing(struct report *r, const struct words *w, const char *first,
                         const char *tag)
{
    const struct list *missing = &w->missing;
    struct buf keys;
    char count[24];
    buf_init(&keys);
    for (size_t i = 0; i < missing->n && i < WORDS_NAMED; i++)
        buf_printf(&keys, "%s%s", i ? ", " : "", (const char *)missing->at[i]);
    buf_puts(&keys, missing->n > WORDS_NAMED ? ", …" : "");
    snprintf(count, sizeof count, "%zu", missing->n);
    struct diag *d = diag_add_path(r, DIAG_WORDS_MISSING, w->path, count, keys.s);
    diag_help(r, d, HELP_TRANSLATE_WORDS, first, tag);
    buf_free(&keys);
}

/* All languages that are lent words. */
struct lending {
    struct words_files *files; /* [languages] */
    int languages;
};

/* Returns the words of all languages, [LANGUAGES_MAX]; the first must be whole, others borrow from
 * it. What they are of is told by the source. */
static void *lend_words(void *ctx, struct arena *a, struct report *r, const struct source *s)
{
    const struct lending *l = ctx;
    struct words **all = arena_array(a, LANGUAGES_MAX, sizeof(struct words *));
    (void)s;
    for (int i = 0; i < l->languages; i++) {
        const struct words_files *f = &l->files[i];
        all[i] = f->own ? words_copy(a, f->own) : words_none(a, arena_strdup(a, f->path));
        if (i)
            check_strangers(r, all[i], all[0]);
        if (f->shipped)
            words_inherit(all[i], f->shipped);
    }
    for (int i = 0; i < l->languages; i++) {
        words_check_holes(r, all[i]);
        if (i)
            words_lend(all[i], all[0], a);
        if (i && all[i]->missing.n)
            tell_missing(r, all[i], l->files[0].tag, l->files[i].tag);
    }
    return all;
}

int words_load(struct site *site, struct report *r)
{
    struct words_files files[LANGUAGES_MAX];
    struct lending l = {files, site->languages};
    int complete = 1;
    site->words_state = "";
    for (int i = 0; i < site->languages; i++)
        complete &= read_language(site, r, site->language[i].tag, &files[i]);
    if (!complete)
        return 0;
    const struct shelf_key key = {SHELF_LENT, "site/i18n", ""};
    const struct shelf_maker maker = {.make = lend_words, .ctx = &l};
    const struct source *state =
        source_new(site->arena, key.path, site->words_state, strlen(site->words_state));
    struct words *const *all = site->shelf ? shelf_make(site->shelf, &key, &maker, state, r)->made
                                           : lend_words(&l, site->arena, r, state);
    for (int i = 0; i < site->languages; i++)
        site->language[i].words = all[i];
    return 1;
}
