#include "base/spoken_words.h"

#include <string.h>

enum { NONE = -1, FAR_YEARS = 20 };

/* A day and an hour on their way. */
struct moment {
    int year, month, day; /* NONE: not said */
    int weekday;          /* 1-7; 0: not said */
    int bare;             /* a number alone, an hour or a day; NONE: there was none */
    int iso;              /* 1: after the T of ISO 8601 */
    int either;           /* as in struct spoken_when */
    int32_t second;       /* NONE: not said */
    int zoned;            /* 1: `offset` counts */
    int32_t offset;
};

static int is_number_token(const struct spoken_token *t, int least, int most)
{
    return t->kind == SPOKEN_NUMBER && t->digits >= least && t->digits <= most;
}

static int is_spoken_mark(const struct spoken_token *t, char mark)
{
    return t->kind == SPOKEN_MARK && t->mark == mark;
}

/* Two digits mean the year that is not far ahead. */
static int whole_year(const struct spoken_token *t, struct date today)
{
    if (t->digits != 2)
        return t->value;
    int year = 2000 + t->value;
    return today.year && year > today.year + FAR_YEARS ? year - 100 : year;
}

/* ---- dates ---- */

static void set_date(struct moment *m, int year, int month, int day)
{
    m->year = year;
    m->month = month;
    m->day = day;
}

/* Reads three numbers with one mark between them: 2027-03-18, 18-03-2027, 3/18/2027, 2027.3.18. */
static int read_marked(struct tokens *t, struct date today, struct moment *m)
{
    const struct spoken_token *p = tokens_next(t);
    char mark = p[1].kind == SPOKEN_MARK ? p[1].mark : ' ';
    if (p->kind != SPOKEN_NUMBER || !strchr("-./", mark) || !is_number_token(p + 2, 1, 2) ||
        !is_spoken_mark(p + 3, mark) || p[4].kind != SPOKEN_NUMBER)
        return 0;
    int a = p[0].value, b = p[2].value;
    if (p->digits == 4 && p[4].digits <= 2) {
        set_date(m, a, b, p[4].value);
    } else if (p->digits <= 2 && mark != '.' &&
               (p[4].digits == 4 || (mark == '/' && p[4].digits == 2))) {
        int swapped = b > 12;
        set_date(m, whole_year(&p[4], today), swapped ? a : b, swapped ? b : a);
        m->either = mark == '/' && a <= 12 && b <= 12 && a != b;
    } else {
        return 0;
    }
    t->at += 5;
    return 1;
}

/* Returns 1 if the number is the hour of a time. */
static int begins_clock(const struct tokens *t)
{
    struct tokens ahead = *t;
    int32_t second;
    int marked = 0;
    return tokens_clock(&ahead, 0, &second, &marked);
}

/* Reads 18.3.2027, 18.3.27 and 18.3. */
static int read_german(struct tokens *t, struct date today, struct moment *m)
{
    const struct spoken_token *p = tokens_next(t);
    if (!is_number_token(p, 1, 2) || !is_spoken_mark(p + 1, '.') || !is_number_token(p + 2, 1, 2) ||
        !is_spoken_mark(p + 3, '.'))
        return 0;
    set_date(m, NONE, p[2].value, p[0].value);
    t->at += 4;
    if (p[4].kind == SPOKEN_NUMBER &&
        (p[4].digits == 4 || (p[4].digits == 2 && p[4].glued && !begins_clock(t)))) {
        m->year = whole_year(&p[4], today);
        t->at++;
    }
    return 1;
}

/* Reads 20270318. */
static int read_packed(struct tokens *t, struct moment *m)
{
    const struct spoken_token *p = tokens_next(t);
    if (!is_number_token(p, 8, 8))
        return 0;
    set_date(m, p->value / 10000, p->value / 100 % 100, p->value % 100);
    t->at++;
    return 1;
}

static void skip_between(struct tokens *t)
{
    while (tokens_mark(t, '.') || tokens_mark(t, ',') || tokens_flag(t, SPOKEN_FILLER))
        continue;
}

static int read_month(struct tokens *t)
{
    const struct spoken_token *p = tokens_next(t);
    int month = p->kind == SPOKEN_WORD ? p->word->month : 0;
    t->at += month > 0;
    return month;
}

/* Reads the year behind a month and a day; a number of two digits is rather an hour. */
static int read_year(struct tokens *t, struct date today)
{
    size_t start = t->at;
    skip_between(t);
    const struct spoken_token *p = tokens_next(t);
    if (is_number_token(p, 4, 4) ||
        (is_number_token(p, 2, 2) && p->value > 24 && !begins_clock(t))) {
        t->at++;
        return whole_year(p, today);
    }
    t->at = start;
    return NONE;
}

/* Reads 18. März 2027, and March 18th, 2027. */
static int read_named(struct tokens *t, struct date today, struct moment *m)
{
    size_t start = t->at;
    int month = read_month(t);
    if (month)
        skip_between(t);
    const struct spoken_token *day = tokens_next(t);
    if (!is_number_token(day, 1, 2)) {
        t->at = start;
        return 0;
    }
    t->at++;
    if (!month) {
        skip_between(t);
        month = read_month(t);
    }
    if (!month) {
        t->at = start;
        return 0;
    }
    set_date(m, NONE, month, day->value);
    m->year = read_year(t, today);
    return 1;
}

static int read_date(struct tokens *t, struct date today, struct moment *m)
{
    return m->month == NONE && (read_marked(t, today, m) || read_german(t, today, m) ||
                                read_packed(t, m) || read_named(t, today, m));
}

/* ---- times ---- */

/* Reads `.000`, then `Z` or `+01:00`, behind a time of ISO 8601. */
static void read_zone(struct tokens *t, struct moment *m)
{
    const struct spoken_token *p = tokens_next(t);
    if (is_spoken_mark(p, '.') && is_number_token(p + 1, 1, 8))
        t->at += 2;
    p = tokens_next(t);
    if (p->kind == SPOKEN_WORD && p->mark == 'z') {
        m->zoned = 1;
        t->at++;
    } else if ((is_spoken_mark(p, '+') || is_spoken_mark(p, '-')) && p->glued) {
        int packed = is_number_token(p + 1, 4, 4);
        int minutes = packed ? p[1].value % 100 : is_spoken_mark(p + 2, ':') ? p[3].value : 0;
        int hours = packed ? p[1].value / 100 : p[1].value;
        if (!is_number_token(p + 1, 2, 4) || hours > 14 || minutes > 59)
            return;
        m->zoned = 1;
        m->offset = (hours * 3600 + minutes * 60) * (p->mark == '-' ? -1 : 1);
        t->at += is_spoken_mark(p + 2, ':') && !packed ? 4 : 2;
    }
}

/* Reads 140000 behind a T. */
static int read_packed_clock(struct tokens *t, struct moment *m)
{
    const struct spoken_token *p = tokens_next(t);
    int value = p->digits == 6 ? p->value / 100 : p->value;
    if (!m->iso || !(is_number_token(p, 4, 4) || is_number_token(p, 6, 6)) || value / 100 > 23 ||
        value % 100 > 59)
        return 0;
    m->second = value / 100 * 3600 + value % 100 * 60;
    t->at++;
    return 1;
}

static int spoken_read_clock(struct tokens *t, struct moment *m)
{
    int32_t second;
    int marked = 0;
    if (m->second != NONE)
        return 0;
    if (!read_packed_clock(t, m)) {
        if (!tokens_clock(t, 0, &second, &marked))
            return 0;
        m->second = second;
    }
    if (m->iso)
        read_zone(t, m);
    return 1;
}

/* ---- a moment ---- */

/* Returns 1 where the first half of a range ends: French `à` also stands before a time. */
static int at_range(const struct tokens *t, const struct moment *m)
{
    const struct spoken_token *p = tokens_next(t);
    int filler = p->kind == SPOKEN_WORD && p->word->flags & SPOKEN_FILLER;
    return is_spoken_mark(p, '-') ||
           (p->kind == SPOKEN_WORD && p->word->flags & SPOKEN_TO && (!filler || m->second != NONE));
}

static int read_date_part(struct tokens *t, struct date today, struct moment *m)
{
    const struct spoken_token *p = tokens_next(t);
    if (read_date(t, today, m) || spoken_read_clock(t, m))
        return 1;
    if (p->kind == SPOKEN_WORD && p->mark == 't' && p->glued && m->month != NONE) {
        m->iso = 1;
    } else if (p->kind == SPOKEN_WORD && p->word->weekday && !m->weekday) {
        m->weekday = p->word->weekday;
    } else if (is_number_token(p, 1, 2) && m->bare == NONE && m->second == NONE) {
        m->bare = p->value;
    } else if (!(p->kind == SPOKEN_WORD && p->word->flags & SPOKEN_FILLER) &&
               !is_spoken_mark(p, ',')) {
        return 0;
    }
    t->at++;
    tokens_mark(t, '.');
    return 1;
}

/* Reads on to the end of the text or of the range's first half. */
static int read_moment(struct tokens *t, struct date today, struct moment *m)
{
    *m = (struct moment){.year = NONE, .month = NONE, .day = NONE, .bare = NONE, .second = NONE};
    while (tokens_next(t)->kind != SPOKEN_END && !at_range(t, m)) {
        if (!read_date_part(t, today, m))
            return 0;
    }
    return m->month != NONE || m->second != NONE || m->bare != NONE;
}

/* ---- what was meant ---- */

/* A number alone is an hour where a day is known, or two of them stand in a range. */
static int settle_hour(struct moment *m, int in_range)
{
    if (m->bare == NONE)
        return 1;
    if (m->second != NONE || m->bare > 24 || (m->month == NONE && !in_range))
        return 0;
    m->second = m->bare * 3600;
    return 1;
}

/* At the beginning of a range of days it is the first of these. */
static int settle_bare(struct moment *m, const struct moment *end)
{
    if (m->bare == NONE || !end || end->month == NONE || m->month != NONE || m->second != NONE)
        return settle_hour(m, end != NULL);
    set_date(m, end->year, end->month, m->bare);
    return 1;
}

static struct date date_of(const struct moment *m)
{
    return (struct date){(int16_t)m->year, (int8_t)m->month, (int8_t)m->day};
}

/* Gives a day without year the next one that it fits, with its weekday if that was said. */
static int settle_year(struct moment *m, struct date today)
{
    if (m->year != NONE)
        return date_exists(m->year, m->month, m->day);
    for (int year = today.year; today.year && year <= today.year + 8; year++) {
        m->year = year;
        if (date_exists(year, m->month, m->day) && date_compare(date_of(m), today) >= 0 &&
            (!m->weekday || date_weekday(date_of(m)) == m->weekday))
            return 1;
    }
    return 0;
}

static struct when when_of(const struct moment *m)
{
    if (m->month == NONE)
        return when_clock(m->second);
    struct when w = {date_of(m), m->second == NONE ? WHEN_ALL_DAY : m->second};
    return w.second == DAY_SECONDS ? (struct when){date_add_days(w.date, 1), 0} : w;
}

static int other_day(const struct moment *m)
{
    return m->month != NONE && m->weekday && date_weekday(date_of(m)) != m->weekday;
}

/* Ends a range: a time alone is of the same day or, if that would be before the start, the next. */
static int settle_end(struct moment *start, struct moment *end, struct date today,
                      struct spoken_when *out)
{
    if (end->month == NONE && end->second == NONE)
        return 0;
    if (end->month != NONE && !settle_year(end, today))
        return 0;
    out->end = when_of(end);
    out->end_clock = end->month == NONE && start->month == NONE;
    if (out->end_clock)
        return end->second > start->second;
    if (end->month == NONE) {
        out->end = when_on(out->end, out->start.date);
        if (when_compare(out->end, out->start) <= 0)
            out->end = when_add_seconds(out->end, DAY_SECONDS);
    }
    return (out->end.second < 0) == (out->start.second < 0) &&
           when_compare(out->end, out->start) > 0;
}

static int settle(struct moment *start, struct moment *end, struct date today,
                  struct spoken_when *out)
{
    if ((end && !settle_hour(end, 1)) || !settle_bare(start, end))
        return 0;
    if (end && start->month != NONE && start->year == NONE && end->month != NONE)
        start->year = end->year;
    if (start->month == NONE && (start->second == NONE || (end && end->month != NONE)))
        return 0;
    if (start->month != NONE && !settle_year(start, today))
        return 0;
    *out = (struct spoken_when){.start = when_of(start),
                                .either = start->either,
                                .zoned = start->zoned,
                                .offset = start->offset};
    out->other_day = other_day(start) || (end && other_day(end));
    return !end || settle_end(start, end, today, out);
}

int spoken_when(const struct spoken *s, const char *text, struct date today,
                struct spoken_when *out)
{
    struct tokens t;
    struct moment start, end;
    if (!tokens_read(&t, s, text))
        return 0;
    tokens_flag(&t, SPOKEN_TO); /* "bis 18 Uhr" */
    if (!read_moment(&t, today, &start))
        return 0;
    if (tokens_next(&t)->kind == SPOKEN_END)
        return settle(&start, NULL, today, out);
    return tokens_to(&t) && read_moment(&t, today, &end) && tokens_next(&t)->kind == SPOKEN_END &&
           settle(&start, &end, today, out);
}
