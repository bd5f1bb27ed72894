#ifndef READ_TEMPLATE_EVAL_H
#define READ_TEMPLATE_EVAL_H

#include "read/template/template.h"

struct arena;
struct buf;
struct locale;
struct words;

/* What rendering one page needs beside its data. One for each thread at a time. */
struct eval {
    struct arena
        *scratch; /* memory for this page's lists and texts; the caller empties it between pages */
    struct locale *locale;     /* of the page's language */
    const struct words *words; /* of the page's language */
    const char *up;            /* from the page to the site's root: "", "../", "../../" … */
    int link_files;            /* 1: links name index.html, so that pages work from a disk */
    const void *view;          /* the view's own context, for field getters */
};

/* Renders a compiled template over `root` (the object whose fields are the top-level names) and
 * appends the page. Cannot fail. */
void template_render(const struct template *t, struct eval *e, const void *root, struct buf *out);

/* Appends the relative address of a site path ("mitglieder/x/#a", "" is the home page) as seen from
 * the page; not escaped. */
void eval_url(const struct eval *e, struct buf *out, const char *path, size_t n);

/* The same for an attribute. */
void eval_url_html(const struct eval *e, struct buf *out, const char *path, size_t n);

/* Appends HTML with its inner links made relative. */
void eval_html(const struct eval *e, struct buf *out, const struct html *html);

/* Makes values. */
struct value value_none(void);
struct value value_bool(int truth);
struct value value_int(long n);
struct value value_text(const char *s); /* NULL gives NONE */
struct value value_url(const char *site_path);
struct value value_when(struct when w);        /* year 0 gives NONE */
struct value value_record(const void *object); /* NULL gives NONE */

#endif
