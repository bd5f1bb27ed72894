#ifndef RESOLVE_TRANSLATE_H
#define RESOLVE_TRANSLATE_H

struct report;
struct site;

/* Hangs translations on their originals, and holds their shared fields against the original's. */
void resolve_translations(struct site *site, struct report *r);

#endif
