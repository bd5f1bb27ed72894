#include "render/words/there.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_date.h"
#include "model/site.h"
#include "render/words/names.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/meeting.h"

#include <string.h>

/* In a line that runs from right to left times still run from left to right, as beside them. */
enum { DIRECTION_MARKS = 2 };
static const char *const left_to_right[DIRECTION_MARKS] = {"\xE2\x81\xA6", "\xE2\x81\xA9"};

static const char *buf_to_text(struct arena *a, struct buf *b)
{
    const char *text = arena_copy(a, b->s, b->n);
    buf_free(b);
    return text;
}

static int clocks_agree(const struct occurrence *o)
{
    return !when_compare(o->here.start, o->there.start) && !when_compare(o->here.end, o->there.end);
}

static void style_add(struct locale *locale, struct buf *out, struct when w, const char *style)
{
    locale_date_style(locale, out, w, style);
}

/* Returns "20:00–22:00". */
static const char *clocks_text(struct arena *a, struct locale *locale, const struct language *l,
                               const struct civil *c)
{
    int turned = !strcmp(locale_direction(l->tag), "rtl");
    struct buf b;
    buf_init(&b);
    buf_puts(&b, turned ? left_to_right[0] : "");
    style_add(locale, &b, c->start, "time");
    if (when_compare(c->start, c->end) != 0) {
        buf_puts(&b, "\xE2\x80\x93");
        style_add(locale, &b, c->end, "time");
    }
    buf_puts(&b, turned ? left_to_right[1] : "");
    return buf_to_text(a, &b);
}

/* A night is told by the day on which it begins. */
static int is_short(const struct civil *c)
{
    return when_seconds(c->end) - when_seconds(c->start) < DAY_SECONDS;
}

static const char *range_text(struct arena *a, struct locale *locale, const struct language *l,
                              const struct occurrence *o)
{
    const struct civil *there = &o->there;
    struct buf b;
    buf_init(&b);
    if (is_short(there)) {
        const char *times = clocks_text(a, locale, l, there);
        style_add(locale, &b, there->start, "day");
        const char *day = buf_to_text(a, &b);
        int same = !date_compare(o->here.start.date, there->start.date);
        return same ? times : word_filled(l, a, "rule.timed", day, times);
    }
    locale_range(locale, &b, there->start, there->end);
    return buf_to_text(a, &b);
}

static const char *there_city_text(struct arena *a, struct locale *locale,
                                   const struct occurrence *o)
{
    struct buf b;
    buf_init(&b);
    locale_zone_city(locale, &b, zone_name(meeting_schedule(o->item)->zone));
    return buf_to_text(a, &b);
}

const char *there_words(struct arena *a, struct locale *locale, const struct language *l,
                        const struct occurrence *o)
{
    if (clocks_agree(o) || !meeting_schedule(o->item)->zone)
        return NULL;
    return word_filled(l, a, "meeting.there", there_city_text(a, locale, o),
                       range_text(a, locale, l, o));
}

/* ---- programmes ---- */

/* Reads a time of day that may be followed by a dash and another one; returns how many there are.
 */
static int times_read(struct arena *a, const char *text, int32_t second[2])
{
    static const char *const dashes[] = {"\xE2\x80\x93", "-"};
    const char *first = text, *second_text = NULL;
    for (size_t i = 0; !second_text && i < sizeof dashes / sizeof *dashes; i++) {
        const char *dash = strstr(text, dashes[i]);
        if (!dash)
            continue;
        size_t n = (size_t)(dash - text);
        while (n && text[n - 1] == ' ')
            n--;
        first = arena_copy(a, text, n);
        second_text = dash + strlen(dashes[i]);
        second_text += strspn(second_text, " ");
    }
    if (time_parse(first, &second[0]) > WHEN_SLIP)
        return 0;
    if (!second_text)
        return 1;
    return time_parse(second_text, &second[1]) > WHEN_SLIP ? 0 : 2;
}

/* Returns the clock here when it is `second` there, on the meeting's day or in the night after it.
 */
static struct when clock_here(const struct site *site, const struct occurrence *o, int32_t second)
{
    struct when there = {o->there.start.date, second};
    if (second < o->there.start.second && o->there.end.date.day != o->there.start.date.day)
        there.date = date_add_days(there.date, 1);
    return calendar_here(site, meeting_schedule(o->item), there);
}

static const char *point_time(struct arena *a, struct locale *locale, const struct language *l,
                              const struct site *site, const struct occurrence *o, const char *text)
{
    int32_t second[2];
    int n = times_read(a, text, second);
    if (!n)
        return word_filled(l, a, "rule.zone", text, there_city_text(a, locale, o));
    struct buf b;
    buf_init(&b);
    for (int i = 0; i < n; i++) {
        buf_puts(&b, i ? "\xE2\x80\x93" : "");
        style_add(locale, &b, clock_here(site, o, second[i]), "time");
    }
    return buf_to_text(a, &b);
}

const struct list *there_agenda(struct arena *a, struct locale *locale, const struct language *l,
                                const struct site *site, const struct occurrence *o,
                                const struct list *agenda)
{
    if (clocks_agree(o))
        return agenda;
    struct list *here = arena_alloc(a, sizeof *here);
    for (size_t i = 0; i < agenda->n; i++) {
        struct agenda_item *point = arena_alloc(a, sizeof *point);
        *point = *(const struct agenda_item *)agenda->at[i];
        if (point->time)
            point->time = point_time(a, locale, l, site, o, point->time);
        list_add(here, a, point);
    }
    return here;
}
