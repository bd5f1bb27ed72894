#ifndef RESOLVE_RESOLVE_H
#define RESOLVE_RESOLVE_H

#include "model/site.h"
#include "report/diag.h"

struct zones;

/* Turns what was read into what can be rendered: every id becomes a pointer, every page gets its
 * addresses, every series its meetings. Reports all that does not fit together. The steps, in
 * order: */
void site_resolve(struct site *site, struct report *r, struct zones *zones);

/* Sets item->changed: `updated`, else the newest commit that touched the file, else 0: not known,
 * as at the edge of a shallow clone. Says so in a shallow clone, where there is a repository that
 * cannot be read, and of commits from the future, which count as made now. Sets item->revised from
 * the same history: the later of the newest commit and `updated`; where git does not know the file,
 * `updated` or else what loading left in item->changed, its modification time; never after now.
 * Fills site->repository, site->stamps and site->removed, unless the clone is shallow. */
void resolve_changed(struct site *site, struct report *r);

/* Warns of what would be published with stamps that are not its own: edits that are not committed,
 * and a site in no repository. Not a step of resolving: it matters only to what is published. */
void resolve_stamps(const struct site *site, struct report *r);

/* Hangs translations on their originals, and holds their shared fields against the original's. */
void resolve_translations(struct site *site, struct report *r);

/* Finds the item of every reference, by the schema. References to items that this build hides
 * become NULL without a word. */
void resolve_refs(struct site *site, struct report *r);

/* The same for one item. */
void resolve_item_refs(struct site *site, struct report *r, struct item *item);

/* Gives events the UID that calendars know them by: `uid`, else that of the id they had first, by
 * the first of their aliases that was an event's address. Reports UIDs claimed twice. */
void resolve_uids(struct site *site, struct report *r);

/* Does it for one event, if its id does not tell its UID; returns where that is written. */
struct span resolve_event_uid(struct site *site, struct event *e);

/* Returns the UID of an event or offer (RFC 5545 3.8.4.7), made from its id where it has no other;
 * in `a`. */
const char *resolve_uid(const struct site *site, struct arena *a, const struct item *item);

/* Returns the id of the event that stood at this alias in any language's section; NULL if none can
 * have. In the site's arena. */
const char *resolve_former_id(const struct site *site, const char *alias);

/* Fills site->ghosts: events with meetings ahead whose files a commit deleted, as they were last,
 * cancelled. None for files that live on under another path, id (by an alias) or UID, for drafts,
 * and for what this build hides. Warns of each. Needs site->removed and UIDs. */
void resolve_ghosts(struct site *site, struct report *r, struct zones *zones);

/* Finds events whose `documents_needed` says in words that none are ("keine", "none"), so that
 * pages and calendars can say it as a sentence. Needs deleted events. */
void resolve_papers(struct site *site);

/* Finds what the prices of events are as numbers, where they are no more than that. */
void resolve_prices(struct site *site);

/* Fills the lists that say things from the other side: a group's members (without those that left)
 * and events, a venue's events and offers, a member's events and offers, a page's children. Brings
 * members, events and offers into their order. Needs occurrences. */
void resolve_relations(struct site *site);

/* Warns of coming meetings that stand in each other's way: two in one venue, two of one group, a
 * network meeting and a group's. Meetings that touch, and those called off or put off, do not. A
 * meeting whose end is open counts until the instant at which it is thought to free its room. What
 * lasts longer than a week takes no room unless `occupies_room` says so, and nobody's time; several
 * whole days take a room, but not a group's time; deadlines take nothing. One message for each pair
 * of events or offers. Needs occurrences and references. */
void resolve_clashes(struct site *site, struct report *r);

/* Reads site->holiday_file (iCalendar, RFC 5545: all-day VEVENTs with DTSTART, DTEND and SUMMARY;
 * nothing repeated) into site->holidays, and warns of what cannot be read. */
void holidays_read(struct site *site, struct report *r);

/* Calls holidays_read, and warns of coming meetings on those days: of events and offers with a
 * time, but not of festivals and deadlines. One message for each event or offer. */
void resolve_holidays(struct site *site, struct report *r);

/* Warns of groups that meet more often in the year of site->now than their rhythm says or, once
 * half of it has passed, more rarely (meetings are of the kind `group-meeting`, held or planned,
 * and take place), and of series whose last meeting lies within four weeks, unless they are made
 * to end (courses, offers with `valid_until` or entry at the start) or the group goes on to meet.
 */
void resolve_rhythm(struct site *site, struct report *r);

/* Gives every visible item its address in every language. */
void resolve_routes(struct site *site);

/* What stands at one address of the site. */
struct tenant {
    struct item *item; /* whose page or alias it is; NULL: a list or another file of the program */
    struct span span;  /* where the address was asked for; no source: nobody asked */
    const char *path;  /* the address: "mitglieder/" */
    int alias;         /* 1: a redirect */
    int absent;        /* 1: kept free for a list or feed that has nothing to show yet */
};

/* Fills site->taken with all that will be published but assets; reports addresses and aliases that
 * clash with one another or with what the program writes itself. Needs routes. */
void resolve_claims(struct site *site, struct report *r);

/* Finds where every link in a body leads, and makes the body's HTML for each language. Needs
 * claims. */
void resolve_links(struct site *site, struct report *r);

/* Returns 1 if the item's facts were last confirmed longer ago than limits.verified_months. */
int item_unconfirmed(const struct site *site, const struct item *item);

/* Lists what is due: members' facts that nobody has confirmed for too long, and an accessibility
 * statement that is older than a year. No part of site_resolve: who builds can do nothing about the
 * former. */
void resolve_due(struct site *site, struct report *r);

/* Warns if a site that has visitors lacks a page that the law wants (`imprint`, `privacy`,
 * `accessibility_statement` of site.yaml), if the footer does not lead there, and if the
 * accessibility statement is older than a year. Needs references. */
void resolve_duties(struct site *site, struct report *r);

/* Gives hints on texts in languages whose variant is `simple` ("de-simple"): what BITV 2.0, Anlage
 * 2, asks of easy language and a program can see. Not a step of resolving: it says nothing that
 * keeps a site from being built. */
void resolve_plain(struct site *site, struct report *r);

/* Returns the address of a type's list in a language ("en/members/"); in `a`. */
const char *route_section(const struct site *site, struct arena *a, enum item_type type,
                          int language);

/* Returns the address of page `number` (from 1) of a type's list, or of the list that stands below
 * it under the word `tail` ("archive"; NULL: none). */
const char *route_list(const struct site *site, struct arena *a, enum item_type type,
                       const char *tail, int language, size_t number);

/* Returns the address of page `number` (from 1) of the list at `base`. */
const char *route_page(const struct site *site, struct arena *a, const char *base, int language,
                       size_t number);

/* Returns the page that is the home page's text, or NULL: there is a home page without, too. */
const struct item *route_home(const struct site *site);

/* Returns the address of the page with all calendars. */
const char *route_calendars(const struct site *site, struct arena *a, int language);

/* Returns the address of the page that tells how other sites can show what is on this one. */
const char *route_embeds(const struct site *site, struct arena *a, int language);

/* Returns the address of page `number` (from 1) of the list of everything from A to Z. */
const char *route_titles(const struct site *site, struct arena *a, int language, size_t number);

/* Returns the address of a calendar: `id` (NULL: none) below the word for `section`. */
const char *route_calendar(const struct site *site, struct arena *a, const char *section,
                           const char *id, int language);

/* Returns the address of a feed: the one of all events (NULL), of a group, member or venue (where
 * it has one), or of an event. */
const char *route_feed(const struct site *site, struct arena *a, const struct item *item,
                       int language);

/* Returns the address of a member's contact card, beside its page: "mitglieder/chor/chor.vcf". */
const char *route_card(struct arena *a, const struct item *member, int language);

/* Returns the address of all meetings as JSON, and of a venue's free and busy times. */
const char *route_events_json(const struct site *site, struct arena *a, int language);
const char *route_busy(const struct site *site, struct arena *a, const struct item *venue);

/* Returns the address of a file with one meeting of several alone, named by its date by the rule
 * ("kalender/termine/treffen/2026-03-18.ics"); NULL if the event has no other, this one is over, or
 * it is more days ahead than site.yaml has it (calendar.meeting_days). */
const char *route_meeting(const struct site *site, struct arena *a, const struct occurrence *o,
                          int language);

/* Returns the address that an alias means: "alt.htm" is a file, "alt" the folder "alt/". */
const char *route_alias(struct arena *a, const char *alias);

/* Returns the published file at an address: "en/" is en/index.html. */
const char *route_file(struct arena *a, const char *path);

/* Returns the address of a file below site/assets. */
const char *route_asset(struct arena *a, const char *file);

/* Returns the word for an address part ("calendar" → "kalender") in a language. */
const char *route_word(const struct site *site, const char *key, int language);

/* Returns 0 if the item belongs to the past by the site's clock: a member that left (in the year
 * named or before), a group that ended, an offer that is over; else 1. Needs occurrences. */
int item_current(const struct site *site, const struct item *item);

/* Orders items by title as `locale` (a struct locale *) sorts, then by id. */
int compare_titles(const void *a, const void *b, void *locale);

#endif
