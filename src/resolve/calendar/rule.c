#include "resolve/calendar/series.h"

#include "base/arena.h"
#include "base/buf.h"

#include <stdlib.h>

/* What `on` may name, by unit of the rhythm. */
static const struct {
    enum help_id help;
    int weekdays; /* 1: bare weekdays */
    int ordinals; /* 1: ordinal weekdays and days of the month */
} fits[] = {
    [REPEAT_DAYS] = {HELP_ON_DAYS, 0, 0},
    [REPEAT_WEEKS] = {HELP_ON_WEEKS, 1, 0},
    [REPEAT_MONTHS] = {HELP_ON_MONTHS, 0, 1},
    [REPEAT_YEARS] = {HELP_ON_MONTHS, 0, 1},
};

static const char *node_text_or(const struct node *n, const char *otherwise)
{
    return n && n->text ? n->text : otherwise;
}

/* Returns 1 if the entry fits the unit and the entries before it. */
static int entry_fits(const struct series_rule *rule, const struct repeat_on *on)
{
    if (!on->weekday)
        return fits[rule->unit].ordinals && !rule->days;
    return (on->ordinal ? fits[rule->unit].ordinals : fits[rule->unit].weekdays) &&
           !rule->month_days;
}

static int day_known(const struct series_rule *rule, const struct repeat_on *on)
{
    for (size_t i = 0; i < rule->days; i++)
        if (rule->day[i].ordinal == on->ordinal && rule->day[i].weekday == on->weekday)
            return 1;
    for (size_t i = 0; i < rule->month_days; i++)
        if (!on->weekday && rule->month_day[i] == on->month_day)
            return 1;
    return 0;
}

static int entry_take(struct series *s, const struct repeat_on *on, const char *every)
{
    struct series_rule *rule = &s->rule;
    if (!entry_fits(rule, on) || rule->days == SERIES_DAYS_MAX ||
        rule->month_days == SERIES_DAYS_MAX) {
        struct diag *d =
            series_say(s, DIAG_REPEAT_ON, on->node, node_text_or(on->node, "on"), every);
        diag_help(s->report, d, fits[rule->unit].help, NULL, NULL);
        return 0;
    }
    if (day_known(rule, on))
        return 1;
    if (on->weekday)
        rule->day[rule->days++] = (struct series_day){on->ordinal, on->weekday};
    else
        rule->month_day[rule->month_days++] = on->month_day;
    return 1;
}

/* Returns 1 if the loader could not read a part of the rhythm that is written there. */
static int unreadable(const struct repeat *r)
{
    const struct node *on = node_get(r->node, "on");
    size_t written = !on ? 0 : on->kind == NODE_LIST ? on->n : 1;
    return r->every < 1 || r->on.n < written || (!r->until.year && node_get(r->node, "until")) ||
           (r->times < 0 && node_get(r->node, "times"));
}

/* Returns 1 if the rhythm ends in just one way. */
static int check_rule_end(struct series *s, const struct repeat *r)
{
    if (r->until.year && r->times >= 0) {
        series_say(s, DIAG_FIELD_BOTH, node_get(r->node, "times"), "until", "times");
        return 0;
    }
    if (!r->until.year && r->times < 0) {
        struct diag *d = series_say(s, DIAG_REPEAT_ENDLESS, r->node, NULL, NULL);
        diag_help(s->report, d, HELP_REPEAT_END, NULL, NULL);
        return 0;
    }
    return 1;
}

int series_rule_make(struct series *s)
{
    const struct repeat *r = s->schedule->repeat;
    const struct node *every = node_get(r->node, "every");
    if (!r->every && !every && r->node) {
        series_say(s, DIAG_FIELD_NEEDS, r->node, "repeat", "every");
        return 0;
    }
    if (unreadable(r))
        return 0;
    if (r->every > SERIES_INTERVAL_MAX) {
        series_say(s, DIAG_REPEAT_FORM, every, node_text_or(every, "every"), NULL);
        return 0;
    }
    s->rule = (struct series_rule){.unit = r->unit,
                                   .interval = r->every,
                                   .until = {r->until, WHEN_ALL_DAY},
                                   .count = r->times};
    int fine = check_rule_end(s, r);
    for (size_t i = 0; i < r->on.n; i++)
        fine &= entry_take(s, r->on.at[i], node_text_or(every, "every"));
    return fine && series_rule_complete(s, node_get(r->node, "on"));
}

/* Warns of days that not every month has. */
static void months_check(struct series *s, const struct node *on)
{
    const struct series_rule *rule = &s->rule;
    int lacking = 0;
    for (size_t i = 0; i < rule->month_days; i++)
        lacking |= rule->month_day[i] > 28;
    for (size_t i = 0; i < rule->days; i++)
        lacking |= abs(rule->day[i].ordinal) == 5;
    if (!lacking)
        return;
    const struct node *place = on ? on : s->schedule->repeat->node;
    struct diag *d = series_say(s, DIAG_REPEAT_LACKING, place, NULL, NULL);
    diag_help(s->report, d, HELP_EVERY_MONTH, NULL, NULL);
}

/* Returns 1 if the rule makes meetings on 29 February of leap years alone, whatever the program. */
static int leaps(const struct series *s)
{
    const struct series_rule *rule = &s->rule;
    int year = s->schedule->start.date.year, last = year + SERIES_YEARS_MAX;
    if (rule->interval % 4)
        return 0;
    if (rule->until.date.year && rule->until.date.year < last)
        last = rule->until.date.year;
    if (rule->count >= 0 && year + (rule->count - 1) * rule->interval < last)
        last = year + (rule->count - 1) * rule->interval;
    for (; year <= last; year += rule->interval)
        if (!date_exists(year, 2, 29))
            return 0;
    return 1;
}

int series_rule_complete(struct series *s, const struct node *on)
{
    struct series_rule *rule = &s->rule;
    struct date start = s->schedule->start.date;
    if (rule->unit == REPEAT_YEARS && !rule->month)
        rule->month = start.month;
    if (!rule->days && !rule->month_days) {
        if (rule->unit == REPEAT_WEEKS)
            rule->day[rule->days++] = (struct series_day){0, date_weekday(start)};
        else if (rule->unit != REPEAT_DAYS)
            rule->month_day[rule->month_days++] = start.day;
    }
    if (rule->unit == REPEAT_MONTHS)
        months_check(s, on);
    for (size_t i = 0; i < rule->month_days; i++)
        if (rule->month == 2 && rule->month_day[i] == 29 && !leaps(s)) {
            const struct node *place = on ? on : s->schedule->repeat->node;
            struct diag *d = series_say(s, DIAG_REPEAT_LEAP, place, NULL, NULL);
            diag_help(s->report, d, HELP_REPEAT_LEAP, NULL, NULL);
            return 0;
        }
    return 1;
}

static void days_text(struct buf *b, const struct series_rule *rule)
{
    static const char *const name[] = {"", "MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    for (size_t i = 0; i < rule->days; i++) {
        buf_puts(b, i ? "," : ";BYDAY=");
        if (rule->day[i].ordinal)
            buf_printf(b, "%d", rule->day[i].ordinal);
        buf_puts(b, name[rule->day[i].weekday]);
    }
    for (size_t i = 0; i < rule->month_days; i++)
        buf_printf(b, "%s%d", i ? "," : ";BYMONTHDAY=", rule->month_day[i]);
}

char *series_rule_text(struct arena *a, const struct series_rule *rule)
{
    static const char *const freq[] = {
        [REPEAT_DAYS] = "DAILY",
        [REPEAT_WEEKS] = "WEEKLY",
        [REPEAT_MONTHS] = "MONTHLY",
        [REPEAT_YEARS] = "YEARLY",
    };
    struct buf b;
    buf_init(&b);
    buf_printf(&b, "FREQ=%s", freq[rule->unit]);
    if (rule->interval > 1)
        buf_printf(&b, ";INTERVAL=%d", rule->interval);
    if (rule->month)
        buf_printf(&b, ";BYMONTH=%d", rule->month);
    days_text(&b, rule);
    if (rule->unit == REPEAT_WEEKS && rule->interval > 1)
        buf_puts(&b, ";WKST=MO");
    char *text = arena_copy(a, b.s, b.n);
    buf_free(&b);
    return text;
}
