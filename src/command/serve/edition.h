#ifndef COMMAND_SERVE_EDITION_H
#define COMMAND_SERVE_EDITION_H

#include "command/project.h"

#include "base/buf.h"
#include "base/list.h"

struct book;
struct shelf;

/* One reading of the site: all that was read, and the book over it. */
struct edition {
    struct project project;
    uint64_t number;    /* on the shelf */
    struct book *book;  /* NULL: nothing can be rendered */
    int trouble;        /* 1: the site cannot be read at all; the terminal was told why */
    const char *base;   /* the path below which the site stands, from '/' to '/' */
    struct list frames; /* const char *: what the addresses begin with of pages that other sites may
                           frame */
};

/* Reads the site again, all of it, as of this moment's files, with as many threads as options->jobs
 * says; what did not change is taken from the shelf. edition_close is due. */
struct edition *edition_open(const struct options *options, struct shelf *shelf);

/* Frees it with all that it read. */
void edition_close(struct edition *e);

/* Adds the hints that take time and stop nothing. Its pages may be asked for meanwhile. */
void edition_advise(struct edition *e);

/* Returns how many mistakes it has. */
size_t edition_errors(const struct edition *e);

/* Appends the file at an address, as book_page does; where there is none, nothing. Returns 0 or
 * -errno. */
int edition_page(struct edition *e, const char *address, struct buf *out);

/* Appends where hosts are told to lead from the path of a request, at which nothing stands. Returns
 * 0 if that is nowhere. */
int edition_leads(struct edition *e, const char *path, struct buf *out);

/* Appends the page that says, in the language of the address, that nothing stands there. Returns 0,
 * or -ENOENT if the site has no such page. */
int edition_lost(struct edition *e, const char *address, struct buf *out);

/* Appends the path of the page that is made of the file `path` of the site, if there is one. */
void edition_page_of(const struct edition *e, const char *path, struct buf *out);

/* Returns 1 if other sites may frame the page at this address. */
int edition_frames(const struct edition *e, const char *address);

#endif
