#ifndef WRITE_PUBLISH_H
#define WRITE_PUBLISH_H

#include "write/output.h"

#include <stddef.h>

/* What publishing did. */
struct published {
    size_t written;   /* new or changed files */
    size_t unchanged; /* files left as they stood: same inode, same mtime */
    size_t removed;   /* files of the last build that are gone */
    int error;        /* errno of the failed step, 0 if all went well */
    const char *path; /* the file or folder it failed on */
    const char *why; /* what was being done, for the message: "write", "create folder", "exchange" …
                        ; "foreign" when the folder holds files that Knoten did not write and
                        `force` was not given (path names one of them) */
};

/* Makes the folder `target` hold exactly the output, by one atomic exchange of two standing trees
 * (see docs in publish.c): whatever happens, `target` is wholly the old or wholly the new site.
 * Files that did not change keep inode and mtime; if nothing changed, nothing is touched. The
 * manifest of what was written lies in the second tree beside `target` under a hidden name, never
 * inside the published folder. `force` lets it take over a folder with foreign files (they are
 * removed). Returns what was done; .error 0 means success. */
struct published publish(struct arena *a, const struct output *o, const char *target, int force);

#endif
