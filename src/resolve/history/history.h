#ifndef RESOLVE_HISTORY_HISTORY_H
#define RESOLVE_HISTORY_HISTORY_H

/* This room asks git when files were changed, and which were deleted. Git is started by git.c
 * alone; nothing else in the program may start another program or need a repository. */

#include "resolve/history/git.h"

#include <stddef.h>
#include <stdint.h>

/* What git knows of content/: which commit touched which file, what stands in the newest one, and
 * what stood in files that are gone. The repository's paths and bytes may be anything at all: then
 * there is less history, and never a failure. */

/* How far back deleted events are looked for, and how many files are read. */
enum { REMOVED_MONTHS = 24, REMOVED_MAX = 500 };

/* A file below content/events that a commit deleted. */
struct removed {
    const char *path;
    const char *blob; /* git's name of its last version */
    int64_t time;     /* seconds UTC of that commit */
};

/* A history being read. Every function that begins one returns 0, or -errno if the environment did
 * not let git start; history_close is due after 0. */
struct history {
    struct git list; /* names the commits */
    struct git git;  /* tells what is asked of each; only this one is there for files and blobs */
    const struct repository *repo;
    char *line;       /* what is being read */
    size_t room;      /* what is allocated for it */
    char *path;       /* the path that belongs to it */
    size_t path_room; /* what is allocated for it */
    int64_t time;     /* of the commit being read */
    int edge;         /* 1: that commit is the edge of a shallow clone */
    int ended;        /* 1: git has said all it had to say */
};

/* One file touched by one commit. Texts live until the next one is read. */
struct history_change {
    const char *path; /* relative to the site's folder */
    const char *blob; /* hexadecimal name of the object that stood there before */
    int64_t time;     /* seconds UTC of the commit */
    int deleted;      /* 1: the commit removed a regular file */
    int edge;         /* 1: the commit is the edge of a shallow clone */
};

/* Starts to read the history of content/, newest commit first. */
int history_open(struct history *h, struct arena *a, const struct repository *repo);

/* Reads the next change into *c; returns 0 at the end. */
int history_next(struct history *h, struct history_change *c);

/* Starts to read what a commit, by its name, holds of content/. */
int history_open_files(struct history *h, struct arena *a, const struct repository *repo,
                       const char *commit);

/* Reads the next regular file: its path, relative to the site's folder, and the name of its object.
 * Both live until the next one is read. Returns 0 at the end. */
int history_file(struct history *h, const char **path, const char **blob);

/* Starts to read the objects that `blobs` names, one a line, in their order. */
int history_open_blobs(struct history *h, struct arena *a, const struct repository *repo,
                       const char *blobs);

/* Reads the next object: its bytes in memory that the caller frees, its length in *n; NULL if it is
 * missing, no file, or larger than `limit` bytes; *missing is 1 in the first case. Returns 0 at the
 * end. */
int history_blob(struct history *h, size_t limit, char **text, size_t *n, int *missing);

/* Ends the reading, early or not. Returns 0 if git failed before it had said all. */
int history_close(struct history *h);

#endif
