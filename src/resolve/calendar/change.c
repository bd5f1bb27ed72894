#include "resolve/calendar/series.h"

#include "base/arena.h"

#include <stdlib.h>

/* The meetings that an `on` names. */
struct match {
    struct occurrence *first;
    size_t n;
};

/* Finds the meetings whose original start is `on`, or on that day if it has no time, among the
 * first `among`. */
static struct match match_find(const struct series *s, struct when on, size_t among)
{
    struct match m = {0};
    for (size_t i = 0; i < among; i++) {
        struct occurrence *o = s->meetings.at[i];
        if (date_compare(o->there.original.date, on.date) != 0 ||
            (on.second != WHEN_ALL_DAY && o->there.original.second != on.second))
            continue;
        if (!m.n++)
            m.first = o;
    }
    return m;
}

/* Returns the meeting nearest to `on`, NULL if there is none. */
static const struct occurrence *nearest(const struct series *s, struct when on, size_t among)
{
    const struct occurrence *best = NULL;
    int64_t distance = INT64_MAX;
    for (size_t i = 0; i < among; i++) {
        const struct occurrence *o = s->meetings.at[i];
        int64_t d = llabs(when_seconds(o->there.original) - when_seconds(on));
        if (d < distance) {
            distance = d;
            best = o;
        }
    }
    return best;
}

/* Reports that `on` names no meeting. */
static void unmatched(struct series *s, enum diag_id id, struct when on, const struct node *node,
                      size_t among)
{
    char is[24], near[24];
    struct diag *d = series_say(s, id, node, when_format(on, ' ', is), NULL);
    const struct occurrence *o = nearest(s, on, among);
    if (o)
        diag_help(s->report, d, HELP_NEXT_MEETING, when_format(o->there.original, ' ', near), NULL);
}

static void except(struct series *s, const struct repeat *r)
{
    /* Matched against all first, so that a date given twice is named as such and not as absent. */
    struct list gone = {0};
    for (size_t i = 0; i < r->except.n; i++) {
        const struct when_at *at = r->except.at[i];
        struct match m = match_find(s, at->when, s->by_rule);
        if (!m.n)
            unmatched(s, DIAG_REPEAT_EXCEPT, at->when, at->node, s->by_rule);
        else if (!list_has(&gone, m.first))
            list_add(&gone, s->arena, m.first);
    }
    struct list kept = {0};
    for (size_t i = 0; i < s->by_rule; i++)
        if (!list_has(&gone, s->meetings.at[i]))
            list_add(&kept, s->arena, s->meetings.at[i]);
    s->meetings = kept;
    s->by_rule = kept.n;
}

struct when series_kind(struct series *s, struct when w, int32_t hour, const struct node *node,
                        int *fine)
{
    int32_t second = s->schedule->start.second;
    *fine = second != WHEN_ALL_DAY || w.second == WHEN_ALL_DAY;
    if (!*fine) {
        char is[24];
        when_format((struct when){w.date, WHEN_ALL_DAY}, ' ', is);
        struct diag *d = series_say(s, DIAG_CHANGE_KIND, node, node ? node->text : is, NULL);
        diag_help(s->report, d, HELP_WRITE_AS, is, NULL);
    }
    if (w.second == WHEN_ALL_DAY)
        w.second = hour;
    return w;
}

/* Returns how many extra meetings there are on a day so far. */
static int extras_on(const struct series *s, struct date day)
{
    int n = 0;
    for (size_t i = s->by_rule; i < s->meetings.n; i++) {
        const struct occurrence *o = s->meetings.at[i];
        n += !date_compare(o->there.original.date, day);
    }
    return n;
}

static void also(struct series *s, const struct repeat *r)
{
    for (size_t i = 0; i < r->also.n; i++) {
        const struct when_at *at = r->also.at[i];
        int fine;
        struct when w =
            series_kind(s, at->when, series_part_on(s, at->when.date)->second, at->node, &fine);
        if (!fine)
            continue;
        if (match_find(s, w, s->meetings.n).n) {
            char is[24];
            series_say(s, DIAG_REPEAT_ALSO, at->node, when_format(w, ' ', is), NULL);
        } else {
            int before = extras_on(s, w.date);
            series_meeting_add(s, w, OCCURRENCE_EXTRA)->extra = before + 1;
        }
    }
}

/* Finds the one meeting a change is about; NULL if there is none or several, or it has been
 * changed already. */
static struct occurrence *changed_meeting(struct series *s, const struct change *c)
{
    struct match m = match_find(s, c->on, s->meetings.n);
    char is[24];
    if (m.n == 1 && !m.first->change)
        return m.first;
    if (!m.n) {
        unmatched(s, DIAG_CHANGE_NONE, c->on, c->on_node, s->meetings.n);
        return NULL;
    }
    if (m.n == 1) {
        struct diag *d =
            series_say(s, DIAG_CHANGE_TWICE, c->on_node, when_format(c->on, ' ', is), NULL);
        diag_note(d, HELP_FIRST_HERE, series_span(s, m.first->change->on_node));
        return NULL;
    }
    struct diag *d = series_say(s, DIAG_CHANGE_MANY, c->on_node, when_format(c->on, ' ', is), NULL);
    diag_help(s->report, d, HELP_ADD_TIME, when_format(m.first->there.original, ' ', is), NULL);
    return NULL;
}

/* Moves a meeting as the change says; reports an impossible time. */
static void move(struct series *s, struct occurrence *o, const struct change *c)
{
    const struct node *start_node = node_get(c->node, "start");
    struct when start = o->there.original;
    int64_t length = o->part->length;
    int fine = 1;
    if (c->start.date.year || when_is_clock(c->start))
        start = series_kind(s, when_on(c->start, start.date), start.second, start_node, &fine);
    if (!fine || !series_length(s, start, &c->end, node_get(c->node, "end"),
                                start_node ? start_node : c->on_node, &length))
        return;
    int moved = when_compare(start, o->there.original) != 0, longer = length != o->part->length;
    series_meeting_set(o, start, length);
    if (o->state == OCCURRENCE_PLAIN && (moved || longer))
        o->state = moved ? OCCURRENCE_MOVED : OCCURRENCE_CHANGED;
}

/* Says how to join a meeting as its change does; what it leaves open stays as it was. */
static void online_change(struct series *s, struct occurrence *o, const struct change *c)
{
    const char *url = o->online ? o->online->url : NULL;
    if (c->online->url || c->online->note) {
        struct online *online = arena_alloc(s->arena, sizeof *online);
        *online = *c->online;
        online->url = online->url ? online->url : url;
        o->online = online;
        o->online_by = c;
    }
}

/* A change says where its meeting takes place instead: in another room, online, or both. A meeting
 * that is both anyway stays online where only its room is another. */
static void place_change(struct series *s, struct occurrence *o, const struct change *c)
{
    int both = o->venue && o->online;
    if (c->venue)
        o->venue = (const struct venue *)c->venue->item;
    else if (c->online)
        o->venue = NULL;
    if (c->online)
        online_change(s, o, c);
    else if (c->venue && !both)
        o->online = NULL;
}

/* A note that came with a status goes with it: a "Pause" is over where meetings take place again.
 */
static int note_goes(const struct occurrence *o, const struct change *c)
{
    const struct change *by = o->note_by;
    return by && by->status >= 0 && c->status >= 0 && c->status != by->status;
}

void series_tell(struct series *s, struct occurrence *o, const struct change *c)
{
    place_change(s, o, c);
    o->title_by = c->title ? c : o->title_by;
    o->note_by = c->note ? c : note_goes(o, c) ? NULL : o->note_by;
    o->agenda_by = c->agenda.n ? c : o->agenda_by;
    if (c->status >= 0)
        o->status = c->status;
    if (c->full >= 0)
        o->full = c->full;
}

/* Returns 1 if a change says no more than that there are (or are no) places left: that is told as
 * such, and nothing else about the meeting is different. */
static int is_of_places_alone(const struct change *c)
{
    return c->full >= 0 && c->status < 0 && !c->venue && !c->online && !c->title && !c->note &&
           !c->agenda.n;
}

static void change_apply(struct series *s, struct occurrence *o, const struct change *c)
{
    o->change = c;
    move(s, o, c);
    if (o->state == OCCURRENCE_PLAIN && !is_of_places_alone(c))
        o->state = OCCURRENCE_CHANGED;
    series_tell(s, o, c);
}

/* Returns the neighbour in the series that the meeting `i` comes to lie on or beyond, or NULL. */
static const struct occurrence *passed_by(const struct series *s, size_t i)
{
    const struct occurrence *o = s->meetings.at[i];
    if (i > 0) {
        const struct occurrence *before = s->meetings.at[i - 1];
        if (date_compare(o->there.start.date, before->there.start.date) <= 0)
            return before;
    }
    if (i + 1 < s->by_rule) {
        const struct occurrence *after = s->meetings.at[i + 1];
        if (date_compare(o->there.start.date, after->there.start.date) >= 0)
            return after;
    }
    return NULL;
}

/* Warns of moved meetings that a neighbour stands in the way of. */
static void passing_check(struct series *s)
{
    for (size_t i = 0; i < s->by_rule; i++) {
        const struct occurrence *o = s->meetings.at[i];
        const struct occurrence *passed = passed_by(s, i);
        if (!passed || o->state != OCCURRENCE_MOVED)
            continue;
        char is[24];
        const struct node *start = node_get(o->change->node, "start");
        struct diag *d = series_say(s, DIAG_CHANGE_PASSES, start ? start : o->change->on_node,
                                    when_format(passed->there.start, ' ', is), NULL);
        diag_help(s->report, d, HELP_EXCEPT_ALSO, NULL, NULL);
    }
}

/* Marks what is called off as a whole or singly. */
static void cancelled_mark(struct series *s)
{
    for (size_t i = 0; i < s->meetings.n; i++) {
        struct occurrence *o = s->meetings.at[i];
        if (o->status == STATUS_CANCELLED)
            o->state = OCCURRENCE_CANCELLED;
    }
}

static void repeat_change(struct series *s, const struct repeat *r)
{
    series_parts_make(s);
    except(s, r);
    also(s, r);
    if (!s->meetings.n && !s->broken)
        series_say(s, DIAG_REPEAT_NONE, r->node, NULL, NULL);
}

/* Numbers the changes; reports those that do not say of which meetings they are. */
static void changes_number(struct series *s)
{
    for (size_t i = 0; i < s->schedule->changes.n; i++) {
        struct change *c = s->schedule->changes.at[i];
        const struct node *from = node_get(c->node, "from"), *on = node_get(c->node, "on");
        c->index = i;
        if (from && on)
            series_say(s, DIAG_FIELD_BOTH, from, "on", "from");
        else if (c->node && !from && !on)
            series_say(s, DIAG_FIELD_NEEDS, c->node, "changes", "on");
    }
}

void series_change(struct series *s)
{
    const struct schedule *at = s->schedule;
    const struct node *front = s->item->front;
    changes_number(s);
    if (s->broken && !s->meetings.n)
        return;
    if (at->repeat && !s->broken)
        repeat_change(s, at->repeat);
    if (at->changes.n && !at->repeat && !node_get(front, "repeat"))
        series_say(s, DIAG_CHANGE_ALONE, node_get(front, "changes"), NULL, NULL);
    for (size_t i = 0; at->repeat && !s->broken && i < at->changes.n; i++) {
        const struct change *c = at->changes.at[i];
        struct occurrence *o = c->on.date.year ? changed_meeting(s, c) : NULL;
        if (o)
            change_apply(s, o, c);
    }
    passing_check(s);
    cancelled_mark(s);
}
