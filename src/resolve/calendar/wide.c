#include "resolve/calendar/wide.h"

#include "model/schedule.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { VALUES_MAX = 64, PERIOD_MAX = 4000 };

/* The parts of a rule that hold numbers. */
enum by {
    BY_INTERVAL,
    BY_MONTH,
    BY_MONTHDAY,
    BY_YEARDAY,
    BY_WEEKNO,
    BY_SETPOS,
    BY_HOUR,
    BY_MINUTE,
    BY_NUMBERS
};

/* The values of one part. */
struct values {
    int at[VALUES_MAX];
    size_t n; /* 0: the part is not given */
};

/* A weekday, or the ordinal-th one of a month or year. */
struct weekday {
    int ordinal; /* 0: every one */
    int day;     /* 1 Monday … 7 Sunday */
};

struct wide {
    enum repeat_unit unit;
    struct values by[BY_NUMBERS];
    struct weekday weekday[VALUES_MAX];
    size_t weekdays;
    int week_start;
    struct when start;
};

/* What one period of the rule makes. */
struct rule_period {
    struct when at[PERIOD_MAX];
    size_t n;
};

static const struct {
    const char *name;
    int low, high; /* low < 0: counted from the end, too, and never 0 */
} numbers[BY_NUMBERS] = {
    [BY_INTERVAL] = {"INTERVAL", 1, 999},    [BY_MONTH] = {"BYMONTH", 1, 12},
    [BY_MONTHDAY] = {"BYMONTHDAY", -31, 31}, [BY_YEARDAY] = {"BYYEARDAY", -366, 366},
    [BY_WEEKNO] = {"BYWEEKNO", -53, 53},     [BY_SETPOS] = {"BYSETPOS", -366, 366},
    [BY_HOUR] = {"BYHOUR", 0, 23},           [BY_MINUTE] = {"BYMINUTE", 0, 59},
};

/* ---- reading ---- */

static int weekday_of(const char *s)
{
    static const char names[] = "MOTUWETHFRSASU";
    for (int i = 0; i < 7; i++)
        if (!strncmp(s, names + 2 * (size_t)i, 2))
            return i + 1;
    return 0;
}

static int by_value(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static int numbers_read(struct values *to, const char *s, int low, int high)
{
    char *end;
    do {
        if (to->n == VALUES_MAX || !strchr("+-0123456789", *s) || !*s)
            return 0;
        long n = strtol(s, &end, 10);
        if (end == s || n < low || n > high || (low < 0 && !n))
            return 0;
        to->at[to->n++] = (int)n;
        s = end + 1;
    } while (*end == ',');
    qsort(to->at, to->n, sizeof *to->at, by_value);
    return !*end;
}

static int weekdays_read(struct wide *w, const char *s)
{
    char *end;
    do {
        struct weekday *d = &w->weekday[w->weekdays];
        if (w->weekdays++ == VALUES_MAX)
            return 0;
        *d = (struct weekday){0, 0};
        if (!isalpha((unsigned char)*s)) {
            d->ordinal = (int)strtol(s, &end, 10);
            if (end == s || !d->ordinal || abs(d->ordinal) > 53)
                return 0;
            s = end;
        }
        d->day = weekday_of(s);
        if (!d->day)
            return 0;
        s += 2;
    } while (*s++ == ',');
    return !s[-1];
}

static int part_read(struct wide *w, const char *name, const char *value)
{
    static const char *const freq[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
    for (int i = 0; !strcmp(name, "FREQ") && i < 4; i++)
        if (!strcmp(value, freq[i])) {
            w->unit = (enum repeat_unit)i;
            return 1;
        }
    if (!strcmp(name, "BYDAY"))
        return weekdays_read(w, value);
    if (!strcmp(name, "WKST")) {
        w->week_start = weekday_of(value);
        return w->week_start && !value[2];
    }
    for (int i = 0; i < BY_NUMBERS; i++)
        if (!strcmp(name, numbers[i].name))
            return numbers_read(&w->by[i], value, numbers[i].low, numbers[i].high);
    return 0;
}

static int text_read(struct wide *w, const char *text)
{
    char name[16], value[512];
    for (const char *s = text; *s;) {
        size_t n = strcspn(s, "=;"), m = s[n] == '=' ? strcspn(s + n + 1, ";") : 0;
        if (s[n] != '=' || n >= sizeof name || m >= sizeof value)
            return 0;
        memcpy(name, s, n);
        memcpy(value, s + n + 1, m);
        name[n] = value[m] = '\0';
        if (!part_read(w, name, value))
            return 0;
        s += n + 1 + m;
        s += *s == ';';
    }
    return 1;
}

/* Returns 1 if the standard says what the rule makes. */
static int is_clear(const struct wide *w)
{
    int year = w->unit == REPEAT_YEARS, ordinal = 0;
    for (size_t i = 0; i < w->weekdays; i++)
        ordinal |= w->weekday[i].ordinal != 0;
    if (ordinal && (w->unit < REPEAT_MONTHS || w->by[BY_WEEKNO].n))
        return 0;
    if ((w->by[BY_YEARDAY].n && !year) || (w->by[BY_MONTHDAY].n && w->unit == REPEAT_WEEKS))
        return 0;
    if (w->by[BY_WEEKNO].n && (!year || !w->weekdays))
        return 0;
    int timed = w->by[BY_HOUR].n || w->by[BY_MINUTE].n;
    return !timed || w->start.second != WHEN_ALL_DAY;
}

/* Fills in what the rule leaves to its start. */
static void start_fill(struct wide *w)
{
    struct date d = w->start.date;
    if (w->weekdays || w->by[BY_MONTHDAY].n || w->by[BY_YEARDAY].n || w->by[BY_WEEKNO].n)
        return;
    if (w->unit == REPEAT_WEEKS)
        w->weekday[w->weekdays++] = (struct weekday){0, date_weekday(d)};
    if (w->unit >= REPEAT_MONTHS)
        w->by[BY_MONTHDAY] = (struct values){{d.day}, 1};
    if (w->unit == REPEAT_YEARS && !w->by[BY_MONTH].n)
        w->by[BY_MONTH] = (struct values){{d.month}, 1};
}

/* ---- expanding ---- */

static int has(const struct values *v, int n)
{
    for (size_t i = 0; i < v->n; i++)
        if (v->at[i] == n)
            return 1;
    return 0;
}

/* Returns 1 if the part is not given, or has the place: the `nth` of `of`, from 1. */
static int placed(const struct values *v, int nth, int of)
{
    return !v->n || has(v, nth) || has(v, nth - of - 1);
}

static struct date year_begin(int year)
{
    return (struct date){(int16_t)year, 1, 1};
}

static int days_between(struct date a, struct date b)
{
    return (int)(date_days(b) - date_days(a));
}

/* Returns when the first week of a year begins: that with at least four days in it. */
static struct date weeks_begin(const struct wide *w, int year)
{
    return date_week_begin((struct date){(int16_t)year, 1, 4}, w->week_start);
}

static int week_fits(const struct wide *w, struct date d)
{
    struct date thursday = date_add_days(date_week_begin(d, w->week_start), 3);
    struct date first = weeks_begin(w, thursday.year), next = weeks_begin(w, thursday.year + 1);
    return placed(&w->by[BY_WEEKNO], days_between(first, d) / 7 + 1, days_between(first, next) / 7);
}

/* Returns 1 if a weekday of the rule falls on d; ordinals count within a month, or within a year
 * where the rule names no months. */
static int weekday_fits(const struct wide *w, struct date d)
{
    int by_year = w->unit == REPEAT_YEARS && !w->by[BY_MONTH].n;
    struct date begin = by_year ? year_begin(d.year) : (struct date){d.year, d.month, 1};
    int before = days_between(begin, d) / 7;
    int after = (days_between(d, date_add_months(begin, by_year ? 12 : 1)) - 1) / 7;
    int fits = !w->weekdays, weekday = date_weekday(d);
    for (size_t i = 0; i < w->weekdays; i++) {
        const struct weekday *one = &w->weekday[i];
        fits |= one->day == weekday &&
                (!one->ordinal || one->ordinal == before + 1 || one->ordinal == -after - 1);
    }
    return fits;
}

static int day_fits(const struct wide *w, struct date d)
{
    struct date month = {d.year, d.month, 1}, year = year_begin(d.year);
    if (w->by[BY_MONTH].n && !has(&w->by[BY_MONTH], d.month))
        return 0;
    return placed(&w->by[BY_MONTHDAY], d.day, days_between(month, date_add_months(month, 1))) &&
           placed(&w->by[BY_YEARDAY], days_between(year, d) + 1,
                  days_between(year, year_begin(d.year + 1))) &&
           weekday_fits(w, d) && (!w->by[BY_WEEKNO].n || week_fits(w, d));
}

/* Adds a day, as often as the rule names times of it. */
static void day_add(const struct wide *w, struct rule_period *p, struct date d)
{
    const struct values *hour = &w->by[BY_HOUR], *minute = &w->by[BY_MINUTE];
    int32_t own = w->start.second;
    for (size_t h = 0; h < (hour->n ? hour->n : 1); h++)
        for (size_t m = 0; m < (minute->n ? minute->n : 1); m++) {
            struct when at = {d, own};
            if (own >= 0)
                at.second = (hour->n ? hour->at[h] : own / 3600) * 3600 +
                            (minute->n ? minute->at[m] : own / 60 % 60) * 60 + own % 60;
            int again = p->n && when_compare(p->at[p->n - 1], at) >= 0;
            if (!again && p->n < PERIOD_MAX)
                p->at[p->n++] = at;
        }
}

/* Returns when the n-th period begins. */
static struct date period_begin(const struct wide *w, int n)
{
    struct date d = w->start.date;
    int interval = w->by[BY_INTERVAL].n ? w->by[BY_INTERVAL].at[0] : 1;
    switch (w->unit) {
    case REPEAT_DAYS:
        return date_add_days(d, n * interval);
    case REPEAT_WEEKS:
        return date_add_days(date_week_begin(d, w->week_start), 7 * n * interval);
    case REPEAT_MONTHS:
        return date_add_months((struct date){d.year, d.month, 1}, n * interval);
    default:
        return year_begin(d.year + n * interval);
    }
}

static struct date period_end(const struct wide *w, struct date begin)
{
    static const int days[] = {1, 7}, months[] = {0, 0, 1, 12};
    return w->unit < REPEAT_MONTHS ? date_add_days(begin, days[w->unit])
                                   : date_add_months(begin, months[w->unit]);
}

size_t wide_dates(const char *text, struct when start, struct date last, size_t limit,
                  struct when *out)
{
    struct wide w = {.week_start = 1, .start = start};
    struct rule_period p;
    size_t n = 0;
    if (!text_read(&w, text) || !is_clear(&w))
        return 0;
    start_fill(&w);
    for (int k = 0;; k++) {
        struct date begin = period_begin(&w, k), end = period_end(&w, begin);
        if (date_compare(begin, last) > 0)
            return n;
        p.n = 0;
        for (struct date d = begin; date_compare(d, end) < 0; d = date_add_days(d, 1))
            if (day_fits(&w, d))
                day_add(&w, &p, d);
        for (size_t i = 0; i < p.n; i++) {
            int wanted = placed(&w.by[BY_SETPOS], (int)i + 1, (int)p.n) &&
                         when_compare(p.at[i], start) >= 0 && date_compare(p.at[i].date, last) <= 0;
            if (wanted && n == limit)
                return n;
            if (wanted)
                out[n++] = p.at[i];
        }
    }
}
