#ifndef BASE_SPOKEN_H
#define BASE_SPOKEN_H

#include "base/when.h"

#include <stddef.h>

struct arena;
struct buf;

/* Times, days and rhythms as people say them in their languages, where base/when.h reads the form
 * in which they are written here: "18. März 2027, 14 Uhr", "Mo bis Fr 9-12 Uhr", "every other
 * week". What is understood is written back in that form, so that it can be copied. Nothing is
 * guessed: a text with one word that has no meaning here is not understood. */

/* The words of some languages. For one thread; fed from ICU and a table of what ICU lacks. */
struct spoken;

/* Gathers the words of `n` languages, of which the first counts where they disagree; in `a`. */
struct spoken *spoken_open(struct arena *a, const char *const *tags, size_t n);

/* Adds a text that means "by appointment". */
void spoken_add_appointment(struct spoken *s, const char *text);

/* What a date or a time was understood as. */
struct spoken_when {
    struct when start; /* year 0: a time alone */
    struct when end;   /* year 0: none; it has a time if `start` has one, and lies behind it */
    int end_clock;     /* 1: `start` is a time alone, and `end` is one, too */
    int either;        /* 1: day and month may be exchanged; both were 12 or less */
    int other_day;     /* 1: a weekday was named that this day is not */
    int zoned;         /* 1: `start` is a time of another zone, `offset` seconds ahead of UTC */
    int32_t offset;
};

/* Reads a date, a date and a time, a time alone, or a range of them. A year that is not said is the
 * one in which the day comes next, counted from `today`. Returns 0 if it is not understood. */
int spoken_when(const struct spoken *s, const char *text, struct date today,
                struct spoken_when *out);

/* Reads "4 Stunden", "1,5 h", "2h30"; *seconds is at least a minute. Returns 0 if it is not
 * understood. */
int spoken_length(const struct spoken *s, const char *text, int64_t *seconds);

/* Appends the length as duration_parse reads it: "+2h30m". */
void spoken_write_length(struct buf *out, int64_t seconds);

/* Appends a rhythm ("2 weeks"), the days of a series ("third wednesday", "[tuesday, thursday]"),
 * the time before a meeting ("1 day") or opening hours ("Mo-Fr 09:00-12:00") as content files have
 * them. Returns 0 if the text is not understood; `out` is as it was. */
int spoken_every(const struct spoken *s, const char *text, struct buf *out);
int spoken_on(const struct spoken *s, const char *text, struct buf *out);
int spoken_before(const struct spoken *s, const char *text, struct buf *out);
int spoken_hours(const struct spoken *s, const char *text, struct buf *out);

/* Returns the tag of the language of which this is the name in one of the languages ("Arabisch":
 * "ar"); NULL if there is none. */
const char *spoken_language(struct spoken *s, const char *name);

#endif
