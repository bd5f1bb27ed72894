#ifndef READ_MARKDOWN_MARKDOWN_H
#define READ_MARKDOWN_MARKDOWN_H

/* This room reads Markdown and writes HTML that is safe to publish, plain text, and what reading
 * lists need. cmark is included here alone; what a link leads to is for the caller to say. */

#include "read/html.h"
#include "report/diag.h"

#include <stddef.h>

struct arena;
struct words;

/* A link or image whose target lies inside the site; resolve/links finds out where it leads. */
struct md_link {
    const char *url; /* as written, entities and escapes resolved, e.g.
                        "../groups/gesundheit.md#ziele" or "group:gesundheit" */
    int image;       /* 1: an image */
    struct span
        span; /* the URL in the file if it was found on the reported line, else the line's start */
    struct html_part *part; /* whose `path` is to be set once the target is known */
};

struct md_heading {
    int level; /* 2-6 as written to the page: the page's title is the only h1, so `#` and `##` both
                  give 2 */
    const char *anchor; /* unique on the page */
    const char *text;   /* plain text */
};

/* An address that belongs into `feed_text`, behind the words of a link. */
struct md_address {
    size_t at;       /* bytes of feed_text before it */
    const char *url; /* as one would type it; NULL: inside the site */
    size_t part;     /* inside the site: of the html part that has the path */
};

/* A Markdown body, rendered. */
struct markdown {
    struct html html;     /* no part: there is nothing to show */
    struct md_link *link; /* every link into the site, in order */
    size_t links;
    struct md_heading *heading;
    size_t headings;
    const char *text;      /* plain text: one line a block, for excerpts and search */
    const char *feed_text; /* the same laid out for reading in mails and calendars: a blank line
                              between blocks, lists, tables as lines */
    struct md_address *address; /* what to put into feed_text, in order */
    size_t addresses;
    struct span secret; /* the first link that has a password in it; no source: none */
};

/* Where a text is at home. */
struct md_home {
    const char *address[2];    /* web addresses of the site: a link that begins with one of them is
                                  one into it; NULL: none */
    const struct words *words; /* of the text's language; NULL: none */
};

/* Renders the bytes of `s` from `body` on: GFM tables, strikethrough, autolinks, footnotes, task
 * lists; heading anchors from their text (locale_slug, made unique with -2, -3 …; footnotes'
 * anchors kept apart). Raw HTML is escaped and reported as a warning, comments are left out; links
 * outside the allowed schemes (http, https, mailto, tel, geo, webcal) are reported as errors;
 * external ones get rel="external noopener"; images without alternative text are reported unless
 * their title is "decorative". Links with no scheme, with the word for one of a content type as
 * scheme (`member:zim`), or only a #fragment, are left for resolving, as are those to `home` (NULL:
 * none); a fragment of the page itself is checked here. Thread-safe: no state but its arguments.
 * Never returns NULL. */
struct markdown *markdown_read(struct arena *a, struct report *r, const struct source *s,
                               size_t body, const struct md_home *home);

/* Returns 1 if the page has a heading with this anchor, which may be percent-encoded. */
int markdown_has_anchor(const struct markdown *m, const char *anchor);

#endif
