#ifndef READ_SHELF_H
#define READ_SHELF_H

#include "report/diag.h"
#include "report/source.h"

#include <stddef.h>
#include <stdint.h>

struct arena;
struct fs_file;

/* What files gave, kept by whoever reads a site again and again: a file that did not change is not
 * read again. What is kept never changes, so that several readings of the site, its editions, share
 * it; it goes when none of those that are in use has it any more. Editions are begun one after the
 * other; in between, threads may ask and put at the same time, each for other files. */
struct shelf;

/* What is made of a file, each a row of places of its own. */
enum shelf_kind {
    SHELF_CONTENT,  /* struct reading, see model/reading.h */
    SHELF_WORDS,    /* struct words, as a file has them */
    SHELF_LENT,     /* the words of all languages, see model/load_words.c */
    SHELF_SYNONYMS, /* struct list of struct synonym_group */
    SHELF_SERIES,   /* when the meetings of a rule are, see resolve/calendar/expand.c */
    SHELF_NAMES,    /* struct list of what may be names of files, see resolve/asset_uses.c */
    SHELF_TEXT,     /* nothing: it is about the text itself */
    SHELF_LAYOUTS,  /* struct layouts, see render/site/layouts.h */
    SHELF_KINDS
};

/* Which place is meant. */
struct shelf_key {
    enum shelf_kind kind;
    const char *path;    /* of the file, as messages name it */
    const char *setting; /* all else that what is made depends on */
};

/* What a file gave. */
struct shelved {
    const struct source *source; /* its bytes */
    void *made;                  /* what was made of them */
    struct report report;        /* what was found wrong meanwhile */
    uint64_t serial;             /* no other on the shelf, before or after, has the same */
};

/* Makes an empty shelf. */
struct shelf *shelf_open(void);

/* Frees it; no edition may be in use any more. */
void shelf_close(struct shelf *s);

/* Begins an edition that is read by `jobs` threads; returns its number, above 0. */
uint64_t shelf_begin(struct shelf *s, int jobs);

/* Frees what none of the `n` editions in `used` and not the newest has. */
void shelf_sweep(struct shelf *s, const uint64_t *used, size_t n);

/* How something is made of a source. */
struct shelf_maker {
    /* Returns what the source gives, in `a`; may not be NULL, and has in it no pointer to what does
     * not outlive the shelf but the source. */
    void *(*make)(void *ctx, struct arena *a, struct report *r, const struct source *s);
    void *ctx;
    int worker;
};

/* Returns what the source, which need not outlive this, gave before, or what it gives now; adds to
 * `r` what was found wrong. */
const struct shelved *shelf_make(struct shelf *s, const struct shelf_key *key,
                                 const struct shelf_maker *maker, const struct source *source,
                                 struct report *r);

/* The same for a file below the folder `root`, which is not even opened if its stamp tells that it
 * is the same. One of more than `limit` bytes, or that cannot be read, gives NULL and *error, a
 * -errno. */
const struct shelved *shelf_file(struct shelf *s, const struct shelf_key *key,
                                 const struct shelf_maker *maker, const char *root,
                                 const struct fs_file *file, size_t limit, struct report *r,
                                 int *error);

#endif
