#include "render/view/titles.h"

#include "base/arena.h"
#include "base/locale.h"
#include "base/locale_letters.h"
#include "base/pool.h"
#include "model/site.h"
#include "resolve/calendar/meeting.h"
#include "resolve/current.h"
#include "resolve/route.h"

#include <string.h>

enum { FRESH_DAYS = 366 };

/* ---- what of each type is fresh: the cell `fresh` of types.def ---- */

static int fresh_always(const struct site *site, const struct item *item)
{
    (void)site;
    (void)item;
    return 1;
}

static int fresh_event(const struct site *site, const struct item *item)
{
    return !calendar_past(&((const struct event *)item)->schedule, site->now_utc);
}

static int fresh_news(const struct site *site, const struct item *item)
{
    return date_days(((const struct news *)item)->date) + FRESH_DAYS > date_days(site->now.date);
}

int title_current(const struct site *site, const struct item *item)
{
    static int (*const is_fresh[ITEM_TYPES])(const struct site *, const struct item *) = {
#define TYPE(NAME, word, folder, tag, view, pages, current, fresh, ...)                            \
    [ITEM_##NAME] = fresh_##fresh,
#include "types.def"
    };
    return !item->archive && item_current(site, item) && is_fresh[item->type](site, item);
}

/* ---- the list in each language ---- */

/* Languages are sorted side by side. */
struct gathering {
    struct shared *shared;
    struct renderer *renderer; /* [jobs] */
};

static int compare(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct title *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    int by_key = strcmp(x->key, y->key);
    if (!by_key)
        by_key = strcmp(x->item->id, y->item->id);
    return by_key ? by_key : (int)x->item->type - (int)y->item->type;
}

static void titles_add(struct list *titles, struct arena *a, struct locale *locale,
                       struct alphabet *alphabet, const char *text, const struct title *title)
{
    struct title *entry = arena_alloc(a, sizeof *entry);
    *entry = *title;
    entry->key = locale_sort_key(locale, a, text);
    entry->letter = arena_strdup(a, alphabet_letter(alphabet, text));
    list_add(titles, a, entry);
}

/* What is in none of the alphabets may stand before and behind one: here it stands together. */
static void join_letters(struct list *titles, struct arena *a)
{
    struct map ranks;
    map_init(&ranks, a);
    for (size_t i = 0; i < titles->n; i++) {
        struct title *t = titles->at[i];
        if (!map_get(&ranks, t->letter))
            map_add(&ranks, t->letter, t);
        const struct title *first = map_get(&ranks, t->letter);
        t->rank = first == t ? i : first->rank;
    }
    list_sort(titles, compare, NULL);
}

/* What a group does for itself stands on its page, which has the same name. */
static int is_told_by_its_group(const struct site *site, const struct item *item)
{
    const struct ref *group = item->type == ITEM_EVENT ? ((const struct event *)item)->group : NULL;
    return group && group->item && title_current(site, group->item) &&
           meeting_is_kind(item, "group-meeting");
}

static void gather_language(void *ctx, size_t i, int worker)
{
    const struct gathering *g = ctx;
    const struct site *site = g->shared->site;
    const char *tag = site->language[i].tag, *first = site->language[0].tag;
    struct arena *a = &g->renderer[worker].kept;
    struct list *titles = &g->shared->titles[i];
    struct locale *locale = locale_open(tag);
    struct alphabet *alphabet = alphabet_open(tag, first);
    struct view v = {.language = &site->language[i]};
    for (int type = 0; type < ITEM_TYPES; type++) {
        for (size_t k = 0; k < site->items[type].n; k++) {
            const struct title entry = {.item = site->items[type].at[k]};
            if (!title_current(site, entry.item) || is_told_by_its_group(site, entry.item))
                continue;
            const char *text = locale_sorted_part(view_foreign(&v, entry.item) ? first : tag,
                                                  view_title(&v, entry.item));
            titles_add(titles, a, locale, alphabet, text, &entry);
        }
    }
    list_sort(titles, compare, NULL);
    join_letters(titles, a);
    alphabet_close(alphabet);
    locale_close(locale);
}

void titles_gather(struct shared *shared, struct renderer *renderer, int jobs)
{
    struct gathering g = {shared, renderer};
    pool_each(jobs, (size_t)shared->site->languages, gather_language, &g);
}

/* ---- as templates see it ---- */

static struct value title_text(struct eval *e, const void *self, const struct field *f)
{
    return item_title(e, ((const struct title *)self)->item, f);
}

static struct value title_url(struct eval *e, const void *self, const struct field *f)
{
    return item_url(e, ((const struct title *)self)->item, f);
}

static struct value title_lang(struct eval *e, const void *self, const struct field *f)
{
    return item_lang(e, ((const struct title *)self)->item, f);
}

static struct value title_foreign(struct eval *e, const void *self, const struct field *f)
{
    return item_foreign(e, ((const struct title *)self)->item, f);
}

static struct value title_example(struct eval *e, const void *self, const struct field *f)
{
    return get_bool(e, ((const struct title *)self)->item, f);
}

static struct value title_type(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    return value_text(view_type_word(view_of(e), ((const struct title *)self)->item->type));
}

/* Pages tell of the site itself: nobody takes one of them for an example. */
static struct value title_real(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    const struct item *item = ((const struct title *)self)->item;
    return value_bool(!item->example && item->type != ITEM_PAGE);
}

static const struct field title_fields[] = {
    ROW("title", KIND(VALUE_TEXT), title_text, 0, "in the page's language, else the original's"),
    ROW("url", KIND(VALUE_URL), title_url, 0, "its page"),
    ROW("type", KIND(VALUE_TEXT), title_type, 0, "what it is, in a word"),
    ROW("letter", KIND(VALUE_TEXT), get_text, offsetof(struct title, letter),
        "under which it stands"),
    ROW("lang", ONE(view_language), title_lang, 0, "the language its text is in"),
    ROW("foreign", KIND(VALUE_BOOL), title_foreign, 0, "its text is not in the page's language"),
    ROW("example", KIND(VALUE_BOOL), title_example, offsetof(struct item, example), "invented"),
    ROW("real", KIND(VALUE_BOOL), title_real, 0, "not invented, of a type that could be"),
};
static const struct record view_title_entry = RECORD("title", title_fields);
const struct type type_title = ONE(view_title_entry);

struct value view_titles(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct root *root = self;
    return view_list(e, root->items->at + root->from, root->to - root->from);
}

/* A letter, and where its part of the list begins. */
struct letter_view {
    const char *letter, *path;
};

static const struct field letter_fields[] = {
    ROW("letter", KIND(VALUE_TEXT), get_text, offsetof(struct letter_view, letter), "itself"),
    ROW("url", KIND(VALUE_URL), get_path, offsetof(struct letter_view, path), "where it begins"),
};
static const struct record view_letter = RECORD("letter", letter_fields);
const struct type type_letter = ONE(view_letter);

static const char *letter_at(const struct list *titles, size_t i)
{
    return ((const struct title *)titles->at[i])->letter;
}

/* The anchors on a page are numbered, as its template does. */
struct value view_letters(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct root *root = self;
    const struct view *v = view_of(e);
    const struct list *titles = root->items;
    size_t on_page = (size_t)v->site->config.per_page * TITLES_TIMES, anchor = 0;
    struct list letters = {0};
    for (size_t i = 0; i < titles->n; i++) {
        int begins = !i || strcmp(letter_at(titles, i - 1), letter_at(titles, i)) != 0;
        anchor = i % on_page ? anchor + (size_t)begins : 1;
        if (!begins)
            continue;
        struct letter_view *l = arena_alloc(e->scratch, sizeof *l);
        const char *page = route_titles(v->site, e->scratch, v->language->index, i / on_page + 1);
        *l = (struct letter_view){letter_at(titles, i),
                                  arena_printf(e->scratch, "%s#_letter-%zu", page, anchor)};
        list_add(&letters, e->scratch, l);
    }
    return view_list(e, letters.at, letters.n);
}
