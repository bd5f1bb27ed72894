#include "base/arena.h"
#include "model/site.h"
#include "model/types.h"
#include "render/view/view.h"
#include "resolve/route.h"

#include <string.h>

static const struct field menu_fields[] = {
    ROW("title", KIND(VALUE_TEXT), get_text, offsetof(struct menu_view, title), "what it says"),
    ROW("url", KIND(VALUE_URL), get_path, offsetof(struct menu_view, path), "where it leads"),
    F_BOOL("current", struct menu_view, current, "the page is in this section"),
    ROW("id", KIND(VALUE_TEXT), get_text, offsetof(struct menu_view, id), "section or page id"),
};
const struct record view_menu = RECORD("menu entry", menu_fields);

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

/* A list stands in a menu when it has anything to show. */
static void add_section(struct menu *m, enum item_type type)
{
    const struct view *v = view_of(m->e);
    const char *id = item_folder(type);
    if (!v->site->items[type].n)
        return;
    const char *path = arena_printf(m->e->scratch, "%s%s/", v->language->prefix,
                                    route_word(v->site, id, v->language->index));
    menu_add(m, words_text(v->language->words, item_facts(type)->title), path, id,
             m->page->section && !strcmp(m->page->section, id));
}

/* Adds the lists to which `place` gives a place in the menu. */
static void add_sections(struct menu *m, int (*place)(const struct type_facts *))
{
    enum item_type types[ITEM_TYPES];
    size_t n = types_by_place(types, place);
    for (size_t i = 0; i < n; i++)
        add_section(m, types[i]);
}

static int place_in_main_menu(const struct type_facts *facts)
{
    return facts->main_menu;
}

static int place_in_footer(const struct type_facts *facts)
{
    return facts->footer_menu;
}

static void menu_add_pages(struct menu *m, enum page_menu menu)
{
    const struct view *v = view_of(m->e);
    const struct list *pages = &v->shared->menu[menu][v->language->index];
    for (size_t i = 0; i < pages->n; i++) {
        const struct page *p = pages->at[i];
        menu_add(m, view_title(v, &p->item), p->item.path[v->language->index], p->item.id,
                 m->page->item == &p->item);
    }
}

static struct menu menu_begin(struct eval *e, const void *self, enum page_menu menu)
{
    const struct view *v = view_of(e);
    size_t most = v->shared->menu[menu][v->language->index].n + ITEM_TYPES + 2;
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
    struct menu m = menu_begin(e, self, MENU_MAIN);
    menu_add(&m, words_text(v->language->words, "nav.home"), v->language->prefix, "home",
             m.page->section && !strcmp(m.page->section, "home"));
    add_sections(&m, place_in_main_menu);
    menu_add_pages(&m, MENU_MAIN);
    return menu_end(&m);
}

struct value view_footer_nav(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    struct menu m = menu_begin(e, self, MENU_FOOTER);
    add_sections(&m, place_in_footer);
    const struct view *v = view_of(e);
    menu_add(&m, words_text(v->language->words, "nav.a-z"),
             route_titles(v->site, e->scratch, v->language->index, 1), "a-z",
             m.page->section && !strcmp(m.page->section, "a-z"));
    menu_add_pages(&m, MENU_FOOTER);
    return menu_end(&m);
}
