#ifndef RESOLVE_ADVICE_PLAIN_H
#define RESOLVE_ADVICE_PLAIN_H

struct report;
struct site;

/* Gives hints on texts in languages whose variant is `simple` ("de-simple"): what BITV 2.0, Anlage
 * 2, asks of easy language and a program can see. Not a step of resolving: it says nothing that
 * keeps a site from being built. */
void resolve_plain(struct site *site, struct report *r);

#endif
