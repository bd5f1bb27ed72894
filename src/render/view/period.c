#include "render/view/period.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_date.h"
#include "render/words/names.h"
#include "resolve/calendar/meeting.h"

/* A period as a page shows it. */
struct period_view {
    const struct period *p;
    int current; /* it is the page's own */
};

/* One meeting on one of its days. */
struct entry_view {
    const struct occurrence *meeting;
    int begins; /* this is its first day */
    int lasts;  /* it goes on for several days */
};

/* One day of a calendar sheet. */
struct day_view {
    struct when day;
    const char *holiday; /* its name; NULL: it is none */
    int foreign;         /* the name is not in the page's language */
    int inside, today;
    struct list entries; /* struct entry_view *, by start */
};

/* Seven days in a row. */
struct week_view {
    struct day_view day[7];
};

static struct when whole(struct date d)
{
    return (struct when){d, WHEN_ALL_DAY};
}

/* ---- a meeting on a day ---- */

static const struct field entry_fields[] = {
    ROW("meeting", ONE(view_meeting), get_pointer, offsetof(struct entry_view, meeting), "which"),
    F_BOOL("begins", struct entry_view, begins, "this is its first day"),
    F_BOOL("lasts", struct entry_view, lasts, "it goes on for several days"),
};
static const struct record view_entry = RECORD("entry", entry_fields);
static const struct type type_entry = ONE(view_entry);

static struct value day_entries(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct day_view *d = self;
    return view_list(e, d->entries.at, d->entries.n);
}

static const struct field day_fields[] = {
    ROW("day", KIND(VALUE_WHEN), get_when, offsetof(struct day_view, day), "its date"),
    F_BOOL("inside", struct day_view, inside, "it belongs to the page's month"),
    F_BOOL("today", struct day_view, today, "the day of the build"),
    F_TEXT("holiday", struct day_view, holiday, "what public holiday it is"),
    F_BOOL("holiday_foreign", struct day_view, foreign,
           "the holiday's name is not in the page's language"),
    ROW("entries", LIST_OF(type_entry), day_entries, 0, "meetings on it, by start"),
};
static const struct record view_day = RECORD("day", day_fields);
const struct type type_day = ONE(view_day);

static struct value week_days(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct week_view *w = self;
    struct value *values = arena_array(e->scratch, 7, sizeof *values);
    for (size_t i = 0; i < 7; i++)
        values[i] = value_record(&w->day[i]);
    return (struct value){.kind = VALUE_LIST, .list = {values, 7}};
}

static const struct field week_fields[] = {
    ROW("days", LIST_OF(type_day), week_days, 0, "seven, in the language's order"),
};
static const struct record view_grid_week = RECORD("week", week_fields);
const struct type type_week = ONE(view_grid_week);
const struct type type_column = KIND(VALUE_WHEN);

/* Fills a day with those of the period's meetings that go on on it. */
static void day_fill(struct eval *e, struct day_view *d, const struct period *p, struct date date)
{
    d->day = whole(date);
    d->inside = date_compare(date, p->first) >= 0 && date_compare(date, p->last) <= 0;
    d->holiday = d->inside ? view_holiday(view_of(e), date, &d->foreign) : NULL;
    d->today = !date_compare(date, view_of(e)->site->now.date);
    for (size_t i = 0; i < p->meetings.n && d->inside; i++) {
        const struct occurrence *o = p->meetings.at[i];
        struct date last = meeting_last_day(o);
        int begins = !date_compare(o->here.start.date, date);
        if (date_compare(o->here.start.date, date) > 0 || date_compare(last, date) < 0)
            continue;
        if (p->kind == PERIOD_WEEK && !begins && date_compare(date, p->first) != 0)
            continue;
        struct entry_view *entry = arena_alloc(e->scratch, sizeof *entry);
        entry->meeting = o;
        entry->begins = begins;
        entry->lasts = date_compare(o->here.start.date, last) != 0;
        list_add(&d->entries, e->scratch, entry);
    }
}

/* ---- the grid of a month ---- */

struct value root_weekdays(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct period *p = ((const struct root *)self)->period;
    struct date first = date_week_begin(p->first, view_of(e)->site->week_begins);
    struct value *values = arena_array(e->scratch, 7, sizeof *values);
    for (int i = 0; i < 7; i++)
        values[i] = value_when(whole(date_add_days(first, i)));
    return (struct value){.kind = VALUE_LIST, .list = {values, 7}};
}

struct value root_weeks(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct period *p = ((const struct root *)self)->period;
    struct date at = date_week_begin(p->first, view_of(e)->site->week_begins);
    struct list weeks = {0};
    while (date_compare(at, p->last) <= 0) {
        struct week_view *w = arena_alloc(e->scratch, sizeof *w);
        for (int i = 0; i < 7; i++, at = date_add_days(at, 1))
            day_fill(e, &w->day[i], p, at);
        list_add(&weeks, e->scratch, w);
    }
    return view_list(e, weeks.at, weeks.n);
}

struct value root_days(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct period *p = ((const struct root *)self)->period;
    struct list days = {0};
    for (int i = 0; i < 7; i++) {
        struct day_view *d = arena_alloc(e->scratch, sizeof *d);
        day_fill(e, d, p, date_add_days(p->first, i));
        list_add(&days, e->scratch, d);
    }
    return view_list(e, days.at, days.n);
}

/* ---- periods ---- */

static const struct period *period_of(const void *self)
{
    return ((const struct period_view *)self)->p;
}

static struct value period_day(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    return value_when(whole(f->index ? period_of(self)->last : period_of(self)->first));
}

static struct value period_when(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    return view_range(e, whole(period_of(self)->first), whole(period_of(self)->last));
}

static struct value period_url(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct view *v = view_of(e);
    return value_url(period_path(v->site, e->scratch, period_of(self), v->language->index));
}

static struct value period_total(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_int((long)period_of(self)->meetings.n);
}

static const struct field period_fields[] = {
    ROW("start", KIND(VALUE_WHEN), period_day, 0, "its first day"),
    ROW("end", KIND(VALUE_WHEN), period_day, 1, "its last day"),
    ROW("when", KIND(VALUE_RANGE), period_when, 0, "first to last"),
    ROW("url", KIND(VALUE_URL), period_url, 0, "its page"),
    ROW("total", KIND(VALUE_INT), period_total, 0, "meetings in it"),
    F_BOOL("current", struct period_view, current, "it is the page's own"),
};
const struct record view_period = RECORD("period", period_fields);
const struct type type_period = ONE(view_period);

static struct value period_value(struct eval *e, const struct period *p, int current)
{
    struct period_view *v = arena_alloc(e->scratch, sizeof *v);
    *v = (struct period_view){p, current};
    return value_record(p ? v : NULL);
}

/* ---- of the page ---- */

struct value root_period(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    return period_value(e, ((const struct root *)self)->period, 1);
}

struct value root_neighbour(struct eval *e, const void *self, const struct field *f)
{
    const struct period *p = ((const struct root *)self)->period;
    const struct list *all = &view_of(e)->site->periods->of[p->kind];
    size_t at = 0;
    while (all->at[at] != p)
        at++;
    at += (size_t)f->index; /* -1 before the first is beyond the last */
    return period_value(e, at < all->n ? all->at[at] : NULL, 0);
}

struct value root_periods(struct eval *e, const void *self, const struct field *f)
{
    const struct list *all = &view_of(e)->site->periods->of[f->index];
    struct value *values = arena_array(e->scratch, all->n + 1, sizeof *values);
    for (size_t i = 0; i < all->n; i++)
        values[i] = period_value(e, all->at[i], all->at[i] == ((const struct root *)self)->period);
    return (struct value){.kind = VALUE_LIST, .list = {values, all->n}};
}

struct value root_period_meetings(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct list *l = &((const struct root *)self)->period->meetings;
    return view_list(e, l->at, l->n);
}

struct value root_period_total(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_int((long)((const struct root *)self)->period->meetings.n);
}

struct value root_period_now(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    const struct view *v = view_of(e);
    const struct period *p = period_now(v->site, (enum period_kind)f->index);
    return p ? value_url(period_path(v->site, e->scratch, p, v->language->index)) : value_none();
}

/* ---- titles ---- */

static void name_month(struct locale *l, struct buf *out, const struct period *p)
{
    locale_date_style(l, out, whole(p->first), "month");
}

static void name_week(struct locale *l, struct buf *out, const struct period *p)
{
    locale_range(l, out, whole(p->first), whole(p->last));
}

static void name_year(struct locale *l, struct buf *out, const struct period *p)
{
    (void)l;
    buf_printf(out, "%d", p->first.year);
}

static const struct {
    const char *word; /* {1} stands for when it is */
    void (*name)(struct locale *l, struct buf *out, const struct period *p);
} titles[PERIOD_KINDS] = {
    [PERIOD_MONTH] = {"month.title", name_month},
    [PERIOD_WEEK] = {"poster.title", name_week},
    [PERIOD_YEAR] = {"archive.year", name_year},
};

const char *view_period_title(struct eval *e, const struct period *p)
{
    struct buf name;
    buf_init(&name);
    titles[p->kind].name(e->locale, &name, p);
    const struct view *v = view_of(e);
    const char *title = word_filled(v->language, e->scratch, titles[p->kind].word, name.s, NULL);
    buf_free(&name);
    return title;
}
