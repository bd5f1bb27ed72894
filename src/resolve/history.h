#ifndef RESOLVE_HISTORY_H
#define RESOLVE_HISTORY_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

/* What git knows of content/: which commit touched which file, and what stood in files that are
 * gone. Git may be absent, the folder no repository, the repository's paths and bytes anything at
 * all: then there is less history, and never a failure. */

/* A running git, and what it says. */
struct history {
    pid_t pid;
    FILE *out;
    char *line;   /* the line being read */
    size_t room;  /* what is allocated for it */
    int64_t time; /* of the commit being read */
    int edge;     /* 1: that commit is the edge of a shallow clone */
};

/* One file touched by one commit. Texts live until the next one is read. */
struct history_change {
    const char *path; /* relative to the site's folder */
    const char *blob; /* hexadecimal name of the object that stood there before */
    int64_t time;     /* seconds UTC of the commit */
    int deleted;      /* 1: the commit removed a regular file */
    int edge;         /* 1: the commit is the edge of a shallow clone */
};

/* Starts to read the history of `root`/content, newest commit first; returns 0 if git cannot be
 * started. */
int history_open(struct history *h, const char *root);

/* Returns 1 if `root` or a folder above it holds a repository and git cannot be started or refuses
 * to read it: it belongs to somebody else, say. An empty repository is not refused. */
int history_refused(const char *root);

/* Reads the next change into *c; returns 0 at the end. */
int history_next(struct history *h, struct history_change *c);

/* Starts to read the objects that `blobs` names, one a line, in their order; returns 0 if git
 * cannot be started. Nothing is fetched from other repositories. */
int history_open_blobs(struct history *h, const char *root, const char *blobs);

/* Reads the next object: its bytes in memory that the caller frees, its length in *n; NULL if it is
 * missing, no file, or larger than `limit` bytes. Returns 0 at the end. */
int history_blob(struct history *h, size_t limit, char **text, size_t *n);

/* Ends the reading, early or not. */
void history_close(struct history *h);

#endif
