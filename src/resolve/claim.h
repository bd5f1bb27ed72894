#ifndef RESOLVE_CLAIM_H
#define RESOLVE_CLAIM_H

#include "model/site.h"
#include "report/source.h"

struct report;

/* A claim to one address of the site. */
struct claim {
    struct item *item; /* whose page or alias it is; NULL: a list or another file of the program */
    struct span span;  /* where the address was asked for; no source: nobody asked */
    const char *path;  /* the address: "mitglieder/" */
    int alias;         /* 1: a redirect */
    int absent;        /* 1: kept free for a list or feed that has nothing to show yet */
};

/* Fills site->taken (file → struct claim) with all that will be published but assets; reports
 * addresses and aliases that clash with one another or with what the program writes itself. Needs
 * routes and outputs. */
void resolve_claims(struct site *site, struct report *r);

#endif
