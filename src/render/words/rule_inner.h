#ifndef RENDER_WORDS_RULE_INNER_H
#define RENDER_WORDS_RULE_INNER_H

#include "base/list.h"
#include "base/when.h"

#include <stddef.h>

struct arena;
struct buf;
struct locale;
struct schedule;
struct series_part;
struct series_rule;
struct site;
struct words;

/* What the files behind render/words/rule.h share; nobody else includes it. Every text they make
 * comes from a pattern of the language, so that each language has its own order and commas. */

/* A rule while it is being told. All texts live in the arena and are never NULL. */
struct telling {
    struct arena *arena;
    struct locale *locale;
    const struct words *words;
    int language; /* whose words these are: its place in the site; for titles */
    const struct site *site;
    const struct schedule *schedule;
    const struct series_part *part; /* that the series is in now */
    const struct series_rule *rule; /* by the clocks that are told: the site's, or `there` */
    struct when start;              /* of the first meeting, by the same */
    int32_t days;                   /* how many days later these are than the schedule's own */
    int there; /* 1: told by the clocks of the schedule's zone, as no rule says it by the site's */
    int lacking; /* 1: a word or form is missing, the text is not to be used */
};

/* Returns the word `key` with {1} and {2} filled in; NULL where the pattern has none. */
const char *tell(struct telling *t, const char *key, const char *one, const char *two);

/* Returns the text of a buffer, which is given up. */
const char *tell_buf(struct telling *t, struct buf *b);

/* Returns the form of the word `key` for the number n, with {n}, {1} and {2} filled in. */
const char *tell_number(struct telling *t, const char *key, long n, const char *one,
                        const char *two);

/* Returns the word that a language may have or not, or NULL. */
const char *tell_maybe(struct telling *t, const char *key);

/* Returns the form of the word `key` for n as an ordinal, with {n} filled in. */
const char *tell_ordinal(struct telling *t, const char *key, long n);

/* Returns texts (const char *) joined as the language does it. */
const char *tell_list(struct telling *t, const struct list *texts);

/* Returns the date by the ICU pattern that the word `key` is. */
const char *tell_date(struct telling *t, const char *key, struct date d);

/* Returns the day, with its year unless that is this one. */
const char *tell_day(struct telling *t, struct date d);

/* Returns the days (struct when *, in order, perhaps twice) that lie ahead and on which the rule
 * has a meeting that does not take place. */
struct list tell_exceptions(struct telling *t);

/* Finds out by which clocks the rule is told; *here is room for the rule by the site's. */
void tell_by_clocks(struct telling *t, struct series_rule *here);

/* Returns what a day of the schedule's zone is by the clocks that are told. */
struct date tell_shifted(const struct telling *t, struct date there);

/* Returns "14:00–16:30"; a night's meeting reads alike, a longer one names the day on which it
 * ends, an open end is told. */
const char *tell_times(struct telling *t, const struct series_part *part, struct when start,
                       struct when end);

/* Adds the times of the series to the sentence, the site's and those of its zone. */
const char *tell_timed(struct telling *t, const char *so_far);

/* Returns from when to when the meetings of a part of the series are. */
const char *tell_part_times(struct telling *t, const struct series_part *part);

/* Adds to the sentence what the series becomes for good later on: "…; from 1 September:
 * 15:00–17:00". */
const char *tell_parts(struct telling *t, const char *so_far);

/* Returns how often and on which days: "every 2 weeks on Tuesday and Thursday". */
const char *tell_rhythm(struct telling *t);

#endif
