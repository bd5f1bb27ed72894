#ifndef RESOLVE_LISTS_CHANNELS_H
#define RESOLVE_LISTS_CHANNELS_H

/* This room decides which lists there are: calendars to subscribe to, parts of lists, periods,
 * embeds, each with its address. What stands in a list is settled here, how it looks is not. */

#include "model/site.h"

/* The calendars that people can subscribe to: which there are, and what is in each. They are the
 * same in every language; only names and addresses differ. */

enum { CHANGED_DAYS = 60, CHANGED_EVENTS = 50 };

/* What several calendars have in common: those of all topics, of all venues … */
struct channel_kind {
    const char *section; /* key of the word in its address: "topics" */
    const char *title;   /* key of the word that names it; {1} stands for what is its own */
    enum item_type list; /* where else to look for what is in it: ITEM_EVENT or ITEM_OFFER */
};

/* One calendar. At most one of item, label and tag says what it is of. */
struct channel {
    const struct channel_kind *kind;
    const char *id;            /* names the file; NULL: the word of its kind does */
    const struct item *item;   /* a group, member or venue */
    const struct label *label; /* of a term, or of a combination of groups */
    const char *tag;           /* a language, BCP 47 */
    struct list events;        /* struct event * or struct offer *: with all their meetings */
    struct list meetings;      /* struct occurrence *: single ones of other events */
    struct list registrations; /* struct event *: until when one can register for them */
};

/* Fills site->channels. Those of all events, of each group and combination, of deadlines and of
 * changes are always there, so that nobody's subscription breaks when they are empty for a while;
 * the others only where there is something in them. Needs relations. */
void resolve_channels(struct site *site);

/* Returns 1 if the item has a calendar of its own. */
int channel_exists(const struct item *item);

/* Returns its address in a language: "kalender/themen/work.ics". */
const char *channel_path(const struct site *site, struct arena *a, const struct channel *c,
                         int language);

/* Returns the address of its next meetings as JSON: "kalender/themen/work.json". */
const char *channel_json_path(const struct site *site, struct arena *a, const struct channel *c,
                              int language);

#endif
