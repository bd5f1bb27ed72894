#ifndef RESOLVE_LISTS_READY_H
#define RESOLVE_LISTS_READY_H

#include "model/site.h"

/* The choices among events that stand ready above their list: today, at the weekend, with children,
 * free of charge. Each has a list of its own on every day, also when nothing is in it. */

struct occurrence;

/* One of them. */
struct ready_choice {
    const char *id;                     /* in addresses */
    const char *word;                   /* key of the word that names it */
    struct date from, to;               /* of a stretch of time its days; year 0: it is none */
    int (*fits)(const struct event *e); /* of all others: whether an event is in it */
};

/* Returns those of a kind (struct ready_choice *), by the key of its section, on the site's day. */
struct list ready_choices(const struct site *site, const char *section);

/* Returns 1 if the meeting goes on on one of these days. */
int ready_touches(struct date from, struct date to, const struct occurrence *o);

#endif
