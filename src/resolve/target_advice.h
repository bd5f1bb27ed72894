#ifndef RESOLVE_TARGET_ADVICE_H
#define RESOLVE_TARGET_ADVICE_H

struct diag;
struct item;
struct md_link;
struct report;
struct targets;

/* Gives the message about a link that leads nowhere what was probably meant. */
void target_advise(const struct targets *t, struct report *r, struct diag *d,
                   const struct item *from, const struct md_link *link);

#endif
