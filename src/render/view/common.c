#include "base/arena.h"
#include "base/locale.h"
#include "model/site.h"
#include "model/types.h"
#include "render/view/view.h"
#include "render/words/language.h"
#include "resolve/route.h"

#include <string.h>

const struct type type_text = {.kind = VALUE_TEXT};
const struct type type_term = ONE(view_term);
const struct type type_language = ONE(view_language);

static const void *self_field(const void *self, const struct field *f)
{
    return (const char *)self + f->index;
}

/* ---- versions ---- */

const struct item *view_version(const struct view *v, const struct item *item)
{
    const struct item *t = item->translation[v->language->index];
    return t ? t : item;
}

int view_foreign(const struct view *v, const struct item *item)
{
    return v->language->index > 0 && !item->translation[v->language->index];
}

int view_body_foreign(const struct view *v, const struct item *item)
{
    const struct item *t = item->translation[v->language->index];
    int own = t && t->body && t->body->html.n;
    return v->language->index > 0 && !own && (!t || (item->body && item->body->html.n));
}

const char *view_title(const struct view *v, const struct item *item)
{
    const struct item *t = view_version(v, item);
    return t->title ? t->title : item->title ? item->title : item->id;
}

const char *view_type_word(const struct view *v, enum item_type type)
{
    return words_text(v->language->words, item_facts(type)->title_one);
}

/* ---- languages ---- */

const struct language_view *view_language_of(const struct eval *e, const char *tag)
{
    struct view *v = (struct view *)e->view;
    struct language_view *found = map_get(&v->languages, tag);
    if (found)
        return found;
    tag = arena_strdup(v->kept, tag);
    found = arena_alloc(v->kept, sizeof *found);
    *found = (struct language_view){.tag = tag,
                                    .dir = locale_direction(tag),
                                    .simple = locale_is_simple(tag),
                                    .name = language_name(v->kept, v->language, e->locale, tag)};
    map_add(&v->languages, tag, found);
    return found;
}

static const struct field language_fields[] = {
    ROW("tag", KIND(VALUE_TEXT), get_text, offsetof(struct language_view, tag), "BCP 47"),
    ROW("dir", KIND(VALUE_TEXT), get_text, offsetof(struct language_view, dir), "ltr or rtl"),
    ROW("name", KIND(VALUE_TEXT), get_text, offsetof(struct language_view, name),
        "in the page's language"),
    F_BOOL("simple", struct language_view, simple, "plain language"),
};
const struct record view_language = RECORD("language", language_fields);

/* ---- terms ---- */

static struct value term_label(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct term *t = self;
    const char *text = label_text(&t->label, view_of(e)->language->index);
    return value_text(text ? text : t->id);
}

static const struct field term_fields[] = {
    ROW("id", KIND(VALUE_TEXT), get_text, offsetof(struct term, id), "as editors write it"),
    ROW("label", KIND(VALUE_TEXT), term_label, 0, "in the page's language"),
};
const struct record view_term = RECORD("term", term_fields);

/* ---- generic getters ---- */

struct value get_text(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    return value_text(*(const char *const *)self_field(self, f));
}

struct value get_text_translated(struct eval *e, const void *self, const struct field *f)
{
    const char *own = *(const char *const *)self_field(view_version(view_of(e), self), f);
    return own ? value_text(own) : get_text(e, self, f);
}

struct value get_foreign(struct eval *e, const void *self, const struct field *f)
{
    const struct view *v = view_of(e);
    const struct item *t = view_version(v, self);
    const char *own = t != self ? *(const char *const *)self_field(t, f) : NULL;
    return value_bool(v->language->index > 0 && !own && *(const char *const *)self_field(self, f));
}

struct value get_foreign_list(struct eval *e, const void *self, const struct field *f)
{
    const struct view *v = view_of(e);
    const struct item *t = view_version(v, self);
    const struct list *own = self_field(t, f), *l = self_field(self, f);
    return value_bool(v->language->index > 0 && l->n > 0 && (t == self || !own->n));
}

struct value view_texts(struct eval *e, const struct list *l)
{
    struct value *values = arena_array(e->scratch, l->n + 1, sizeof *values);
    for (size_t i = 0; i < l->n; i++)
        values[i] = value_text(l->at[i]);
    return (struct value){.kind = VALUE_LIST, .list = {values, l->n}};
}

struct value get_texts(struct eval *e, const void *self, const struct field *f)
{
    return view_texts(e, self_field(self, f));
}

struct value get_texts_translated(struct eval *e, const void *self, const struct field *f)
{
    const struct list *own = self_field(view_version(view_of(e), self), f);
    return view_texts(e, own->n ? own : self_field(self, f));
}

struct value get_int(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    int n = *(const int *)self_field(self, f);
    return n < 0 ? value_none() : value_int(n);
}

struct value get_bool(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    return value_bool(*(const int *)self_field(self, f));
}

struct value get_date(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    return value_when((struct when){*(const struct date *)self_field(self, f), WHEN_ALL_DAY});
}

struct value get_when(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    return value_when(*(const struct when *)self_field(self, f));
}

struct value get_path(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    const char *path = *(const char *const *)self_field(self, f);
    return path ? value_url(path) : value_none();
}

struct value get_pointer(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    return value_record(*(const void *const *)self_field(self, f));
}

struct value view_list(struct eval *e, void *const *from, size_t n)
{
    struct value *values = arena_array(e->scratch, n + 1, sizeof *values);
    for (size_t i = 0; i < n; i++)
        values[i] = value_record(from[i]);
    return (struct value){.kind = VALUE_LIST, .list = {values, n}};
}

struct value get_list(struct eval *e, const void *self, const struct field *f)
{
    const struct list *l = self_field(self, f);
    return view_list(e, l->at, l->n);
}

struct value get_ref(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    const struct ref *ref = *(const struct ref *const *)self_field(self, f);
    return value_record(ref ? ref->item : NULL);
}

struct value get_refs(struct eval *e, const void *self, const struct field *f)
{
    const struct list *l = self_field(self, f);
    struct value *values = arena_array(e->scratch, l->n + 1, sizeof *values);
    size_t n = 0;
    for (size_t i = 0; i < l->n; i++) {
        const struct ref *ref = l->at[i];
        if (ref->item)
            values[n++] = value_record(ref->item);
    }
    return (struct value){.kind = VALUE_LIST, .list = {values, n}};
}

struct value get_languages(struct eval *e, const void *self, const struct field *f)
{
    const struct list *l = self_field(self, f);
    struct value *values = arena_array(e->scratch, l->n + 1, sizeof *values);
    for (size_t i = 0; i < l->n; i++)
        values[i] = value_record(view_language_of(e, l->at[i]));
    return (struct value){.kind = VALUE_LIST, .list = {values, l->n}};
}

struct value get_asset(struct eval *e, const void *self, const struct field *f)
{
    const char *path = *(const char *const *)self_field(self, f);
    return path ? value_url(route_asset(e->scratch, path)) : value_none();
}

struct value get_tel(struct eval *e, const void *self, const struct field *f)
{
    const char *number = *(const char *const *)self_field(self, f);
    if (!number)
        return value_none();
    char *uri = arena_printf(e->scratch, "tel:%s", number);
    char *end = uri + strlen("tel:");
    for (const char *c = number; *c; c++)
        if ((*c >= '0' && *c <= '9') || (*c == '+' && c == number))
            *end++ = *c;
    *end = '\0';
    return value_text(uri);
}

struct value view_range(struct eval *e, struct when start, struct when end)
{
    struct when *range = arena_array(e->scratch, 2, sizeof *range);
    range[0] = start;
    range[1] = end;
    return (struct value){.kind = VALUE_RANGE, .range = range};
}

/* ---- what every item has ---- */

struct value item_title(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    return value_text(view_title(view_of(e), self));
}

struct value item_original_title(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct item *item = self, *t = view_version(view_of(e), item);
    int says_it = !item->title || !t->title || strstr(t->title, item->title);
    return t == item || says_it ? value_none() : value_text(item->title);
}

struct value item_url(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct item *item = self;
    return value_url(item->path[view_of(e)->language->index]);
}

struct value item_lang(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct view *v = view_of(e);
    const char *tag = view_foreign(v, self) ? v->site->language[0].tag : v->language->tag;
    return value_record(view_language_of(e, tag));
}

struct value item_foreign(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    return value_bool(view_foreign(view_of(e), self));
}

struct value item_body(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct item *item = self;
    const struct html *html = item->html[view_of(e)->language->index];
    return html ? (struct value){.kind = VALUE_HTML, .html = html} : value_none();
}

struct value item_updated(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct item *item = view_version(view_of(e), self);
    struct when w = when_from_seconds(item->changed);
    w.second = WHEN_ALL_DAY;
    return item->changed ? value_when(w) : value_none();
}

struct value item_feed(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct view *v = view_of(e);
    return value_url(route_feed(v->site, e->scratch, self, v->language->index));
}
