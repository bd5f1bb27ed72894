#ifndef MODEL_PATTERNS_H
#define MODEL_PATTERNS_H

struct report;
struct site;

/* What new files of a type begin with, if the site says so: site/new/TYPE.md, fields that all of
 * them shall have and a text, written as in a file of content, of which nothing is required. */

/* Reads them into site->pattern, by type, and reports what is wrong in them. */
void site_load_patterns(struct site *site, struct report *r);

#endif
