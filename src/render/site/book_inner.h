#ifndef RENDER_SITE_BOOK_INNER_H
#define RENDER_SITE_BOOK_INNER_H

#include "base/arena.h"
#include "render/pages/jobs.h"
#include "render/site/book.h"
#include "render/site/layouts.h"
#include "render/view/renderer.h"
#include "resolve/outputs.h"
#include "write/addresses.h"

/* What the files behind render/site/book.h share; nobody else includes it. */

/* One file of a book; exactly one of `page`, `output`, `s` and `from` says what it is. */
struct book_file {
    const char *path;            /* relative to the published folder */
    const struct job *page;      /* a page */
    const struct output *output; /* another file that is rendered */
    const char *s;               /* a size of a picture: its bytes, which are the site's */
    size_t n;                    /* of `s` */
    const char *from, *root;     /* a copy: the file, relative to the folder `root` */
};

struct book {
    struct arena arena;     /* what lives as long as the book */
    struct arena compiling; /* the same, for compiling, which has a thread of its own */
    const struct site *site;
    int jobs;   /* threads */
    int faulty; /* 1: the content had errors, which told of addresses that are taken */
    struct renderer *renderer; /* [jobs] */
    struct shared shared;      /* what all pages share */
    const struct layouts *layouts;
    const char *error_up; /* the error page is shown at any depth, so its links begin at the
                             host's root; NULL: from a disk it is shown where it lies */
    struct jobs pages;    /* all pages */
    struct arena listed[LANGUAGES_MAX];         /* where those of each language lie */
    struct list files;                          /* struct book_file *: large ones first */
    struct addresses addresses;                 /* path → struct book_file */
    size_t feeds;                               /* how many of the files are calendars or feeds */
    struct arena calendars[LANGUAGES_MAX];      /* where shared.calendar live */
    struct search_index *search[LANGUAGES_MAX]; /* opened for a single file of it; NULL: not yet */
    char *leads[LANGUAGES_MAX]; /* by group of synonyms, 1 if it leads somewhere; NULL: not known */
};

/* Appends the bytes of a page or another file that is rendered. */
void book_render(const struct book *book, struct renderer *r, const struct book_file *f,
                 struct buf *out);

/* Makes the calendars empty: what they are put together from is serialised when it is needed. */
void book_clear_calendars(struct book *book);

#endif
