#include "resolve/calendar/schedules.h"

#include "base/arena.h"
#include "resolve/calendar/meeting.h"
#include "resolve/calendar/series.h"
#include "resolve/calendar/signup.h"

struct span series_span(const struct series *s, const struct node *n)
{
    if (n)
        return n->span;
    return s->item->front ? s->item->front->span : span_make(s->item->source, 0, 0);
}

struct diag *series_say(struct series *s, enum diag_id id, const struct node *n, const char *a,
                        const char *b)
{
    return diag_add(s->report, id, series_span(s, n), a, b);
}

void series_meeting_set(struct occurrence *o, struct when start, int64_t length)
{
    o->there.start = start;
    if (start.second == WHEN_ALL_DAY)
        length -= DAY_SECONDS;
    o->there.end = when_add_seconds(start, length);
}

/* Returns the status that meetings have unless a change says otherwise. */
static int default_status(const struct item *item)
{
    if (item->type != ITEM_EVENT)
        return STATUS_CONFIRMED;
    int status = ((const struct event *)item)->status;
    return status < 0 ? STATUS_CONFIRMED : status;
}

static const struct venue *venue_of(const struct ref *ref)
{
    return ref ? (const struct venue *)ref->item : NULL;
}

void series_part_begin(struct series *s)
{
    const struct item *item = s->item;
    const struct event *e = item->type == ITEM_EVENT ? (const struct event *)item : NULL;
    size_t most = 1 + s->schedule->changes.n;
    s->part = arena_array(s->arena, most, sizeof *s->part);
    s->parts = 1;
    struct series_part *part = s->part;
    *part =
        (struct series_part){.second = s->schedule->start.second, .length = s->schedule->length};
    part->like.item = item;
    part->like.part = part;
    part->like.status = default_status(item);
    part->like.venue = venue_of(e ? e->venue : ((const struct offer *)item)->venue);
    part->like.online = e ? e->online : NULL;
    part->like.full = sign_up_is_full(item);
}

const struct series_part *series_part_on(const struct series *s, struct date day)
{
    size_t i = 0;
    while (i + 1 < s->parts && date_compare(s->part[i + 1].from.date, day) <= 0)
        i++;
    return &s->part[i];
}

struct occurrence *series_meeting_add(struct series *s, struct when start,
                                      enum occurrence_state state)
{
    struct occurrence *o = arena_alloc(s->arena, sizeof *o);
    const struct series_part *part = series_part_on(s, start.date);
    *o = part->like;
    o->there.original = start;
    o->state = state;
    o->extra = state == OCCURRENCE_EXTRA;
    series_meeting_set(o, start, part->length);
    list_add(&s->meetings, s->arena, o);
    return o;
}

/* Returns 1 for a moment after the last year a calendar can write. */
static int beyond_calendar(struct when start, int64_t length)
{
    static const struct when last = {{9999, 12, 31}, DAY_SECONDS - 1};
    return length > when_seconds(last) - when_seconds(start);
}

/* Reports an end that is of another kind than the start; returns 0. */
static int end_kind_wrong(struct series *s, const struct node *node, const struct node *start_node)
{
    diag_note(series_say(s, DIAG_END_KIND, node, NULL, NULL), HELP_START_HERE,
              series_span(s, start_node));
    return 0;
}

int series_length(struct series *s, struct when start, const struct end *end,
                  const struct node *node, const struct node *start_node, int64_t *length)
{
    int whole = start.second == WHEN_ALL_DAY;
    int64_t found;
    if (end->open && !whole) {
        *length = 0;
        return 1;
    }
    if (end->open)
        return end_kind_wrong(s, node, start_node);
    if (when_is_clock(end->when) && !whole) {
        found = end->when.second - start.second;
        found += found > 0 ? 0 : DAY_SECONDS;
    } else if (end->when.date.year || when_is_clock(end->when)) {
        if ((end->when.second == WHEN_ALL_DAY) != whole)
            return end_kind_wrong(s, node, start_node);
        found = when_seconds(end->when) - when_seconds(start) + (whole ? DAY_SECONDS : 0);
    } else {
        found = end->length;
        if (!found && (!node || !node->text || duration_parse(node->text, &found) != WHEN_OK))
            return 1;
        if (whole && found % DAY_SECONDS)
            return end_kind_wrong(s, node, start_node);
    }
    if (found <= 0) {
        diag_note(series_say(s, DIAG_END_BEFORE_START, node, NULL, NULL), HELP_START_HERE,
                  series_span(s, start_node));
        return 0;
    }
    if (beyond_calendar(start, found)) {
        series_say(s, DIAG_DATE_MISSING_DAY, node, node ? node->text : "", NULL);
        return 0;
    }
    *length = found;
    return 1;
}

/* Finds zone and length; returns 0 if there is nothing to expand. */
static int schedule_check(struct series *s)
{
    struct schedule *at = s->schedule;
    const struct node *front = s->item->front;
    at->zone = s->site->zone;
    if (at->timezone) {
        at->zone = zone_find(s->zones, at->timezone);
        if (!at->zone) {
            series_say(s, DIAG_ZONE_UNKNOWN, node_get(front, "timezone"), at->timezone, NULL);
            at->zone = s->site->zone;
        }
    }
    const struct node *start = node_get(front, "start");
    if (!at->start.date.year) {
        if (at->repeat && !start && s->item->type == ITEM_OFFER)
            series_say(s, DIAG_FIELD_NEEDS, at->repeat->node, "repeat", "start");
        return 0;
    }
    at->length = at->start.second == WHEN_ALL_DAY ? DAY_SECONDS : 0;
    series_length(s, at->start, &at->end, node_get(front, "end"), start, &at->length);
    return at->zone != NULL;
}

static int by_occurrence_start(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct occurrence *x = a, *y = b;
    if (x->start_utc != y->start_utc)
        return x->start_utc < y->start_utc ? -1 : 1;
    return when_compare(x->there.original, y->there.original);
}

/* Puts the meetings into the schedule in order of time. */
static void schedule_fill(struct series *s)
{
    list_sort(&s->meetings, by_occurrence_start, NULL);
    struct schedule *at = s->schedule;
    at->part = s->part;
    at->parts = s->parts;
    at->occurrences = s->meetings.n;
    at->occurrence =
        arena_array(s->arena, s->meetings.n ? s->meetings.n : 1, sizeof *at->occurrence);
    for (size_t i = 0; i < s->meetings.n; i++)
        at->occurrence[i] = *(const struct occurrence *)s->meetings.at[i];
}

static void series_resolve(struct series *s)
{
    if (!schedule_check(s))
        return;
    series_part_begin(s);
    if (s->schedule->repeat) {
        series_expand(s);
    } else {
        series_meeting_add(s, s->schedule->start, OCCURRENCE_PLAIN);
        s->by_rule = 1;
    }
    series_change(s);
    series_rule_end(s);
    series_instants(s);
    schedule_fill(s);
}

void schedule_resolve(struct site *site, struct item *item, struct report *r, struct zones *zones)
{
    struct series s = {.site = site,
                       .arena = site->arena,
                       .report = r,
                       .zones = zones,
                       .item = item,
                       .schedule = (struct schedule *)meeting_schedule(item)};
    series_resolve(&s);
}

void schedules_resolve(struct site *site, struct report *r, struct zones *zones)
{
    if (!site->zone) {
        site->zone = zone_find(zones, site->config.timezone ? site->config.timezone : "");
        if (!site->zone)
            diag_add_path(r, DIAG_ZONE_UNKNOWN, "site/site.yaml", site->config.timezone, NULL);
    }
    static const enum item_type types[] = {ITEM_EVENT, ITEM_OFFER};
    for (size_t t = 0; t < sizeof types / sizeof *types; t++)
        for (size_t i = 0; i < site->items[types[t]].n; i++)
            schedule_resolve(site, site->items[types[t]].at[i], r, zones);
}
