#ifndef WRITE_TREE_H
#define WRITE_TREE_H

#include "base/map.h"

#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

struct arena;

/* Folders inside one another at most, in what is published and in what is found. */
enum { TREE_LEVELS = 64 };

/* What stands under one path of a tree on the disk. */
struct tree_entry {
    const char *path;                                           /* relative to the tree's root */
    enum tree_kind { TREE_FOLDER, TREE_FILE, TREE_OTHER } kind; /* a link is TREE_OTHER */
    uint64_t size;                                              /* bytes */
    int64_t mtime;                                              /* nanoseconds since 1970 */
    uint64_t inode;                                             /* number, unique on its device */
    uint64_t device; /* number; these four are 0 for a folder */
};

/* All that a folder holds, hidden names too. */
struct tree {
    struct stat root;   /* the folder itself */
    struct map entries; /* path → struct tree_entry; a folder comes before what is in it */
};

/* Lists the open folder `fd` without following any link. Returns 0, or -errno with *failed the path
 * of the folder that could not be read. */
int tree_scan(struct arena *a, int fd, struct tree *t, const char **failed);

/* Returns a number that tells the open folder `fd` from any that may take its place or its inode
 * number later; 0 if it cannot be asked. Renaming it changes nothing. */
uint64_t tree_mark(int fd);

/* Nanoseconds since 1970 of a time stamp. */
int64_t tree_nanoseconds(struct timespec t);

/* A way through a tree's folders that keeps those on the path open, so that going from file to file
 * costs only the folders that differ, and no link is ever followed. */
struct tree_walker {
    int fd[TREE_LEVELS + 1];     /* open folders; the first is the root and not the walker's own */
    size_t end[TREE_LEVELS + 1]; /* where each folder's path ends in `path` */
    size_t level;                /* index of the innermost */
    const char *path;            /* the path last gone to; must live until the next one */
    int create;                  /* 1: missing folders are made */
};

/* Starts at the open folder `root`. */
void tree_walker_start(struct tree_walker *w, int root, int create);

/* Goes to the folder of the file `path` and sets *name to its last part. Returns the open folder,
 * which stays the walker's, or -errno. */
int tree_walker_go(struct tree_walker *w, const char *path, const char **name);

/* Closes the folders. */
void tree_walker_end(struct tree_walker *w);

#endif
