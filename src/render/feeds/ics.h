#ifndef RENDER_FEEDS_ICS_H
#define RENDER_FEEDS_ICS_H

/* This room writes what calendars, address books and feed readers fetch: iCalendar, vCard, Atom
 * and the JSON beside them. A meeting is serialised once for a language; when and where it is
 * comes from resolve/calendar. */

#include "base/list.h"
#include "model/site.h"

struct arena;
struct buf;
struct ics_context;
struct locale;

/* One feed: which events, under which name, at which address. */
struct feed {
    const char *path;  /* "kalender/alle.ics" */
    const char *title; /* NAME and X-WR-CALNAME; NULL: a download, not a subscription */
    const char *page;  /* site path of the page it belongs to, for URL */
    const struct language *language;
    struct list events;        /* struct event * or struct offer *, any order */
    struct list meetings;      /* struct occurrence *: single ones, of events not in `events` */
    struct list registrations; /* struct event *: when their registration closes */
    int single; /* 1: of one event or meeting: past ones and what was called off, too */
};

/* The events and offers of a site as VEVENTs in one language (RFC 5545; RFC 7986 properties beside
 * the X- names that clients read): the pieces that feeds are put together from. */
struct ics;

/* Begins them in `a`, with none serialised yet: feeds then serialise what they need. */
struct ics *ics_open(struct arena *a, const struct site *site, const struct language *language);

/* Serialises all events and offers (not drafts, not members-only unless the build is for members:
 * the caller has already left those out of site->items) and venues once, for who writes many feeds.
 * Thread-safe for different languages. */
void ics_prepare(struct ics *ics, struct locale *locale);

/* What one thread writes feeds with. */
struct ics_hand {
    const struct ics *ics;
    struct ics_context *context;
};

/* Returns one over `ics`, for feeds that live in `a`; ics_hand_close is due. */
struct ics_hand ics_hand(const struct ics *ics, struct locale *locale, struct arena *a);

/* Frees what a hand holds beside the arena. */
void ics_hand_close(struct ics_hand *hand);

/* Appends the feed: VCALENDAR, one trimmed VTIMEZONE for each TZID used, VEVENTs ordered by start
 * then UID. Left out unless `single`: events that ended more than past_months ago, and what was
 * called off, from the day after. A meeting of a series that was called off becomes, from the day
 * after, one that never was (EXDATE). */
void ics_feed(struct ics_hand *hand, const struct feed *feed, struct buf *out);

/* What a feed's bytes come from. */
struct ics_weight {
    int months; /* the most past_months with which it would fit; -1: none would do */
    const struct item *heaviest; /* whose texts are the most of it; NULL: nobody's */
    size_t bytes;                /* how many these are */
};

/* Returns what makes a feed of `n` bytes larger than `most`. */
struct ics_weight ics_weigh(struct ics_hand *hand, const struct feed *feed, size_t n, size_t most);

/* Appends every meeting from past_months ago on as JSON, for programs; see render/feeds/json.c. */
void ics_json(struct ics_hand *hand, struct buf *out);

/* Appends the next meetings of a feed as JSON, the first 50; see render/feeds/json.c. `feed->page`
 * is where they stand. */
void ics_json_feed(struct ics_hand *hand, const struct feed *feed, struct buf *out);

#endif
