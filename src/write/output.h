#ifndef WRITE_OUTPUT_H
#define WRITE_OUTPUT_H

#include "base/map.h"

#include <stddef.h>

struct arena;

/* One file to be published: bytes in memory, or a copy of a file. */
struct output_file {
    const char *path; /* relative, confined, '/' between parts */
    const char *s;    /* its bytes; must outlive publishing. NULL: copy the file `from` */
    size_t n;         /* how many; 0 for a copy */
    const char *root; /* of a copy: the folder that must not be left on the way to `from` */
    const char *from; /* the file to copy, relative to `root`; else NULL */
};

/* The kind of a build that everybody may see. */
#define OUTPUT_PUBLIC "public"

/* The set of all files of one build. */
struct output {
    const char *kind;    /* for whom it is, a word of small letters and '-': a folder holds one kind
                            for ever, so that no wrong command shows the one where the other is
                            expected */
    struct arena *arena; /* where the set lives */
    struct map files;    /* path → struct output_file, in order of arrival */
    struct map folders;  /* path of each folder that a file lies in → the first such file */
};

/* Makes an empty set, of the kind OUTPUT_PUBLIC. */
void output_init(struct output *o, struct arena *a);

/* Adds a file whose bytes and path outlive the output. Returns NULL if it was added, else the file
 * that already has this path (or a path that is a folder of it, or in it). A path that is not
 * confined (fs_path_confined) is the caller's bug. */
const struct output_file *output_add(struct output *o, const char *path, const char *s, size_t n);

/* Adds a file that is copied from the file `from` of the site in the folder `root` when the output
 * is published. Returns as output_add does. */
const struct output_file *output_add_copy(struct output *o, const char *path, const char *root,
                                          const char *from);

#endif
