#ifndef WRITE_PUBLISH_H
#define WRITE_PUBLISH_H

#include "write/kind.h"
#include "write/sink.h"

#include <stddef.h>

struct arena;

/* What is to be published where. */
struct publish_order {
    const char *target;    /* the folder that shall hold the site, and nothing else */
    const char *kind;      /* for whom the site is, a word of small letters and '-': a folder holds
                              one kind for ever, so that no wrong command shows the one where the
                              other is expected */
    const char *protected; /* a folder that must not be removed in any case; NULL: none */
    int force;             /* 1: files that Knoten did not write may be removed */
    int workers;           /* how many threads hand files over */
    int packs;             /* 1: packed forms (write/pack.h) are written beside files */
    /* Returns 1 if the site has a file of its own at this path, which no packed form replaces.
     * NULL: it has none that ends like one. */
    int (*owns)(void *ctx, const char *path);
    void (*waits)(void *ctx); /* called once when another build holds the folder, before this one
                                 waits for it; NULL: nobody wants to know */
    void *ctx;                /* handed to `waits` and `owns` */
};

/* What publishing did. */
struct published {
    size_t written;   /* new or changed files */
    size_t unchanged; /* files left as they stood: same inode, same mtime */
    size_t removed;   /* files of the last build (with `force`: any files) that are gone */
    int error;        /* errno of the failed step, 0 if all went well */
    const char *kind; /* "kind": which; else NULL */
    const char *path; /* the file or folder it failed on, in the arena */
    const char *why;  /* what was being done: "read", "write", "link", "remove", "open folder",
                         "create folder", "lock", "exchange"; or why it was refused, where the errno
                         says nothing to people:
                         "foreign": the folder holds files that Knoten did not write, and `force`
                                    was not given (path names one of them);
                         "unknown": the same, but the record of what Knoten wrote there is damaged;
                         "current": `force` would remove the folder that the program runs in;
                         "source":  `force` would remove the protected folder;
                         "kind":    the folder holds a build of another kind (see .kind);
                         "mounted": the folder is a mount point and cannot be exchanged; a folder
                                    inside it can;
                         "locked":  another build has been writing it for ten minutes */
};

/* A site on its way to its folder. */
struct publishing;

/* Begins to make the folder order->target hold exactly the files that publish_file is given, by one
 * atomic exchange of two standing trees (see publish.c): whatever happens, the target is wholly the
 * old or wholly the new site. Files that did not change keep inode and mtime; if nothing changed,
 * nothing is touched. The manifest of what was written lies in the second tree's folder beside the
 * target, under a hidden name (`public` has `.public.knoten`), never inside the published folder.
 * A target that is missing is made, with the folders above it; one that is a link stays one.
 * `force` lets it take over a folder with foreign files: they are removed, but never the protected
 * folder with them. What was published as another kind is never replaced. What goes wrong is told
 * at the end. Everything lives in `a`, which outlives it; publish_end or publish_cancel is due. */
struct publishing *publish_begin(struct arena *a, const struct publish_order *order);

/* The sink's `take`, its context a struct publishing: compares the file with what stands in the
 * target, and writes it into the second tree if it differs. Each path at most once. Returns 0 as
 * soon as something has failed, here or at the beginning. */
int publish_file(void *publishing, const struct file *f, int worker);

/* Removes what is gone, links what is unchanged and exchanges the trees. Returns what was done;
 * .error 0 means success, and after an error the target is as it was. */
struct published publish_end(struct publishing *p);

/* Gives up: the target stays as it is. */
void publish_cancel(struct publishing *p);

#endif
