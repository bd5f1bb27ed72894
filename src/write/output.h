#ifndef WRITE_OUTPUT_H
#define WRITE_OUTPUT_H

#include "base/map.h"

#include <stddef.h>
#include <stdint.h>

struct arena;

/* One file to be published. */
struct output_file {
    const char *path; /* relative, confined, '/' between parts */
    const char *s;    /* its bytes; must outlive publishing. NULL: copy the file `from` */
    size_t n;
    const char
        *from; /* asset: path of the file to copy, relative to the site's folder; NULL otherwise */
    uint64_t hash; /* of the bytes; set by publishing */
};

/* The set of all files of one build. */
struct output {
    struct arena *arena;
    struct map files; /* path → struct output_file */
};

void output_init(struct output *o, struct arena *a);

/* Adds a file whose bytes and path outlive the output. Returns NULL if it was added, else the file
 * that already has this path (or a path that is a folder of it, or in it). */
const struct output_file *output_add(struct output *o, const char *path, const char *s, size_t n);

/* Adds a file that is copied from `from` (absolute or relative to the process's folder). */
const struct output_file *output_add_copy(struct output *o, const char *path, const char *from);

#endif
