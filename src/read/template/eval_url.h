#ifndef READ_TEMPLATE_EVAL_URL_H
#define READ_TEMPLATE_EVAL_URL_H

#include "read/html.h"

#include <stddef.h>

struct buf;
struct eval;

/* Writes addresses inside the site as seen from the page that is rendered. */

/* Appends the relative address of a site path ("mitglieder/x/#a", "" is the home page) as seen from
 * the page; not escaped. */
void eval_url(const struct eval *e, struct buf *out, const char *path, size_t n);

/* The same for an attribute. */
void eval_url_html(const struct eval *e, struct buf *out, const char *path, size_t n);

/* Appends HTML with its inner links made relative. */
void eval_html(const struct eval *e, struct buf *out, const struct html *html);

#endif
