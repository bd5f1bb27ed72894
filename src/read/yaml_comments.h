#ifndef READ_YAML_COMMENTS_H
#define READ_YAML_COMMENTS_H

#include "read/node.h"

#include <stddef.h>

struct arena;

/* The comments of a YAML text, which no tree of values has: each with the value that it most likely
 * speaks of, so that it can move with it. */

/* One comment. */
struct yaml_comment {
    const char *text; /* from its '#' to the end of the line */
    size_t of;        /* the byte at which the value or key begins that it speaks of; SIZE_MAX: it
                         stands behind all of them */
    int behind; /* 1: it stands on the line of that, behind it; 0: on a line of its own, above */
};

/* The comments of one text, by `of`. */
struct yaml_comments {
    struct yaml_comment *at;
    size_t n;
};

/* Finds the comments in the bytes [from, to) of `s`, which were read as `root`. */
struct yaml_comments yaml_comments_find(struct arena *a, const struct source *s, size_t from,
                                        size_t to, const struct node *root);

/* Returns the byte at which a value begins, with its key if it has one. */
size_t yaml_begins(const struct node *n);

#endif
