#include "resolve/calendar/meeting.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/hyphen.h"
#include "model/site.h"
#include "render/view/facets.h"
#include "render/view/rows.h"
#include "render/words/there.h"
#include "resolve/calendar/signup.h"
#include "resolve/calendar/told.h"
#include "resolve/route.h"

#include <string.h>

const struct type type_meeting = ONE(view_meeting);

const struct occurrence *view_speaking(const struct view *v, const struct schedule *s)
{
    int64_t now = v->site->now_utc;
    const struct occurrence *next = calendar_next(s, now);
    for (size_t i = 0; !next && i < s->occurrences; i++) {
        if (s->occurrence[i].over_utc > now)
            next = &s->occurrence[i];
    }
    return next || !s->occurrences ? next : &s->occurrence[s->occurrences - 1];
}

struct value view_meeting_speaking(struct eval *e, const void *self, const struct field *f)
{
    const struct schedule *s = (const void *)((const char *)self + f->index);
    return value_record(view_speaking(view_of(e), s));
}

static void gather_past(struct eval *e, struct list *to, const struct schedule *s)
{
    for (size_t i = 0; i < s->occurrences; i++) {
        struct occurrence *o = &s->occurrence[i];
        if (o->over_utc <= view_of(e)->site->now_utc)
            list_add(to, e->scratch, o);
    }
}

struct value view_meetings(struct eval *e, const struct list *events, int past)
{
    const struct rows_part coming = {.now = view_of(e)->site->now_utc};
    struct list found = {0};
    if (!past)
        return rows_value(e, events, &coming);
    for (size_t i = 0; i < events->n; i++)
        gather_past(e, &found, &((const struct event *)events->at[i])->schedule);
    list_sort(&found, compare_meetings_latest, NULL);
    return view_list(e, found.at, found.n);
}

struct value view_meetings_cut(struct eval *e, struct value all, int which)
{
    size_t most = (size_t)view_of(e)->site->config.per_page, n = all.list.n;
    if (which & MEETINGS_REST)
        return value_int(n > most ? (long)(n - most) : 0);
    all.list.n = n > most ? most : n;
    return all;
}

/* Meetings are of events or of offers; both begin with an item. */
static const struct event *meeting_event(const void *self)
{
    const struct occurrence *o = self;
    return o->item->type == ITEM_EVENT ? (const struct event *)o->item : NULL;
}

/* What is said of the meeting in words: field->index tells what. */
enum told_field { SAID_TITLE, SAID_NOTE, SAID_ONLINE };

static struct told meeting_told(struct eval *e, const void *self, const struct field *f)
{
    static struct told (*const say[])(const struct occurrence *o, int language) = {
        [SAID_TITLE] = told_title, [SAID_NOTE] = told_note, [SAID_ONLINE] = told_online_note};
    return say[f->index](self, view_of(e)->language->index);
}

/* The title for narrow columns, its long words with soft hyphens. */
static struct value meeting_soft_title(struct eval *e, const void *self, const struct field *f)
{
    const struct view *v = view_of(e);
    const struct told title = meeting_told(e, self, f);
    struct hyphens *h = v->shared->hyphens[title.foreign ? 0 : v->language->index];
    if (!h || !title.text)
        return value_text(title.text);
    struct buf b;
    buf_init(&b);
    hyphens_soften(h, &b, title.text, strlen(title.text));
    struct value soft = value_text(arena_copy(e->scratch, b.s, b.n));
    buf_free(&b);
    return soft;
}

static struct value meeting_text(struct eval *e, const void *self, const struct field *f)
{
    return value_text(meeting_told(e, self, f).text);
}

/* field->index is the offset of the change that says it. */
static struct value meeting_own(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    const struct change *by = *(const struct change *const *)((const char *)self + f->index);
    return value_bool(by != NULL);
}

static struct value language_if(struct eval *e, int foreign)
{
    const struct view *v = view_of(e);
    return value_record(view_language_of(e, foreign ? v->site->language[0].tag : v->language->tag));
}

static struct value meeting_url(struct eval *e, const void *self, const struct field *f)
{
    return item_url(e, ((const struct occurrence *)self)->item, f);
}

static struct value meeting_feed(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct view *v = view_of(e);
    const char *path = route_meeting(v->site, e->scratch, self, v->language->index);
    return path ? value_url(path) : value_none();
}

static struct value meeting_item(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_record(meeting_event(self));
}

static struct value meeting_lang(struct eval *e, const void *self, const struct field *f)
{
    return language_if(e, meeting_told(e, self, f).foreign);
}

static struct value meeting_foreign(struct eval *e, const void *self, const struct field *f)
{
    return value_bool(meeting_told(e, self, f).foreign);
}

static struct value meeting_summary(struct eval *e, const void *self, const struct field *f)
{
    return get_text_translated(e, ((const struct occurrence *)self)->item, f);
}

static struct value meeting_when(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct occurrence *o = self;
    return view_range(e, o->here.start, o->here.end);
}

static struct value meeting_there(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    return value_text(there_words(e->scratch, e->locale, view_of(e)->language, self));
}

static struct value meeting_open(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_bool(((const struct occurrence *)self)->open);
}

const char *view_instant(struct eval *e, int64_t utc)
{
    struct when w = when_from_seconds(utc);
    int minute = w.second / 60;
    return arena_printf(e->scratch, "%04d-%02d-%02dT%02d:%02dZ", w.date.year, w.date.month,
                        w.date.day, minute / 60, minute % 60);
}

static struct value meeting_instant(struct eval *e, const void *self, const struct field *f)
{
    const struct occurrence *o = self;
    return value_text(view_instant(e, f->index ? o->over_utc : o->start_utc));
}

static struct value meeting_day(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    const struct occurrence *o = self;
    struct when day = {o->here.start.date, WHEN_ALL_DAY};
    if (f->index)
        day.date.day = 1;
    return value_when(day);
}

static struct value meeting_all_day(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_bool(((const struct occurrence *)self)->here.start.second < 0);
}

static struct value meeting_state(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    static const char *const words[] = {"plain", "changed", "moved", "cancelled", "extra"};
    return value_text(words[((const struct occurrence *)self)->state]);
}

static struct value meeting_is(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    return value_bool((int)((const struct occurrence *)self)->state == f->index);
}

static struct value meeting_status(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    return value_bool(((const struct occurrence *)self)->status == f->index);
}

static struct value meeting_group(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    const struct event *event = meeting_event(self);
    return value_record(event && event->group ? event->group->item : NULL);
}

static struct value meeting_thread(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    const struct event *event = meeting_event(self);
    const struct group *g = event && event->group ? (const struct group *)event->group->item : NULL;
    return value_int(g ? g->thread : 0);
}

static struct value meeting_kind(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    const struct event *event = meeting_event(self);
    const struct occurrence *o = self;
    return value_record(event ? event->kind : ((const struct offer *)o->item)->kind);
}

static struct value meeting_online(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct occurrence *o = self;
    int there = calendar_takes_place(o); /* else nobody would be there to join */
    if (!o->online || (!there && o->venue))
        return value_none();
    struct online *online = arena_alloc(e->scratch, sizeof *online);
    *online = (struct online){0};
    if (there)
        *online =
            (struct online){o->online->url, told_online_note(o, view_of(e)->language->index).text};
    return value_record(online);
}

static struct value meeting_agenda(struct eval *e, const void *self, const struct field *f)
{
    const struct occurrence *o = self;
    int foreign;
    const struct list *l = told_agenda(o, view_of(e)->language->index, &foreign);
    if (f->index)
        return value_bool(o->agenda_by && foreign);
    l = there_agenda(e->scratch, e->locale, view_of(e)->language, view_of(e)->site, o, l);
    return view_list(e, l->at, o->agenda_by ? l->n : 0);
}

static struct value meeting_place(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    const struct occurrence *o = self;
    int elsewhere = meeting_is_elsewhere(o);
    return f->index ? value_record(elsewhere ? o->part->like.venue : NULL) : value_bool(elsewhere);
}

static struct value meeting_own_business(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_bool(meeting_is_own(((const struct occurrence *)self)->item));
}

static struct value meeting_example(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_bool(((const struct occurrence *)self)->item->example);
}

static struct value meeting_series(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    const struct event *event = meeting_event(self);
    return value_bool(event && event->schedule.repeat);
}

static struct value meeting_time(struct eval *e, const void *self, const struct field *f)
{
    const struct occurrence *o = self;
    int64_t now = view_of(e)->site->now_utc;
    int runs = o->start_utc <= now && calendar_takes_place(o);
    return value_bool(o->over_utc <= now ? f->index == 0 : runs && f->index == 1);
}

/* Whether one can still sign up matters only before it takes place. */
static struct value meeting_sign_up(struct eval *e, const void *self, const struct field *f)
{
    const struct occurrence *o = self;
    const struct site *site = view_of(e)->site;
    const struct registration *r = sign_up_of(o->item);
    enum sign_up state = sign_up_meeting(site, o);
    int told = state != SIGN_UP_OVER || (r && r->required == 1);
    return value_bool((int)state == f->index && told && meeting_is_coming(o, site->now_utc));
}

static struct value meeting_choices(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    return view_choices_of(e, ((const struct occurrence *)self)->item, self);
}

static const struct field meeting_fields[] = {
    ROW("choices", KIND(VALUE_TEXT), meeting_choices, 0, "its parts of the list, for scripts"),
    ROW("title", KIND(VALUE_TEXT), meeting_text, SAID_TITLE, "its own, or the event's"),
    ROW("soft_title", KIND(VALUE_TEXT), meeting_soft_title, SAID_TITLE,
        "the same with soft hyphens, for narrow columns"),
    ROW("own_title", KIND(VALUE_BOOL), meeting_own, offsetof(struct occurrence, title_by),
        "it is called otherwise than its series"),
    ROW("url", KIND(VALUE_URL), meeting_url, 0, "the event's page"),
    ROW("feed", MAYBE(VALUE_URL), meeting_feed, 0, "this meeting of several as a file"),
    ROW("event", MAYBE_ONE(view_event), meeting_item, 0, "missing for offers"),
    ROW("start", KIND(VALUE_WHEN), get_when, offsetof(struct occurrence, here.start),
        "beginning, on the site's clocks"),
    ROW("end", KIND(VALUE_WHEN), get_when, offsetof(struct occurrence, here.end),
        "end; the last day of whole days; where it is open, the beginning"),
    ROW("start_utc", KIND(VALUE_TEXT), meeting_instant, 0, "2026-03-18T13:00Z, for programs"),
    ROW("end_utc", KIND(VALUE_TEXT), meeting_instant, 1, "the same for when it is over"),
    ROW("open", KIND(VALUE_BOOL), meeting_open, 0, "nobody knows when it ends"),
    ROW("there", MAYBE(VALUE_TEXT), meeting_there, 0,
        "the times on the clocks of its own zone, in words, where these are others"),
    ROW("when", KIND(VALUE_RANGE), meeting_when, 0, "beginning to end"),
    ROW("all_day", KIND(VALUE_BOOL), meeting_all_day, 0, "without a time"),
    ROW("day", KIND(VALUE_WHEN), meeting_day, 0, "its day, for group_by"),
    ROW("month", KIND(VALUE_WHEN), meeting_day, 1, "first of its month, for group_by"),
    ROW("state", KIND(VALUE_TEXT), meeting_state, 0, "plain changed moved cancelled extra"),
    ROW("cancelled", KIND(VALUE_BOOL), meeting_status, STATUS_CANCELLED, "does not take place"),
    ROW("postponed", KIND(VALUE_BOOL), meeting_status, STATUS_POSTPONED, "new date not known yet"),
    ROW("tentative", KIND(VALUE_BOOL), meeting_status, STATUS_TENTATIVE, "not certain yet"),
    ROW("full", KIND(VALUE_BOOL), meeting_sign_up, SIGN_UP_FULL, "no places left"),
    ROW("waiting", KIND(VALUE_BOOL), meeting_sign_up, SIGN_UP_WAITING,
        "no places left, but there is a waiting list"),
    ROW("closed", KIND(VALUE_BOOL), meeting_sign_up, SIGN_UP_OVER,
        "one has to register, and no longer can"),
    ROW("moved", KIND(VALUE_BOOL), meeting_is, OCCURRENCE_MOVED,
        "begins at another time than the rule says"),
    ROW("elsewhere", KIND(VALUE_BOOL), meeting_place, 0, "this one is at another place"),
    ROW("usual_venue", MAYBE_ONE(view_venue), meeting_place, 1, "then, where its series is"),
    ROW("differs", MAYBE(VALUE_TEXT), meeting_differs, 0, "online alone, another link …"),
    ROW("original", KIND(VALUE_WHEN), get_when, offsetof(struct occurrence, here.original),
        "beginning by the rule"),
    ROW("note", MAYBE(VALUE_TEXT), meeting_text, SAID_NOTE,
        "what visitors should know of this one"),
    ROW("note_lang", ONE(view_language), meeting_lang, SAID_NOTE, "the language its note is in"),
    ROW("note_foreign", KIND(VALUE_BOOL), meeting_foreign, SAID_NOTE, "not the page's"),
    ROW("venue", MAYBE_ONE(view_venue), get_pointer, offsetof(struct occurrence, venue), "where"),
    ROW("online", MAYBE_ONE(view_online), meeting_online, 0,
        "how to join this one online; of what is called off only that it is"),
    ROW("own_online", KIND(VALUE_BOOL), meeting_own, offsetof(struct occurrence, online_by),
        "one joins it otherwise than its series"),
    ROW("online_foreign", KIND(VALUE_BOOL), meeting_foreign, SAID_ONLINE,
        "its note is there, but not in the page's language"),
    ROW("agenda", LIST_OF(type_agenda), meeting_agenda, 0,
        "of this one alone, where it differs from the event's"),
    ROW("agenda_foreign", KIND(VALUE_BOOL), meeting_agenda, 1,
        "it is there, but not in the page's language"),
    ROW("group", MAYBE_ONE(view_group), meeting_group, 0, "whose meeting it is"),
    ROW("kind", MAYBE_ONE(view_term), meeting_kind, 0, "sort of event"),
    ROW("thread", KIND(VALUE_INT), meeting_thread, 0, "the group's thread; 0: the whole network"),
    ROW("series", KIND(VALUE_BOOL), meeting_series, 0, "one of several"),
    ROW("repeats", MAYBE_ONE(view_series), meeting_repeats, 0,
        "its series in words, for rows of lists; missing for what is over"),
    ROW("own", KIND(VALUE_BOOL), meeting_own_business, 0,
        "the network's own business: of groups, of members, a deadline"),
    ROW("example", KIND(VALUE_BOOL), meeting_example, 0, "invented"),
    ROW("past", KIND(VALUE_BOOL), meeting_time, 0, "over"),
    ROW("running", KIND(VALUE_BOOL), meeting_time, 1, "going on now"),
    ROW("summary", MAYBE(VALUE_TEXT), meeting_summary, offsetof(struct item, summary),
        "of the event"),
    ROW("lang", ONE(view_language), meeting_lang, SAID_TITLE, "the language its title is in"),
    ROW("foreign", KIND(VALUE_BOOL), meeting_foreign, SAID_TITLE,
        "its title is not in the page's language"),
};
const struct record view_meeting = RECORD("meeting", meeting_fields);
