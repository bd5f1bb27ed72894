#ifndef WRITE_JOB_H
#define WRITE_JOB_H

#include "write/manifest.h"
#include "write/publish.h"
#include "write/tree.h"

/* One file on its way to be published. */
struct job_file {
    const struct output_file *file;   /* what shall stand there */
    const struct tree_entry *live;    /* what stands there now; NULL if nothing does */
    struct manifest_entry entry;      /* what the next manifest says of it; complete once staged */
    const struct manifest_entry *was; /* what the last one said; NULL if nothing */
    int same;                         /* 1: the live file has these bytes already */
    int staged;                       /* 1: the standby tree holds it already */
};

/* The work of one call of publish, shared by its steps. Every step returns 1, or 0 after
 * job_fail. */
struct job {
    struct arena *arena;
    const struct output *output; /* what shall be published */
    const char *target;          /* the folder, as given */
    const char *site;            /* the folder that must not go in any case; NULL: none */
    int force;                   /* 1: foreign files may go */
    int looks;                   /* 1: nothing is made, also not what is missing */

    const char *parent; /* real path of the folder that `target` lies in */
    const char *name;   /* the target's name in it */
    const char *beside; /* name of our own hidden folder in it */
    int parent_fd;      /* these folders, open; -1: not (yet) */
    int beside_fd;
    int live_fd; /* the target itself; -1: there is none yet */
    int lock_fd; /* held while the job lasts */

    struct tree live;      /* what the target holds */
    struct manifest last;  /* what was published there, if it is known */
    uint64_t root;         /* mark of the target */
    struct job_file *file; /* one for each output file, in its order */
    size_t n;              /* how many */
    struct map by_path;    /* path → struct job_file */
    int differs;           /* 1: the target is not yet what it shall be */
    int stale;             /* 1: the manifest does not tell all that is known now */

    struct published done; /* the result */
};

/* Records that a step failed: `error` is an errno, `why` one of those in publish.h, `path` is
 * copied. Only the first failure counts. Returns 0. */
int job_fail(struct job *j, int error, const char *why, const char *path);

/* Same for a path relative to the target. */
int job_fail_in(struct job *j, int error, const char *why, const char *path);

/* Finds out what is in the target, what of it will change (file[].same, differs, stale, the counts
 * of the result) and refuses foreign files and builds of another kind. */
int compare_run(struct job *j);

/* Makes our second tree, the open folder `fd`, hold the output: unchanged files linked from the
 * target, the others written, everything else removed. */
int stage_run(struct job *j, int fd);

#endif
