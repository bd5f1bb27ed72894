#ifndef COMMAND_SERVE_PREVIEW_H
#define COMMAND_SERVE_PREVIEW_H

#include "command/options.h"

#include "base/buf.h"

#include <stdint.h>

/* What is shown: the newest edition of the site that has no mistakes, and what is to be said of the
 * newest of all. One thread makes editions, others ask; every function below may be called at the
 * same time as any other unless it says otherwise. */
struct preview;

/* What is wanted of the site: what the bar at the foot of every page can change. */
struct preview_wish {
    char now[32]; /* a day, as --now has it; "": the clock's */
    int drafts;
};

/* What a page looks like in the answer to a request. */
struct preview_page {
    int status;       /* of HTTP: 200, 302, 404, 500, 503 */
    const char *type; /* media type, with what belongs behind it; NULL: it has none */
    int frames;       /* 1: other sites may frame it */
    struct buf body;  /* of 302: the path that is meant */
};

/* Makes a preview with nothing to show. `options` must outlive it; `root` is the site's folder.
 * `wake` is the descriptor of an event counter that is counted up at every wish. */
struct preview *preview_open(const struct options *options, const char *root, int wake);

/* Frees it; nobody may be asking any more. */
void preview_close(struct preview *p);

/* How an edition came out. */
struct preview_news {
    int pages;     /* 1: other pages are shown than before */
    size_t errors; /* of the newest edition */
    int trouble;   /* 1: the site could not be read at all */
};

/* Reads the site as it is wished, shows it unless it has mistakes and an edition without is there,
 * and notes what is to be said of it under the number `number`. preview_finish comes before the next. For the
 * one thread that makes editions. */
struct preview_news preview_renew(struct preview *p, uint64_t number);

/* Does what nobody should wait for: frees what is not shown, and adds to what is said of the newest
 * edition the hints that take time, if it `advises`. Due once before the next edition. For the same
 * thread. */
void preview_finish(struct preview *p, int advises);

/* Makes the answer to a request for the path of a page; page->body is to be freed by the caller.
 * With `bare` the bar is left out. */
void preview_page(struct preview *p, const char *path, int bare, struct preview_page *page);

/* Appends the bar as it is inside the page. */
void preview_bar(struct preview *p, struct buf *out);

/* Appends the page with all messages. */
void preview_status(struct preview *p, struct buf *out);

/* Notes what is wished from now on, if `token` is the one that stands in the bar: pages of other
 * sites do not know it. Returns 0 if it is another, or the day is none. */
int preview_wish(struct preview *p, const char *token, const struct preview_wish *wish);

/* Appends the path of the page that is made of the file `path`, from the site's folder, if it is
 * shown and has one. For the thread that makes editions. */
void preview_page_of(struct preview *p, const char *path, struct buf *out);

/* Appends the path below which the site stands, from '/' to '/'. */
void preview_base(struct preview *p, struct buf *out);

#endif
