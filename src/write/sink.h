#ifndef WRITE_SINK_H
#define WRITE_SINK_H

#include <stddef.h>

/* This layer takes a site's files and puts them where they belong: it knows paths and bytes, and
 * nothing of sites. Nothing that reads or renders content may come in. */

/* One file of a site, on its way to whoever takes it. */
struct file {
    const char *path; /* relative to the published folder, confined (fs_path_confined) */
    const char *s;    /* its bytes; NULL: those of the file `from` */
    size_t n;         /* how many; 0 for a copy */
    const char *from; /* of a copy: the file, relative to `root`; else NULL */
    const char *root; /* of a copy: its folder, which no link leads out of */
};

/* Who takes the files of a site, each once. */
struct sink {
    /* Takes one file, of which nothing may be kept after the call. Called from several threads, in
     * no particular order, but never twice at a time with the same `worker` (0 up to the number of
     * workers that the caller was told of). Returns 0 to have no more files. */
    int (*take)(void *ctx, const struct file *f, int worker);
    void *ctx; /* handed to `take` */
};

#endif
