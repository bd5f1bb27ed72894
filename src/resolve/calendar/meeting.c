#include "resolve/calendar/meeting.h"

#include "model/types.h"

#include <stdio.h>
#include <string.h>

enum { NIGHT_ENDS = 5 * 3600 }; /* second of the day */

const struct schedule *meeting_schedule(const struct item *item)
{
    size_t at = item_facts(item->type)->schedule;
    return at ? (const void *)((const char *)item + at) : NULL;
}

int meeting_is_kind(const struct item *item, const char *kind)
{
    if (item->type != ITEM_EVENT)
        return 0;
    const struct term *t = ((const struct event *)item)->kind;
    return t && !strcmp(t->id, kind);
}

static int has_audience(const struct list *audiences, const char *id)
{
    for (size_t i = 0; i < audiences->n; i++)
        if (!strcmp(((const struct term *)audiences->at[i])->id, id))
            return 1;
    return 0;
}

int meeting_is_own(const struct item *item)
{
    if (item->type != ITEM_EVENT)
        return 0;
    const struct list *audiences = &((const struct event *)item)->audiences;
    if (has_audience(audiences, "everyone"))
        return 0;
    return meeting_is_kind(item, "group-meeting") || meeting_is_kind(item, "network-meeting") ||
           meeting_is_kind(item, "deadline") ||
           (audiences->n == 1 && has_audience(audiences, "members"));
}

int meeting_is_elsewhere(const struct occurrence *o)
{
    const struct venue *usual = o->part->like.venue;
    return o->change && o->change->venue && usual && o->venue != usual;
}

int meeting_is_coming(const struct occurrence *o, int64_t utc)
{
    return calendar_takes_place(o) && (o->over_utc > utc || o->start_utc >= utc);
}

static int how_certain(int status)
{
    return status == STATUS_CONFIRMED ? 2 : status == STATUS_TENTATIVE;
}

int meeting_whole_status(const struct site *site, const struct event *event)
{
    const struct schedule *s = &event->schedule;
    int status = event->status, past = calendar_past(s, site->now_utc);
    for (size_t i = 0; status != STATUS_CONFIRMED && i < s->occurrences; i++) {
        const struct occurrence *o = &s->occurrence[i];
        if ((past || o->over_utc > site->now_utc) && how_certain(o->status) > how_certain(status))
            status = o->status;
    }
    return status;
}

struct date meeting_last_day(const struct occurrence *o)
{
    struct date before = date_add_days(o->here.end.date, -1);
    int by_night = o->here.end.second >= 0 && o->here.end.second <= NIGHT_ENDS;
    return by_night && date_compare(o->here.start.date, before) <= 0 ? before : o->here.end.date;
}

/* Returns the entry of `also` that made the meeting, NULL if none did. */
static const struct node *also_node(const struct repeat *r, const struct occurrence *o)
{
    for (size_t i = 0; i < r->also.n; i++) {
        const struct when_at *at = r->also.at[i];
        if (!date_compare(at->when.date, o->there.original.date) &&
            (at->when.second == WHEN_ALL_DAY || at->when.second == o->there.original.second))
            return at->node;
    }
    return NULL;
}

struct span meeting_value_span(const struct node *n)
{
    return n->span.n ? n->span : n->key_span;
}

struct span meeting_span(const struct occurrence *o)
{
    const struct schedule *s = meeting_schedule(o->item);
    const struct node *n = NULL;
    if (o->change) {
        n = node_get(o->change->node, "start");
        n = n ? n : o->change->on_node;
    } else if (o->extra && s->repeat) {
        n = also_node(s->repeat, o);
    }
    if (!n && s->repeat && s->repeat->node)
        n = s->repeat->node;
    if (!n)
        n = node_get(o->item->front, "start");
    return n ? meeting_value_span(n) : span_make(o->item->source, 0, 0);
}

const char *meeting_title(const struct item *item)
{
    return item->title ? item->title : item->id;
}

void meeting_more(struct report *r, struct diag *d, size_t more, struct when last)
{
    char number[24], is[24];
    snprintf(number, sizeof number, "%zu", more);
    when_format(last, ' ', is);
    if (more == 1)
        diag_help(r, d, HELP_ONE_MORE_DATE, is, NULL);
    else if (more)
        diag_help(r, d, HELP_MORE_DATES, number, is);
}
