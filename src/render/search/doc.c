#include "render/search/doc.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fold.h"
#include "base/locale_date.h"
#include "model/schema.h"
#include "model/types.h"
#include "render/search/facts.h"
#include "render/view/titles.h"
#include "resolve/calendar/meeting.h"
#include "resolve/calendar/told.h"

#include <string.h>

static const void *at(const struct item *item, size_t offset)
{
    return (const char *)item + offset;
}

/* ---- what can be found of an item beside its texts ---- */

static void doc_add_label(struct doc_builder *g, const struct term *t)
{
    if (t)
        doc_add_text(g, label_text(&t->label, g->view->language->index));
}

static void add_term(struct doc_builder *g, const struct item *item, size_t offset)
{
    doc_add_label(g, *(const struct term *const *)at(item, offset));
}

static void add_terms(struct doc_builder *g, const struct item *item, size_t offset)
{
    const struct list *l = at(item, offset);
    for (size_t i = 0; i < l->n; i++)
        doc_add_label(g, l->at[i]);
}

static void doc_add_languages(struct doc_builder *g, const struct item *item, size_t offset)
{
    const struct list *l = at(item, offset);
    for (size_t i = 0; i < l->n; i++)
        doc_add_text(g, view_language_of(g->e, l->at[i])->name);
}

static void add_text(struct doc_builder *g, const struct item *item, size_t offset)
{
    const char *own = *(const char *const *)at(view_version(g->view, item), offset);
    doc_add_text(g, own ? own : *(const char *const *)at(item, offset));
}

static void add_reference(struct doc_builder *g, const struct ref *ref)
{
    if (ref && ref->item)
        doc_add_text(g, view_title(g->view, ref->item));
}

static void add_ref(struct doc_builder *g, const struct item *item, size_t offset)
{
    add_reference(g, *(const struct ref *const *)at(item, offset));
}

static void add_refs(struct doc_builder *g, const struct item *item, size_t offset)
{
    const struct list *l = at(item, offset);
    for (size_t i = 0; i < l->n; i++)
        add_reference(g, l->at[i]);
}

static void doc_add_address(struct doc_builder *g, const struct item *item, size_t offset)
{
    const struct address *address = *(const struct address *const *)at(item, offset);
    if (!address)
        return;
    doc_add_text(g, address->street);
    doc_add_text(g, address->postcode);
    doc_add_text(g, address->district);
    doc_add_text(g, address->city);
}

/* ---- what belongs to its text ---- */

static void search_add_text(struct doc_builder *g, const char *text)
{
    if (!text || !*text)
        return;
    if (g->text.n)
        buf_puts(&g->text, " · ");
    for (; *text; text++)
        buf_putc(&g->text, *text == '\n' ? ' ' : *text);
}

static void tell_text(struct doc_builder *g, const struct item *item, size_t offset)
{
    const char *own = *(const char *const *)at(view_version(g->view, item), offset);
    search_add_text(g, own ? own : *(const char *const *)at(item, offset));
}

static const struct list *list_version(const struct doc_builder *g, const struct item *item,
                                       size_t offset)
{
    const struct list *own = at(view_version(g->view, item), offset);
    return own->n ? own : at(item, offset);
}

static void tell_texts(struct doc_builder *g, const struct item *item, size_t offset)
{
    const struct list *l = list_version(g, item, offset);
    for (size_t i = 0; i < l->n; i++)
        search_add_text(g, l->at[i]);
}

static void tell_programme(struct doc_builder *g, const struct list *l)
{
    for (size_t i = 0; i < l->n; i++) {
        const struct agenda_item *point = l->at[i];
        search_add_text(g, point->title);
        search_add_text(g, point->speaker);
    }
}

static void tell_agenda(struct doc_builder *g, const struct item *item, size_t offset)
{
    tell_programme(g, list_version(g, item, offset));
}

/* What is different about single meetings is told on the page of their series. */
static void tell_changes(struct doc_builder *g, const struct item *item, size_t offset)
{
    const struct schedule *s = at(item, offset);
    for (size_t i = 0; i < s->changes.n; i++) {
        const struct change *c = s->changes.at[i];
        const struct change *own = told_change(item, c, g->view->language->index);
        search_add_text(g, own && own->title ? own->title : c->title);
        search_add_text(g, own && own->note ? own->note : c->note);
        tell_programme(g, own && own->agenda.n ? &own->agenda : &c->agenda);
        if (c->venue && c->venue->item)
            search_add_text(g, view_title(g->view, c->venue->item));
    }
}

static void tell_questions(struct doc_builder *g, const struct item *item, size_t offset)
{
    const struct list *l = list_version(g, item, offset);
    for (size_t i = 0; i < l->n; i++)
        search_add_text(g, ((const struct question *)l->at[i])->text);
}

/* Minutes and decisions are left out: they may be for members alone. */
static const struct {
    enum item_type type;
    void (*take)(struct doc_builder *g, const struct item *item, size_t offset);
    size_t offset;
} sources[] = {
    {ITEM_MEMBER, add_term, offsetof(struct member, kind)},
    {ITEM_MEMBER, add_terms, offsetof(struct member, topics)},
    {ITEM_MEMBER, add_terms, offsetof(struct member, audiences)},
    {ITEM_MEMBER, doc_add_languages, offsetof(struct member, languages)},
    {ITEM_MEMBER, doc_add_address, offsetof(struct member, address)},
    {ITEM_MEMBER, add_terms, offsetof(struct member, accessibility)},
    {ITEM_MEMBER, add_refs, offsetof(struct member, groups)},
    {ITEM_MEMBER, tell_texts, offsetof(struct member, expertise)},
    {ITEM_MEMBER, tell_text, offsetof(struct member, contact_role)},
    {ITEM_GROUP, add_terms, offsetof(struct group, topics)},
    {ITEM_GROUP, add_refs, offsetof(struct group, coordinators)},
    {ITEM_GROUP, tell_texts, offsetof(struct group, aims)},
    {ITEM_VENUE, doc_add_address, offsetof(struct venue, address)},
    {ITEM_VENUE, add_terms, offsetof(struct venue, accessibility)},
    {ITEM_VENUE, add_ref, offsetof(struct venue, member)},
    {ITEM_VENUE, tell_text, offsetof(struct venue, directions)},
    {ITEM_EVENT, add_term, offsetof(struct event, kind)},
    {ITEM_EVENT, add_terms, offsetof(struct event, topics)},
    {ITEM_EVENT, add_terms, offsetof(struct event, audiences)},
    {ITEM_EVENT, doc_add_languages, offsetof(struct event, languages)},
    {ITEM_EVENT, add_text, offsetof(struct event, level)},
    {ITEM_EVENT, add_ref, offsetof(struct event, group)},
    {ITEM_EVENT, doc_add_languages, offsetof(struct event, interpretation)},
    {ITEM_EVENT, add_text, offsetof(struct event, price)},
    {ITEM_EVENT, add_terms, offsetof(struct event, accessibility)},
    {ITEM_EVENT, add_refs, offsetof(struct event, organisers)},
    {ITEM_EVENT, add_ref, offsetof(struct event, venue)},
    {ITEM_EVENT, tell_agenda, offsetof(struct event, agenda)},
    {ITEM_EVENT, tell_changes, offsetof(struct event, schedule)},
    {ITEM_OFFER, add_term, offsetof(struct offer, kind)},
    {ITEM_OFFER, add_terms, offsetof(struct offer, topics)},
    {ITEM_OFFER, add_terms, offsetof(struct offer, audiences)},
    {ITEM_OFFER, doc_add_languages, offsetof(struct offer, languages)},
    {ITEM_OFFER, add_text, offsetof(struct offer, level)},
    {ITEM_OFFER, add_text, offsetof(struct offer, price)},
    {ITEM_OFFER, add_ref, offsetof(struct offer, provider)},
    {ITEM_OFFER, add_ref, offsetof(struct offer, venue)},
    {ITEM_OFFER, add_term, offsetof(struct offer, funding)},
    {ITEM_OFFER, tell_changes, offsetof(struct offer, schedule)},
    {ITEM_NEWS, add_terms, offsetof(struct news, topics)},
    {ITEM_NEWS, add_refs, offsetof(struct news, groups)},
    {ITEM_SURVEY, tell_questions, offsetof(struct survey, questions)},
    {ITEM_SURVEY, tell_texts, offsetof(struct survey, changes_made)},
};

/* What is found of a type without rows in `sources`: all that its fields say by themselves. */
static const struct {
    enum field_kind kind;
    unsigned list; /* FIELD_LIST or 0 */
    void (*take)(struct doc_builder *g, const struct item *item, size_t offset);
} by_kind[] = {
    {FIELD_TEXT, 0, tell_text},
    {FIELD_TEXT, FIELD_LIST, tell_texts},
    {FIELD_VOCABULARY, 0, add_term},
    {FIELD_VOCABULARY, FIELD_LIST, add_terms},
    {FIELD_REF, 0, add_ref},
    {FIELD_REF, FIELD_LIST, add_refs},
    {FIELD_LANGUAGE, FIELD_LIST, doc_add_languages},
};

/* What refers to its own type tells where it stands among its like, not what it is about. */
static void take_by_kind(struct doc_builder *g, const struct item *item, const struct field_spec *f)
{
    if (f->kind == FIELD_REF && f->refers == item->type)
        return;
    for (size_t i = 0; i < sizeof by_kind / sizeof *by_kind; i++) {
        if (by_kind[i].kind == f->kind && by_kind[i].list == (f->flags & FIELD_LIST))
            by_kind[i].take(g, item, f->offset);
    }
}

static void take_sources(struct doc_builder *g, const struct item *item)
{
    size_t rows = 0;
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++) {
        if (sources[i].type != item->type)
            continue;
        sources[i].take(g, item, sources[i].offset);
        rows++;
    }
    for (const struct field_spec *f = schema_type(item->type)->field; !rows && f->name; f++)
        take_by_kind(g, item, f);
}

/* ---- dates ---- */

static void say_date(struct doc_builder *g, struct when w)
{
    locale_date_style(g->e->locale, &g->text, w, "short");
}

static void say_meeting(struct doc_builder *g, const struct occurrence *o)
{
    static const char *const states[] = {[STATUS_TENTATIVE] = "state.tentative",
                                         [STATUS_CANCELLED] = "state.cancelled",
                                         [STATUS_POSTPONED] = "state.postponed"};
    say_date(g, o->here.start);
    if (o->status == STATUS_CONFIRMED)
        return;
    buf_puts(&g->text, " · ");
    buf_puts(&g->text, words_text(g->view->language->words, states[o->status]));
}

/* Writes the date to show; returns what orders the item among those of its type. */
static int64_t date_item(struct doc_builder *g, const struct item *item)
{
    const struct schedule *s = meeting_schedule(item);
    const struct occurrence *o = s ? view_speaking(g->view, s) : NULL;
    if (o) {
        say_meeting(g, o);
        return o->over_utc > g->view->site->now_utc ? o->start_utc : -o->start_utc;
    }
    const struct type_facts *facts = item_facts(item->type);
    if (facts->order == ORDER_DATE) {
        const struct date *day = at(item, facts->order_at);
        say_date(g, (struct when){*day, WHEN_ALL_DAY});
        return -(int64_t)date_days(*day);
    }
    return facts->order == ORDER_YEAR ? -*(const int *)at(item, facts->order_at) : 0;
}

/* ---- one page ---- */

static char *doc_take_text(struct doc_builder *g)
{
    char *text = arena_copy(g->arena, g->text.s, g->text.n);
    buf_cut(&g->text, 0);
    return text;
}

static const char *gather_text(struct doc_builder *g, const struct item *item)
{
    const struct item *t = view_version(g->view, item);
    const struct markdown *body = t->body && t->body->html.n ? t->body : item->body;
    g->facets = (struct list){0};
    if (body)
        search_add_text(g, body->text);
    take_sources(g, item);
    return doc_take_text(g);
}

static int foreign_texts(const struct view *v, const struct item *item)
{
    const struct item *t = view_version(v, item);
    if (!v->language->index)
        return 0;
    int foreign = view_body_foreign(v, item) ? FOREIGN_BODY : 0;
    if (t == item || !t->title)
        foreign |= FOREIGN_TITLE;
    return foreign | (t == item || !t->summary ? FOREIGN_SUMMARY : 0);
}

static struct search_doc *gather_doc(struct doc_builder *g, const struct item *item)
{
    const struct item *t = view_version(g->view, item);
    struct search_doc *doc = arena_alloc(g->arena, sizeof *doc);
    *doc = (struct search_doc){.item = item,
                               .path = item->path[g->view->language->index],
                               .title = view_title(g->view, item),
                               .summary = t->summary ? t->summary : item->summary,
                               .foreign =
                                   foreign_texts(g->view, item) | (item->example ? DOC_EXAMPLE : 0),
                               .past = !title_current(g->view->site, item)};
    doc->body = gather_text(g, item);
    search_facts(g, doc);
    doc->facet = (const char *const *)g->facets.at;
    doc->facets = g->facets.n;
    doc->order = date_item(g, item);
    if (g->text.n)
        doc->when = doc_take_text(g);
    return doc;
}

/* Who helps and what there is comes before what is written about it. */
static int compare_types(enum item_type x, enum item_type y)
{
    int place = item_facts(x)->search - item_facts(y)->search;
    return place ? place : (int)x - (int)y;
}

static int compare_docs(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct search_doc *x = a, *y = b;
    if (x->past != y->past)
        return x->past - y->past;
    if (x->item->type != y->item->type)
        return compare_types(x->item->type, y->item->type);
    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    return strcmp(x->item->id, y->item->id);
}

struct search_docs search_docs(struct eval *e, struct arena *a)
{
    struct doc_builder g = {.e = e, .view = view_of(e), .arena = a, .fold = fold_open()};
    struct search_docs found = {.current = 0};
    buf_init(&g.text);
    facts_weekdays(&g);
    memcpy(found.weekday, g.weekday, sizeof found.weekday);
    for (int type = 0; type < ITEM_TYPES; type++) {
        const struct list *items = &g.view->site->items[type];
        for (size_t i = 0; i < items->n; i++) {
            struct search_doc *doc = gather_doc(&g, items->at[i]);
            found.current += !doc->past;
            list_add(&found.docs, a, doc);
        }
    }
    list_sort(&found.docs, compare_docs, NULL);
    buf_free(&g.text);
    fold_close(g.fold);
    return found;
}
