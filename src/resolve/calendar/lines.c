#include "resolve/calendar/series.h"

#include "base/buf.h"
#include "resolve/calendar/wide.h"

/* Returns 1 if the editor has left out the meeting. */
static int left_out(const struct repeat *r, struct when w)
{
    for (size_t i = 0; i < r->except.n; i++) {
        const struct when_at *at = r->except.at[i];
        if (!date_compare(at->when.date, w.date) &&
            (at->when.second == WHEN_ALL_DAY || at->when.second == w.second))
            return 1;
    }
    return 0;
}

/* Writes a meeting as `also` takes it: the series' own hour goes without saying. */
static void when_add(struct buf *b, struct when w, int32_t hour)
{
    char is[24];
    if (w.second == hour)
        w.second = WHEN_ALL_DAY;
    buf_printf(b, "%s%s", b->n ? ", " : "", when_format(w, ' ', is));
}

/* Returns how many of the n dates are left, in their place. */
static size_t dates_keep(const struct series *s, struct when *date, size_t n)
{
    const struct series_rule *rule = &s->rule;
    size_t kept = 0;
    if (rule->count >= 0 && (size_t)rule->count < n)
        n = (size_t)rule->count;
    for (size_t i = 0; i < n && !series_after_until(rule, date[i]); i++)
        if (!left_out(s->schedule->repeat, date[i]))
            date[kept++] = date[i];
    return kept;
}

int series_dates_help(struct series *s, struct diag *d, const char *rule)
{
    const struct schedule *at = s->schedule;
    const struct list *also = &at->repeat->also;
    struct when date[OCCURRENCES_MAX];
    char first[24];
    /* Where hundreds are wrong, nobody reads so many dates. */
    if (!report_searches(s->report))
        return 0;
    struct date last = date_add_months(at->start.date, 12 * SERIES_YEARS_MAX);
    size_t n = dates_keep(s, date, wide_dates(rule, at->start, last, OCCURRENCES_MAX, date));
    if (!n)
        return 0;
    struct buf b;
    buf_init(&b);
    for (size_t i = 1; i < n; i++)
        when_add(&b, date[i], date[0].second);
    for (size_t i = 0; i < also->n; i++)
        when_add(&b, ((const struct when_at *)also->at[i])->when, WHEN_ALL_DAY);
    diag_help(s->report, d, HELP_RULE_DATES, when_format(date[0], ' ', first), b.s);
    buf_free(&b);
    return 1;
}
