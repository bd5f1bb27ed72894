#include "resolve/calendar_series.h"

#include "base/arena.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* A rule as written by someone who knows RFC 5545 3.3.10, before it is made narrow. */
struct parse {
    struct series *s;
    struct series_rule *rule;
    int has_unit, position; /* position: BYSETPOS, 0 if not given */
    int has_until, has_count;
    unsigned seen; /* bit i: parts[i] was given */
};

/* Reads a whole number from `low` to `high`, with a sign if `low` is negative; moves *s behind it.
 */
static int number_read(const char **s, int low, int high, int *out)
{
    int sign = 1, n = 0;
    if (low < 0 && (**s == '-' || **s == '+'))
        sign = *(*s)++ == '-' ? -1 : 1;
    if (!isdigit((unsigned char)**s))
        return 0;
    while (isdigit((unsigned char)**s)) {
        n = n * 10 + (*(*s)++ - '0');
        if (n > high)
            return 0;
    }
    *out = sign * n;
    return *out >= low && *out <= high && *out != 0;
}

static int number_is(const char *v, int low, int high, int *out)
{
    return number_read(&v, low, high, out) && !*v;
}

static int take_freq(struct parse *p, const char *v)
{
    static const char *const name[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
    for (int i = 0; i < 4; i++)
        if (!strcasecmp(v, name[i])) {
            p->rule->unit = (enum repeat_unit)i;
            return 1;
        }
    return 0;
}

static int take_interval(struct parse *p, const char *v)
{
    return number_is(v, 1, SERIES_INTERVAL_MAX, &p->rule->interval);
}

static int take_count(struct parse *p, const char *v)
{
    return number_is(v, 1, 99999, &p->rule->count);
}

/* YYYYMMDD, YYYYMMDDTHHMMSS or the same in UTC with a Z. */
static int take_until(struct parse *p, const char *v)
{
    size_t n = strlen(v);
    int utc = n == 16 && toupper((unsigned char)v[15]) == 'Z';
    if (n != 8 && n != 15 && !utc)
        return 0;
    int part[14] = {0};
    for (size_t i = 0, k = 0; i < n - (size_t)utc; i++) {
        if (i == 8 && toupper((unsigned char)v[8]) == 'T')
            continue;
        if (!isdigit((unsigned char)v[i]))
            return 0;
        part[k++] = v[i] - '0';
    }
    int year = part[0] * 1000 + part[1] * 100 + part[2] * 10 + part[3];
    int month = part[4] * 10 + part[5], day = part[6] * 10 + part[7];
    int hour = part[8] * 10 + part[9], minute = part[10] * 10 + part[11];
    int second = part[12] * 10 + part[13];
    if (!date_exists(year, month, day) || hour > 23 || minute > 59 || second > 59)
        return 0;
    struct when w = {{(int16_t)year, (int8_t)month, (int8_t)day}, WHEN_ALL_DAY};
    if (n > 8)
        w.second = hour * 3600 + minute * 60 + second;
    p->rule->until = utc ? zone_from_utc(p->s->schedule->zone, when_seconds(w)) : w;
    return 1;
}

static int weekday_read(const char **s, int *out)
{
    static const char names[] = "MOTUWETHFRSASU";
    for (int i = 0; i < 7; i++)
        if (!strncasecmp(*s, names + 2 * (size_t)i, 2)) {
            *s += 2;
            *out = i + 1;
            return 1;
        }
    return 0;
}

static int take_day(struct parse *p, const char *v)
{
    struct series_rule *rule = p->rule;
    do {
        struct series_day d = {0, 0};
        if (rule->days == SERIES_DAYS_MAX)
            return 0;
        if (!isalpha((unsigned char)*v) && !number_read(&v, -5, 5, &d.ordinal))
            return 0;
        if (!weekday_read(&v, &d.weekday))
            return 0;
        rule->day[rule->days++] = d;
    } while (*v++ == ',');
    return !v[-1];
}

static int take_month_day(struct parse *p, const char *v)
{
    struct series_rule *rule = p->rule;
    do {
        int d;
        if (rule->month_days == SERIES_DAYS_MAX || !number_read(&v, -1, 31, &d))
            return 0;
        rule->month_day[rule->month_days++] = d;
    } while (*v++ == ',');
    return !v[-1];
}

static int take_month(struct parse *p, const char *v)
{
    return number_is(v, 1, 12, &p->rule->month);
}

static int take_position(struct parse *p, const char *v)
{
    return number_is(v, -5, 5, &p->position);
}

/* Weeks begin on Monday; another day matters only where weeks are skipped. */
static int take_week_start(struct parse *p, const char *v)
{
    int day;
    (void)p;
    return weekday_read(&v, &day) && !*v && day == 1;
}

/* The parts that calendars agree on. */
static const struct {
    const char *name;
    int (*take)(struct parse *p, const char *value);
} parts[] = {
    {"FREQ", take_freq},     {"INTERVAL", take_interval}, {"COUNT", take_count},
    {"UNTIL", take_until},   {"BYDAY", take_day},         {"BYMONTHDAY", take_month_day},
    {"BYMONTH", take_month}, {"BYSETPOS", take_position}, {"WKST", take_week_start},
};

enum { PART_FREQ, PART_INTERVAL, PART_COUNT, PART_UNTIL, PARTS = sizeof parts / sizeof *parts };

/* Reports the rule, naming the part that is at fault. */
static int refuse(struct parse *p, const char *part)
{
    const struct repeat *r = p->s->schedule->repeat;
    const struct node *n = node_get(r->node, "rrule");
    struct diag *d = series_say(p->s, DIAG_REPEAT_RULE, n ? n : r->node, r->rrule, NULL);
    diag_help(p->s->report, d, part ? HELP_RULE_PART : HELP_RULE_FORM, part, NULL);
    return 0;
}

/* Takes one `NAME=VALUE`; `text` is cut apart. */
static int part_take(struct parse *p, char *text)
{
    char *value = strchr(text, '=');
    if (!value)
        return refuse(p, NULL);
    *value++ = '\0';
    for (unsigned i = 0; i < PARTS; i++)
        if (!strcasecmp(parts[i].name, text)) {
            int again = (p->seen >> i) & 1;
            p->seen |= 1U << i;
            if (!again && parts[i].take(p, value))
                return 1;
            break;
        }
    return refuse(p, arena_printf(p->s->arena, "%s=%s", text, value));
}

static int all_bare(const struct series_rule *rule)
{
    for (size_t i = 0; i < rule->days; i++)
        if (rule->day[i].ordinal)
            return 0;
    return 1;
}

static int all_ordinal(const struct series_rule *rule)
{
    for (size_t i = 0; i < rule->days; i++)
        if (!rule->day[i].ordinal)
            return 0;
    return 1;
}

/* Rewrites `FR;BYSETPOS=-1` to `-1FR`, and every Wednesday of a month, or of days, to weeks.
 * Returns the part that cannot be rewritten, or NULL. */
static const char *make_narrow(struct parse *p)
{
    struct series_rule *rule = p->rule;
    if (p->position) {
        if (rule->days != 1 || rule->day[0].ordinal || rule->unit < REPEAT_MONTHS)
            return "BYSETPOS";
        rule->day[0].ordinal = p->position;
    }
    if (rule->days && all_bare(rule) && rule->interval == 1 && !rule->month && !rule->month_days &&
        rule->unit <= REPEAT_MONTHS)
        rule->unit = REPEAT_WEEKS;
    if (rule->month && rule->unit != REPEAT_YEARS)
        return "BYMONTH";
    if (rule->month_days && (rule->unit < REPEAT_MONTHS || rule->days))
        return "BYMONTHDAY";
    if (rule->unit == REPEAT_YEARS && !rule->month && (rule->days || rule->month_days))
        return rule->days ? "BYDAY" : "BYMONTHDAY";
    int days_fit = rule->unit == REPEAT_DAYS    ? !rule->days
                   : rule->unit == REPEAT_WEEKS ? all_bare(rule)
                                                : all_ordinal(rule);
    return days_fit ? NULL : "BYDAY";
}

/* Returns 1 if the rule ends in just one way. */
static int end_check(struct parse *p)
{
    struct series *s = p->s;
    const struct repeat *r = s->schedule->repeat;
    const struct node *n = node_get(r->node, "rrule");
    int until = (p->seen >> PART_UNTIL) & 1, count = (p->seen >> PART_COUNT) & 1;
    if (until && count)
        series_say(s, DIAG_FIELD_BOTH, n, "UNTIL", "COUNT");
    if (!until && !count) {
        struct diag *d = series_say(s, DIAG_REPEAT_ENDLESS, n ? n : r->node, NULL, NULL);
        diag_help(s->report, d, HELP_RULE_END, NULL, NULL);
    }
    return until != count;
}

int series_rrule_make(struct series *s)
{
    const struct repeat *r = s->schedule->repeat;
    struct parse p = {.s = s, .rule = &s->rule};
    s->rule = (struct series_rule){.interval = 1, .count = -1};
    const struct node *every = node_get(r->node, "every");
    if (every) {
        series_say(s, DIAG_FIELD_BOTH, every, "every", "rrule");
        return 0;
    }
    char *text = arena_strdup(s->arena, r->rrule), *rest = NULL;
    text += strncasecmp(text, "RRULE:", 6) ? 0 : 6;
    for (char *part = strtok_r(text, ";", &rest); part; part = strtok_r(NULL, ";", &rest))
        if (!part_take(&p, part))
            return 0;
    if (!(p.seen & 1U << PART_FREQ))
        return refuse(&p, NULL);
    const char *wide = make_narrow(&p);
    if (wide)
        return refuse(&p, wide);
    return end_check(&p) && series_rule_complete(s, node_get(r->node, "rrule"));
}
