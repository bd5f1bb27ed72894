#include "render/words/hours.h"
#include "base/arena.h"
#include "base/locale.h"
#include "model/site.h"
#include "render/view/view.h"
#include "resolve/calendar/opening.h"
#include "resolve/current.h"

#include <string.h>

/* When a member is open: its week, what differs from it, and the day of the build. */

enum { WEEKDAYS = 7 };

/* ---- the week ---- */

struct weekday_view {
    const char *day;
    struct list spans; /* const char *: empty where it is closed */
    int number;        /* 1 Monday … 7 Sunday */
    int today;
};

static const struct field weekday_fields[] = {
    ROW("day", KIND(VALUE_TEXT), get_text, offsetof(struct weekday_view, day), "weekday's name"),
    ROW("number", KIND(VALUE_INT), get_int, offsetof(struct weekday_view, number),
        "1 Monday … 7 Sunday"),
    ROW("spans", LIST_OF(type_text), get_texts, offsetof(struct weekday_view, spans),
        "09:00–12:00 …; empty: closed"),
    F_BOOL("today", struct weekday_view, today, "the build's day is one"),
};
static const struct record view_weekday = RECORD("weekday", weekday_fields);
const struct type type_weekday = ONE(view_weekday);

static struct list spans_of(struct eval *e, const struct opening *o)
{
    struct list spans = {0};
    for (size_t i = 0; i < o->spans;) {
        struct hours h;
        i += hours_joined(o->span + i, o->spans - i, &h);
        list_add(&spans, e->scratch, (void *)hours_range(e->scratch, view_of(e)->language, &h));
    }
    return spans;
}

struct value view_week(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct member *m = self;
    const struct site *site = view_of(e)->site;
    if (!opening_has_week(m))
        return (struct value){.kind = VALUE_LIST};
    struct date today = site->now.date;
    int first = site->week_begins, now = date_weekday(today);
    struct value *values = arena_array(e->scratch, WEEKDAYS, sizeof *values);
    for (int i = 0; i < WEEKDAYS; i++) {
        int weekday = (first - 1 + i) % WEEKDAYS + 1;
        struct opening o = opening_day(site, m, date_add_days(today, weekday - now));
        struct weekday_view *row = arena_alloc(e->scratch, sizeof *row);
        *row = (struct weekday_view){.day = hours_weekday(e->scratch, e->locale, weekday),
                                     .spans = spans_of(e, &o),
                                     .number = weekday,
                                     .today = weekday == now && item_current(site, &m->item)};
        values[i] = value_record(row);
    }
    return (struct value){.kind = VALUE_LIST, .list = {values, WEEKDAYS}};
}

/* ---- the same, days with equal hours together ---- */

/* Weekdays with the same hours. */
struct alike_view {
    const char *days;      /* "Monday to Thursday, Saturday" */
    const char *numbers;   /* of these, for scripts: "1 2 3 4 6" */
    const char *times;     /* of each, as text; "" where it is closed */
    struct list spans;     /* the same one by one, const char * */
    int weekday[WEEKDAYS]; /* in the order of the week */
    int n;
};

static const struct field alike_fields[] = {
    ROW("days", KIND(VALUE_TEXT), get_text, offsetof(struct alike_view, days),
        "Monday to Thursday, Saturday"),
    ROW("numbers", KIND(VALUE_TEXT), get_text, offsetof(struct alike_view, numbers),
        "the same for scripts, 1 Monday … 7 Sunday: 1 2 3 4 6"),
    ROW("spans", LIST_OF(type_text), get_texts, offsetof(struct alike_view, spans),
        "09:00–12:00 …; empty: closed"),
};
static const struct record view_alike = RECORD("days alike", alike_fields);
const struct type type_alike = ONE(view_alike);

/* Returns the weekdays for scripts: "1 2 3 4 6". */
static const char *hours_numbers(struct arena *a, const int *weekday, int n)
{
    char *numbers = arena_alloc(a, (size_t)n * 2 + 1), *end = numbers;
    for (int i = 0; i < n; i++) {
        *end++ = (char)('0' + weekday[i]);
        *end++ = i + 1 < n ? ' ' : '\0';
    }
    return numbers;
}

/* Returns the row of the days with these hours, a new one if there is none yet. */
static struct alike_view *alike_row(struct eval *e, struct list *rows, const char *times)
{
    for (size_t i = 0; i < rows->n; i++) {
        struct alike_view *row = rows->at[i];
        if (!strcmp(row->times, times))
            return row;
    }
    struct alike_view *row = arena_alloc(e->scratch, sizeof *row);
    *row = (struct alike_view){.times = times};
    list_add(rows, e->scratch, row);
    return row;
}

struct value view_hours(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct member *m = self;
    const struct site *site = view_of(e)->site;
    struct list rows = {0};
    for (int i = 0; i < WEEKDAYS && opening_has_week(m); i++) {
        int weekday = (site->week_begins - 1 + i) % WEEKDAYS + 1;
        struct date today = site->now.date;
        struct opening o =
            opening_day(site, m, date_add_days(today, weekday - date_weekday(today)));
        struct alike_view *row = alike_row(e, &rows, hours_times(e->scratch, o.span, o.spans));
        if (!row->n)
            row->spans = spans_of(e, &o);
        row->weekday[row->n++] = weekday;
    }
    for (size_t i = 0; i < rows.n; i++) {
        struct alike_view *row = rows.at[i];
        row->days = hours_days(e->scratch, view_of(e)->language, e->locale, row->weekday, row->n);
        row->numbers = hours_numbers(e->scratch, row->weekday, row->n);
    }
    return view_list(e, rows.at, rows.n);
}

struct value view_by_appointment(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_bool(opening_by_appointment(self));
}

/* ---- what differs from the week ---- */

struct closure_view {
    struct date from, to;
    const char *note;
    int foreign; /* the note is not in the page's language */
    int running, holiday;
};

static struct value closure_when(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct closure_view *c = self;
    return view_range(e, (struct when){c->from, WHEN_ALL_DAY}, (struct when){c->to, WHEN_ALL_DAY});
}

static const struct field closure_fields[] = {
    ROW("when", KIND(VALUE_RANGE), closure_when, 0, "first to last day"),
    ROW("from", KIND(VALUE_WHEN), get_date, offsetof(struct closure_view, from), "first day"),
    ROW("to", KIND(VALUE_WHEN), get_date, offsetof(struct closure_view, to), "last day"),
    F_TEXT("note", struct closure_view, note, "why"),
    F_BOOL("note_foreign", struct closure_view, foreign, "its note is not in the page's language"),
    F_BOOL("running", struct closure_view, running, "the build's day is in it"),
    F_BOOL("holiday", struct closure_view, holiday, "a public holiday"),
};
static const struct record view_closure = RECORD("closure", closure_fields);
const struct type type_closure = ONE(view_closure);

static void add_closures(struct eval *e, const struct member *m, struct list *to)
{
    const struct view *v = view_of(e);
    const struct member *t = (const struct member *)view_version(v, &m->item);
    struct date today = v->site->now.date;
    for (size_t i = 0; i < m->closed.n; i++) {
        const struct closure *c = m->closed.at[i];
        const struct closure *own = t != m && i < t->closed.n ? t->closed.at[i] : NULL;
        if (!c->from.year || date_compare(c->to, today) < 0)
            continue;
        struct closure_view *row = arena_alloc(e->scratch, sizeof *row);
        int is_own = own && own->note;
        *row = (struct closure_view){.from = c->from,
                                     .to = c->to,
                                     .note = is_own ? own->note : c->note,
                                     .foreign = !is_own && v->language->index > 0,
                                     .running = date_compare(c->from, today) <= 0};
        list_add(to, e->scratch, row);
    }
}

const char *view_holiday(const struct view *v, struct date d, int *foreign)
{
    const struct holiday *h = opening_holiday(v->site, d);
    if (!h || !*h->name)
        return NULL;
    const char *own = h->label->text[v->language->index], *first = h->label->text[0];
    *foreign = !own && v->language->index > 0;
    return own ? own : first ? first : h->name;
}

/* Holidays on which it would be open. */
static void add_holidays(struct eval *e, const struct member *m, struct list *to)
{
    const struct view *v = view_of(e);
    for (int days = 0; days < OPENING_HOLIDAYS_AHEAD; days++) {
        struct opening o = opening_day(v->site, m, date_add_days(v->site->now.date, days));
        if (!opening_is_holiday(&o))
            continue;
        struct closure_view *row = arena_alloc(e->scratch, sizeof *row);
        *row = (struct closure_view){.from = o.date, .to = o.date, .running = !days, .holiday = 1};
        row->note = view_holiday(v, o.date, &row->foreign);
        list_add(to, e->scratch, row);
    }
}

static int compare_closures(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct closure_view *x = a, *y = b;
    int by_start = date_compare(x->from, y->from);
    return by_start ? by_start : date_compare(x->to, y->to);
}

struct value view_closed(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct member *m = self;
    struct list rows = {0};
    if (item_current(view_of(e)->site, &m->item)) {
        add_closures(e, m, &rows);
        add_holidays(e, m, &rows);
    }
    list_sort(&rows, compare_closures, NULL);
    return view_list(e, rows.at, rows.n);
}

/* ---- the day of the build ---- */

struct opening_view {
    struct list spans, next_spans; /* const char *: empty: not open */
    struct date day, next;
    const char *zone;
    int soon;
};

static const struct field opening_fields[] = {
    ROW("day", KIND(VALUE_WHEN), get_date, offsetof(struct opening_view, day), "the build's day"),
    ROW("zone", KIND(VALUE_TEXT), get_text, offsetof(struct opening_view, zone),
        "the site's time zone, IANA"),
    ROW("spans", LIST_OF(type_text), get_texts, offsetof(struct opening_view, spans),
        "of the build's day; empty: closed all day"),
    F_DATE("next", struct opening_view, next, "the first day after it on which it is open"),
    ROW("next_spans", LIST_OF(type_text), get_texts, offsetof(struct opening_view, next_spans),
        "then"),
    F_BOOL("next_soon", struct opening_view, soon, "within a week: the weekday's name will do"),
};
const struct record view_opening = RECORD("opening", opening_fields);

struct value view_opening_now(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct member *m = self;
    const struct site *site = view_of(e)->site;
    if (!opening_has_week(m) || !item_current(site, &m->item))
        return value_none();
    struct date today = site->now.date;
    struct opening now = opening_day(site, m, today), next = opening_after(site, m, today);
    struct opening_view *o = arena_alloc(e->scratch, sizeof *o);
    *o = (struct opening_view){.day = today, .zone = site->config.timezone, .next = next.date};
    if (opening_is_open(&now))
        o->spans = spans_of(e, &now);
    o->next_spans = spans_of(e, &next);
    o->soon = next.date.year && date_days(next.date) - date_days(today) < WEEKDAYS;
    return value_record(o);
}
