#include "render/view/rows.h"

#include "base/arena.h"
#include "render/view/view.h"
#include "render/words/rule_brief.h"
#include "render/words/rule_differs.h"
#include "resolve/calendar/meeting.h"
#include "resolve/calendar/told.h"

static int row_belongs(const struct rows_part *part, const struct occurrence *o)
{
    return o->over_utc > part->now && (!part->holds || part->holds(part->of, o));
}

/* Returns the meeting that stands for a series, or NULL. */
static struct occurrence *row_of_series(const struct schedule *s, const struct rows_part *part)
{
    struct occurrence *off = NULL;
    for (size_t i = 0; i < s->occurrences; i++) {
        struct occurrence *o = &s->occurrence[i];
        if (!row_belongs(part, o))
            continue;
        if (calendar_takes_place(o))
            return o;
        off = off ? off : o;
    }
    return off;
}

void rows_add(struct list *to, struct arena *a, const struct item *item,
              const struct rows_part *part)
{
    const struct schedule *s = meeting_schedule(item);
    struct occurrence *row = s->repeat ? row_of_series(s, part) : NULL;
    if (row)
        list_add(to, a, row);
    for (size_t i = 0; !s->repeat && i < s->occurrences; i++) {
        if (row_belongs(part, &s->occurrence[i]))
            list_add(to, a, &s->occurrence[i]);
    }
}

int rows_compare(const void *a, const void *b, void *ctx)
{
    const struct occurrence *x = a, *y = b;
    int own = meeting_is_own(x->item) - meeting_is_own(y->item);
    return own ? own : compare_meetings(a, b, ctx);
}

struct value rows_value(struct eval *e, const struct list *events, const struct rows_part *part)
{
    struct list found = {0};
    for (size_t i = 0; i < events->n; i++)
        rows_add(&found, e->scratch, events->at[i], part);
    list_sort(&found, compare_meetings, NULL);
    return view_list(e, found.at, found.n);
}

/* ---- rows of pages ---- */

enum { ROWS_FIRST = 8 };

/* What of the meetings on this page is open to everybody, or (field->index) the network's own. */
struct value root_meetings(struct eval *e, const void *self, const struct field *f)
{
    const struct root *root = self;
    struct list found = {0};
    for (size_t i = root->from; i < root->to; i++) {
        const struct occurrence *o = root->items->at[i];
        if (meeting_is_own(o->item) == f->index)
            list_add(&found, e->scratch, root->items->at[i]);
    }
    return view_list(e, found.at, found.n);
}

/* Appends the first rows that take place and are (not) the network's own business. */
static void rows_first(struct eval *e, struct list *to, int own)
{
    const struct list *rows = &view_of(e)->shared->rows;
    for (size_t i = 0; i < rows->n && to->n < ROWS_FIRST; i++) {
        const struct occurrence *o = rows->at[i];
        if (calendar_takes_place(o) && meeting_is_own(o->item) == own)
            list_add(to, e->scratch, rows->at[i]);
    }
}

/* What is off does not lead the home page, nor does what is not for its visitors. */
struct value root_next(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    struct list found = {0};
    rows_first(e, &found, 0);
    if (!found.n)
        rows_first(e, &found, 1);
    return view_list(e, found.at, found.n);
}

struct value root_nearest(struct eval *e, const void *self, const struct field *f)
{
    const struct value none = {.kind = VALUE_LIST};
    return ((const struct root *)self)->items->n ? none : root_next(e, self, f);
}

/* ---- what a row tells of a series ---- */

/* A series as a row tells it. */
struct series_row {
    struct rule_brief brief;
    const char *over_utc; /* when its last meeting is over */
    struct told title;    /* its own, where single meetings may have others */
    int titled;           /* the meeting that the row begins with has another */
};

static struct value series_title_lang(struct eval *e, const void *self, const struct field *f)
{
    const struct view *v = view_of(e);
    int foreign = ((const struct series_row *)self)->title.foreign;
    return f->index ? value_bool(foreign)
                    : value_record(view_language_of(e, foreign ? v->site->language[0].tag
                                                               : v->language->tag));
}

static const struct field series_fields[] = {
    ROW("title", KIND(VALUE_TEXT), get_text, offsetof(struct series_row, title.text),
        "its own, where single meetings may have others"),
    ROW("lang", ONE(view_language), series_title_lang, 0, "the language its title is in"),
    ROW("foreign", KIND(VALUE_BOOL), series_title_lang, 1, "that is not the page's"),
    F_BOOL("titled", struct series_row, titled, "the next meeting is called otherwise"),
    F_TEXT("rhythm", struct series_row, brief.rhythm, "how often and when"),
    F_TEXT("off", struct series_row, brief.off, "the next days without a meeting"),
    F_TEXT("other", struct series_row, brief.other,
           "the next days that are not as usual, each with what is not"),
    ROW("over_utc", KIND(VALUE_TEXT), get_text, offsetof(struct series_row, over_utc),
        "when its last meeting is over, for programs"),
};
const struct record view_series = RECORD("series", series_fields);

struct value meeting_repeats(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct occurrence *o = self;
    const struct view *v = view_of(e);
    const struct schedule *s = meeting_schedule(o->item);
    if (o->over_utc <= v->site->now_utc || !s->repeat)
        return value_none();
    struct series_row *row = arena_alloc(e->scratch, sizeof *row);
    row->brief = rule_brief(e->scratch, e->locale, v->language, v->site, o);
    row->title = told_title(&o->part->like, v->language->index);
    row->titled = o->title_by != o->part->like.title_by;
    row->over_utc = view_instant(e, s->occurrence[s->occurrences - 1].over_utc);
    return value_record(row);
}

struct value meeting_differs(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct view *v = view_of(e);
    const struct occurrence *o = self;
    return value_text(
        meeting_schedule(o->item)->repeat
            ? rule_differs(e->scratch, e->locale, v->language, v->site, o, DIFFERS_BESIDE)
            : NULL);
}

/* ---- the meetings of one series ---- */

enum { SERIES_NEXT = 5 };

/* Returns the meetings to come from the number `from` on, at most `most`. */
static struct value series_slice(struct eval *e, const struct schedule *s, size_t from, size_t most)
{
    struct list found = {0};
    size_t number = 0;
    for (size_t i = 0; i < s->occurrences && found.n < most; i++) {
        if (s->occurrence[i].over_utc > view_of(e)->site->now_utc && number++ >= from)
            list_add(&found, e->scratch, &s->occurrence[i]);
    }
    return view_list(e, found.at, found.n);
}

static const struct schedule *series_of(const void *self, const struct field *f)
{
    return (const void *)((const char *)self + f->index);
}

struct value view_series_next(struct eval *e, const void *self, const struct field *f)
{
    return series_slice(e, series_of(self, f), 0, SERIES_NEXT);
}

struct value view_series_later(struct eval *e, const void *self, const struct field *f)
{
    size_t most = (size_t)view_of(e)->site->config.per_page;
    return series_slice(e, series_of(self, f), SERIES_NEXT, most);
}

struct value view_series_more(struct eval *e, const void *self, const struct field *f)
{
    const struct schedule *s = series_of(self, f);
    size_t told = SERIES_NEXT + (size_t)view_of(e)->site->config.per_page;
    return value_int((long)series_slice(e, s, told, s->occurrences).list.n);
}
