#ifndef RESOLVE_ROUTE_H
#define RESOLVE_ROUTE_H

/* This layer completes the records by what others say: translations, references, addresses, files,
 * and in its rooms the calendar, the history, lists and advice. It may change records and report;
 * nothing that makes output may come in. */

#include "model/site.h"

struct arena;
struct occurrence;

/* Addresses: relative to the site's root, "" is the home page; all are in the arena `a`. */

/* Gives every visible item its address in every language. */
void resolve_routes(struct site *site);

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

/* Returns the address of the page with what a question finds: "suche/", or "a-z/suche/" where a
 * page of the site has that name. Needs the items' addresses. */
const char *route_results(const struct site *site, struct arena *a, int language);

/* Returns the address of a calendar: `id` (NULL: none) below the word for `section`. */
const char *route_calendar(const struct site *site, struct arena *a, const char *section,
                           const char *id, int language);

/* Returns the address of a feed: the one of all events (NULL), of a group, member or venue (where
 * it has one), of an event, or of an offer (where it has dates). */
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

/* Returns the address of the Atom feed of news or events, which there is if there are such; in `a`.
 */
const char *route_atom(const struct site *site, struct arena *a, enum item_type type, int language);

/* Returns 1 if the site has a search of its own. */
int search_wanted(const struct site *site);

/* Returns the address of a language's search.json; in `a`. */
const char *route_search(const struct site *site, struct arena *a, int language);

/* Returns the path of base_url on its host, from '/' to '/'; NULL if it could mean something else
 * in a host's configuration. */
const char *route_base(const struct site *site);

#endif
