#include "render/view/facets.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "model/site.h"
#include "model/types.h"
#include "render/view/facets_both.h"
#include "render/view/facets_share.h"
#include "render/view/rows.h"
#include "render/words/hours.h"
#include "render/words/language.h"
#include "render/words/names.h"
#include "resolve/calendar/meeting.h"
#include "resolve/route.h"

#include <string.h>

/* An entry that stands beside a choice. */
struct few_view {
    const char *label, *path;
    const char *tag; /* as in a choice */
};

const char *facet_label(const struct language *l, struct locale *locale, struct arena *a,
                        const struct facet *f)
{
    if (f->term) {
        const char *label = label_text(&f->term->label, l->index);
        return label ? label : f->id;
    }
    if (f->item) {
        const struct item *t = f->item->translation[l->index];
        return t && t->title ? t->title : f->item->title ? f->item->title : f->id;
    }
    if (f->word)
        return words_text(l->words, f->word);
    if (f->weekday && f->kind->type != ITEM_MEMBER)
        return hours_weekday(a, locale, f->weekday);
    if (f->weekday)
        return word_filled(l, a, "facets.open_on", hours_weekday(a, locale, f->weekday), NULL);
    if (!f->tag)
        return f->text ? f->text : f->id;
    return language_name(a, l, locale, f->tag);
}

static struct value choice_lang(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const char *tag = ((const struct choice_view *)self)->tag;
    return value_record(tag ? view_language_of(e, tag) : NULL);
}

static struct value choice_count(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_int(((const struct choice_view *)self)->count);
}

static struct value choice_both(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    long count = ((const struct choice_view *)self)->both.count;
    return f->index ? value_bool(count >= 0) : value_int(count < 0 ? 0 : count);
}

static struct value few_lang(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const char *tag = ((const struct few_view *)self)->tag;
    return value_record(tag ? view_language_of(e, tag) : NULL);
}

static const struct field few_fields[] = {
    ROW("label", KIND(VALUE_TEXT), get_text, offsetof(struct few_view, label), "its name"),
    ROW("lang", MAYBE_ONE(view_language), few_lang, 0,
        "language of the name, where it is not the page's"),
    ROW("url", KIND(VALUE_URL), get_path, offsetof(struct few_view, path), "its page"),
};
static const struct record view_few = RECORD("few", few_fields);
static const struct type type_few = ONE(view_few);

static const char *tag_foreign(const struct view *v, const struct item *item)
{
    return item && view_foreign(v, item) ? v->site->language[0].tag : NULL;
}

static struct few_view *few_make(struct eval *e, const struct item *item)
{
    const struct view *v = view_of(e);
    const struct facet named = {.id = item->id, .item = item};
    struct few_view *few = arena_alloc(e->scratch, sizeof *few);
    *few = (struct few_view){
        .label = facet_label(v->language, e->locale, e->scratch, &named),
        .path = item->path[v->language->index],
        .tag = tag_foreign(v, item),
    };
    return few;
}

/* Of a series the meetings stand in the list, but it is one entry. */
static struct value choice_few(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct facet *few = ((const struct choice_view *)self)->few;
    struct list items = {0}, shown = {0};
    if (!few)
        return view_list(e, NULL, 0);
    const struct list *entries =
        facet_entries(view_of(e)->shared, few, view_of(e)->language->index);
    int meetings = item_facts(few->kind->type)->shape == LIST_MEETINGS;
    for (size_t i = 0; i < entries->n; i++) {
        void *at = entries->at[i];
        const struct item *item = meetings ? ((const struct occurrence *)at)->item : at;
        if (list_has(&items, item))
            continue;
        list_add(&items, e->scratch, (void *)item);
        list_add(&shown, e->scratch, few_make(e, item));
    }
    return view_list(e, shown.at, shown.n);
}

static const struct field choice_fields[] = {
    ROW("id", KIND(VALUE_TEXT), get_text, offsetof(struct choice_view, id), "as editors write it"),
    ROW("label", KIND(VALUE_TEXT), get_text, offsetof(struct choice_view, label), "its name"),
    ROW("lang", MAYBE_ONE(view_language), choice_lang, 0,
        "language of the name, where it is not the page's"),
    ROW("url", KIND(VALUE_URL), get_path, offsetof(struct choice_view, path),
        "its list; of a scripted one that of all that fit it"),
    F_BOOL("scripted", struct choice_view, scripted,
           "it has no list: only the script can narrow this page down to it"),
    ROW("count", KIND(VALUE_INT), choice_count, 0, "entries in it"),
    ROW("both", KIND(VALUE_INT), choice_both, 0, "entries that are in what is chosen, too"),
    ROW("counted", KIND(VALUE_BOOL), choice_both, 1,
        "both is known: these are ready choices whose list is on one page"),
    ROW("both_url", MAYBE(VALUE_URL), get_path, offsetof(struct choice_view, both.path),
        "where these are, without script"),
    ROW("only", MAYBE(VALUE_TEXT), get_text, offsetof(struct choice_view, both.only),
        "id of the paragraph above this page's list that both_url leads to"),
    ROW("few", LIST_OF(type_few), choice_few, 0,
        "the entries themselves, where they are too few for a list; the url narrows this one"),
};
const struct record view_choice = RECORD("choice", choice_fields);
const struct type type_choice = ONE(view_choice);

struct choice_view *view_choice_make(struct eval *e, const struct facet *named,
                                     const struct facet *leads)
{
    const struct view *v = view_of(e);
    struct choice_view *c = arena_alloc(e->scratch, sizeof *c);
    *c = (struct choice_view){.id = named->id, .both.count = -1};
    c->label = facet_label(v->language, e->locale, e->scratch, named);
    c->tag = tag_foreign(v, named->item);
    c->path = route_choice(v->site, e->scratch, leads, v->language->index);
    c->few = facet_listed(leads) ? NULL : leads;
    c->count = (long)facet_entries(v->shared, leads, v->language->index)->n;
    return c;
}

struct value view_chosen(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct facet *chosen = ((const struct root *)self)->facet;
    struct list found = {0};
    if (!chosen)
        return view_list(e, NULL, 0);
    const struct view *v = view_of(e);
    const struct facet *part[] = {chosen->first ? chosen->first : chosen, chosen->second};
    for (int i = 0; i < 2 && part[i]; i++) {
        struct choice_view *c = view_choice_make(e, part[i], part[i]);
        c->path = part[1 - i] && chosen->first
                      ? route_facet(v->site, e->scratch, part[1 - i], v->language->index, 1)
                      : route_section(v->site, e->scratch, chosen->kind->type, v->language->index);
        list_add(&found, e->scratch, c);
    }
    return view_list(e, found.at, found.n);
}

struct value view_whole(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct view *v = view_of(e);
    const struct facet *chosen = ((const struct root *)self)->facet;
    if (!chosen || chosen->ready)
        return value_none();
    return value_url(route_narrowed(v->site, e->scratch, chosen, v->language->index));
}

struct value view_windows(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    const struct list *all = &view_of(e)->site->facets[ITEM_EVENT];
    struct list found = {0};
    for (size_t i = 0; i < all->n; i++) {
        const struct facet *x = all->at[i];
        if (x->from.year)
            list_add(&found, e->scratch, view_choice_make(e, x, x));
    }
    return view_list(e, found.at, found.n);
}

const void *view_choice_of(struct eval *e, const struct facet *f)
{
    return view_choice_make(e, f, f);
}

struct value view_choices_of(struct eval *e, const struct item *item, const struct occurrence *o)
{
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < item->facets.n; i++) {
        const struct facet *f = item->facets.at[i];
        if (!f->first && (!o || facet_holds_row(f, o, view_of(e)->site->now_utc)))
            buf_printf(&b, "%s%s:%s", b.n ? " " : "", f->kind->section, f->id);
    }
    struct value value = value_text(arena_copy(e->scratch, b.s, b.n));
    buf_free(&b);
    return value;
}
