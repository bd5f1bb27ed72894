#include "base/arena.h"
#include "render/view/rows.h"
#include "render/view/view.h"
#include "render/words/rule.h"
#include "render/words/there.h"
#include "resolve/calendar/meeting.h"
#include "resolve/calendar/signup.h"
#include "resolve/route.h"

#include <string.h>

enum { EVENT_PAST = 12 };

const struct type type_event = ONE(view_event);

static const char *const status_words[] = {"confirmed", "tentative", "cancelled", "postponed"};

/* ---- records inside events ---- */

/* How to sign up, as the page tells it: the address only while there is something to sign up for.
 */
struct sign_up_view {
    const char *url, *email;
    const char *mail;      /* to that address, begun */
    const char *until_utc; /* RFC 3339, while one can; NULL: no end */
    struct when until;
    int required, over, full, waiting;
};

struct value view_sign_up(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct site *site = view_of(e)->site;
    const struct item *item = self;
    const struct registration *r = sign_up_of(item);
    enum sign_up state = sign_up_item(site, item);
    int64_t end;
    int ends = sign_up_ends(site, item, &end);
    if (state == SIGN_UP_NONE || (state == SIGN_UP_OVER && !(ends && end <= site->now_utc)))
        return value_none();
    struct sign_up_view *v = arena_alloc(e->scratch, sizeof *v);
    *v = (struct sign_up_view){.over = state == SIGN_UP_OVER,
                               .full = state == SIGN_UP_FULL,
                               .waiting = state == SIGN_UP_WAITING,
                               .required = r && r->required == 1};
    v->until = sign_up_until(site, item);
    if (r && sign_up_possible(state)) {
        v->url = r->url;
        v->email = r->email;
        /* Whoever reads it knows the item by its title in the first language. */
        v->mail = r->email ? view_mail(e, r->email, item->title, NULL) : NULL;
        v->until_utc = ends ? view_instant(e, end) : NULL;
    }
    return value_record(v);
}

static const struct field registration_fields[] = {
    F_TEXT("url", struct sign_up_view, url, "where to register, while one can"),
    F_TEXT("email", struct sign_up_view, email, "whom to write to, while one can"),
    F_TEXT("mail", struct sign_up_view, mail, "a mail there that says for what, while one can"),
    ROW("until", MAYBE(VALUE_WHEN), get_when, offsetof(struct sign_up_view, until),
        "last day or hour, on the site's clocks"),
    F_TEXT("until_utc", struct sign_up_view, until_utc, "when it ends, for scripts, while one can"),
    F_BOOL("required", struct sign_up_view, required, "nobody comes without"),
    F_BOOL("over", struct sign_up_view, over, "one can no longer register"),
    F_BOOL("full", struct sign_up_view, full, "no places left"),
    F_BOOL("waiting", struct sign_up_view, waiting, "no places left, but there is a waiting list"),
};
const struct record view_registration = RECORD("registration", registration_fields);

static const struct field online_fields[] = {
    F_TEXT("url", struct online, url, "where to join"),
    F_TEXT("note", struct online, note, "how to join"),
};
const struct record view_online = RECORD("online", online_fields);

static const struct field agenda_fields[] = {
    F_TEXT("time", struct agenda_item, time, "when"),
    F_TEXT("title", struct agenda_item, title, "what"),
    F_TEXT("speaker", struct agenda_item, speaker, "who, by function"),
};
static const struct record view_agenda = RECORD("agenda item", agenda_fields);
const struct type type_agenda = ONE(view_agenda);

static const struct field document_fields[] = {
    F_TEXT("title", struct document, title, "what it is"),
    ROW("url", MAYBE(VALUE_URL), get_asset, offsetof(struct document, file), "a file of this site"),
    F_TEXT("href", struct document, url, "or an address elsewhere"),
};
static const struct record view_document = RECORD("document", document_fields);
static const struct type type_document = ONE(view_document);

/* ---- event ---- */

static struct value event_when(struct eval *e, const void *self, const struct field *f)
{
    const struct schedule *s = (const void *)((const char *)self + f->index);
    const struct occurrence *o = view_speaking(view_of(e), s);
    return o ? view_range(e, o->here.start, o->here.end) : view_range(e, s->start, s->start);
}

static struct value event_documents_none(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct event *t = (const struct event *)view_version(view_of(e), self);
    return value_bool(((const struct event *)self)->no_documents || t->no_documents);
}

static struct value event_next(struct eval *e, const void *self, const struct field *f)
{
    const struct schedule *s = (const void *)((const char *)self + f->index);
    return value_record(calendar_next(s, view_of(e)->site->now_utc));
}

static struct value event_past(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    void *one = (void *)self;
    const struct list events = {.at = &one, .n = 1};
    struct value all = view_meetings(e, &events, 1);
    all.list.n = all.list.n > EVENT_PAST ? EVENT_PAST : all.list.n;
    return all;
}

static struct value event_archive(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    const struct view *v = view_of(e);
    return value_url(route_list(v->site, e->scratch, ITEM_EVENT, "archive", v->language->index, 1));
}

static struct value event_start(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct event *event = self;
    const struct occurrence *o = view_speaking(view_of(e), &event->schedule);
    return value_when(o ? o->here.start : event->schedule.start);
}

static struct value event_status(struct eval *e, const void *self, const struct field *f)
{
    int status = meeting_whole_status(view_of(e)->site, self);
    return f->index < 0 ? value_text(status_words[status]) : value_bool(status == f->index);
}

static struct value event_series(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_bool(((const struct event *)self)->schedule.repeat != NULL);
}

struct value view_rule(struct eval *e, const void *self, const struct field *f)
{
    const struct schedule *s = (const void *)((const char *)self + f->index);
    return value_text(rule_words(e->scratch, e->locale, e->words, view_of(e)->site, s));
}

static struct value event_is_past(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    return value_bool(
        calendar_past(&((const struct event *)self)->schedule, view_of(e)->site->now_utc));
}

static struct value event_thread(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    const struct event *event = self;
    const struct group *g = event->group ? (const struct group *)event->group->item : NULL;
    return value_int(g ? g->thread : 0);
}

/* Minutes and decisions are for members unless the editor says otherwise. */
static int shows_minutes(struct eval *e, const struct event *event)
{
    return event->minutes_public || view_of(e)->shared->members;
}

static struct value event_minutes(struct eval *e, const void *self, const struct field *f)
{
    return shows_minutes(e, self) ? get_text_translated(e, self, f) : value_none();
}

static struct value event_decisions(struct eval *e, const void *self, const struct field *f)
{
    const struct list none = {0};
    return shows_minutes(e, self) ? get_texts_translated(e, self, f) : view_texts(e, &none);
}

static struct value event_agenda(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct event *event = self, *t = (const struct event *)view_version(view_of(e), self);
    const struct list *l = t->agenda.n ? &t->agenda : &event->agenda;
    const struct view *v = view_of(e);
    const struct occurrence *o = view_speaking(v, &event->schedule);
    l = o ? there_agenda(e->scratch, e->locale, v->language, v->site, o, l) : l;
    return view_list(e, l->at, l->n);
}

/* A list of which each entry may be translated in place: the translation's where it says something.
 */
static struct value event_documents(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct event *event = self, *t = (const struct event *)view_version(view_of(e), self);
    struct value *values = arena_array(e->scratch, event->documents.n + 1, sizeof *values);
    for (size_t i = 0; i < event->documents.n; i++) {
        struct document *d = arena_alloc(e->scratch, sizeof *d);
        *d = *(const struct document *)event->documents.at[i];
        const struct document *own = i < t->documents.n ? t->documents.at[i] : NULL;
        if (own && own->title)
            d->title = own->title;
        values[i] = value_record(d);
    }
    return (struct value){.kind = VALUE_LIST, .list = {values, event->documents.n}};
}

static const struct field event_fields[] = {
    ITEM_FIELDS,
    F_TERM("kind", struct event, kind, "sort of event"),
    ROW("when", KIND(VALUE_RANGE), event_when, offsetof(struct event, schedule),
        "of the next, else the last meeting"),
    ROW("start", KIND(VALUE_WHEN), event_start, 0, "its beginning"),
    ROW("status", KIND(VALUE_TEXT), event_status, -1, "confirmed tentative cancelled postponed"),
    ROW("cancelled", KIND(VALUE_BOOL), event_status, STATUS_CANCELLED, "does not take place"),
    ROW("postponed", KIND(VALUE_BOOL), event_status, STATUS_POSTPONED, "new date not known yet"),
    ROW("tentative", KIND(VALUE_BOOL), event_status, STATUS_TENTATIVE, "not certain yet"),
    ROW("group", MAYBE_ONE(view_group), get_ref, offsetof(struct event, group),
        "whose meeting it is"),
    ROW("organisers", LIST_OF(type_member), get_refs, offsetof(struct event, organisers),
        "members"),
    ROW("venue", MAYBE_ONE(view_venue), get_ref, offsetof(struct event, venue), "where"),
    ROW("online", MAYBE_ONE(view_online), get_pointer, offsetof(struct event, online),
        "how to join online; of one meeting see there"),
    F_TERMS("topics", struct event, topics, "what it is about"),
    F_TERMS("audiences", struct event, audiences, "for whom"),
    F_LANGUAGES("languages", struct event, languages, "spoken there"),
    F_TEXT("level", struct event, level, "German needed"),
    F_TEXT_T("documents_needed", struct event, documents_needed, "papers to bring"),
    ROW("documents_none", KIND(VALUE_BOOL), event_documents_none, 0,
        "documents_needed says that none are"),
    F_FOREIGN("documents_needed", struct event, documents_needed),
    ROW("registration", MAYBE_ONE(view_registration), view_sign_up, 0,
        "how to sign up; missing where all is over or called off"),
    F_INT("capacity", struct event, capacity, "places"),
    F_TEXT_T("price", struct event, price, "what it costs"),
    F_FOREIGN("price", struct event, price),
    F_LANGUAGES("interpretation", struct event, interpretation, "interpreted into"),
    F_BOOL("childcare", struct event, childcare, "children are looked after"),
    F_TERMS("accessibility", struct event, accessibility, "beyond the venue's"),
    ROW("agenda", LIST_OF(type_agenda), event_agenda, 0, "the programme"),
    F_FOREIGN_LIST("agenda", struct event, agenda),
    F_INT("attendance", struct event, attendance, "who came"),
    ROW("minutes", MAYBE(VALUE_TEXT), event_minutes, offsetof(struct event, minutes),
        "record, where it may be seen"),
    F_FOREIGN("minutes", struct event, minutes),
    ROW("decisions", LIST_OF(type_text), event_decisions, offsetof(struct event, decisions),
        "where they may be seen"),
    F_FOREIGN_LIST("decisions", struct event, decisions),
    ROW("documents", LIST_OF(type_document), event_documents, 0, "to read"),
    ROW("image", MAYBE_ONE(view_image), get_image, offsetof(struct event, image),
        "one picture, such as the poster"),
    ROW("image_foreign", KIND(VALUE_BOOL), get_image_foreign, offsetof(struct event, image),
        "its words are not in the page's language"),
    ROW("series", KIND(VALUE_BOOL), event_series, 0, "has several meetings"),
    ROW("rule", MAYBE(VALUE_TEXT), view_rule, offsetof(struct event, schedule),
        "of a series, in words"),
    ROW("next", MAYBE_ONE(view_meeting), event_next, offsetof(struct event, schedule),
        "the next that takes place"),
    ROW("meeting", MAYBE_ONE(view_meeting), view_meeting_speaking, offsetof(struct event, schedule),
        "the next, else the next that is called off, else the last"),
    ROW("meetings", LIST_OF(type_meeting), view_series_next, offsetof(struct event, schedule),
        "the next few"),
    ROW("later", LIST_OF(type_meeting), view_series_later, offsetof(struct event, schedule),
        "those behind them"),
    ROW("later_more", KIND(VALUE_INT), view_series_more, offsetof(struct event, schedule),
        "coming ones beyond those"),
    ROW("past", LIST_OF(type_meeting), event_past, 0, "those that were over last"),
    ROW("archive_url", KIND(VALUE_URL), event_archive, 0, "where all that is over stands"),
    ROW("is_past", KIND(VALUE_BOOL), event_is_past, 0, "all over"),
    ROW("feed", KIND(VALUE_URL), item_feed, 0, "for download into a calendar"),
    ROW("thread", KIND(VALUE_INT), event_thread, 0, "the group's thread; 0: the whole network"),
};
const struct record view_event = RECORD("event", event_fields);
