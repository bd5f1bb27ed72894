#include "model/fill/meant.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_zone.h"
#include "base/spoken.h"
#include "model/fill/words.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void value_read_as(struct report *r, const struct node *n, const char *meant)
{
    struct diag *d = diag_add(r, DIAG_VALUE_SLIP, n->span, n->text, meant);
    diag_help(r, d, HELP_WRITE_AS, meant, NULL);
}

int fill_write_as(struct fill *f, struct diag *d, const char *meant)
{
    if (!meant || !*meant)
        return 0;
    diag_help(f->report, d, HELP_WRITE_AS, meant, NULL);
    return 1;
}

/* ---- dates and times ---- */

/* Returns the time zone of what is written in this map. */
static const char *zone_here(const struct fill *f)
{
    const struct node *own = node_get(f->map, "timezone");
    return own && own->text ? own->text : f->site->config.timezone;
}

/* Turns a time of another zone into one of the zone here; returns 0 if that is not known. */
static int settle_zone(const struct fill *f, struct spoken_when *w)
{
    const char *zone = zone_here(f);
    if (!w->zoned)
        return 1;
    return zone && w->start.second >= 0 &&
           locale_zone_time(zone, when_seconds(w->start) - w->offset, &w->start);
}

static int in_years(struct when w)
{
    return w.date.year >= DATE_FIRST_YEAR && w.date.year <= DATE_LAST_YEAR;
}

/* Advises one day where two are possible. */
static void help_either(struct fill *f, struct diag *d, struct when w)
{
    char first[24], other[24];
    struct when swapped = w;
    swapped.date.month = w.date.day;
    swapped.date.day = w.date.month;
    diag_help(f->report, d, HELP_WRITE_EITHER, when_format(w, ' ', first),
              when_format(swapped, ' ', other));
}

/* Returns what the field has of a date and time, with no time where it takes none. */
static struct when for_field(const struct field_spec *spec, struct when w)
{
    if (spec->kind == FIELD_DATE || spec->kind == FIELD_YEAR_DATE)
        w.second = WHEN_ALL_DAY;
    return w;
}

static void help_moment(struct fill *f, struct diag *d, const struct field_spec *spec,
                        const struct spoken_when *w)
{
    char start[24], end[24];
    struct when at =
        for_field(spec, spec->kind == FIELD_END && in_years(w->end) ? w->end : w->start);
    int ends = w->end.date.year && spec->kind == FIELD_WHEN && !strcmp(spec->name, "start") &&
               !node_get(f->map, "end");
    when_format(at, ' ', start);
    if (w->either)
        help_either(f, d, at);
    else if (ends)
        diag_help(f->report, d, HELP_WRITE_RANGE, start, when_format(w->end, ' ', end));
    else
        diag_help(f->report, d, w->other_day ? HELP_WRITE_DAY : HELP_WRITE_AS, start, NULL);
}

/* Returns the moment at which a meeting ends by a time alone; year 0 if none starts at a time. */
static struct when end_behind(struct when start, int32_t second)
{
    if (!start.date.year || start.second < 0)
        return (struct when){0};
    struct when end = when_on(when_clock(second), start.date);
    return when_compare(end, start) > 0 ? end : when_add_seconds(end, DAY_SECONDS);
}

struct when fill_end_of_day(const struct fill *f, int32_t second)
{
    struct when start = {0};
    const struct node *n = node_get(f->map, "start");
    if (!n || !n->text || when_parse(n->text, &start) > WHEN_SLIP)
        return (struct when){0};
    return end_behind(start, second);
}

/* The same where the start is not in its written form either. */
static struct when end_spoken(struct fill *f, int32_t second)
{
    struct spoken_when w;
    const struct node *n = node_get(f->map, "start");
    struct when end = fill_end_of_day(f, second);
    if (end.date.year || !n || !n->text ||
        !spoken_when(fill_spoken(f), n->text, f->site->now.date, &w) || when_is_clock(w.start) ||
        !settle_zone(f, &w))
        return end;
    return end_behind(w.start, second);
}

/* Advises a time alone: as it is where one may stand, or on the day of the start. */
static int help_clock(struct fill *f, struct diag *d, const struct field_spec *spec,
                      const struct spoken_when *w)
{
    char text[24];
    int32_t second = w->end_clock && spec->kind == FIELD_END ? w->end.second : w->start.second;
    struct when end = end_spoken(f, second);
    if (spec->flags & FIELD_CLOCK)
        snprintf(text, sizeof text, "%02d:%02d", second / 3600, second / 60 % 60);
    else if (spec->kind == FIELD_END && end.date.year)
        when_format(end, ' ', text);
    else
        return 0;
    return fill_write_as(f, d, text);
}

/* Lengths of half a day or more are rather meant as the hour: `18h`. */
enum { LONG_DAY = 12 * 3600 };

static int help_length(struct fill *f, struct diag *d, const char *text, int any)
{
    struct buf b;
    int64_t seconds;
    if (!spoken_length(fill_spoken(f), text, &seconds) ||
        (!any && seconds > LONG_DAY && seconds % DAY_SECONDS))
        return 0;
    buf_init(&b);
    spoken_write_length(&b, seconds);
    fill_write_as(f, d, b.s);
    buf_free(&b);
    return 1;
}

/* Returns 1 if the site says so where the end is open. */
static int means_open(const struct fill *f, const char *text)
{
    for (int i = 0; i < f->site->languages; i++) {
        const struct words *words = f->site->language[i].words;
        const struct word *word = words ? words_get(words, "meeting.open_end") : NULL;
        if (word && word->text && fill_has_word(word->text, text))
            return 1;
    }
    return 0;
}

/* Returns the only number of four digits in the text, as a year; NULL if there is none. */
static const char *year_in(struct fill *f, const char *text)
{
    const char *found = NULL;
    for (size_t n; *text; text += n ? n : 1) {
        n = strspn(text, "0123456789");
        if (n && (n != 4 || found))
            return NULL;
        found = n ? arena_copy(f->arena, text, n) : found;
    }
    return found;
}

int fill_help_when(struct fill *f, struct diag *d, const struct field_spec *spec,
                   const struct node *n)
{
    struct spoken_when w;
    int is_end = spec->kind == FIELD_END;
    if (is_end && means_open(f, n->text))
        return fill_write_as(f, d, "open");
    if (is_end && help_length(f, d, n->text, 0))
        return 1;
    if (spoken_when(fill_spoken(f), n->text, f->site->now.date, &w)) {
        if (when_is_clock(w.start))
            return help_clock(f, d, spec, &w);
        if (!settle_zone(f, &w) || !in_years(w.start))
            return 0;
        help_moment(f, d, spec, &w);
        return 1;
    }
    if (is_end)
        return help_length(f, d, n->text, 1);
    return spec->kind == FIELD_YEAR_DATE && fill_write_as(f, d, year_in(f, n->text));
}

void fill_help_day(struct fill *f, struct diag *d, const struct field_spec *spec,
                   const struct node *n)
{
    struct when near;
    char text[24];
    if (!when_parse_near(n->text, &near) || !in_years(near))
        return;
    int ends = date_add_days(near.date, 1).day == 1;
    when_format(for_field(spec, near), ' ', text);
    diag_help(f->report, d, ends ? HELP_WRITE_LAST : HELP_DID_YOU_MEAN, text, NULL);
}

/* ---- years ---- */

/* Returns a year near today of which `year` is a slip of the hand: two digits exchanged, or one
 * wrong; 0 if there is none. */
static int year_meant(const char *year, int today)
{
    char is[5];
    for (int to = today; to <= today + 2; to++) {
        int wrong = 0, first = -1;
        snprintf(is, sizeof is, "%04u", (unsigned)to % 10000);
        for (int i = 0; i < 4; i++) {
            if (is[i] == year[i])
                continue;
            first = wrong++ ? first : i;
        }
        if (wrong == 1 || (wrong == 2 && first < 3 && is[first] == year[first + 1] &&
                           is[first + 1] == year[first]))
            return to;
    }
    return 0;
}

/* Returns where the text's only number of four digits begins; NULL if there is none. */
static const char *year_at(const char *text)
{
    const char *found = NULL;
    for (size_t n; *text; text += n ? n : 1) {
        n = strspn(text, "0123456789");
        if (n == 4 && found)
            return NULL;
        found = n == 4 ? text : found;
    }
    return found;
}

void fill_help_year(struct fill *f, struct diag *d, const char *text)
{
    const char *year = year_at(text);
    int today = f->site->now.date.year, meant = year && today ? year_meant(year, today) : 0;
    struct when w;
    if (!meant)
        return;
    const char *whole =
        arena_printf(f->arena, "%.*s%04d%s", (int)(year - text), text, meant, year + 4);
    if (when_parse(whole, &w) <= WHEN_SLIP)
        diag_help(f->report, d, HELP_DID_YOU_MEAN, whole, NULL);
}

const char *fill_example(struct fill *f, const struct field_spec *spec)
{
    enum { AHEAD = 14, HOUR = 14 };
    char text[24];
    struct date today = f->site->now.date;
    struct when w = {today, WHEN_ALL_DAY};
    if (!today.year || (spec->kind != FIELD_DATE && spec->kind != FIELD_WHEN))
        return NULL;
    if (spec->kind == FIELD_WHEN)
        w = (struct when){date_add_days(today, AHEAD), HOUR * 3600};
    return arena_strdup(f->arena, when_format(w, ' ', text));
}
