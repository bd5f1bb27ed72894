#include "resolve/calendar/series.h"

#include "base/arena.h"
#include "model/site.h"
#include "read/shelf.h"

#include <libical/ical.h>
#include <stdlib.h>
#include <string.h>

static struct icaltimetype to_ical(struct when w)
{
    struct icaltimetype t = icaltime_null_time();
    t.year = w.date.year;
    t.month = w.date.month;
    t.day = w.date.day;
    t.is_date = w.second == WHEN_ALL_DAY;
    if (!t.is_date) {
        t.hour = w.second / 3600;
        t.minute = w.second / 60 % 60;
        t.second = w.second % 60;
    }
    return t;
}

static struct date from_ical(struct icaltimetype t)
{
    return (struct date){(int16_t)t.year, (int8_t)t.month, (int8_t)t.day};
}

int series_after_until(const struct series_rule *rule, struct when w)
{
    struct when until = rule->until;
    if (!until.date.year)
        return 0;
    if (until.second == WHEN_ALL_DAY || w.second == WHEN_ALL_DAY)
        return date_compare(w.date, until.date) > 0;
    return when_compare(w, until) > 0;
}

/* Returns the day beyond which no series goes. */
static struct date last_date(const struct series *s)
{
    return date_add_months(s->schedule->start.date, 12 * SERIES_YEARS_MAX);
}

size_t series_dates(const struct series_rule *rule, struct when start, struct date last,
                    size_t limit, struct when *out)
{
    struct arena a;
    arena_init(&a);
    struct icalrecurrencetype rec = icalrecurrencetype_from_string(series_rule_text(&a, rule));
    arena_free(&a);
    /* Floating: the same wall-clock time every time; clock changes are met later. */
    rec.until = to_ical((struct when){last, start.second < 0 ? WHEN_ALL_DAY : DAY_SECONDS - 1});
    if (rule->count >= 0 && (size_t)rule->count < limit)
        limit = (size_t)rule->count;
    icalrecur_iterator *it = icalrecur_iterator_new(rec, to_ical(start));
    size_t n = 0;
    while (it && n < limit) {
        struct icaltimetype t = icalrecur_iterator_next(it);
        if (icaltime_is_null_time(t))
            break;
        struct when w = {from_ical(t), start.second};
        if (date_compare(w.date, last) > 0 || series_after_until(rule, w))
            break;
        int again = n && !when_compare(out[n - 1], w);
        if (when_compare(w, start) >= 0 && !again)
            out[n++] = w;
    }
    if (it)
        icalrecur_iterator_free(it);
    return n;
}

/* The dates of a rule, as they are kept. */
struct dates {
    size_t n;
    struct when at[];
};

static void *make_dates(void *ctx, struct arena *a, struct report *r, const struct source *rule)
{
    const struct series *s = ctx;
    struct when date[OCCURRENCES_MAX + 1], start = s->schedule->start;
    (void)r;
    (void)rule;
    size_t n = series_dates(&s->rule, start, last_date(s), OCCURRENCES_MAX + 1, date);
    struct dates *out = arena_alloc(a, sizeof *out + n * sizeof *date);
    out->n = n;
    memcpy(out->at, date, n * sizeof *date);
    return out;
}

/* Returns the dates of the series' rule. A calendar library takes its time for them, so that the
 * shelf keeps what the same rule and start gave. */
static const struct dates *rule_dates(struct series *s)
{
    const struct series_rule *rule = &s->rule;
    char start[24], until[24] = "";
    if (!s->site->shelf)
        return make_dates(s, s->arena, s->report, NULL);
    when_format(s->schedule->start, ' ', start);
    if (rule->until.date.year)
        when_format(rule->until, ' ', until);
    const char *text = arena_printf(s->arena, "%s from %s to %s, %d",
                                    series_rule_text(s->arena, rule), start, until, rule->count);
    const struct source *source = source_new(s->arena, s->item->source->path, text, strlen(text));
    const struct shelf_key key = {SHELF_SERIES, source->path, ""};
    const struct shelf_maker maker = {.make = make_dates, .ctx = s};
    return shelf_make(s->site->shelf, &key, &maker, source, s->report)->made;
}

/* Returns the day nearest to `start` that the rule could begin with. */
static struct when nearest_first(const struct series_rule *rule, struct when start)
{
    struct series_rule endless = *rule;
    endless.interval = 1;
    endless.count = -1;
    endless.until = (struct when){0};
    int reach = rule->unit == REPEAT_YEARS ? 370 : 40;
    struct when from = {date_add_days(start.date, -reach), start.second};
    struct when found[128], best = start;
    size_t n = series_dates(&endless, from, date_add_days(start.date, reach), 128, found);
    int32_t distance = INT32_MAX;
    for (size_t i = 0; i < n; i++) {
        int32_t d = abs(date_days(found[i].date) - date_days(start.date));
        if (d <= distance) {
            distance = d;
            best = found[i];
        }
    }
    return best;
}

/* Reports a series that yields nothing, too much, or goes on for too long; returns 0 then. */
static int amount_check(struct series *s, size_t n, struct date last)
{
    const struct repeat *r = s->schedule->repeat;
    const struct series_rule *rule = &s->rule;
    if (n > OCCURRENCES_MAX || (rule->count > OCCURRENCES_MAX && n == OCCURRENCES_MAX)) {
        char most[16];
        snprintf(most, sizeof most, "%d", OCCURRENCES_MAX);
        series_say(s, DIAG_REPEAT_MANY, r->node, most, NULL);
    } else if (date_compare(rule->until.date, last) > 0 ||
               (n && rule->count >= 0 && n < (size_t)rule->count)) {
        char most[16];
        snprintf(most, sizeof most, "%d", SERIES_YEARS_MAX);
        series_say(s, DIAG_REPEAT_LONG, r->node, most, NULL);
    } else if (!n) {
        const struct node *until = node_get(r->node, "until");
        struct diag *d = series_say(s, DIAG_REPEAT_NONE, until ? until : r->node, NULL, NULL);
        diag_note(d, HELP_START_HERE, series_span(s, node_get(s->item->front, "start")));
    } else {
        return 1;
    }
    return 0;
}

/* Reports a start that its own rule does not make. */
static void first_check(struct series *s, struct when first)
{
    struct when start = s->schedule->start;
    if (!when_compare(first, start))
        return;
    char is[24], nearest[24];
    struct diag *d = series_say(s, DIAG_REPEAT_FIRST, node_get(s->item->front, "start"),
                                when_format(start, ' ', is), NULL);
    diag_help(s->report, d, HELP_WRITE_AS,
              when_format(nearest_first(&s->rule, start), ' ', nearest), NULL);
    /* With a longer interval the whole series hangs on its first day. */
    if (s->rule.interval > 1)
        s->broken = 1;
}

/* Returns the UTC time until which the rule goes on: the start of the last meeting. Some programs
 * read all starts with the offset that the first one has (recurring-ical-events does, by dateutil),
 * and lose the last one of a series from winter into summer if it ends to the second. So that both
 * readings find it, the later one is written; the next meeting is a day away at least. */
static struct when until_utc(const struct series *s, struct when first, struct when last)
{
    const struct zone *zone = s->schedule->zone;
    int64_t from, to;
    zone_to_utc(zone, first, &from);
    zone_to_utc(zone, last, &to);
    int32_t later = zone_offset(zone, to) - zone_offset(zone, from);
    return when_from_seconds(to + (later > 0 ? later : 0));
}

/* Returns the rule with its end, for meetings by it from the first to the last. */
static const char *rule_ended(const struct series *s, const struct occurrence *first,
                              const struct occurrence *end)
{
    struct when last = end->there.original;
    int whole = last.second == WHEN_ALL_DAY;
    struct arena *a = s->arena;
    char *rule = series_rule_text(a, &s->rule);
    struct when until = whole ? last : until_utc(s, first->there.original, last);
    rule = arena_printf(a, "%s;UNTIL=%04d%02d%02d", rule, until.date.year, until.date.month,
                        until.date.day);
    if (!whole)
        rule = arena_printf(a, "%sT%02d%02d%02dZ", rule, until.second / 3600,
                            until.second / 60 % 60, until.second % 60);
    return rule;
}

void series_rule_end(struct series *s)
{
    if (!s->by_rule || !s->rule.interval)
        return;
    for (size_t i = 0, k; i < s->by_rule; i = k) {
        const struct occurrence *first = s->meetings.at[i], *last = first;
        for (k = i; k < s->by_rule; k++) {
            const struct occurrence *o = s->meetings.at[k];
            if (o->part != first->part)
                break;
            last = o;
        }
        s->part[first->part - s->part].rrule = rule_ended(s, first, last);
    }
    s->schedule->rrule = s->part[0].rrule;
    struct series_rule *kept = arena_alloc(s->arena, sizeof *kept);
    *kept = s->rule;
    s->schedule->rule = kept;
}

/* Returns 1 for a series that is nothing but its dates: the start, and those of `also`. */
static int dates_only(const struct repeat *r)
{
    static const char *const rhythm[] = {"every", "on", "until", "times", "rrule"};
    int told = r->every || r->rrule || r->on.n || r->until.year || r->times >= 0;
    for (size_t i = 0; i < sizeof rhythm / sizeof *rhythm; i++)
        told |= node_get(r->node, rhythm[i]) != NULL;
    return !told && r->also.n;
}

void series_expand(struct series *s)
{
    struct schedule *at = s->schedule;
    const struct dates *dates = NULL;
    if (dates_only(at->repeat)) {
        series_meeting_add(s, at->start, OCCURRENCE_PLAIN);
        s->by_rule = 1;
        return;
    }
    if (at->repeat->rrule ? series_rrule_make(s) : series_rule_make(s)) {
        dates = rule_dates(s);
        if (!amount_check(s, dates->n, last_date(s)))
            dates = NULL;
    }
    if (!dates) {
        s->broken = 1;
        return;
    }
    first_check(s, dates->at[0]);
    for (size_t i = 0; i < dates->n; i++)
        series_meeting_add(s, dates->at[i], OCCURRENCE_PLAIN);
    s->by_rule = dates->n;
}
