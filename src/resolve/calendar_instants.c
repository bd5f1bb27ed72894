#include "resolve/calendar_series.h"

/* What has been said of clock changes: a series meets the same hour every year. */
struct said {
    int start_skipped, start_twice, end_skipped;
};

/* Returns where the start of a meeting is written, and where its end is. */
static const struct node *start_node(const struct series *s, const struct occurrence *o)
{
    const struct node *changed = o->change ? node_get(o->change->node, "start") : NULL;
    if (changed)
        return changed;
    const struct repeat *r = s->schedule->repeat;
    for (size_t i = 0; o->extra && i < r->also.n; i++) {
        const struct when_at *at = r->also.at[i];
        if (!date_compare(at->when.date, o->original.date) &&
            (at->when.second == WHEN_ALL_DAY || at->when.second == o->original.second))
            return at->node;
    }
    return node_get(s->item->front, "start");
}

static const struct node *end_node(const struct series *s, const struct occurrence *o)
{
    const struct node *changed = o->change ? node_get(o->change->node, "end") : NULL;
    const struct node *end = changed ? changed : node_get(s->item->front, "end");
    return end ? end : start_node(s, o);
}

/* Returns 1 if the place is the series' own start or end, which is right for other meetings. */
static int shared(const struct series *s, const struct node *n)
{
    const struct node *front = s->item->front;
    return !n || n == node_get(front, "start") || n == node_get(front, "end");
}

/* Reports the civil time `w`, which does not exist; `utc` is it with the offset before the jump. */
static void skipped(struct series *s, const struct occurrence *o, struct when w, int64_t utc,
                    const struct node *n)
{
    char is[24], mend[24];
    struct diag *d = series_say(s, DIAG_TIME_SKIPPED, n, when_format(w, ' ', is), NULL);
    if (shared(s, n) && when_compare(o->original, s->schedule->start) != 0)
        diag_help(s->report, d, HELP_EXCEPT_SKIPPED,
                  when_format((struct when){o->original.date, WHEN_ALL_DAY}, ' ', mend), NULL);
    else
        diag_help(s->report, d, HELP_WRITE_AS,
                  when_format(zone_from_utc(s->schedule->zone, utc), ' ', mend), NULL);
}

/* Returns 0 if the start does not exist. */
static int start_set(struct series *s, struct occurrence *o, struct said *said)
{
    enum zone_fit fit = zone_to_utc(s->schedule->zone, o->start, &o->start_utc);
    if (fit == ZONE_ONCE || o->start.second == WHEN_ALL_DAY || o->state == OCCURRENCE_CANCELLED)
        return 1;
    const struct node *n = start_node(s, o);
    int *already = fit == ZONE_SKIPPED ? &said->start_skipped : &said->start_twice;
    int exists = fit != ZONE_SKIPPED;
    if (shared(s, n) && (*already)++)
        return exists;
    char is[24];
    if (fit == ZONE_SKIPPED)
        skipped(s, o, o->start, o->start_utc, n);
    else
        series_say(s, DIAG_TIME_TWICE, n, when_format(o->start, ' ', is), NULL);
    return exists;
}

/* One message is enough for a meeting: a missing end is not told if the start is missing. */
static void end_set(struct series *s, struct occurrence *o, struct said *said, int started)
{
    struct when end = o->end;
    if (end.second == WHEN_ALL_DAY)
        end.date = date_add_days(end.date, 1);
    enum zone_fit fit = zone_to_utc(s->schedule->zone, end, &o->end_utc);
    if (fit != ZONE_SKIPPED || end.second == WHEN_ALL_DAY || o->state == OCCURRENCE_CANCELLED ||
        !started)
        return;
    const struct node *n = end_node(s, o);
    if (when_compare(o->start, end) == 0 || (shared(s, n) && said->end_skipped++))
        return;
    skipped(s, o, end, o->end_utc, n);
}

void series_instants(struct series *s)
{
    struct said said = {0};
    for (size_t i = 0; i < s->meetings.n; i++) {
        int started = start_set(s, s->meetings.at[i], &said);
        end_set(s, s->meetings.at[i], &said, started);
    }
}
