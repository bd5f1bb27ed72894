#ifndef RENDER_FEEDS_ICS_H
#define RENDER_FEEDS_ICS_H

#include "base/list.h"
#include "model/site.h"

struct arena;
struct buf;

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

/* Every event of the site serialised once for a language: feeds are put together from these pieces
 * (RFC 5545; RFC 7986 properties beside the X- names that clients read). */
struct ics;

/* Serialises all events and offers (not drafts, not members-only unless the build is for members:
 * the caller has already left those out of site->items) for one language. Thread-safe for different
 * languages with different arenas. */
struct ics *ics_prepare(struct arena *a, const struct site *site, const struct language *language);

/* Frees what ics_prepare keeps open beside the arena. */
void ics_close(struct ics *ics);

/* Appends the feed: VCALENDAR, one trimmed VTIMEZONE for each TZID used, VEVENTs ordered by start
 * then UID. Left out unless `single`: events that ended more than past_months ago, and what was
 * called off, from the day after. A meeting of a series that was called off becomes, from the day
 * after, one that never was (EXDATE). */
void ics_feed(struct ics *ics, const struct feed *feed, struct buf *out);

/* What a feed's bytes come from. */
struct ics_weight {
    int months; /* the most past_months with which it would fit; -1: none would do */
    const struct item *heaviest; /* whose texts are the most of it; NULL: nobody's */
    size_t bytes;                /* how many these are */
};

/* Returns what makes a feed of `n` bytes larger than `most`. */
struct ics_weight ics_weigh(struct ics *ics, const struct feed *feed, size_t n, size_t most);

/* Appends every meeting from past_months ago on as JSON, for programs; see render/feeds/json.c. */
void ics_json(struct ics *ics, struct buf *out);

/* Appends the next meetings of a feed as JSON, the first 50; see render/feeds/json.c. `feed->page`
 * is where they stand. */
void ics_json_feed(struct ics *ics, const struct feed *feed, struct buf *out);

/* Appends when a venue is taken, from the beginning of today for twelve months or as long as
 * anything is planned (RFC 5545 3.6.4), for whoever plans rooms. */
void ics_busy(const struct site *site, const struct venue *venue, struct buf *out);

#endif
