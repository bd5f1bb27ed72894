#include "resolve/calendar/zone_data.h"

#include "base/arena.h"
#include "base/when.h"

#include <ctype.h>
#include <string.h>

/* Reads digits up to `most`; returns 0 if there are none or the number is larger. */
static int zone_rule_number(const char **s, int most, int *out)
{
    if (!isdigit((unsigned char)**s))
        return 0;
    *out = 0;
    while (isdigit((unsigned char)**s)) {
        *out = *out * 10 + (*(*s)++ - '0');
        if (*out > most)
            return 0;
    }
    return 1;
}

/* Reads [+-]h[h[h]][:mm[:ss]]. */
static int zone_rule_time(const char **s, int hours, int32_t *out)
{
    int sign = **s == '-' ? -1 : 1;
    if (**s == '-' || **s == '+')
        (*s)++;
    int part[3] = {0, 0, 0};
    if (!zone_rule_number(s, hours, &part[0]))
        return 0;
    for (int i = 1; i < 3 && **s == ':'; i++) {
        (*s)++;
        if (!zone_rule_number(s, 59, &part[i]))
            return 0;
    }
    *out = sign * (part[0] * 3600 + part[1] * 60 + part[2]);
    return 1;
}

/* Reads an abbreviation: letters, or anything but '>' between angle brackets. */
static const char *name_read(struct arena *a, const char **s)
{
    const char *from = *s;
    size_t n = 0;
    if (*from == '<') {
        from++;
        n = strcspn(from, ">");
        if (from[n] != '>')
            return NULL;
        *s = from + n + 1;
    } else {
        while (isalpha((unsigned char)from[n]))
            n++;
        *s = from + n;
    }
    return n < 3 ? NULL : arena_copy(a, from, n);
}

static int zone_rule_weekday(const char **s, struct rule_day *d)
{
    d->form = RULE_WEEKDAY;
    if (!zone_rule_number(s, 12, &d->month) || !d->month || *(*s)++ != '.')
        return 0;
    if (!zone_rule_number(s, 5, &d->week) || !d->week || *(*s)++ != '.')
        return 0;
    return zone_rule_number(s, 6, &d->weekday);
}

static int zone_rule_day(const char **s, struct rule_day *d)
{
    if (*(*s)++ != ',')
        return 0;
    int fine;
    if (**s == 'M') {
        (*s)++;
        fine = zone_rule_weekday(s, d);
    } else if (**s == 'J') {
        (*s)++;
        d->form = RULE_JULIAN;
        fine = zone_rule_number(s, 365, &d->day) && d->day;
    } else {
        d->form = RULE_ZERO;
        fine = zone_rule_number(s, 365, &d->day);
    }
    d->second = 2 * 3600;
    if (fine && **s == '/') {
        (*s)++;
        fine = zone_rule_time(s, 167, &d->second);
    }
    return fine;
}

struct rule *rule_parse(struct arena *a, const char *text)
{
    struct rule *r = arena_alloc(a, sizeof *r);
    const char *s = text;
    int32_t west;
    r->standard.name = name_read(a, &s);
    if (!r->standard.name || !zone_rule_time(&s, 24, &west))
        return NULL;
    r->standard.offset = -west;
    if (!*s)
        return r;
    r->changes = 1;
    r->daylight.daylight = 1;
    r->daylight.name = name_read(a, &s);
    if (!r->daylight.name)
        return NULL;
    r->daylight.offset = r->standard.offset + 3600;
    if (*s != ',') {
        if (!zone_rule_time(&s, 24, &west))
            return NULL;
        r->daylight.offset = -west;
    }
    return zone_rule_day(&s, &r->begin) && zone_rule_day(&s, &r->end) && !*s ? r : NULL;
}

/* Returns the day of the change in days since 1970. */
static int32_t day_in(const struct rule_day *d, int year)
{
    struct date first = {(int16_t)year, 1, 1};
    if (d->form == RULE_ZERO)
        return date_days(first) + d->day;
    if (d->form == RULE_JULIAN)
        return date_days(first) + d->day - 1 + (d->day >= 60 && date_exists(year, 2, 29));
    first.month = (int8_t)d->month;
    int32_t days = date_days(first);
    int ahead = d->weekday - date_weekday(first) % 7;
    days += (ahead < 0 ? ahead + 7 : ahead) + 7 * (d->week - 1);
    struct date last = date_from_days(days);
    return last.month == d->month ? days : days - 7;
}

size_t rule_year(const struct rule *r, int year, struct zone_transition out[2])
{
    if (!r->changes)
        return 0;
    int64_t begin = (int64_t)day_in(&r->begin, year) * DAY_SECONDS + r->begin.second;
    int64_t end = (int64_t)day_in(&r->end, year) * DAY_SECONDS + r->end.second;
    struct zone_transition on = {begin - r->standard.offset, &r->daylight};
    struct zone_transition off = {end - r->daylight.offset, &r->standard};
    out[0] = on.at < off.at ? on : off;
    out[1] = on.at < off.at ? off : on;
    return 2;
}
