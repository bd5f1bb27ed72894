#ifndef RESOLVE_HISTORY_STAMPS_H
#define RESOLVE_HISTORY_STAMPS_H

#include "model/site.h"
#include "report/diag.h"

/* What is wrong with the dates of change that a site's repository tells. */
struct stamps {
    size_t shallow;     /* files whose last change is the edge of a shallow clone, or before it */
    size_t ahead;       /* files whose last change is committed after the build */
    size_t uncommitted; /* files with other bytes than the newest commit, or not in it, or gone */
    size_t lost;        /* deleted files that a partial clone does not have */
    int edge;           /* 1: the edge of a shallow clone was met */
    int broken;         /* 1: git stopped before the end */
};

/* Returns 1 if the bytes that were read are not those of the object `blob` (its hexadecimal name;
 * "": no file's). Line ends do not count: git may be told to change them. */
int stamps_differ(const struct source *source, const char *blob);

/* Returns 1 if `path`, which the newest commit has, is a content file that is not there. */
int stamps_gone(const struct site *site, const char *path);

/* Says what site->stamps and site->repository tell. */
void stamps_tell(const struct site *site, struct report *r);

/* Says what is lost of deleted files. */
void stamps_tell_lost(const struct site *site, struct report *r);

/* Warns of what would be published with stamps that are not its own: edits that are not committed,
 * and a site in no repository. Not a step of resolving: it matters only to what is published. */
void resolve_stamps(const struct site *site, struct report *r);

#endif
