#include "render/words/rule_inner.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/list.h"
#include "base/locale.h"
#include "base/locale_date.h"
#include "resolve/calendar/calendar.h"

#include <stdlib.h>
#include <string.h>

enum { FEBRUARY = 2 };

static const char *const weekdays[] = {"",         "monday", "tuesday",  "wednesday",
                                       "thursday", "friday", "saturday", "sunday"};

/* The key of an ordinal is a number from the front, or `last`, `last2` … from the back. */
static const char *ordinal_key(struct telling *t, int ordinal)
{
    if (ordinal > 0)
        return arena_printf(t->arena, "rule.ordinal.%d", ordinal);
    return ordinal == -1 ? "rule.ordinal.last"
                         : arena_printf(t->arena, "rule.ordinal.last%d", -ordinal);
}

/* Where ordinals change with their weekday, a language may have one more word for each such pair.
 */
static const char *ordinal_text(struct telling *t, struct series_day d)
{
    const char *key = ordinal_key(t, d.ordinal);
    const char *own = tell_maybe(t, arena_printf(t->arena, "%s.%s", key, weekdays[d.weekday]));
    return own ? own : tell(t, key, NULL, NULL);
}

/* First to fifth, then fifth last to last; Monday to Sunday. */
static int by_ordinal_weekday(const void *a, const void *b)
{
    const struct series_day *x = a, *y = b;
    int i = x->ordinal < 0 ? 20 + x->ordinal : x->ordinal;
    int j = y->ordinal < 0 ? 20 + y->ordinal : y->ordinal;
    return i != j ? i - j : x->weekday - y->weekday;
}

/* The days of the month in order, the last one after all others. */
static int by_month_day(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x < 0 ? 100 : x) - (y < 0 ? 100 : y);
}

/* Writes the rule's weekdays into day[] in order and each once; returns how many. */
static size_t days_sorted(const struct series_rule *rule, struct series_day *day)
{
    size_t n = 0;
    memcpy(day, rule->day, rule->days * sizeof *day);
    qsort(day, rule->days, sizeof *day, by_ordinal_weekday);
    for (size_t i = 0; i < rule->days; i++)
        if (!n || by_ordinal_weekday(&day[n - 1], &day[i]) != 0)
            day[n++] = day[i];
    return n;
}

/* ---- days and weeks ---- */

static const char *every_day(struct telling *t)
{
    int interval = t->rule->interval;
    return interval == 1 ? tell(t, "rule.day", NULL, NULL)
                         : tell_number(t, "rule.days", interval, NULL, NULL);
}

/* The weekdays joined, by the words that begin with `prefix`. */
static const char *weekday_list(struct telling *t, const char *prefix, const struct series_day *day,
                                size_t n)
{
    struct list names = {0};
    for (size_t i = 0; i < n; i++) {
        const char *key = arena_printf(t->arena, "%s.%s", prefix, weekdays[day[i].weekday]);
        list_add(&names, t->arena, (void *)tell(t, key, NULL, NULL));
    }
    return tell_list(t, &names);
}

static const char *every_week(struct telling *t)
{
    struct series_day day[SERIES_DAYS_MAX] = {{0, 0}};
    size_t n = days_sorted(t->rule, day);
    if (t->rule->interval == 1 && n == 7)
        return tell(t, "rule.day", NULL, NULL);
    if (t->rule->interval == 1 && n == 5 && day[4].weekday == 5)
        return tell(t, "rule.workdays", NULL, NULL);
    const char *each = weekday_list(t, "rule.weekday", day, n);
    const char *the = weekday_list(t, "rule.nth_weekday", day, n);
    return t->rule->interval == 1 ? tell(t, "rule.week", each, the)
                                  : tell_number(t, "rule.weeks", t->rule->interval, each, the);
}

/* ---- months and years ---- */

/* "first and third Wednesday": the ordinals of one weekday, from day[i] on, which are then taken.
 */
static const char *nth_weekday(struct telling *t, struct series_day *day, size_t n, size_t i)
{
    struct list ordinals = {0};
    int weekday = day[i].weekday;
    for (; i < n; i++)
        if (day[i].weekday == weekday) {
            list_add(&ordinals, t->arena, (void *)ordinal_text(t, day[i]));
            day[i].weekday = 0;
        }
    const char *key = arena_printf(t->arena, "rule.nth_weekday.%s", weekdays[weekday]);
    return tell(t, "rule.nth", tell_list(t, &ordinals), tell(t, key, NULL, NULL));
}

static const char *nth_list(struct telling *t)
{
    struct series_day day[SERIES_DAYS_MAX] = {{0, 0}};
    size_t n = days_sorted(t->rule, day);
    struct list found = {0};
    for (size_t i = 0; i < n; i++)
        if (day[i].weekday)
            list_add(&found, t->arena, (void *)nth_weekday(t, day, n, i));
    return tell_list(t, &found);
}

/* A day of the rule's month in words; a fixed date even for the last one, but in February. */
static const char *date_of_year(struct telling *t, int day)
{
    struct date d = {t->start.date.year, (int8_t)t->rule->month, 1};
    if (day < 0)
        d = date_add_days(date_add_months(d, 1), -1);
    else
        d.day = (int8_t)day;
    return tell_date(t, "rule.format_day", d);
}

static const char *day_of_month(struct telling *t, int day)
{
    return day < 0 ? tell(t, "rule.last_day", NULL, NULL) : tell_ordinal(t, "rule.month_day", day);
}

/* Returns 1 if the rule's month never has the day; a rule of all months has none. */
static int never_comes(const struct series_rule *rule, int day)
{
    enum { LEAP_YEAR = 2024 };
    return day > 0 && rule->month && !date_exists(LEAP_YEAR, rule->month, day);
}

/* The rule's days of the month, each once and in order, as `text` puts them. */
static const char *date_list(struct telling *t, const char *(*text)(struct telling *t, int day))
{
    int day[SERIES_DAYS_MAX] = {0};
    struct list found = {0};
    memcpy(day, t->rule->month_day, t->rule->month_days * sizeof *day);
    qsort(day, t->rule->month_days, sizeof *day, by_month_day);
    for (size_t i = 0; i < t->rule->month_days; i++) {
        const char *one = text(t, day[i]);
        int again = found.n && !strcmp(found.at[found.n - 1], one);
        if (!again && !never_comes(t->rule, day[i]))
            list_add(&found, t->arena, (void *)one);
    }
    return tell_list(t, &found);
}

/* Says `key` where the interval is 1, else the plural `keys`. */
static const char *every(struct telling *t, const char *key, const char *keys, const char *days,
                         const char *month)
{
    return t->rule->interval == 1 ? tell(t, key, days, month)
                                  : tell_number(t, keys, t->rule->interval, days, month);
}

static const char *every_month(struct telling *t)
{
    if (t->rule->month_days)
        return every(t, "rule.month_date", "rule.months_date", date_list(t, day_of_month), NULL);
    return every(t, "rule.month_nth", "rule.months_nth", nth_list(t), NULL);
}

/* A language may have its own names for months in a rule; others take ICU's. */
static const char *month_text(struct telling *t)
{
    const char *own = tell_maybe(t, arena_printf(t->arena, "rule.in_month.%d", t->rule->month));
    if (own)
        return own;
    struct buf b;
    buf_init(&b);
    struct when w = {{2026, (int8_t)t->rule->month, 1}, WHEN_ALL_DAY};
    locale_date_pattern(t->locale, &b, w, "MMMM");
    own = arena_copy(t->arena, b.s, b.n);
    buf_free(&b);
    return own;
}

/* The last day of February has no date of its own. */
static int has_no_date(const struct series_rule *rule)
{
    for (size_t i = 0; i < rule->month_days; i++)
        if (rule->month_day[i] < 0 && rule->month == FEBRUARY)
            return 1;
    return 0;
}

static const char *every_year(struct telling *t)
{
    if (t->rule->month_days && !has_no_date(t->rule))
        return every(t, "rule.year_date", "rule.years_date", date_list(t, date_of_year), NULL);
    const char *days = t->rule->month_days ? date_list(t, day_of_month) : nth_list(t);
    return every(t, "rule.year_nth", "rule.years_nth", days, month_text(t));
}

const char *tell_rhythm(struct telling *t)
{
    static const char *(*const units[])(struct telling * t) = {
        [REPEAT_DAYS] = every_day,
        [REPEAT_WEEKS] = every_week,
        [REPEAT_MONTHS] = every_month,
        [REPEAT_YEARS] = every_year,
    };
    return units[t->rule->unit](t);
}
