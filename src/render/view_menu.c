#include "render/view.h"

#include "base/locale.h"
#include "resolve/resolve.h"

#include <string.h>

static const struct field menu_fields[] = {
    ROW("title", KIND(VALUE_TEXT), get_text, offsetof(struct menu_view, title), "what it says"),
    ROW("url", KIND(VALUE_URL), get_path, offsetof(struct menu_view, path), "where it leads"),
    F_BOOL("current", struct menu_view, current, "the page is in this section"),
    ROW("id", KIND(VALUE_TEXT), get_text, offsetof(struct menu_view, id), "section or page id"),
};
const struct record view_menu = RECORD("menu entry", menu_fields);

/* A list that the menus name when it has anything to show. */
static const struct {
    enum item_type type;
    const char *word;
} main_sections[] = {{ITEM_EVENT, "nav.events"}, {ITEM_MEMBER, "nav.members"},
                     {ITEM_GROUP, "nav.groups"}, {ITEM_OFFER, "nav.offers"},
                     {ITEM_VENUE, "nav.venues"}, {ITEM_NEWS, "nav.news"}},
  footer_sections[] = {{ITEM_REPORT, "nav.reports"}, {ITEM_SURVEY, "nav.surveys"}};

/* A menu under construction. */
struct menu {
    struct eval *e;
    const struct page_view *page;
    struct value *values;
    size_t n;
};

static void menu_add(struct menu *m, const char *title, const char *path, const char *id,
                     int current)
{
    struct menu_view *entry = arena_alloc(m->e->scratch, sizeof *entry);
    *entry = (struct menu_view){title, path, id, current};
    m->values[m->n++] = value_record(entry);
}

static void add_section(struct menu *m, enum item_type type, const char *word)
{
    const struct view *v = view_of(m->e);
    const char *id = item_folder(type);
    if (!v->site->items[type].n)
        return;
    const char *path = arena_printf(m->e->scratch, "%s%s/", v->language->prefix,
                                    route_word(v->site, id, v->language->index));
    menu_add(m, view_word(v, word), path, id, m->page->section && !strcmp(m->page->section, id));
}

/* Free pages come in their order; sorted lists already are. */
static void add_pages(struct menu *m, int menu)
{
    const struct view *v = view_of(m->e);
    const struct list *pages = &v->shared->sorted[ITEM_PAGE][v->language->index];
    for (size_t i = 0; i < pages->n; i++) {
        const struct page *p = pages->at[i];
        if (p->menu == menu && *p->item.path[0])
            menu_add(m, view_title(v, &p->item), p->item.path[v->language->index], p->item.id,
                     m->page->item == &p->item);
    }
}

static struct menu menu_begin(struct eval *e, const void *self)
{
    const struct view *v = view_of(e);
    size_t most = v->site->items[ITEM_PAGE].n + ITEM_TYPES + 1;
    const struct root *root = self;
    return (struct menu){
        .e = e, .page = &root->page, .values = arena_array(e->scratch, most, sizeof(struct value))};
}

static struct value menu_end(const struct menu *m)
{
    return (struct value){.kind = VALUE_LIST, .list = {m->values, m->n}};
}

struct value view_nav(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct view *v = view_of(e);
    struct menu m = menu_begin(e, self);
    menu_add(&m, view_word(v, "nav.home"), v->language->prefix, "home",
             m.page->section && !strcmp(m.page->section, "home"));
    for (size_t i = 0; i < sizeof main_sections / sizeof *main_sections; i++)
        add_section(&m, main_sections[i].type, main_sections[i].word);
    add_pages(&m, MENU_MAIN);
    return menu_end(&m);
}

struct value view_footer_nav(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    struct menu m = menu_begin(e, self);
    for (size_t i = 0; i < sizeof footer_sections / sizeof *footer_sections; i++)
        add_section(&m, footer_sections[i].type, footer_sections[i].word);
    add_pages(&m, MENU_FOOTER);
    return menu_end(&m);
}

/* ---- each language's order ---- */

/* A collation key beside its item, so that a long list is compared by bytes. */
struct keyed {
    struct item *item;
    const char *key;
    int order;
};

static int compare_keyed(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct keyed *x = a, *y = b;
    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    int by_key = strcmp(x->key, y->key);
    return by_key ? by_key : strcmp(x->item->id, y->item->id);
}

static int item_order(const struct item *item)
{
    if (item->type == ITEM_PAGE)
        return ((const struct page *)item)->order < 0 ? 10001 : ((const struct page *)item)->order;
    if (item->type == ITEM_NEWS)
        return -date_days(((const struct news *)item)->date);
    if (item->type == ITEM_REPORT)
        return -((const struct year_report *)item)->year;
    return item->type == ITEM_SURVEY ? -((const struct survey *)item)->year : 0;
}

static void sort_items(struct shared *s, struct arena *a, struct locale *locale,
                       enum item_type type, int language)
{
    const struct list *items = &s->site->items[type];
    struct list keyed = {0}, *sorted = &s->sorted[type][language];
    for (size_t i = 0; i < items->n; i++) {
        struct keyed *k = arena_alloc(a, sizeof *k);
        const struct item *item = items->at[i], *t = item->translation[language];
        const char *title = t && t->title ? t->title : item->title ? item->title : item->id;
        *k = (struct keyed){items->at[i], locale_sort_key(locale, a, title), item_order(item)};
        list_add(&keyed, a, k);
    }
    list_sort(&keyed, compare_keyed, NULL);
    for (size_t i = 0; i < keyed.n; i++)
        list_add(sorted, a, ((struct keyed *)keyed.at[i])->item);
}

static int compare_starts(const void *a, const void *b, void *past)
{
    const struct occurrence *x = a, *y = b;
    int by_start = (x->start_utc > y->start_utc) - (x->start_utc < y->start_utc);
    if (past)
        by_start = -by_start;
    return by_start ? by_start : strcmp(x->item->id, y->item->id);
}

static void gather_meetings(struct shared *s, struct arena *a)
{
    const struct list *events = &s->site->items[ITEM_EVENT];
    for (size_t i = 0; i < events->n; i++) {
        const struct schedule *schedule = &((const struct event *)events->at[i])->schedule;
        for (size_t k = 0; k < schedule->occurrences; k++) {
            struct occurrence *o = &schedule->occurrence[k];
            list_add(o->end_utc > s->site->now_utc ? &s->coming : &s->past, a, o);
        }
    }
    list_sort(&s->coming, compare_starts, NULL);
    list_sort(&s->past, compare_starts, s);
}

void shared_init(struct shared *s, const struct site *site, struct arena *a, int members)
{
    *s = (struct shared){.site = site, .members = members};
    gather_meetings(s, a);
    for (int l = 0; l < site->languages; l++) {
        struct locale *locale = locale_open(site->language[l].tag);
        for (int type = 0; type < ITEM_TYPES; type++) {
            if (type == ITEM_EVENT || type == ITEM_OFFER)
                s->sorted[type][l] =
                    site->items[type]; /* in order of time, or in the neutral order */
            else
                sort_items(s, a, locale, (enum item_type)type, l);
        }
        locale_close(locale);
    }
}

void view_init(struct view *v, const struct shared *shared, const struct language *language,
               struct arena *kept)
{
    *v = (struct view){.shared = shared, .site = shared->site, .language = language, .kept = kept};
    map_init(&v->languages, kept);
}
