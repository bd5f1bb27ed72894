#ifndef RESOLVE_OUTPUTS_H
#define RESOLVE_OUTPUTS_H

#include "model/site.h"

/* The kinds of files that the program writes beside pages, see resolve/outputs.def. */
enum output_kind {
#define OUTPUT(name, addresses, write, subscribed) OUTPUT_##name,
#include "resolve/outputs.def"
#undef OUTPUT
    OUTPUT_KINDS
};

/* One of these files. */
struct output {
    enum output_kind kind;
    int language;     /* index of the language it is in */
    const char *path; /* its address: "kalender/alle.ics" */
    const void *of;   /* what it tells of: a struct channel, event or offer, occurrence, venue or
                         member by   its kind; NULL: the whole site */
    int absent;       /* 1: its address is kept free, but there is nothing to write yet */
    int passing;      /* 1: it goes by itself one day, so nothing may rely on its address */
};

/* Fills site->outputs with all of them, in an order that depends on the site alone. Needs routes
 * and lists. */
void resolve_outputs(struct site *site);

#endif
