#ifndef RENDER_PAGES_JSONLD_H
#define RENDER_PAGES_JSONLD_H

/* This room decides which pages there are and what belongs to each beside its template: title,
 * addresses in all languages, feeds, data for search engines. What is on a page is for the views
 * and layouts. */

#include "render/pages/jobs.h"

/* Returns the schema.org description of what a page is about (an organisation, an event, a place,
 * an article) as a whole script element, or NULL if there is nothing to say. In the eval's scratch.
 */
const struct html *jsonld_page(struct eval *e, const struct job *job);

#endif
