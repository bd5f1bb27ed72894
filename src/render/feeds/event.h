#ifndef RENDER_FEEDS_EVENT_H
#define RENDER_FEEDS_EVENT_H

#include "base/buf.h"
#include "base/locale.h"
#include "base/map.h"
#include "model/site.h"
#include "resolve/calendar/calendar.h"

#include <stddef.h>
#include <stdint.h>

/* From events and offers to VEVENTs; for render/ics*.c alone. */

/* An event or offer with what its texts come from. Exactly one of `event` and `offer` is set. */
struct happening {
    const struct item *item;
    const struct event *event;
    const struct offer *offer;
    const struct schedule *schedule;
    const struct item *translation; /* in the feed's language, or NULL */
    int64_t revised;                /* seconds UTC of the last change to anything told about it */
    int bygone; /* 1: every meeting by its rule was called off and is past; while a part of a series
                   is serialised: every one of that part */
};

/* What serialising for one language needs. */
struct ics_context {
    struct arena *arena;
    const struct site *site;
    const struct language *language;
    struct locale *locale;
    int rtl;                        /* 1: written from right to left */
    int64_t today;                  /* when the day of now began in the site's zone, seconds UTC */
    struct buf line;                /* the content line being written */
    struct buf text;                /* a text being put together for a line */
    struct happening happening;     /* the one at hand */
    const struct map *known_places; /* id of a venue → struct buf: its component */
    struct map places;              /* the same, of those that are not known */
    struct list marks;              /* struct ics_place_mark *: of the piece being written */
};

/* Where in a piece a venue's component belongs. */
struct ics_place_mark {
    const struct venue *venue;
    size_t at; /* bytes before it */
};

struct feed;

/* One VEVENT about to be written. */
struct vevent {
    const struct happening *h;
    const struct occurrence *o; /* the meeting, or what all of a later part of the series are like;
                                   NULL: the series as a whole */
    const struct series_part *part; /* the part of the series, where it is one */
    struct when start, end;         /* as written: the end of whole days exclusive */
    int override;                   /* 1: an override of the series, with RECURRENCE-ID */
    int registration;               /* 1: not the event, but until when one can register for it */
    const char *uid;
    const char *series; /* UID of the series that a single meeting was taken from, or NULL */
};

/* Returns the SEQUENCE of what last changed at `revised` (seconds UTC; RFC 5545 3.8.7.4). */
int ics_sequence(int64_t revised);

/* One UID's VEVENTs: a meeting alone, or a series with what differs in it. */
struct ics_piece {
    int64_t start, end; /* of the first and the last meeting, seconds UTC: order and age */
    int64_t from, to;   /* instants that the time zone must be right for */
    const char *uid;
    int bygone;              /* 1: called off, and past: nothing for subscriptions */
    const struct zone *zone; /* NULL: whole days, which have none */
    const char *s;           /* the bytes */
    size_t n;
    struct list places; /* struct ics_place_mark *, in order */
};

/* Returns when anything last changed whose text stands in the VEVENTs of an event or offer, in any
 * language (seconds UTC): a calendar may hold the feeds of two languages, or change from one to the
 * other, and the series and what differs in it must not disagree. An event that ceases to name a
 * venue is changed itself, so the instant never goes back. */
int64_t ics_revised(const struct item *item);

/* Returns what the VEVENTs of an event or offer are made from, until the next call: kept, as its
 * meetings come one after the other. */
const struct happening *ics_happening(struct ics_context *c, const struct item *item);

/* Serialises all pieces of an event or offer and appends them (struct ics_piece *) to `out`. */
void ics_pieces(struct ics_context *c, const struct item *item, struct list *out);

/* Serialises one meeting as what one can take home: under a UID of its own. */
void ics_meeting(struct ics_context *c, const struct occurrence *o, struct list *out);

/* Serialises the moment until which one can register for an event. */
void ics_registration(struct ics_context *c, const struct event *e, struct list *out);

/* Returns the UID under which the series stands in feeds that a meeting by the rule is of, or of
 * the only meeting. In `a`. */
const char *ics_uid(struct arena *a, const struct site *site, const struct occurrence *o);

/* Returns the UID under which an extra meeting stands in feeds. In `a`. */
const char *ics_uid_of_extra(struct arena *a, const struct site *site, const struct occurrence *o);

/* Returns 1 if this meeting of a series was called off and its date is past: nobody need be told
 * any more, so it is left out of the series. */
int ics_bygone(const struct ics_context *c, const struct happening *h, const struct occurrence *o);

/* Returns 1 if the meeting was called off and its date is past: calendars forget it. */
int ics_forgotten(const struct ics_context *c, const struct occurrence *o);

/* Appends events.json, which render/feeds/json.c describes: all meetings that end at `from`
 * (seconds UTC) or later. `calendar` is the address of the feed with the same events. */
void ics_json_write(struct ics_context *c, int64_t from, const char *calendar, struct buf *out);

/* Appends the next meetings of a feed in the same form. */
void ics_json_next(struct ics_context *c, const struct feed *feed, struct buf *out);

/* Appends a VEVENT; `last`, if it is not NULL, is the last start of the series that begins here. */
void ics_vevent(struct ics_context *c, struct buf *out, const struct vevent *e,
                const struct when *last);

/* Returns an interface word of the feed's language, else of the site's first language, else "". */
const char *ics_word(const struct ics_context *c, const char *key);

/* Returns a word with `value` in place of {1}; in the context's arena. */
const char *ics_word_with(const struct ics_context *c, const char *key, const char *value);

/* Returns the title of an item in the feed's language; *tag is the language it is really in. */
const char *ics_title(const struct ics_context *c, const struct item *item, const char **tag);

/* Returns what a meeting is called, *tag as above. */
const char *ics_told_title(const struct ics_context *c, const struct occurrence *o,
                           const char **tag);

/* Returns 1 if a meeting begins at another time or is at another place than the series has it. */
int ics_moved(const struct occurrence *o);

/* Returns the address of the item's page in the feed's language. */
const char *ics_page(const struct ics_context *c, const struct item *item);

/* Returns where one joins online, or NULL. `o` as below. */
const struct online *ics_online(const struct happening *h, const struct occurrence *o);

/* Returns a member's name and e-mail address on one line; *tag is the language of the name. */
const char *ics_member(struct ics_context *c, const struct member *m, const char **tag);

/* Writes what one must know to register, and for what, into c->text. */
void ics_describe_registration(struct ics_context *c, const struct happening *h);

/* Writes the plain text that tells everything about the whole (`o` NULL) or about one meeting into
 * c->text: what is special and what it is about first, as phones show no more before one taps. */
void ics_describe(struct ics_context *c, const struct happening *h, const struct occurrence *o);

/* Returns where it takes place: one meeting, or (`o` NULL) the series; NULL if that is not known.
 */
const struct venue *ics_venue(const struct happening *h, const struct occurrence *o);

/* Appends LOCATION and GEO. */
void ics_place(struct ics_context *c, const struct happening *h, const struct occurrence *o,
               struct buf *out);

/* Returns the component of a place (VLOCATION); in the context's arena. */
const struct buf *ics_component(struct ics_context *c, const struct venue *venue);

/* Notes that the place's component belongs `at` bytes into the piece being written. */
void ics_place_mark(struct ics_context *c, const struct venue *venue, size_t at);

/* Appends a piece with the components of its places (VLOCATION and STRUCTURED-DATA, RFC 9073 7.2
 * and 6.6: the address and how one gets in, told to programs), but of those that are not in `told`
 * (id → anything) yet, and adds them. In every VEVENT they would be a third of a feed; LOCATION,
 * GEO and DESCRIPTION tell the same in each. */
void ics_piece_write(struct ics_context *c, const struct ics_piece *p, struct map *told,
                     struct buf *out);

/* Appends the content line of a text in the language `tag`; nothing for NULL or "". */
void ics_text_line(struct ics_context *c, struct buf *out, const char *name, const char *tag,
                   const char *s);

#endif
