#include "render/words/rule_differs.h"

#include "model/site.h"
#include "render/words/rule_inner.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/meeting.h"
#include "resolve/calendar/signup.h"
#include "resolve/calendar/told.h"

#include <stddef.h>

/* ---- the kinds of changes: each returns its words, or NULL where it is none ---- */

static const char *differs_title(struct telling *t, const struct occurrence *o)
{
    return o->title_by != o->part->like.title_by ? told_title(o, t->language).text : NULL;
}

static const char *differs_day(struct telling *t, const struct occurrence *o)
{
    const struct civil *c = t->there ? &o->there : &o->here;
    if (!date_compare(c->start.date, c->original.date))
        return NULL;
    return tell(t, "differs.instead", tell_day(t, c->original.date), NULL);
}

/* Another hour and another length are both told by the times. */
static const char *differs_times(struct telling *t, const struct occurrence *o)
{
    const struct series_part *usual = o->part;
    const struct when start = o->there.start, end = o->there.end;
    if (start.second == WHEN_ALL_DAY)
        return NULL;
    int other = start.second != o->there.original.second || start.second != usual->second ||
                o->open != usual->like.open ||
                (!o->open && when_seconds(end) - when_seconds(start) != usual->length);
    const struct civil *c = t->there ? &o->there : &o->here;
    struct series_part own = *usual;
    own.like.open = o->open;
    return other ? tell_times(t, &own, c->start, c->end) : NULL;
}

static const char *differs_place(struct telling *t, const struct occurrence *o)
{
    if (!o->venue || o->venue == o->part->like.venue)
        return NULL;
    const struct item *there = o->venue->item.translation[t->language];
    const char *name = there && there->title ? there->title : o->venue->item.title;
    return name ? tell(t, "differs.place", name, NULL) : NULL;
}

static const char *differs_online(struct telling *t, const struct occurrence *o)
{
    const struct occurrence *usual = &o->part->like;
    if (o->online && !o->venue && usual->venue)
        return tell(t, "differs.online_only", NULL, NULL);
    if (o->online && !usual->online)
        return tell(t, "differs.online_too", NULL, NULL);
    if (!o->online && usual->online)
        return tell(t, "differs.in_person", NULL, NULL);
    return NULL;
}

static const char *differs_link(struct telling *t, const struct occurrence *o)
{
    const struct occurrence *usual = &o->part->like;
    int other = o->online && usual->online && o->online_by != usual->online_by;
    return other ? tell(t, "differs.link", NULL, NULL) : NULL;
}

static const char *differs_agenda(struct telling *t, const struct occurrence *o)
{
    int other = o->agenda_by && o->agenda_by != o->part->like.agenda_by;
    return other ? tell(t, "differs.agenda", NULL, NULL) : NULL;
}

static const char *differs_note(struct telling *t, const struct occurrence *o)
{
    int other = o->note_by && o->note_by != o->part->like.note_by;
    return other ? tell(t, "differs.note", NULL, NULL) : NULL;
}

static const char *differs_extra(struct telling *t, const struct occurrence *o)
{
    return o->extra && meeting_schedule(o->item)->rule ? tell(t, "state.extra", NULL, NULL) : NULL;
}

static const char *differs_status(struct telling *t, const struct occurrence *o)
{
    static const char *const words[] = {
        [STATUS_TENTATIVE] = "state.tentative", [STATUS_POSTPONED] = "state.postponed"};
    size_t status = (size_t)o->status;
    int told = status < sizeof words / sizeof *words && words[status];
    return told && o->status != o->part->like.status ? tell(t, words[status], NULL, NULL) : NULL;
}

static const char *differs_places(struct telling *t, const struct occurrence *o)
{
    enum sign_up state = sign_up_meeting(t->site, o);
    if (!o->full || o->part->like.full || !calendar_takes_place(o))
        return NULL;
    return tell(t, state == SIGN_UP_WAITING ? "state.waiting" : "state.full", NULL, NULL);
}

static const struct {
    const char *(*words)(struct telling *t, const struct occurrence *o);
    enum differs which; /* DIFFERS_BESIDE: nothing else about the meeting tells it */
} ways[] = {
    {differs_title, DIFFERS_ALL},     {differs_status, DIFFERS_ALL},  {differs_extra, DIFFERS_ALL},
    {differs_day, DIFFERS_ALL},       {differs_times, DIFFERS_ALL},   {differs_place, DIFFERS_ALL},
    {differs_online, DIFFERS_BESIDE}, {differs_link, DIFFERS_BESIDE}, {differs_agenda, DIFFERS_ALL},
    {differs_places, DIFFERS_ALL},    {differs_note, DIFFERS_ALL},
};

const char *tell_differs(struct telling *t, const struct occurrence *o, enum differs which)
{
    const char *so_far = NULL;
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        const char *words = ways[i].which >= which ? ways[i].words(t, o) : NULL;
        if (words)
            so_far = so_far ? tell(t, "differs.and", so_far, words) : words;
    }
    return so_far;
}

const char *rule_differs(struct arena *a, struct locale *locale, const struct language *l,
                         const struct site *site, const struct occurrence *o, enum differs which)
{
    struct telling t = {.arena = a,
                        .locale = locale,
                        .words = l->words,
                        .language = l->index,
                        .site = site,
                        .part = o->part};
    const char *words = o->part && l->words ? tell_differs(&t, o, which) : NULL;
    return t.lacking ? NULL : words;
}
