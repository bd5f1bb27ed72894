#include "base/arena.h"
#include "base/locale.h"
#include "model/site.h"
#include "render/view/embed.h"
#include "render/view/facets.h"
#include "render/view/facets_choices.h"
#include "render/view/map.h"
#include "render/view/period.h"
#include "render/view/rows.h"
#include "render/view/titles.h"
#include "render/view/topics.h"
#include "resolve/route.h"

/* The top-level names of each kind of page. */

enum { HOME_NEWS = 4, HOME_TOPICS = 8 };

static struct value root_site(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    return value_record(&view_of(e)->site->config);
}

static struct value root_page(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_record(&((const struct root *)self)->page);
}

static struct value root_pager(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_record(&((const struct root *)self)->pager);
}

static struct value root_lang(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    return value_record(view_language_of(e, view_of(e)->language->tag));
}

static const struct field picker_fields[] = {
    ROW("tag", KIND(VALUE_TEXT), get_text, offsetof(struct language_view, tag), "BCP 47"),
    ROW("dir", KIND(VALUE_TEXT), get_text, offsetof(struct language_view, dir), "ltr or rtl"),
    ROW("name", KIND(VALUE_TEXT), get_text, offsetof(struct language_view, name),
        "in its own language"),
    ROW("url", KIND(VALUE_URL), get_path, offsetof(struct language_view, path), "this page in it"),
    F_BOOL("current", struct language_view, current, "the page's language"),
    F_BOOL("translated", struct language_view, translated, "the page's text is translated"),
};
static const struct record view_picker = RECORD("language", picker_fields);
static const struct type type_picker = ONE(view_picker);

/* The picker: every language under its own name, leading to this very page. */
static struct value root_languages(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct page_view *p = &((const struct root *)self)->page;
    const struct view *v = view_of(e);
    struct value *values = arena_array(e->scratch, (size_t)v->site->languages, sizeof *values);
    for (int i = 0; i < v->site->languages; i++) {
        const struct language *l = &v->site->language[i];
        struct language_view *entry = arena_alloc(e->scratch, sizeof *entry);
        *entry =
            (struct language_view){.tag = l->tag,
                                   .dir = locale_direction(l->tag),
                                   .name = l->words && l->words->name ? l->words->name : l->tag,
                                   .path = p->path[i] ? p->path[i] : l->prefix,
                                   .current = i == v->language->index};
        entry->translated = !p->item || i == 0 || p->item->translation[i] != NULL;
        values[i] = value_record(entry);
    }
    return (struct value){.kind = VALUE_LIST, .list = {values, (size_t)v->site->languages}};
}

static struct value root_item(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_record(((const struct root *)self)->page.item);
}

static struct value root_items(struct eval *e, const void *self, const struct field *f)
{
    (void)f;
    const struct root *root = self;
    return view_list(e, root->items->at + root->from, root->to - root->from);
}

static struct value root_total(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    (void)f;
    return value_int((long)((const struct root *)self)->items->n);
}

static struct value root_other(struct eval *e, const void *self, const struct field *f)
{
    const char *path = ((const struct root *)self)->other;
    if (f->index)
        return value_text(
            arena_printf(e->scratch, "%s%s", view_of(e)->site->config.base_url, path));
    return value_url(path);
}

static struct value root_embeds(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    const struct view *v = view_of(e);
    return value_url(route_embeds(v->site, e->scratch, v->language->index));
}

/* ---- home ---- */

static struct value root_body(struct eval *e, const void *self, const struct field *f)
{
    const struct root *root = self;
    return root->page.item ? item_body(e, root->page.item, f) : value_none();
}

static struct value home_first(struct eval *e, const struct list *l, size_t most)
{
    return view_list(e, l->at, l->n < most ? l->n : most);
}

static struct value home_news(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    const struct view *v = view_of(e);
    return home_first(e, &v->shared->sorted[ITEM_NEWS][v->language->index], HOME_NEWS);
}

/* Ended groups come last in the list. */
static struct value home_groups(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    const struct view *v = view_of(e);
    return home_first(e, &v->shared->sorted[ITEM_GROUP][v->language->index],
                      (size_t)v->shared->counts.groups);
}

static const struct field counts_fields[] = {
    ROW("members", KIND(VALUE_INT), get_int, offsetof(struct counts, members),
        "member organisations"),
    ROW("groups", KIND(VALUE_INT), get_int, offsetof(struct counts, groups), "working groups"),
    ROW("meetings_this_year", KIND(VALUE_INT), get_int, offsetof(struct counts, meetings),
        "that take place"),
    ROW("languages", KIND(VALUE_INT), get_int, offsetof(struct counts, languages),
        "that members speak"),
};
static const struct record view_counts = RECORD("counts", counts_fields);

static struct value home_counts(struct eval *e, const void *self, const struct field *f)
{
    (void)self;
    (void)f;
    return value_record(&view_of(e)->shared->counts);
}

/* ---- the tables ---- */

#define COMMON                                                                                     \
    ROW("site", ONE(view_site), root_site, 0, "the network"),                                      \
        ROW("lang", ONE(view_language), root_lang, 0, "the page's language"),                      \
        ROW("languages", LIST_OF(type_picker), root_languages, 0, "the language picker"),          \
        ROW("nav", LIST_OF(type_menu), view_nav, 0, "main menu"),                                  \
        ROW("footer_nav", LIST_OF(type_menu), view_footer_nav, 0, "footer menu"),                  \
        ROW("page", ONE(view_page), root_page, 0, "the page itself")
#define ITEMS(type)                                                                                \
    ROW("items", LIST_OF(type), root_items, 0, "on this page of the list"),                        \
        ROW("pager", ONE(view_pager), root_pager, 0, "place in a long list"),                      \
        ROW("total", KIND(VALUE_INT), root_total, 0, "all entries")
#define MEETINGS(other_name, other_help)                                                           \
    ROW("meetings", LIST_OF(type_meeting), root_items, 0, "on this page of the list"),             \
        ROW("pager", ONE(view_pager), root_pager, 0, "place in a long list"),                      \
        ROW("total", KIND(VALUE_INT), root_total, 0, "all meetings"),                              \
        ROW(other_name, KIND(VALUE_URL), root_other, 0, other_help)
/* What a list that can be divided has beside. */
#define PARTS(type)                                                                                \
    ROW("facets", LIST_OF(type_choices), view_facets, type, "what one can choose, by kind"),       \
        ROW("chosen", LIST_OF(type_choice), view_chosen, 0,                                        \
            "what is chosen; each leads to the list without it"),                                  \
        ROW("whole", MAYBE(VALUE_URL), view_whole, 0,                                              \
            "of a part: the whole list, which the script narrows down to it")
#define PERIOD                                                                                     \
    ROW("period", ONE(view_period), root_period, 0, "the stretch of time it is about"),            \
        ROW("prev", MAYBE_ONE(view_period), root_neighbour, -1, "the one before"),                 \
        ROW("next", MAYBE_ONE(view_period), root_neighbour, 1, "the one after"),                   \
        ROW("meetings", LIST_OF(type_meeting), root_period_meetings, 0, "that touch it"),          \
        ROW("total", KIND(VALUE_INT), root_period_total, 0, "how many they are"),                  \
        ROW("coming", KIND(VALUE_URL), root_other, 0, "the list of meetings to come")
#define MAP_FIELDS                                                                                 \
    ROW("map", MAYBE(VALUE_HTML), view_map, 0,                                                     \
        "of the whole list, an svg; where there is enough"),                                       \
        ROW("map_missing", KIND(VALUE_INT), view_map_missing, 0, "entries that are not on it")

/* What the list of a type has, by its shape in types.def. */
#define LIST_ROOT(KIND, ...)                                                                       \
    static const struct field KIND##_list[] = {__VA_ARGS__};                                       \
    static const struct record KIND##_list_root = RECORD("page", KIND##_list);
#define PLAIN_ROOT(NAME, view, KIND) LIST_ROOT(KIND, COMMON, ITEMS(type_##view))
#define MAP_ROOT(NAME, view, KIND) LIST_ROOT(KIND, COMMON, ITEMS(type_##view), MAP_FIELDS)
#define PARTS_ROOT(NAME, view, KIND) LIST_ROOT(KIND, COMMON, ITEMS(type_##view), PARTS(ITEM_##NAME))
#define PARTS_MAP_ROOT(NAME, view, KIND)                                                           \
    LIST_ROOT(KIND, COMMON, ITEMS(type_##view), PARTS(ITEM_##NAME), MAP_FIELDS)
#define MEETINGS_ROOT(NAME, view, KIND)                                                            \
    LIST_ROOT(                                                                                     \
        KIND, COMMON, MEETINGS("archive", "meetings that are over"), PARTS(ITEM_##NAME),           \
        ROW("open", LIST_OF(type_meeting), root_meetings, 0, "those for everybody"),               \
        ROW("own", LIST_OF(type_meeting), root_meetings, 1, "those of the network for itself"),    \
        ROW("nearest", LIST_OF(type_meeting), root_nearest, 0,                                     \
            "where nothing is in the list, the next ones at all"),                                 \
        ROW("month", MAYBE(VALUE_URL), root_period_now, PERIOD_MONTH,                              \
            "the grid of this or the next month"),                                                 \
        ROW("poster", MAYBE(VALUE_URL), root_period_now, PERIOD_WEEK,                              \
            "this week for notice boards"))
#define NO_ROOT(NAME, view, KIND)
#define ROOT_BY_SHAPE(NAME, view, KIND, shape) shape##_ROOT(NAME, view, KIND)
#define ROOT_OF_LIST(...) ROOT_BY_SHAPE(__VA_ARGS__)

/* The pages of every content type. */
#define TYPE(NAME, word, folder, tag, view, pages, ...)                                            \
    static const struct field view##_page[] = {                                                    \
        COMMON, ROW(#view, ONE(view_##view), root_item, 0, "what it is about")};                   \
    static const struct record view##_page_root = RECORD("page", view##_page);                     \
    ROOT_OF_LIST(NAME, view, pages)
#define LISTED(KIND, layout, shape) KIND, shape
#define UNLISTED NONE, NO
#include "types.def"

#define TOPICS                                                                                     \
    ROW("topics", LIST_OF(type_topic), view_home_topics, HOME_TOPICS,                              \
        "what people need most, with the members and offers for it")
static const struct field home[] = {
    COMMON,
    ROW("body", MAYBE(VALUE_HTML), root_body, 0, "of pages/index.md"),
    ROW("next", LIST_OF(type_meeting), root_next, 0, "next meetings"),
    ROW("windows", LIST_OF(type_choice), view_windows, 0, "lists of meetings by time"),
    ROW("month", MAYBE(VALUE_URL), root_period_now, PERIOD_MONTH,
        "the grid of this or the next month"),
    ROW("news", LIST_OF(type_news), home_news, 0, "latest news"),
    ROW("groups", LIST_OF(type_group), home_groups, 0, "groups that have not ended"),
    TOPICS,
    ROW("levels", LIST_OF(type_choice), view_levels, 0, "of courses, each with its list"),
    ROW("counts", ONE(view_counts), home_counts, 0, "the network in numbers"),
};
static const struct record home_root = RECORD("page", home);
static const struct field archive[] = {
    COMMON,
    ROW("meetings", LIST_OF(type_meeting), root_items, 0, "those that were over last"),
    ROW("total", KIND(VALUE_INT), root_total, 0, "all meetings"),
    ROW("years", LIST_OF(type_period), root_periods, PERIOD_YEAR, "all others, latest first"),
    ROW("coming", KIND(VALUE_URL), root_other, 0, "meetings to come"),
};
static const struct record archive_root = RECORD("page", archive);
static const struct field month[] = {
    COMMON,
    PERIOD,
    ROW("weekdays", LIST_OF(type_column), root_weekdays, 0, "a day of each, in order"),
    ROW("weeks", LIST_OF(type_week), root_weeks, 0, "rows of the grid"),
};
static const struct record month_root = RECORD("page", month);
static const struct field poster[] = {
    COMMON,
    PERIOD,
    ROW("days", LIST_OF(type_day), root_days, 0, "seven, from Monday; what goes on, on the first"),
};
static const struct record poster_root = RECORD("page", poster);
static const struct field year[] = {
    COMMON,
    MEETINGS("archive", "the list of years"),
    ROW("period", ONE(view_period), root_period, 0, "the year"),
    ROW("years", LIST_OF(type_period), root_periods, PERIOD_YEAR, "all years, latest first"),
};
static const struct record year_root = RECORD("page", year);
static const struct field calendars[] = {
    COMMON,
    ROW("shelves", LIST_OF(type_shelf), view_shelves, 0, "all calendars, by what they are of"),
    ROW("embeds", KIND(VALUE_URL), root_embeds, 0, "how other sites can show them"),
};
static const struct record calendars_root = RECORD("page", calendars);
static const struct field embeds[] = {
    COMMON,
    ROW("shelves", LIST_OF(type_embed_shelf), root_embed_shelves, 0,
        "what other sites can show, by what it is of"),
};
static const struct record embeds_root = RECORD("page", embeds);
static const struct field embed[] = {
    COMMON,
    ROW("meetings", LIST_OF(type_meeting), root_embed_meetings, 0, "to come"),
    ROW("offers", LIST_OF(type_offer), root_embed_offers, 0, "of a member"),
    ROW("of", KIND(VALUE_URL), root_other, 0, "the page of what it is of"),
};
static const struct record embed_root = RECORD("page", embed);
static const struct field titles[] = {
    COMMON,
    ROW("items", LIST_OF(type_title), view_titles, 0, "on this page of the list"),
    ROW("letters", LIST_OF(type_letter), view_letters, 0, "of the whole list"),
    ROW("pager", ONE(view_pager), root_pager, 0, "place in a long list"),
    ROW("total", KIND(VALUE_INT), root_total, 0, "all entries"),
};
static const struct record titles_root = RECORD("page", titles);
static const struct field results[] = {COMMON, TOPICS};
static const struct record results_root = RECORD("page", results);
static const struct field error[] = {COMMON};
static const struct record error_root = RECORD("page", error);
static const struct field redirect[] = {
    COMMON,
    ROW("target", KIND(VALUE_URL), root_other, 0, "where the page is now"),
    ROW("target_absolute", KIND(VALUE_TEXT), root_other, 1, "its whole address"),
};
static const struct record redirect_root = RECORD("page", redirect);

static const struct {
    const char *name;
    const struct record *root;
} pages[PAGE_KINDS] = {
    [PAGE_HOME] = {"home.html", &home_root},
#define TYPE(NAME, word, folder, tag, view, pages, ...)                                            \
    [PAGE_##NAME] = {#word ".html", &view##_page_root}, pages
#define LISTED(KIND, layout, shape) [PAGE_##KIND] = {layout, &KIND##_list_root},
#define UNLISTED
#include "types.def"
    [PAGE_ARCHIVE] = {"archive.html", &archive_root},
    [PAGE_MONTH] = {"month.html", &month_root},
    [PAGE_POSTER] = {"poster.html", &poster_root},
    [PAGE_YEAR] = {"year.html", &year_root},
    [PAGE_CALENDARS] = {"calendars.html", &calendars_root},
    [PAGE_EMBEDS] = {"embeds.html", &embeds_root},
    [PAGE_EMBED] = {"embed.html", &embed_root},
    [PAGE_INDEX] = {"a-z.html", &titles_root},
    [PAGE_SEARCH] = {"search.html", &results_root},
    [PAGE_ERROR] = {"404.html", &error_root},
    [PAGE_REDIRECT] = {"redirect.html", &redirect_root},
};

enum page_kind view_page_of(enum item_type type)
{
    static const enum page_kind kinds[ITEM_TYPES] = {
#define TYPE(NAME, ...) [ITEM_##NAME] = PAGE_##NAME,
#include "types.def"
    };
    return kinds[type];
}

enum page_kind view_list_of(enum item_type type)
{
    static const enum page_kind kinds[ITEM_TYPES] = {
#define TYPE(NAME, word, folder, tag, view, pages, ...) [ITEM_##NAME] = pages,
#define LISTED(KIND, layout, shape) PAGE_##KIND
#define UNLISTED PAGE_NONE
#include "types.def"
    };
    return kinds[type];
}

const char *view_template(enum page_kind kind)
{
    return pages[kind].name;
}

const struct record *view_root(enum page_kind kind)
{
    return pages[kind].root;
}
