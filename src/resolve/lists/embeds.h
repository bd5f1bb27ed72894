#ifndef RESOLVE_LISTS_EMBEDS_H
#define RESOLVE_LISTS_EMBEDS_H

#include "model/site.h"

struct channel;

/* What other sites may show of this one: the meetings of a group, of a member or of a topic. They
 * are the same in every language; only names and addresses differ. */
struct embed {
    const char *section; /* whose it is, and key of the word in its address: "groups" … */
    const char *id;
    const struct item *item;       /* the group or member; NULL: a topic */
    const struct channel *channel; /* its calendar: of its events, else of its offers */
    const struct channel *offers;  /* a member's, if it has any besides; NULL: none */
};

/* Fills site->embeds: all groups, members with events or offers, and topics with events; each sort
 * in its order. Needs channels. */
void resolve_embeds(struct site *site);

/* Returns the address of its page in a language ("einbetten/arbeitsgruppen/gesundheit/"); for NULL
 * the one that they all begin with. */
const char *embed_path(const struct site *site, struct arena *a, const struct embed *e,
                       int language);

#endif
