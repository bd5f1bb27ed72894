#include "resolve/advice/rhythm.h"

#include "model/site.h"
#include "report/diag.h"
#include "resolve/calendar/meeting.h"

#include <stdio.h>
#include <string.h>

enum { ENDING_DAYS = 28, HALF_YEAR = 7 /* July */ };

/* ---- rhythm ---- */

static int group_meetings_in(const struct group *g, int year)
{
    int n = 0;
    for (size_t i = 0; i < g->events.n; i++) {
        const struct event *e = g->events.at[i];
        if (!meeting_is_kind(&e->item, "group-meeting"))
            continue;
        for (size_t k = 0; k < e->schedule.occurrences; k++) {
            const struct occurrence *o = &e->schedule.occurrence[k];
            n += o->here.start.date.year == year && calendar_takes_place(o);
        }
    }
    return n;
}

static void rhythm_check(struct report *r, const struct group *g, struct date today)
{
    const struct node *at = node_get(g->item.front, "meetings_per_year");
    int n = group_meetings_in(g, today.year), over = g->rhythm->max >= 0 && n > g->rhythm->max;
    /* In the first half of a year, or of a group's life, much is not planned yet. */
    int under = n < g->rhythm->min && today.month >= HALF_YEAR && g->founded.year < today.year;
    if (!at || (!over && !under))
        return;
    char count[16], year[16];
    snprintf(count, sizeof count, "%d", n);
    snprintf(year, sizeof year, "%d", today.year);
    diag_add(r, over ? DIAG_RHYTHM_OVER : DIAG_RHYTHM_UNDER, meeting_value_span(at), count, year);
}

/* ---- ends ---- */

/* Returns 1 if the series ends because that is what it is like, and nobody will miss it. */
static int made_to_end(const struct item *item)
{
    const struct offer *o = (const struct offer *)item;
    if (item->type == ITEM_EVENT)
        return meeting_is_kind(item, "course");
    return o->valid_until.year || (o->entry && !strcmp(o->entry, "at start"));
}

/* Returns 1 if the event's group meets again after `utc` in another event of the same kind. */
static int group_goes_on(const struct item *item, int64_t utc)
{
    const struct event *e = (const struct event *)item;
    if (item->type != ITEM_EVENT || !e->group || !e->group->item)
        return 0;
    const struct list *events = &((const struct group *)e->group->item)->events;
    for (size_t i = 0; i < events->n; i++) {
        const struct event *other = events->at[i];
        const struct schedule *s = &other->schedule;
        if (other->kind == e->kind && s->occurrences &&
            s->occurrence[s->occurrences - 1].start_utc > utc)
            return 1;
    }
    return 0;
}

static void check_last_meeting(struct report *r, const struct site *site, const struct item *item)
{
    const struct schedule *s = meeting_schedule(item);
    const struct occurrence *last = NULL;
    size_t held = 0;
    for (size_t i = 0; s->repeat && i < s->occurrences; i++) {
        if (!calendar_takes_place(&s->occurrence[i]))
            continue;
        last = &s->occurrence[i];
        held++;
    }
    if (held < 2 || !meeting_is_coming(last, site->now_utc) || made_to_end(item) ||
        last->start_utc > site->now_utc + (int64_t)ENDING_DAYS * DAY_SECONDS ||
        group_goes_on(item, last->start_utc))
        return;
    char is[24];
    struct span at = s->repeat->node ? meeting_value_span(s->repeat->node) : meeting_span(last);
    struct diag *d =
        diag_add(r, DIAG_SERIES_ENDING, at,
                 when_format((struct when){last->here.start.date, WHEN_ALL_DAY}, ' ', is), NULL);
    diag_help(r, d, HELP_GO_ON, NULL, NULL);
}

void resolve_rhythm(struct site *site, struct report *r)
{
    for (size_t i = 0; i < site->items[ITEM_GROUP].n; i++) {
        const struct group *g = site->items[ITEM_GROUP].at[i];
        int ended = g->ended.year && date_compare(g->ended, site->now.date) <= 0;
        if (g->rhythm && !ended)
            rhythm_check(r, g, site->now.date);
    }
    for (size_t i = 0; i < site->items[ITEM_EVENT].n; i++)
        check_last_meeting(r, site, site->items[ITEM_EVENT].at[i]);
    for (size_t i = 0; i < site->items[ITEM_OFFER].n; i++)
        check_last_meeting(r, site, site->items[ITEM_OFFER].at[i]);
}
