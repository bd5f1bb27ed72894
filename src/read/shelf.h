#ifndef READ_SHELF_H
#define READ_SHELF_H

#include "report/diag.h"
#include "report/source.h"

#include <stddef.h>
#include <stdint.h>

struct arena;
struct fs_stamp;

/* What files gave, kept by whoever reads a site again and again: a file that did not change is not
 * read again. What is kept never changes, so that several readings of the site, its editions, share
 * it; it goes when none of those that are in use has it any more. Editions are begun one after the
 * other; in between, threads may ask and put at the same time, each for other files. */
struct shelf;

/* What is made of a file, each a row of places of its own. */
enum shelf_kind { SHELF_CONTENT, SHELF_WORDS, SHELF_SYNONYMS, SHELF_KINDS };

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

/* Returns what the file gave if its stamp says that it is the same; NULL. */
const struct shelved *shelf_known(struct shelf *s, const struct shelf_key *key,
                                  const struct fs_stamp *stamp);

/* The same by the file's bytes; `stamp` (NULL: none) is theirs from now on. */
const struct shelved *shelf_same(struct shelf *s, const struct shelf_key *key, const char *text,
                                 size_t n, const struct fs_stamp *stamp);

/* Returns where the worker's part of the newest edition keeps what is to be put on the shelf. */
struct arena *shelf_arena(struct shelf *s, int worker);

/* Puts there what the file gave, all of which lies in the worker's shelf_arena; returns it as it is
 * kept. */
const struct shelved *shelf_put(struct shelf *s, const struct shelf_key *key, int worker,
                                const struct fs_stamp *stamp, const struct shelved *it);

/* Returns what `make` makes of the source, which need not outlive this, or made of the same before,
 * and adds to `r` what was found wrong. For one thread. */
const struct shelved *shelf_make(struct shelf *s, const struct shelf_key *key, struct report *r,
                                 const struct source *source,
                                 void *(*make)(struct arena *a, struct report *r,
                                               const struct source *s));

#endif
