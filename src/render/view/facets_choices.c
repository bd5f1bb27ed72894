#include "render/view/facets_choices.h"

#include "base/arena.h"
#include "base/locale.h"
#include "model/site.h"
#include "model/types.h"
#include "render/view/facets.h"
#include "render/view/facets_share.h"
#include "resolve/calendar/meeting.h"
#include "resolve/route.h"

#include <string.h>

/* The choices of one kind. */
struct choices_view {
    const char *id, *title, *word; /* word: in addresses of the language */
    int scripted;                  /* 1: all of them are */
    struct list chips;             /* struct choice_view *: they stand above the list */
    struct list folded;            /* the same: the others */
    int more;                      /* 1: there are others */
};

/* Choices while they are gathered. */
struct choosing {
    struct eval *e;
    const struct root *root;
    const struct list *all; /* struct facet *: of the type */
    size_t *common;         /* by facet: entries of the chosen part that are in it; NULL: unasked */
    char *paired;           /* by facet: 1: a pair of it and the chosen part has a page */
    struct list found;      /* struct choosable * */
};

/* A choice before it is shown. */
struct choosable {
    const struct facet *named; /* what it is called after */
    const struct facet *leads; /* the list that it leads to; NULL: only the script can */
    size_t n;                  /* entries that one gets */
};

/* ---- fields ---- */

static struct value choices_part(struct eval *e, const void *self, const struct field *f)
{
    const struct list *part = (const void *)((const char *)self + f->index);
    return view_list(e, part->at, part->n);
}

static const struct field choices_fields[] = {
    ROW("id", KIND(VALUE_TEXT), get_text, offsetof(struct choices_view, id),
        "topics languages districts …"),
    ROW("title", KIND(VALUE_TEXT), get_text, offsetof(struct choices_view, title), "its heading"),
    ROW("word", KIND(VALUE_TEXT), get_text, offsetof(struct choices_view, word),
        "what addresses call it"),
    ROW("chips", LIST_OF(type_choice), choices_part, offsetof(struct choices_view, chips),
        "what most ask for: it stands above the list"),
    ROW("folded", LIST_OF(type_choice), choices_part, offsetof(struct choices_view, folded),
        "the others"),
    F_BOOL("more", struct choices_view, more, "there are others"),
    F_BOOL("scripted", struct choices_view, scripted,
           "all are for the script, which narrows this page down"),
};
static const struct record view_choices = RECORD("choices", choices_fields);
const struct type type_choices = ONE(view_choices);

/* ---- what goes with what is chosen ---- */

static void choosable_add(struct choosing *c, const struct facet *named, const struct facet *leads,
                          size_t n)
{
    struct choosable *choice = arena_alloc(c->e->scratch, sizeof *choice);
    *choice = (struct choosable){named, leads, n};
    list_add(&c->found, c->e->scratch, choice);
}

/* Counts how many entries of the chosen part are in each facet. */
static void count_common(struct choosing *c)
{
    const struct view *v = view_of(c->e);
    const struct facet *chosen = c->root->facet;
    const int meetings = item_facts(chosen->kind->type)->shape == LIST_MEETINGS;
    const struct list *entries = facet_entries(v->shared, chosen, v->language->index);
    c->common = arena_alloc(c->e->scratch, c->all->n * sizeof *c->common);
    for (size_t i = 0; i < entries->n; i++) {
        const struct occurrence *o = meetings ? entries->at[i] : NULL;
        const struct item *item = o ? o->item : entries->at[i];
        for (size_t k = 0; k < item->facets.n; k++) {
            const struct facet *f = item->facets.at[k];
            if (!f->first && (!o || facet_holds_row(f, o, v->site->now_utc)))
                c->common[f->number]++;
        }
    }
}

/* Pairs of the chosen part and another have a page, which needs no script. */
static void choose_pairs(struct choosing *c)
{
    const struct facet *chosen = c->root->facet;
    for (size_t i = 0; i < c->all->n; i++) {
        const struct facet *f = c->all->at[i];
        const struct facet *other = !f->first             ? NULL
                                    : f->first == chosen  ? f->second
                                    : f->second == chosen ? f->first
                                                          : NULL;
        if (!other || !f->n || !facet_listed(f))
            continue;
        const struct view *v = view_of(c->e);
        choosable_add(c, other, f, facet_entries(v->shared, f, v->language->index)->n);
        c->paired[other->number] = 1;
    }
}

static int kind_is_chosen(const struct facet *chosen, const struct facet_kind *kind)
{
    return chosen->kind == kind || (chosen->second && chosen->second->kind == kind);
}

/* The script narrows down the first page of a list and fetches the others. */
static int script_narrows(const struct choosing *c)
{
    return c->root->pager.number < 2 &&
           map_get(&view_of(c->e)->site->asset_by_path, "filter.js") != NULL;
}

static void choose_common(struct choosing *c)
{
    const struct facet *chosen = c->root->facet;
    if (!script_narrows(c))
        return;
    count_common(c);
    for (size_t i = 0; i < c->all->n; i++) {
        const struct facet *f = c->all->at[i];
        if (!f->first && (f->n || f->ready) && !c->paired[i] && !kind_is_chosen(chosen, f->kind))
            choosable_add(c, f, NULL, c->common[i]);
    }
}

/* All lists; with a ready choice those of the other kinds. */
static void choose_any(struct choosing *c)
{
    const struct facet *chosen = c->root->facet;
    const struct view *v = view_of(c->e);
    for (size_t i = 0; i < c->all->n; i++) {
        const struct facet *f = c->all->at[i];
        if (!f->first && (f->n || f->ready) && (!chosen || f->kind != chosen->kind))
            choosable_add(c, f, f, facet_entries(v->shared, f, v->language->index)->n);
    }
}

static int choosable_by_place(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct facet *p = ((const struct choosable *)a)->named;
    const struct facet *q = ((const struct choosable *)b)->named;
    if (p->kind != q->kind)
        return p->kind < q->kind ? -1 : 1;
    if (p->weekday || p->place)
        return p->weekday - q->weekday + p->place - q->place;
    return p->term && q->term ? p->term->order - q->term->order : p->number - q->number;
}

/* ---- what stands above the list ---- */

static int choosable_by_count(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct choosable *x = a, *y = b;
    return x->n != y->n ? (x->n > y->n ? -1 : 1) : x->named->number - y->named->number;
}

/* Returns the least number of entries that a choice of the kind needs to stand above the list, so
 * that not more do than may. What nearly all entries have narrows nothing down. */
static size_t chips_least(const struct choosing *c, struct choosable *const *choice, size_t n)
{
    const size_t most = (size_t)choice[0]->named->kind->chips, total = c->root->items->n;
    struct list sorted = {0};
    for (size_t i = 0; i < n; i++)
        if (choice[i]->n && choice[i]->n * 10 < total * 9)
            list_add(&sorted, c->e->scratch, choice[i]);
    list_sort(&sorted, choosable_by_count, NULL);
    size_t least = sorted.n ? ((struct choosable *)sorted.at[0])->n : 1;
    for (size_t i = 0; i < sorted.n && i < most; i++)
        least = ((struct choosable *)sorted.at[i])->n;
    return least;
}

static int choice_by_name(const void *a, const void *b, void *locale)
{
    const struct choice_view *x = a, *y = b;
    int order = locale_compare(locale, x->label, y->label);
    return order ? order : strcmp(x->id, y->id);
}

static struct choice_view *choice_show(struct choosing *c, const struct choosable *choice)
{
    struct choice_view *shown =
        view_choice_make(c->e, choice->named, choice->leads ? choice->leads : choice->named);
    const struct facet *chosen = c->root->facet;
    if (chosen && chosen->ready && choice->named->ready)
        shown->both = facet_both_of(view_of(c->e)->shared, c->e->scratch, chosen, choice->named,
                                    view_of(c->e)->language->index);
    if (choice->leads)
        return shown;
    shown->scripted = 1;
    shown->count = (long)choice->n;
    shown->few = NULL;
    return shown;
}

/* Parts the choices of a kind: those above the list, and the folded ones. Of what has too many
 * values those without an entry are left out. */
static void part_choices(struct choosing *c, struct choices_view *k,
                         struct choosable *const *choice, size_t n)
{
    const struct facet_kind *kind = choice[0]->named->kind;
    const size_t most = (size_t)kind->chips, total = c->root->items->n;
    const size_t least = most && n > most ? chips_least(c, choice, n) : 0;
    for (size_t i = 0; i < n; i++) {
        const struct choosable *x = choice[i];
        int chip =
            most && (n <= most || (x->n >= least && x->n * 10 < total * 9)) && k->chips.n < most;
        if (!chip && !x->n)
            continue;
        list_add(chip ? &k->chips : &k->folded, c->e->scratch, choice_show(c, x));
        k->scripted = k->scripted && !x->leads;
    }
    if (kind->ordered)
        return;
    list_sort(&k->chips, choice_by_name, c->e->locale);
    list_sort(&k->folded, choice_by_name, c->e->locale);
}

static struct choices_view *choices_make(struct choosing *c, const struct facet_kind *kind)
{
    const struct view *v = view_of(c->e);
    struct choices_view *k = arena_alloc(c->e->scratch, sizeof *k);
    *k = (struct choices_view){.id = kind->section,
                               .title = words_text(v->language->words, kind->title),
                               .word = route_word(v->site, kind->section, v->language->index),
                               .scripted = 1};
    return k;
}

static struct value choices_by_kind(struct choosing *c)
{
    struct list kinds = {0};
    for (size_t i = 0, end; i < c->found.n; i = end) {
        struct choosable *const *choice = (struct choosable *const *)&c->found.at[i];
        const struct facet_kind *kind = choice[0]->named->kind;
        for (end = i + 1; end < c->found.n; end++)
            if (((struct choosable *)c->found.at[end])->named->kind != kind)
                break;
        struct choices_view *k = choices_make(c, kind);
        part_choices(c, k, choice, end - i);
        k->more = k->folded.n > 0;
        if (k->chips.n || k->more)
            list_add(&kinds, c->e->scratch, k);
    }
    return view_list(c->e, kinds.at, kinds.n);
}

struct value view_facets(struct eval *e, const void *self, const struct field *f)
{
    const struct root *root = self;
    struct choosing c = {.e = e, .root = root, .all = &view_of(e)->site->facets[f->index]};
    c.paired = arena_alloc(e->scratch, c.all->n + 1);
    if (!root->facet || root->facet->ready) {
        choose_any(&c);
    } else {
        choose_pairs(&c);
        choose_common(&c);
    }
    list_sort(&c.found, choosable_by_place, NULL);
    return choices_by_kind(&c);
}

struct value view_levels(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    const struct list *all = &view_of(e)->site->facets[ITEM_OFFER];
    struct list found = {0};
    for (size_t i = 0; i < all->n; i++) {
        const struct facet *x = all->at[i];
        if (!x->first && x->n && !strcmp(x->kind->section, "level"))
            list_add(&found, e->scratch, view_choice_make(e, x, x));
    }
    list_sort(&found, choice_by_name, e->locale);
    return view_list(e, found.at, found.n);
}
