#include "resolve/calendar/series.h"

#include "base/arena.h"

#include <string.h>

/* Reports a day where only a time of each meeting's own day can be meant; returns 1 then. */
static int day_refused(struct series *s, const struct change *c, const char *field, struct when w)
{
    char is[24];
    const struct node *n = node_get(c->node, field);
    int next_day = when_is_clock(w) && w.second == DAY_SECONDS && !strcmp(field, "start");
    if (!w.date.year && !next_day)
        return 0;
    struct diag *d = series_say(s, DIAG_CHANGE_DAY, n, n && n->text ? n->text : field, NULL);
    const char *text =
        when_format((struct when){w.date, w.second < 0 ? 0 : w.second % DAY_SECONDS}, ' ', is);
    diag_help(s->report, d, HELP_CHANGE_DAY, text + 11, NULL);
    return 1;
}

/* Finds what the change says of the times of all its meetings, of which `first` is the first by the
 * rule. Returns 0 if that is no time. */
static int times_find(struct series *s, struct series_part *part, struct when first)
{
    const struct change *c = part->change;
    const struct node *node = node_get(c->node, "start");
    struct when start = {first.date, part->second};
    int fine = 1;
    if (day_refused(s, c, "start", c->start) || day_refused(s, c, "end", c->end.when))
        return 0;
    if (when_is_clock(c->start)) {
        start = series_kind(s, when_on(c->start, first.date), part->second, node, &fine);
        part->second = start.second;
    }
    return fine && series_length(s, start, &c->end, node_get(c->node, "end"),
                                 node ? node : c->on_node, &part->length);
}

/* Returns the place of the first meeting by the rule from the change's day on. */
static size_t first_from(const struct series *s, const struct change *c)
{
    size_t i = 0;
    while (i < s->by_rule) {
        const struct occurrence *o = s->meetings.at[i];
        if (date_compare(o->there.original.date, c->from.date) >= 0)
            break;
        i++;
    }
    return i;
}

/* Returns the day of the last meeting there is, or might be. */
static struct date series_last_day(const struct series *s)
{
    struct date last = {0};
    for (size_t i = 0; i < s->by_rule; i++)
        last = ((const struct occurrence *)s->meetings.at[i])->there.original.date;
    const struct list *also = &s->schedule->repeat->also;
    for (size_t i = 0; i < also->n; i++) {
        const struct when_at *at = also->at[i];
        if (date_compare(at->when.date, last) > 0)
            last = at->when.date;
    }
    return last;
}

/* Begins a part by a change, or changes the first one where that holds from the beginning. */
static void series_part_add(struct series *s, const struct change *c)
{
    size_t i = first_from(s, c);
    struct series_part *part = &s->part[s->parts - 1];
    if (i || part->change) {
        part[1] = *part;
        part++;
        s->parts++;
        part->from = (struct when){c->from.date, WHEN_ALL_DAY};
        part->like.part = part;
    }
    part->change = c;
    series_tell(s, &part->like, c);
    const struct occurrence *first = i < s->by_rule ? s->meetings.at[i] : NULL;
    struct when begin = first ? first->there.original : c->from;
    if (!times_find(s, part, begin))
        s->broken = 1;
    for (; i < s->by_rule; i++) {
        struct occurrence *o = s->meetings.at[i];
        struct when start = {o->there.original.date, part->second};
        *o = part->like;
        o->there.original = start;
        series_meeting_set(o, start, part->length);
    }
}

static int by_change_day(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct change *x = a, *y = b;
    int order = date_compare(x->from.date, y->from.date);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* Returns the changes that hold from a day on, in order of time. */
static struct list lasting_changes(struct series *s)
{
    const struct list *changes = &s->schedule->changes;
    struct list found = {0};
    for (size_t i = 0; i < changes->n; i++) {
        struct change *c = changes->at[i];
        if (c->from.date.year && !c->on.date.year)
            list_add(&found, s->arena, c);
    }
    list_sort(&found, by_change_day, NULL);
    return found;
}

void series_parts_make(struct series *s)
{
    char is[24];
    struct list changes = lasting_changes(s);
    struct date last = series_last_day(s);
    const struct change *before = NULL;
    for (size_t i = 0; i < changes.n; i++) {
        const struct change *c = changes.at[i];
        if (date_compare(c->from.date, last) > 0) {
            struct diag *d =
                series_say(s, DIAG_CHANGE_FROM, c->on_node, when_format(c->from, ' ', is), NULL);
            diag_help(s->report, d, HELP_NEXT_MEETING,
                      when_format((struct when){last, WHEN_ALL_DAY}, ' ', is), NULL);
        } else if (before && !date_compare(before->from.date, c->from.date)) {
            struct diag *d =
                series_say(s, DIAG_CHANGE_TWICE, c->on_node, when_format(c->from, ' ', is), NULL);
            diag_note(d, HELP_FIRST_HERE, series_span(s, before->on_node));
        } else {
            series_part_add(s, c);
            before = c;
        }
    }
}
