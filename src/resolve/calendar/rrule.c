#include "resolve/calendar/narrow.h"

#include "base/arena.h"
#include "base/buf.h"
#include "resolve/calendar/series.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* A rule as written by someone who knows RFC 5545 3.3.10, before it is made narrow. */
struct parse {
    struct series *s;
    struct series_rule *rule;
    struct wide_rule wide; /* what it has beyond the narrow form */
    unsigned seen;         /* bit i: parts[i] was given */
    int malformed;         /* 1: no rule at all, or no telling where it ends */
    struct buf text;       /* it all again, without its end */
};

/* Reads a whole number from `low` to `high`, with a sign if `low` is negative; moves *s behind it.
 */
static int rrule_number(const char **s, int low, int high, int *out)
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
    return rrule_number(&v, low, high, out) && !*v;
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
static int rrule_until(struct parse *p, const char *v)
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

static int rrule_weekday(const char **s, int *out)
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
        if (!isalpha((unsigned char)*v) && !rrule_number(&v, -5, 5, &d.ordinal))
            return 0;
        if (!rrule_weekday(&v, &d.weekday))
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
        if (rule->month_days == SERIES_DAYS_MAX || !rrule_number(&v, -1, 31, &d))
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
    return number_is(v, -5, 5, &p->wide.position);
}

static int take_week_start(struct parse *p, const char *v)
{
    return rrule_weekday(&v, &p->wide.week_start) && !*v;
}

/* The parts that calendars agree on. */
static const struct {
    const char *name;
    int (*take)(struct parse *p, const char *value);
} parts[] = {
    {"FREQ", take_freq},     {"INTERVAL", take_interval}, {"COUNT", take_count},
    {"UNTIL", rrule_until},  {"BYDAY", take_day},         {"BYMONTHDAY", take_month_day},
    {"BYMONTH", take_month}, {"BYSETPOS", take_position}, {"WKST", take_week_start},
};

enum { PART_FREQ, PART_INTERVAL, PART_COUNT, PART_UNTIL, PARTS = sizeof parts / sizeof *parts };

/* Returns where the part stands in the rule, or the whole rule. */
static struct span part_span(const struct series *s, const struct node *rule, const char *part)
{
    struct span span = series_span(s, rule);
    size_t name = part ? strcspn(part, "=") : 0;
    for (size_t i = 0; rule && name && span.source && i + name <= span.n; i++) {
        const char *text = span.source->text + span.at + i;
        if (strncasecmp(text, part, name) || (i && isalnum((unsigned char)text[-1])))
            continue;
        size_t n = name;
        while (i + n < span.n && !strchr(";\"'\n", text[n]))
            n++;
        return span_make(span.source, span.at + i, n);
    }
    return span;
}

/* Reports the rule, pointing at the part that is at fault. Where it is clear what dates it makes,
 * they can be copied. */
static int refuse_rrule(struct parse *p, const char *part)
{
    struct series *s = p->s;
    const struct repeat *r = s->schedule->repeat;
    const struct node *n = node_get(r->node, "rrule");
    struct span at = n ? part_span(s, n, part) : series_span(s, r->node);
    struct diag *d = diag_add(s->report, DIAG_REPEAT_RULE, at, r->rrule, NULL);
    if (!part || p->malformed || !series_dates_help(s, d, p->text.s))
        diag_help(s->report, d, part ? HELP_RULE_PART : HELP_RULE_FORM, part, NULL);
    return 0;
}

/* Keeps a part, but for those that end the rule, for whoever lists its dates. */
static void part_keep(struct parse *p, const char *name, const char *value)
{
    if (strcasecmp(name, "UNTIL") && strcasecmp(name, "COUNT"))
        buf_printf(&p->text, "%s%s=%s", p->text.n ? ";" : "", name, value);
}

/* Takes one `NAME=VALUE`, which is cut apart. Returns the part if calendars disagree about it. */
static const char *part_take(struct parse *p, char *text)
{
    char *value = strchr(text, '=');
    if (!value) {
        p->malformed = 1;
        return text;
    }
    *value++ = '\0';
    part_keep(p, text, value);
    for (unsigned i = 0; i < PARTS; i++)
        if (!strcasecmp(parts[i].name, text)) {
            int again = (p->seen >> i) & 1;
            p->seen |= 1U << i;
            if (!again && parts[i].take(p, value))
                return NULL;
            p->malformed |= again || i == PART_COUNT || i == PART_UNTIL;
            break;
        }
    return arena_printf(p->s->arena, "%s=%s", text, value);
}

/* Takes out the blanks around what divides the parts and values of a rule, and upper-cases it. */
static char *rule_tidy(struct arena *a, const char *s)
{
    static const char around[] = ";=,";
    char *text = arena_strdup(a, s), *to = text;
    for (; *s; s++) {
        if (!isspace((unsigned char)*s)) {
            *to++ = (char)toupper((unsigned char)*s);
            continue;
        }
        const char *next = s + strspn(s, " \t\r\n");
        int needless = to == text || strchr(around, to[-1]) || strchr(around, *next);
        if (!needless)
            *to++ = ' ';
        s = next - 1;
    }
    *to = '\0';
    return text;
}

/* Takes the rule apart and makes it narrow. Returns 0 if it cannot be. */
static int rule_take(struct parse *p)
{
    char *text = rule_tidy(p->s->arena, p->s->schedule->repeat->rrule), *rest = NULL;
    const char *wide = NULL;
    text += strncmp(text, "RRULE:", 6) ? 0 : 6;
    for (char *part = strtok_r(text, ";", &rest); part; part = strtok_r(NULL, ";", &rest)) {
        const char *at_fault = part_take(p, part);
        wide = wide ? wide : at_fault;
    }
    if (!(p->seen & 1U << PART_FREQ) || (p->malformed && !strchr(wide ? wide : "=", '=')))
        return refuse_rrule(p, NULL);
    if (!wide)
        wide = series_rule_narrow(&p->wide, p->s->schedule->start.date);
    return wide ? refuse_rrule(p, wide) : 1;
}

/* Returns 1 if the rule ends in just one way. */
static int check_rrule_end(struct parse *p)
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
    struct parse p = {.s = s, .rule = &s->rule, .wide = {.rule = &s->rule}};
    s->rule = (struct series_rule){.interval = 1, .count = -1};
    const struct node *every = node_get(r->node, "every");
    if (every) {
        series_say(s, DIAG_FIELD_BOTH, every, "every", "rrule");
        return 0;
    }
    buf_init(&p.text);
    int narrow = rule_take(&p);
    buf_free(&p.text);
    return narrow && check_rrule_end(&p) && series_rule_complete(s, node_get(r->node, "rrule"));
}
