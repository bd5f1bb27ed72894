#include "base/arena.h"
#include "base/locale.h"
#include "model/schema.h"
#include "model/site.h"
#include "render/view/preview.h"
#include "render/view/view.h"
#include "resolve/current.h"
#include "resolve/route.h"

#include <string.h>

const struct type type_menu = ONE(view_menu);

struct alternate_view {
    const char *tag, *absolute;
};

static const struct field alternate_fields[] = {
    ROW("tag", KIND(VALUE_TEXT), get_text, offsetof(struct alternate_view, tag),
        "language, or x-default"),
    ROW("absolute", KIND(VALUE_TEXT), get_text, offsetof(struct alternate_view, absolute),
        "whole address"),
};
static const struct record view_alternate = RECORD("alternate", alternate_fields);
static const struct type type_alternate = ONE(view_alternate);

static struct value page_url(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const char *path = ((const struct page_view *)self)->path[view_of(e)->language->index];
    return value_url(path ? path : "");
}

/* A page that shows another language's text is canonical there. */
static struct value page_canonical(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct page_view *p = self;
    const struct view *v = view_of(e);
    int language = p->item && view_foreign(v, p->item) ? 0 : v->language->index;
    const char *path = p->path[language] ? p->path[language] : "";
    return value_text(arena_printf(e->scratch, "%s%s", v->site->config.base_url, path));
}

static struct value page_foreign(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct page_view *p = self;
    return value_bool(p->item && view_body_foreign(view_of(e), p->item));
}

static struct value page_lang(struct eval *e, const void *self, const struct field *f)
{
    const struct view *v = view_of(e);
    int foreign = page_foreign(e, self, f).truth;
    return value_record(view_language_of(e, foreign ? v->site->language[0].tag : v->language->tag));
}

/* The translation shown, NULL if the page shows the original. */
static const struct item *page_translation(struct eval *e, const void *self)
{
    const struct page_view *p = self;
    const struct item *t = p->item ? view_version(view_of(e), p->item) : NULL;
    return t != p->item ? t : NULL;
}

static struct value page_machine_translated(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct item *t = page_translation(e, self);
    return value_bool(t && t->machine_translated);
}

static struct when day_of(int64_t seconds)
{
    struct when w = when_from_seconds(seconds);
    w.second = WHEN_ALL_DAY;
    return w;
}

static struct value page_outdated(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct item *t = page_translation(e, self);
    return value_bool(t && t->translated_from.year &&
                      date_compare(t->translated_from, day_of(t->original->changed).date) < 0);
}

static struct value page_translated_from(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct item *t = page_translation(e, self);
    return t ? value_when((struct when){t->translated_from, WHEN_ALL_DAY}) : value_none();
}

static struct value page_original_updated(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct item *t = page_translation(e, self);
    return t && t->original->changed ? value_when(day_of(t->original->changed)) : value_none();
}

/* What has a door has a sign at it. */
static struct value page_original_title(struct eval *e, const void *self, const struct field *f)
{
    const struct item *item = ((const struct page_view *)self)->item;
    int has_sign =
        item && (item->type == ITEM_MEMBER || item->type == ITEM_GROUP || item->type == ITEM_VENUE);
    return has_sign ? item_original_title(e, item, f) : value_none();
}

static struct value page_item_bool(struct eval *e, const void *self, const struct field *f)
{
    const struct page_view *p = self;
    return p->item ? get_bool(e, p->item, f) : value_bool(0);
}

/* What is still to be written, as the translation says it, else as its original does. */
static const struct item *page_lacking(struct eval *e, const void *self)
{
    const struct page_view *p = self;
    const struct item *t = page_translation(e, self);
    return t && t->gaps.n ? t : p->item;
}

static struct value page_gaps(struct eval *e, const void *self, const struct field *f)
{
    const struct list none = {0};
    const struct item *item = page_lacking(e, self);
    return item ? get_texts(e, item, f) : view_texts(e, &none);
}

static struct value page_gaps_foreign(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct item *item = page_lacking(e, self);
    return value_bool(item && item->gaps.n && item == ((const struct page_view *)self)->item &&
                      view_of(e)->language->index != 0);
}

static struct value page_updated(struct eval *e, const void *self, const struct field *f)
{
    const struct page_view *p = self;
    return p->item ? item_updated(e, p->item, f) : value_none();
}

static struct value page_verified(struct eval *e, const void *self, const struct field *f)
{
    const struct page_view *p = self;
    return p->item ? get_date(e, p->item, f) : value_none();
}

static struct value page_unconfirmed(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct page_view *p = self;
    return value_bool(p->item && item_unconfirmed(view_of(e)->site, p->item));
}

static struct value page_sources(struct eval *e, const void *self, const struct field *f)
{
    const struct page_view *p = self;
    const struct list none = {0};
    return p->item ? get_texts(e, p->item, f) : view_texts(e, &none);
}

static struct value page_feeds(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct page_view *p = self;
    struct value *values = arena_array(e->scratch, PAGE_FEEDS, sizeof *values);
    for (int i = 0; i < p->feeds; i++)
        values[i] = value_record(&p->feed[i]);
    return (struct value){.kind = VALUE_LIST, .list = {values, (size_t)p->feeds}};
}

static struct value page_atom(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    static const enum item_type types[] = {ITEM_NEWS, ITEM_EVENT};
    const struct view *v = view_of(e);
    if (!v->site->items[types[f->index]].n)
        return value_none();
    return value_url(route_atom(v->site, e->scratch, types[f->index], v->language->index));
}

static struct value page_jsonld(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    const struct page_view *p = self;
    return p->jsonld ? (struct value){.kind = VALUE_HTML, .html = p->jsonld} : value_none();
}

static int page_has_text(const struct page_view *p, int language)
{
    return !p->item || language == 0 || p->item->translation[language];
}

static struct value page_alternates(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct page_view *p = self;
    const struct site *site = view_of(e)->site;
    struct value *values = arena_array(e->scratch, (size_t)site->languages + 1, sizeof *values);
    size_t n = 0;
    for (int i = 0; i <= site->languages; i++) {
        int language = i < site->languages ? i : 0;
        if (!p->path[language] || !page_has_text(p, language) || p->noindex)
            continue;
        struct alternate_view *a = arena_alloc(e->scratch, sizeof *a);
        a->tag = i < site->languages ? site->language[i].tag : "x-default";
        a->absolute = arena_printf(e->scratch, "%s%s", site->config.base_url, p->path[language]);
        values[n++] = value_record(a);
    }
    return (struct value){.kind = VALUE_LIST, .list = {values, n}};
}

static struct value page_noindex(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct page_view *p = self;
    return value_bool(p->noindex || (p->item && view_foreign(view_of(e), p->item)) ||
                      view_of(e)->shared->members || view_of(e)->site->drafts);
}

static struct value page_og_type(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    const struct page_view *p = self;
    return value_text(p->item && p->item->type == ITEM_NEWS ? "article" : "website");
}

static struct value page_build_date(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    return value_when((struct when){view_of(e)->site->now.date, WHEN_ALL_DAY});
}

static struct value page_asset(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    static const char *const files[] = {"style.css", "icon.svg", "events.js"};
    return value_url(arena_printf(e->scratch, "assets/%s", files[f->index]));
}

/* A site may do without scripts. */
static struct value page_script(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    static const char *const files[] = {"filter.js", "hours.js",     "share.js",
                                        "lost.js",   "languages.js", "bars.js"};
    const char *file = files[f->index];
    if (!map_get(&view_of(e)->site->asset_by_path, file))
        return value_none();
    return value_url(arena_printf(e->scratch, "assets/%s", file));
}

/* Nobody passes on what the law wants. */
static struct value page_share(struct eval *e, const void *self, const struct field *f)
{
    const struct config *c = &view_of(e)->site->config;
    const struct ref *const duties[] = {c->imprint, c->privacy, c->statement};
    const struct item *item = ((const struct page_view *)self)->item;
    for (size_t i = 0; i < sizeof duties / sizeof *duties; i++) {
        if (item && duties[i] && duties[i]->item == item)
            return value_none();
    }
    return page_script(e, self, f);
}

static struct value page_titles(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    const struct view *v = view_of(e);
    return value_url(route_titles(v->site, e->scratch, v->language->index, 1));
}

static struct value page_results(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    const struct view *v = view_of(e);
    int language = v->language->index;
    return value_url(search_wanted(v->site) ? route_results(v->site, e->scratch, language)
                                            : route_titles(v->site, e->scratch, language, 1));
}

static struct value page_search(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    const struct view *v = view_of(e);
    if (!search_wanted(v->site))
        return value_none();
    return value_url(f->index ? "assets/search.js"
                              : route_search(v->site, e->scratch, v->language->index));
}

static const struct field page_fields[] = {
    ROW("title", KIND(VALUE_TEXT), get_text, offsetof(struct page_view, title), "heading"),
    ROW("original_title", MAYBE(VALUE_TEXT), page_original_title, 0,
        "as it stands at the door: of a member, group or venue whose title is translated"),
    F_TEXT("description", struct page_view, description, "for link previews"),
    ROW("url", KIND(VALUE_URL), page_url, 0, "itself"),
    ROW("canonical", KIND(VALUE_TEXT), page_canonical, 0, "whole address of the text's own page"),
    ROW("section", KIND(VALUE_TEXT), get_text, offsetof(struct page_view, section),
        "home members … page error"),
    ROW("foreign", KIND(VALUE_BOOL), page_foreign, 0,
        "the main text is not in the page's language"),
    ROW("lang", ONE(view_language), page_lang, 0, "language of the main text"),
    ROW("machine", KIND(VALUE_BOOL), page_machine_translated, 0, "translated by a machine"),
    ROW("outdated", KIND(VALUE_BOOL), page_outdated, 0, "translation older than the original"),
    ROW("translated_from", MAYBE(VALUE_WHEN), page_translated_from, 0,
        "date of the original it renders"),
    ROW("original_updated", MAYBE(VALUE_WHEN), page_original_updated, 0,
        "when the original last changed"),
    ROW("example", KIND(VALUE_BOOL), page_item_bool, offsetof(struct item, example), "invented"),
    ROW("archive", KIND(VALUE_BOOL), page_item_bool, offsetof(struct item, archive),
        "kept as record"),
    ROW("gaps", LIST_OF(type_text), page_gaps, offsetof(struct item, gaps),
        "what is still to be written"),
    ROW("gaps_foreign", KIND(VALUE_BOOL), page_gaps_foreign, 0,
        "that is told in the site's first language, not in the page's"),
    ROW("updated", MAYBE(VALUE_WHEN), page_updated, 0, "last change"),
    ROW("verified", MAYBE(VALUE_WHEN), page_verified, offsetof(struct item, verified),
        "facts last confirmed"),
    ROW("unconfirmed", KIND(VALUE_BOOL), page_unconfirmed, 0, "longer ago than the site's limit"),
    ROW("sources", LIST_OF(type_text), page_sources, offsetof(struct item, sources),
        "where facts come from"),
    ROW("feeds", LIST_OF(type_feed), page_feeds, 0, "calendars that belong to it"),
    ROW("atom", MAYBE(VALUE_URL), page_atom, 0, "feed of the news, if there are any"),
    ROW("atom_events", MAYBE(VALUE_URL), page_atom, 1, "feed of the events to come"),
    ROW("noindex", KIND(VALUE_BOOL), page_noindex, 0, "not for search engines"),
    ROW("jsonld", MAYBE(VALUE_HTML), page_jsonld, 0, "schema.org, a whole script element"),
    ROW("alternates", LIST_OF(type_alternate), page_alternates, 0, "hreflang"),
    ROW("og_type", KIND(VALUE_TEXT), page_og_type, 0, "website or article"),
    ROW("preview", MAYBE_ONE(view_preview), page_preview, 0,
        "the picture that links to it are shown with"),
    ROW("hours_script", MAYBE(VALUE_URL), page_script, 1,
        "says whether a member is open now, where the site has it"),
    ROW("share_script", MAYBE(VALUE_URL), page_share, 2,
        "passes the page on, where the site has it and the page is no legal notice"),
    ROW("languages_script", MAYBE(VALUE_URL), page_script, 4,
        "lets the language picker keep what is chosen, where the site has it"),
    ROW("bars_script", MAYBE(VALUE_URL), page_script, 5,
        "makes one stop of the keyboard of each bar of links, where the site has it"),
    ROW("build_date", KIND(VALUE_WHEN), page_build_date, 0, "the build's day"),
    ROW("css", KIND(VALUE_URL), page_asset, 0, "style sheet"),
    ROW("icon", KIND(VALUE_URL), page_asset, 1, "favicon"),
    ROW("script", KIND(VALUE_URL), page_asset, 2, "lets meetings that are over leave the lists"),
    ROW("filter_script", MAYBE(VALUE_URL), page_script, 0,
        "narrows lists down, where the site has it"),
    ROW("lost_script", MAYBE(VALUE_URL), page_script, 3,
        "shows the list above a lost address, where the site has it"),
    ROW("titles", KIND(VALUE_URL), page_titles, 0, "everything from A to Z"),
    ROW("results", KIND(VALUE_URL), page_results, 0,
        "what a question finds; without a search everything from A to Z"),
    ROW("search_index", MAYBE(VALUE_URL), page_search, 0,
        "what the search looks into, where the site has one"),
    ROW("search_script", MAYBE(VALUE_URL), page_search, 1, "searches"),
};
const struct record view_page = RECORD("page", page_fields);

/* ---- pager ---- */

static const struct field pager_fields[] = {
    ROW("number", KIND(VALUE_INT), get_int, offsetof(struct pager_view, number),
        "this page, from 1"),
    ROW("count", KIND(VALUE_INT), get_int, offsetof(struct pager_view, count), "all pages"),
    ROW("prev", MAYBE(VALUE_URL), get_path, offsetof(struct pager_view, prev), "the page before"),
    ROW("next", MAYBE(VALUE_URL), get_path, offsetof(struct pager_view, next), "the page after"),
};
const struct record view_pager = RECORD("pager", pager_fields);
