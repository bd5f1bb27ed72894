#include "base/arena.h"
#include "base/locale.h"
#include "base/map.h"
#include "render/view/view.h"

#include <limits.h>
#include <string.h>

const struct type type_news = ONE(view_news);
const struct type type_doc = ONE(view_doc);
const struct type type_report = ONE(view_report);
const struct type type_survey = ONE(view_survey);

/* ---- news ---- */

struct author_view {
    const char *name, *path;
};

static const struct field author_fields[] = {
    ROW("name", KIND(VALUE_TEXT), get_text, offsetof(struct author_view, name),
        "a member's title, or the text"),
    ROW("url", MAYBE(VALUE_URL), get_path, offsetof(struct author_view, path), "the member's page"),
};
static const struct record view_author = RECORD("author", author_fields);
static const struct type type_author = ONE(view_author);

/* A member that is hidden here is not named by its id either. */
static struct value news_authors(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct view *v = view_of(e);
    const struct news *n = self;
    struct value *values = arena_array(e->scratch, n->authors.n + 1, sizeof *values);
    size_t shown = 0;
    for (size_t i = 0; i < n->authors.n; i++) {
        const struct item *m = map_get(&v->site->by_id[ITEM_MEMBER], n->authors.at[i]);
        if (m && m->hidden)
            continue;
        struct author_view *author = arena_alloc(e->scratch, sizeof *author);
        author->name = m ? view_title(v, m) : n->authors.at[i];
        author->path = m ? m->path[v->language->index] : NULL;
        values[shown++] = value_record(author);
    }
    return (struct value){.kind = VALUE_LIST, .list = {values, shown}};
}

static const struct field image_fields[] = {
    PICTURE_FIELDS,
    ROW("alt", KIND(VALUE_TEXT), get_text, offsetof(struct image, alt), "what it shows"),
};
const struct record view_image = RECORD("image", image_fields);

/* Returns the image at an offset of an item, or of its translation; NULL if there is none. */
static const struct image *image_of(const struct item *item, const struct field *f)
{
    return *(const struct image *const *)(const void *)((const char *)item + f->index);
}

static const char *own_alt(struct eval *e, const struct item *item, const struct field *f)
{
    const struct item *t = view_version(view_of(e), item);
    const struct image *own = image_of(t, f);
    return t != item && own ? own->alt : NULL;
}

struct value get_image(struct eval *e, const void *self, const struct field *f)
{
    const struct image *written = image_of(self, f);
    const char *own = own_alt(e, self, f);
    if (!written || !written->file || !written->alt)
        return value_none();
    struct image *image = arena_alloc(e->scratch, sizeof *image);
    *image = (struct image){written->file, own ? own : written->alt};
    return value_record(image);
}

struct value get_image_foreign(struct eval *e, const void *self, const struct field *f)
{
    return value_bool(view_of(e)->language->index > 0 && image_of(self, f) && !own_alt(e, self, f));
}

static const struct field news_fields[] = {
    ITEM_FIELDS,
    ROW("date", KIND(VALUE_WHEN), get_date, offsetof(struct news, date), "of publication"),
    ROW("authors", LIST_OF(type_author), news_authors, 0, "who wrote it"),
    F_TERMS("topics", struct news, topics, "what it is about"),
    ROW("groups", LIST_OF(type_group), get_refs, offsetof(struct news, groups),
        "groups it concerns"),
    ROW("events", LIST_OF(type_event), get_refs, offsetof(struct news, events),
        "events it concerns"),
    ROW("image", MAYBE_ONE(view_image), get_image, offsetof(struct news, image), "one picture"),
    ROW("image_foreign", KIND(VALUE_BOOL), get_image_foreign, offsetof(struct news, image),
        "its words are not in the page's language"),
};
const struct record view_news = RECORD("news", news_fields);

/* ---- free pages ---- */

static int compare_pages(const void *a, const void *b, void *eval)
{
    struct eval *e = eval;
    const struct page *x = a, *y = b;
    int m = x->order < 0 ? INT_MAX : x->order, n = y->order < 0 ? INT_MAX : y->order;
    if (m != n)
        return m < n ? -1 : 1;
    const struct view *v = view_of(e);
    int by_title = locale_compare(e->locale, view_title(v, &x->item), view_title(v, &y->item));
    return by_title ? by_title : strcmp(x->item.id, y->item.id);
}

static struct value doc_children(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct list *children = &((const struct page *)self)->children;
    struct list sorted = {0};
    for (size_t i = 0; i < children->n; i++)
        list_add(&sorted, e->scratch, children->at[i]);
    list_sort(&sorted, compare_pages, e);
    return view_list(e, sorted.at, sorted.n);
}

static const struct field doc_fields[] = {
    ITEM_FIELDS,
    ROW("children", LIST_OF(type_doc), doc_children, 0, "pages below it"),
    ROW("parent", MAYBE_ONE(view_doc), get_ref, offsetof(struct page, parent), "page above it"),
};
const struct record view_doc = RECORD("page", doc_fields);

/* ---- reports ---- */

/* A bar that goes beyond what was planned says so, up to twice as much. */
enum { BAR_PLAN = 100, BAR_MOST = 200 };

/* A measure of all three lists of a report; -1: a list does not name it. */
struct measure_view {
    const char *name;
    int planned, reached, next;
    int scale; /* how long a bar of this report may be, in percent of what was planned */
};

static struct value measure_number(struct eval *e, const void *self, const struct field *f)
{
    struct value n = get_int(e, self, f);
    return value_text(n.kind == VALUE_NONE ? "–" : arena_printf(e->scratch, "%ld", n.number));
}

static struct value measure_compared(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    const struct measure_view *m = self;
    return value_bool(m->planned > 0 && m->reached >= 0);
}

static long percent_of(const struct measure_view *m)
{
    if (m->planned <= 0 || m->reached < 0)
        return 0;
    return (long)(((int64_t)m->reached * 200 + m->planned) / 2 / m->planned);
}

static struct value measure_percent(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_int(percent_of(self));
}

static struct value measure_bar(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    const struct measure_view *m = self;
    long percent = percent_of(m);
    return value_int(percent < m->scale ? percent : m->scale);
}

static const struct field measure_fields[] = {
    ROW("name", KIND(VALUE_TEXT), get_text, offsetof(struct measure_view, name), "what is counted"),
    ROW("planned", KIND(VALUE_TEXT), measure_number, offsetof(struct measure_view, planned),
        "how many were aimed at that year, or a dash"),
    ROW("reached", KIND(VALUE_TEXT), measure_number, offsetof(struct measure_view, reached),
        "how many there were"),
    ROW("next", KIND(VALUE_TEXT), measure_number, offsetof(struct measure_view, next),
        "how many are aimed at the year after"),
    ROW("compared", KIND(VALUE_BOOL), measure_compared, 0, "both numbers of that year are known"),
    ROW("percent", KIND(VALUE_INT), measure_percent, 0, "reached of what was planned, rounded"),
    ROW("bar_length", KIND(VALUE_INT), measure_bar, 0, "the same as the length of a bar"),
    ROW("bar_scale", KIND(VALUE_INT), get_int, offsetof(struct measure_view, scale),
        "the longest bar of this report: 100, or more where more than planned was reached"),
};
static const struct record view_measure = RECORD("measure", measure_fields);
static const struct type type_measure = ONE(view_measure);

/* Puts the numbers of one list where they belong in `rows`; `offset`: of struct measure_view. */
static void measures_add(struct arena *a, struct map *by_name, struct list *rows,
                         const struct list *from, size_t offset)
{
    for (size_t i = 0; i < from->n; i++) {
        const struct measure *m = from->at[i];
        struct measure_view *row = map_get(by_name, m->name);
        if (!row) {
            row = arena_alloc(a, sizeof *row);
            *row = (struct measure_view){m->name, -1, -1, -1, BAR_PLAN};
            map_set(by_name, m->name, row);
            list_add(rows, a, row);
        }
        *(int *)(void *)((char *)row + offset) = (int)m->number;
    }
}

/* All bars of a report are drawn to one scale. */
static void measures_scale(struct list *rows)
{
    long most = BAR_PLAN;
    for (size_t i = 0; i < rows->n; i++) {
        long percent = percent_of(rows->at[i]);
        most = percent > most ? percent : most;
    }
    for (size_t i = 0; i < rows->n; i++)
        ((struct measure_view *)rows->at[i])->scale = (int)(most < BAR_MOST ? most : BAR_MOST);
}

static struct value report_measures(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct year_report *report = self;
    struct arena *a = e->scratch;
    struct list rows = {0};
    struct map by_name;
    map_init(&by_name, a);
    measures_add(a, &by_name, &rows, &report->targets, offsetof(struct measure_view, planned));
    measures_add(a, &by_name, &rows, &report->actuals, offsetof(struct measure_view, reached));
    measures_add(a, &by_name, &rows, &report->next_targets, offsetof(struct measure_view, next));
    measures_scale(&rows);
    return view_list(e, rows.at, rows.n);
}

static const struct field report_fields[] = {
    ITEM_FIELDS,
    ROW("year", KIND(VALUE_INT), get_int, offsetof(struct year_report, year), "reported on"),
    ROW("measures", LIST_OF(type_measure), report_measures, 0,
        "what was aimed at and reached, and what is aimed at next"),
};
const struct record view_report = RECORD("report", report_fields);

/* ---- surveys ---- */

struct answer_view {
    const char *label;
    int count, percent;
};

static const struct field answer_fields[] = {
    ROW("label", KIND(VALUE_TEXT), get_text, offsetof(struct answer_view, label), "the answer"),
    ROW("count", KIND(VALUE_INT), get_int, offsetof(struct answer_view, count), "how many gave it"),
    ROW("percent", KIND(VALUE_INT), get_int, offsetof(struct answer_view, percent),
        "of all answers, rounded"),
};
static const struct record view_answer = RECORD("answer", answer_fields);
static const struct type type_answer = ONE(view_answer);

/* A question with its translation, which stands at the same place of the list. */
struct question_view {
    const struct question *question, *translation;
};

static struct value question_text(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    const struct question_view *q = self;
    const char *own = q->translation ? q->translation->text : NULL;
    return value_text(own ? own : q->question->text ? q->question->text : "");
}

static struct value question_foreign(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct question_view *q = self;
    int own = q->translation && q->translation->text;
    return value_bool(view_of(e)->language->index > 0 && !own);
}

static struct value question_kind(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_text(((const struct question_view *)self)->question->kind);
}

static struct value question_answers(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct question_view *q = self;
    const struct list *l = &q->question->answers;
    struct value *values = arena_array(e->scratch, l->n + 1, sizeof *values);
    long sum = 0;
    for (size_t i = 0; i < l->n; i++)
        sum += ((const struct measure *)l->at[i])->number;
    for (size_t i = 0; i < l->n; i++) {
        const struct measure *m = l->at[i];
        const struct measure *t =
            q->translation && i < q->translation->answers.n ? q->translation->answers.at[i] : m;
        struct answer_view *a = arena_alloc(e->scratch, sizeof *a);
        *a = (struct answer_view){t->name, (int)m->number,
                                  sum ? (int)((m->number * 100 + sum / 2) / sum) : 0};
        values[i] = value_record(a);
    }
    return (struct value){.kind = VALUE_LIST, .list = {values, l->n}};
}

static const struct field question_fields[] = {
    ROW("text", KIND(VALUE_TEXT), question_text, 0, "what was asked"),
    ROW("text_foreign", KIND(VALUE_BOOL), question_foreign, 0, "it is not in the page's language"),
    ROW("kind", MAYBE(VALUE_TEXT), question_kind, 0, "choice or scale"),
    ROW("answers", LIST_OF(type_answer), question_answers, 0, "with their share"),
};
static const struct record view_question = RECORD("question", question_fields);
static const struct type type_question = ONE(view_question);

static struct value survey_questions(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct survey *s = self, *t = (const struct survey *)view_version(view_of(e), self);
    struct value *values = arena_array(e->scratch, s->questions.n + 1, sizeof *values);
    for (size_t i = 0; i < s->questions.n; i++) {
        struct question_view *q = arena_alloc(e->scratch, sizeof *q);
        q->question = s->questions.at[i];
        q->translation = t != s && i < t->questions.n ? t->questions.at[i] : NULL;
        values[i] = value_record(q);
    }
    return (struct value){.kind = VALUE_LIST, .list = {values, s->questions.n}};
}

static const struct field survey_fields[] = {
    ITEM_FIELDS,
    ROW("year", KIND(VALUE_INT), get_int, offsetof(struct survey, year), "when it was held"),
    F_INT("asked", struct survey, asked, "members asked"),
    F_INT("answered", struct survey, answered, "members that answered"),
    ROW("questions", LIST_OF(type_question), survey_questions, 0, "what was asked"),
    F_TEXTS_T("changes_made", struct survey, changes_made, "what followed"),
    F_FOREIGN_LIST("changes_made", struct survey, changes_made),
};
const struct record view_survey = RECORD("survey", survey_fields);
