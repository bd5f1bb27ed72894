#ifndef WRITE_PUBLISHING_H
#define WRITE_PUBLISHING_H

#include "base/arena.h"
#include "base/list.h"
#include "write/addresses.h"
#include "write/manifest.h"
#include "write/publish.h"
#include "write/tree.h"

#include <pthread.h>

/* What the files behind write/publish.h share; nobody else includes it. */

/* One file on its way to be published. */
struct published_file {
    const struct tree_entry *live;    /* what stands there now; NULL if nothing does */
    struct manifest_entry entry;      /* what the next manifest says of it; complete once staged */
    const struct manifest_entry *was; /* what the last one said; NULL if nothing */
    const char *from, *root;          /* of a copy: its source and the folder of that; else NULL */
    const struct published_file
        *packs;       /* of a packed form: the file that it packs, whose time it has; else NULL */
    const char *kept; /* bytes that could not be written yet, as something in the second tree is in
                         their way; NULL: none, or a copy */
    int same;         /* 1: the live file has these bytes already */
    int staged;       /* 1: the second tree holds it already */
};

/* What one thread that hands files over has to itself. */
struct publish_worker {
    struct arena arena;         /* for its files */
    struct list files;          /* struct published_file * */
    struct tree_walker live;    /* in the target */
    struct tree_walker standby; /* in the second tree, once that is open */
    int stale;                  /* 1: the manifest does not tell all that is known now */
};

/* The work between publish_begin and publish_end, shared by its steps. Every step returns 1, or 0
 * after publish_fail. */
struct publishing {
    struct arena *arena;
    struct publish_order order;
    struct publish_worker *worker; /* [order.workers] */
    int looks;                     /* 1: nothing is made, also not what is missing */
    int few;                       /* 1: so few files may be open that workers take turns */

    const char *parent; /* real path of the folder that the target lies in */
    const char *name;   /* the target's name in it */
    const char *beside; /* name of our own hidden folder in it */
    int parent_fd;      /* these folders, open; -1: not (yet) */
    int beside_fd;
    int live_fd; /* the target itself; -1: there is none yet */
    int lock_fd; /* held while the work lasts */

    struct tree live;     /* what the target holds */
    struct manifest last; /* what was published there, if it is known */
    uint64_t root;        /* mark of the target */

    pthread_mutex_t mutex; /* over what follows and the arena, while files are handed over; one
                              thread may lock it again */
    int standby_fd;        /* the second tree, open as soon as something differs; -1: not yet */
    struct tree standby;   /* what it held then */
    _Atomic int failed;    /* 1: no more files are wanted */

    struct list files;          /* struct published_file *: all of them by path, from the end on */
    struct addresses addresses; /* path → struct published_file: the same */
    int differs;                /* 1: the target is not yet what it shall be */
    int stale;                  /* 1: the manifest does not tell all that is known now */
    struct published done;      /* the result */
};

/* What was published, and what will be as soon as the trees are exchanged, in our own folder. */
#define PUBLISH_MANIFEST "manifest"
#define PUBLISH_NEXT "manifest.next"

/* Makes the mutex, and all descriptors -1. */
void publishing_init(struct publishing *p);

/* Opens the folder that holds the target, and makes and opens ours beside it. */
int places_open(struct publishing *p);

/* Writes a new file in our own folder. */
int publish_beside_write(struct publishing *p, const char *name, const char *s, size_t n);

/* Records that a step failed: `error` is an errno, `why` one of those in publish.h, `path` is
 * copied. Only the first failure counts. Returns 0. */
int publish_fail(struct publishing *p, int error, const char *why, const char *path);

/* Same for a path relative to the target. */
int publish_fail_in(struct publishing *p, int error, const char *why, const char *path);

/* Same for a name in our own folder. */
int publish_fail_beside(struct publishing *p, int error, const char *why, const char *name);

/* Opens the second tree, made if need be, and lists what it holds; once. */
int publish_standby(struct publishing *p);

/* Lists what is in the target, and refuses a build of another kind. */
int compare_begin(struct publishing *p);

/* Finds out whether the target has the bytes of `f` already (file->same), and what the next
 * manifest says of it. */
int compare_file(struct publishing *p, struct publish_worker *w, struct published_file *file,
                 const struct file *f);

/* Returns 1 if the live file is still as the manifest says. */
int compare_untouched(const struct manifest_entry *was, const struct tree_entry *live);

/* Finds out whether anything differs, counts, and refuses foreign files. */
int compare_end(struct publishing *p);

/* Returns a new file of the worker for this path. */
struct published_file *publish_add(struct publishing *p, struct publish_worker *w,
                                   const char *path);

/* Compares the file, whose bytes are `f`, and writes it if it differs. */
int publish_take(struct publishing *p, struct publish_worker *w, struct published_file *file,
                 const struct file *f);

/* Makes the packed forms of a file that publish_take has taken. Those of one that did not change
 * stay as they are. */
int variants_take(struct publishing *p, struct publish_worker *w, const struct published_file *file,
                  const struct file *f);

/* Writes a file that differs into the second tree, unless something is in its way there. */
int stage_file(struct publishing *p, struct publish_worker *w, struct published_file *file,
               const struct file *f);

/* Makes the second tree hold what the files are: unchanged ones are linked from the target, what is
 * not written yet is written, everything else removed. */
int stage_end(struct publishing *p);

/* Empties the second tree. */
void stage_clear(struct publishing *p);

#endif
