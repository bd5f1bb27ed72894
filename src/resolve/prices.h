#ifndef RESOLVE_PRICES_H
#define RESOLVE_PRICES_H

struct site;

/* Finds what the prices of events are as numbers, where they are no more than that, and which
 * offers cost nothing. */
void resolve_prices(struct site *site);

#endif
