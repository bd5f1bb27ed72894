#ifndef READ_SVG_H
#define READ_SVG_H

#include "report/diag.h"

#include <stddef.h>

/* Checks a drawing (SVG, W3C Recommendation) by what may stand in it: shapes, text, gradients,
 * filters and styles, and the notes of drawing programs. Scripts, what reacts to visitors, other
 * documents, anything loaded from elsewhere, and entities are reported; so is what is no XML.
 * Nothing is fetched, whatever the file names. `r` may be NULL; returns how many faults there are,
 * of which only the first few are reported. */
size_t svg_check(struct report *r, const struct source *s);

#endif
