#ifndef RESOLVE_LINKS_H
#define RESOLVE_LINKS_H

struct report;
struct site;

/* Finds where every link in a body leads, and makes the body's HTML for each language. Needs
 * claims. */
void resolve_links(struct site *site, struct report *r);

#endif
