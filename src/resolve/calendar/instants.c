#include "resolve/calendar/series.h"

#include "resolve/calendar/meeting.h"

#include <string.h>

/* What has been said of clock changes: a series meets the same hour every year. */
struct clock_reports {
    int start_skipped, start_twice, end_skipped;
};

/* ---- messages ---- */

/* Returns where the start of a meeting is written, and where its end is. */
static const struct node *start_node(const struct series *s, const struct occurrence *o)
{
    const struct node *changed = o->change ? node_get(o->change->node, "start") : NULL;
    if (changed)
        return changed;
    const struct repeat *r = s->schedule->repeat;
    for (size_t i = 0; o->extra && i < r->also.n; i++) {
        const struct when_at *at = r->also.at[i];
        if (!date_compare(at->when.date, o->there.original.date) &&
            (at->when.second == WHEN_ALL_DAY || at->when.second == o->there.original.second))
            return at->node;
    }
    const struct change *part = o->part ? o->part->change : NULL;
    const struct node *lasting = part ? node_get(part->node, "start") : NULL;
    return lasting ? lasting : node_get(s->item->front, "start");
}

static const struct node *end_node(const struct series *s, const struct occurrence *o)
{
    const struct node *changed = o->change ? node_get(o->change->node, "end") : NULL;
    const struct change *part = o->part ? o->part->change : NULL;
    const struct node *lasting = part ? node_get(part->node, "end") : NULL;
    const struct node *end = changed ? changed : lasting;
    end = end ? end : node_get(s->item->front, "end");
    return end ? end : start_node(s, o);
}

/* Returns 1 if the place is the start or end of many meetings, which is right for others. */
static int shared(const struct series *s, const struct node *n)
{
    const struct node *front = s->item->front;
    int lasting = !n || n == node_get(front, "start") || n == node_get(front, "end");
    for (size_t i = 0; !lasting && i < s->parts; i++) {
        const struct change *c = s->part[i].change;
        lasting = c && (n == node_get(c->node, "start") || n == node_get(c->node, "end"));
    }
    return lasting;
}

/* Reports the civil time `w`, which does not exist; `utc` is it with the offset before the jump. A
 * meeting of a series keeps the hour of all others: so it is left out and held as an extra one
 * where it cannot begin (libical shows one that is moved from such an hour twice), and gets its own
 * end where it cannot end. */
static void skipped(struct series *s, const struct occurrence *o, struct when w, int64_t utc,
                    const struct node *n, int is_end)
{
    char is[24], day[24], mend[24];
    struct when exists = zone_from_utc(s->schedule->zone, utc);
    struct diag *d = series_say(s, DIAG_TIME_SKIPPED, n, when_format(w, ' ', is), NULL);
    when_format((struct when){o->there.original.date, WHEN_ALL_DAY}, ' ', day);
    when_format(exists, ' ', mend);
    if (!shared(s, n) || !s->schedule->repeat)
        diag_help(s->report, d, HELP_WRITE_AS, mend, NULL);
    else if (is_end)
        diag_help(s->report, d, HELP_CHANGE_END, day, mend);
    else
        diag_help(s->report, d, HELP_EXCEPT_SKIPPED, day, mend);
}

/* ---- instants ---- */

static int is_whole(const struct occurrence *o)
{
    return o->there.start.second == WHEN_ALL_DAY;
}

/* Returns the zone whose clocks count: whole days are the site's, as calendars show them to
 * everybody on the same date. */
static const struct zone *zone_of(const struct series *s, const struct occurrence *o)
{
    return is_whole(o) && s->site->zone ? s->site->zone : s->schedule->zone;
}

/* Returns 0 if the start does not exist. */
static int start_set(struct series *s, struct occurrence *o, struct clock_reports *said)
{
    enum zone_fit fit = zone_to_utc(zone_of(s, o), o->there.start, &o->start_utc);
    if (fit == ZONE_ONCE || is_whole(o) || o->state == OCCURRENCE_CANCELLED)
        return 1;
    const struct node *n = start_node(s, o);
    int *already = fit == ZONE_SKIPPED ? &said->start_skipped : &said->start_twice;
    int exists = fit != ZONE_SKIPPED;
    if (shared(s, n) && (*already)++)
        return exists;
    char is[24];
    if (fit == ZONE_SKIPPED)
        skipped(s, o, o->there.start, o->start_utc, n, 0);
    else
        series_say(s, DIAG_TIME_TWICE, n, when_format(o->there.start, ' ', is), NULL);
    return exists;
}

/* One message is enough for a meeting: a missing end is not told if the start is missing. */
static void end_set(struct series *s, struct occurrence *o, struct clock_reports *said, int started)
{
    struct when end = o->there.end;
    if (end.second == WHEN_ALL_DAY)
        end.date = date_add_days(end.date, 1);
    enum zone_fit fit = zone_to_utc(zone_of(s, o), end, &o->free_utc);
    o->over_utc = o->free_utc;
    if (fit != ZONE_SKIPPED || is_whole(o) || o->state == OCCURRENCE_CANCELLED || !started)
        return;
    const struct node *n = end_node(s, o);
    if (when_compare(o->there.start, end) == 0 || (shared(s, n) && said->end_skipped++))
        return;
    skipped(s, o, end, o->free_utc, n, 1);
}

/* Tells the same times by the site's clocks. */
static void here_set(const struct series *s, struct occurrence *o)
{
    o->here = (struct civil){calendar_here(s->site, s->schedule, o->there.start),
                             calendar_here(s->site, s->schedule, o->there.end),
                             calendar_here(s->site, s->schedule, o->there.original)};
}

/* Returns 1 if nobody knows when something ends that takes `length` seconds from `start`. A
 * deadline is a moment: it takes nothing, and is over when it comes. */
static int is_open(const struct item *item, int32_t second, int64_t length)
{
    return second != WHEN_ALL_DAY && !length && !meeting_is_kind(item, "deadline");
}

/* The one place that says how long something is thought to last of which nobody knows it: room and
 * people are taken for some hours, and it goes on until its day is over, or as long as site.yaml
 * says. */
static void open_end_set(const struct series *s, struct occurrence *o)
{
    const struct config *c = &s->site->config;
    o->open = is_open(o->item, o->there.start.second,
                      when_seconds(o->there.end) - when_seconds(o->there.start));
    if (!o->open)
        return;
    o->free_utc = o->start_utc + (int64_t)c->open_hours * 3600;
    if (c->open_over_hours > 0)
        o->over_utc = o->start_utc + (int64_t)c->open_over_hours * 3600;
    else if (s->site->zone)
        zone_to_utc(s->site->zone, (struct when){date_add_days(o->here.start.date, 1), 0},
                    &o->over_utc);
    if (o->over_utc < o->free_utc)
        o->over_utc = o->free_utc;
}

/* Returns 1 if nobody else can meet in the room. An exhibition of two months hangs there while
 * others meet, so what lasts longer than a week takes no room unless it says so. */
static int room_taken(const struct series *s, const struct occurrence *o)
{
    enum { LONGEST = 7 * DAY_SECONDS + 3600 /* clocks may change in it */ };
    if (o->free_utc <= o->start_utc || meeting_is_kind(o->item, "deadline"))
        return 0;
    if (node_get(s->item->front, "occupies_room"))
        return s->schedule->occupies_room;
    return o->free_utc - o->start_utc <= LONGEST;
}

/* Says that the end was forgotten, while that can still help somebody. */
static void check_single_end(struct series *s)
{
    const struct node *front = s->item->front, *start = node_get(front, "start");
    const struct occurrence *last = s->meetings.n ? s->meetings.at[s->meetings.n - 1] : NULL;
    if (!start || !last || !last->open || node_get(front, "end") ||
        last->over_utc <= s->site->now_utc)
        return;
    diag_help(s->report, series_say(s, DIAG_END_MISSING, start, NULL, NULL), HELP_END_ADD, NULL,
              NULL);
}

void series_instants(struct series *s)
{
    struct clock_reports said = {0};
    for (size_t i = 0; i < s->parts; i++)
        s->part[i].like.open = is_open(s->item, s->part[i].second, s->part[i].length);
    for (size_t i = 0; i < s->meetings.n; i++) {
        struct occurrence *o = s->meetings.at[i];
        end_set(s, o, &said, start_set(s, o, &said));
        here_set(s, o);
        open_end_set(s, o);
        o->takes_room = room_taken(s, o);
    }
    check_single_end(s);
}
