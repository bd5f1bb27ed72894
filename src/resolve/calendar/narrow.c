#include "resolve/calendar/narrow.h"

void series_days_once(struct series_rule *rule)
{
    size_t n = 0;
    for (size_t i = 0, k; i < rule->days; i++) {
        const struct series_day *d = &rule->day[i];
        for (k = 0; k < n; k++)
            if (rule->day[k].ordinal == d->ordinal && rule->day[k].weekday == d->weekday)
                break;
        if (k == n)
            rule->day[n++] = *d;
    }
    rule->days = n;
    n = 0;
    for (size_t i = 0, k; i < rule->month_days; i++) {
        for (k = 0; k < n && rule->month_day[k] != rule->month_day[i]; k++)
            continue;
        if (k == n)
            rule->month_day[n++] = rule->month_day[i];
    }
    rule->month_days = n;
}

/* Returns 1 if every weekday has its place in the month (`ordinal`), or none has. */
static int all_days(const struct series_rule *rule, int ordinal)
{
    for (size_t i = 0; i < rule->days; i++)
        if ((rule->day[i].ordinal != 0) != ordinal)
            return 0;
    return 1;
}

/* Returns 1 if the day on which weeks begin decides which weeks have meetings. */
static int week_start_matters(const struct wide_rule *wide, struct date start)
{
    const struct series_rule *rule = wide->rule;
    int one_day = !rule->days || (rule->days == 1 && rule->day[0].weekday == date_weekday(start));
    return wide->week_start > 1 && rule->unit == REPEAT_WEEKS && rule->interval > 1 && !one_day;
}

/* Rewrites what can be said in another unit. */
static void unit_narrow(struct series_rule *rule)
{
    if (rule->interval > 1 || rule->unit > REPEAT_MONTHS)
        return;
    if (rule->days && all_days(rule, 0) && !rule->month && !rule->month_days)
        rule->unit = REPEAT_WEEKS;
    if (rule->month && rule->unit == REPEAT_MONTHS)
        rule->unit = REPEAT_YEARS;
}

const char *series_rule_narrow(struct wide_rule *wide, struct date start)
{
    struct series_rule *rule = wide->rule;
    series_days_once(rule);
    if (wide->position) {
        if (rule->days != 1 || rule->day[0].ordinal || rule->unit < REPEAT_MONTHS)
            return "BYSETPOS";
        rule->day[0].ordinal = wide->position;
    }
    unit_narrow(rule);
    if (rule->month && rule->unit != REPEAT_YEARS)
        return "BYMONTH";
    if (rule->month_days && (rule->unit < REPEAT_MONTHS || rule->days))
        return "BYMONTHDAY";
    if (rule->unit == REPEAT_YEARS && !rule->month && (rule->days || rule->month_days))
        return rule->days ? "BYDAY" : "BYMONTHDAY";
    int days_fit = rule->unit == REPEAT_DAYS    ? !rule->days
                   : rule->unit == REPEAT_WEEKS ? all_days(rule, 0)
                                                : all_days(rule, 1);
    if (!days_fit)
        return "BYDAY";
    return week_start_matters(wide, start) ? "WKST" : NULL;
}
