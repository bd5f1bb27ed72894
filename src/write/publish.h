#ifndef WRITE_PUBLISH_H
#define WRITE_PUBLISH_H

#include "write/output.h"

#include <stddef.h>

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
                         "source":  `force` would remove the site's own folder;
                         "kind":    the folder holds a build of another kind (see .kind);
                         "mounted": the folder is a mount point and cannot be exchanged; a folder
                                    inside it can;
                         "locked":  another build has been writing it for five seconds */
};

/* Returns 1 if the folder is one that we published: what we note of such lies beside it. */
int publish_owns(struct arena *a, const char *folder);

/* Opens our hidden folder beside `target`, for notes that may be lost; `makes`: also makes it, with
 * the folders above. Returns the descriptor, or -1 without a word: publishing tells what is wrong.
 */
int publish_beside(struct arena *a, const char *target, int makes);

/* Makes the folder `target` hold exactly the output, by one atomic exchange of two standing trees
 * (see publish.c): whatever happens, `target` is wholly the old or wholly the new site. Files that
 * did not change keep inode and mtime; if nothing changed, nothing is touched. The manifest of what
 * was written lies in the second tree's folder beside `target`, under a hidden name (`public` has
 * `.public.knoten`), never inside the published folder. A target that is missing is made, with the
 * folders above it; one that is a link stays one. `force` lets it take over a folder with foreign
 * files: they are removed, but never the folder `site` (NULL: none) with them. What was published
 * as another kind is never replaced. Returns what was done; .error 0 means success, and after an
 * error the target is as it was. */
struct published publish(struct arena *a, const struct output *o, const char *target,
                         const char *site, int force);

#endif
