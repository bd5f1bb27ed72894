#ifndef RENDER_SITE_BOOK_H
#define RENDER_SITE_BOOK_H

#include "base/buf.h"
#include "model/site.h"
#include "report/diag.h"
#include "write/sink.h"

/* This room puts the others together: it knows every page and file of a site, and what only the
 * whole site can tell (sitemap, hosts). What renders one thing belongs into another room.
 *
 * A book is a site as it can be read: every page and file by its address, each rendered when it is
 * asked for. */
struct book;

/* Opens a book over a resolved site, which must outlive it and is not written to; `jobs` threads
 * may work for it. `members`: a build for members' eyes. Compiles the templates, whose faults go to
 * the report. The report may hold errors: what could be read is rendered. Two files at one address
 * are reported unless it does, since these may have told of them; the first is in the book. Returns
 * NULL if nothing can be rendered: a fault in a template, no language, no words, no base_url; that
 * is then reported. All memory is the book's own; book_close is due. */
struct book *book_open(const struct site *site, struct report *r, int jobs, int members);

/* Frees the book. */
void book_close(struct book *book);

/* Returns how many pages the book has, and how many calendars and feeds. */
size_t book_pages(const struct book *book);
size_t book_feeds(const struct book *book);

/* What a template took. */
struct book_spent {
    const char *template; /* its file in the layouts */
    size_t pages;         /* how many were rendered by it */
    long long ms;         /* in all, of as many threads as worked */
};

/* Tells of the template number `i` of those that pages are made by, in an order of their own;
 * returns 0 behind the last. */
int book_spent(const struct book *book, int i, struct book_spent *out);

/* Returns 1 if a page is made with the file `name` of the layouts, or could be:
 * "partials/date.html".
 */
int book_uses_layout(const struct book *book, const char *name);

/* Appends the bytes of the file at an address ("en/", "en/index.html", "kalender/alle.ics",
 * "assets/logo.svg"), rendering nothing else. Returns 0, -ENOENT if there is none, or -errno if a
 * file to be copied cannot be read. Only one call at a time, and none during book_all. */
int book_page(struct book *book, const char *address, struct buf *out);

/* Renders all files and gives each once to the sink, from up to `jobs` threads and in no particular
 * order: what comes of it must not depend on that. No file is kept after the sink has returned. A
 * sink that returns 0 is given no more, and the rest is not rendered. Reports calendars that are
 * too large for some programs, once the sink has taken all. Returns 1 if it took all; else nothing
 * may be made of what it did take. */
int book_all(struct book *book, struct report *r, const struct sink *sink);

/* Gives hints on synonyms that lead to nothing that a page has, once book_all is done: for whoever
 * checks, as a build has nothing to say about words for pages to come. */
void book_advise(const struct book *book, struct report *r);

#endif
