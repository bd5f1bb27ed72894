#ifndef RENDER_VIEW_VIEW_H
#define RENDER_VIEW_VIEW_H

/* This room is what templates see: for each record a table of fields with getters. Logic that a
 * layout would need belongs here; bytes of HTML come in only where a drawing or a text needs them.
 */

#include "base/map.h"
#include "model/site.h"
#include "read/template/eval.h"
#include "resolve/calendar/calendar.h"

/* Views: what templates see of the site. A record type is a table of fields with getters over the
 * model's own structs, so nothing is copied until a template asks for it. */

/* The network in numbers, as of now. */
struct counts {
    int members, groups; /* without those that left or ended */
    int meetings;        /* of this year that take place */
    int languages;       /* that members speak */
};

struct geomap;
struct hyphens;

/* What is the same for every page of a build. */
struct shared {
    const struct site *site;
    int members;        /* 1: a build for members' eyes */
    struct list coming; /* struct occurrence * of events that have not ended, by start */
    struct list rows;   /* the same as lists show them, see render/view/rows.h: what is open to
                           everybody first */
    struct list past;   /* struct occurrence * of events that have, latest first */
    struct list sorted[ITEM_TYPES][LANGUAGES_MAX]; /* struct item *: each type's list in the order
                                                      of each language; members that left are not in
                                                      it, ended groups come last */
    struct list titles[LANGUAGES_MAX];             /* struct title *: see render/view/titles.h */
    struct list menu[MENUS][LANGUAGES_MAX];        /* struct page *: by enum page_menu, in order */
    struct list *parts[ITEM_TYPES][LANGUAGES_MAX]; /* by a facet's number: see facet_entries */
    const struct geomap *maps[ITEM_TYPES];  /* of members and venues: first that of the whole list,
                                               then those of its parts by facet's number; without
                                               dots where there is no map */
    struct counts counts;                   /* the network in numbers */
    struct ics *calendar[LANGUAGES_MAX];    /* see render/feeds/ics.h */
    const struct jobs *pages;               /* all of them, see render/pages/jobs.h */
    struct hyphens *hyphens[LANGUAGES_MAX]; /* where words may be divided; NULL: nobody knows */
};

/* One thread's view in one language; eval->view points at it. */
struct view {
    const struct shared *shared;
    const struct site *site;
    const struct language *language;
    struct arena *kept;   /* lives as long as the view */
    struct map languages; /* BCP 47 tag → struct language_view, named in the view's language */
};

/* A language as templates see it. */
struct language_view {
    const char *tag, *dir, *name;
    const char *path; /* this page's address in it; NULL where it is not about a page */
    int current, translated;
    int simple; /* plain language */
};

/* One link of a menu. */
struct menu_view {
    const char *title, *path, *id;
    int current;
};

/* A feed beside a page. */
struct feed_view {
    const char *title, *path;
};

/* Where a long list's page stands among its neighbours. */
struct pager_view {
    int number, count;
    const char *prev, *next; /* site paths; NULL at the ends */
};

enum { PAGE_FEEDS = 4 };

/* The page that is being rendered. */
struct page_view {
    const char *title, *description;
    const char *section;               /* "home", "members" … */
    const char *path[LANGUAGES_MAX];   /* its address in each language */
    const struct item *item;           /* what it is about; NULL for lists */
    struct feed_view feed[PAGE_FEEDS]; /* calendars that belong to it, its own first */
    int feeds;
    int noindex;
    const struct html *jsonld;
};

struct facet;

/* What a template is rendered over: the page, and whatever it is about. */
struct root {
    struct page_view page;
    const struct list *items; /* lists: struct item *, or struct occurrence * for meetings */
    size_t from, to;          /* the part of `items` on this page */
    struct pager_view pager;
    const char *other; /* coming ↔ archive; a redirect's target; the list of what is to come */
    const struct facet *facet;   /* the part of the list that this is; NULL: all of it */
    const struct embed *embed;   /* what another site shows */
    const struct period *period; /* what it is about; NULL: no stretch of time */
};

/* The record types that templates are compiled against: one for each kind of page. Those of a
 * content type, of one and of its list, come from types.def. */
enum page_kind {
    PAGE_NONE, /* there is no such page: what a forgotten kind would be */
    PAGE_HOME,
#define TYPE(NAME, word, folder, tag, view, pages, ...) PAGE_##NAME, pages
#define LISTED(KIND, layout, shape) PAGE_##KIND,
#define UNLISTED
#include "types.def"
    PAGE_ARCHIVE,
    PAGE_MONTH,
    PAGE_POSTER,
    PAGE_YEAR,
    PAGE_CALENDARS,
    PAGE_EMBEDS,
    PAGE_EMBED,
    PAGE_INDEX,
    PAGE_SEARCH,
    PAGE_ERROR,
    PAGE_REDIRECT,
    PAGE_KINDS
};

/* Returns the kind of the pages of a type: of one of them, and of its list (PAGE_NONE: it has
 * none). */
enum page_kind view_page_of(enum item_type type);
enum page_kind view_list_of(enum item_type type);

/* Returns the template's file name ("member.html") and the fields its top level has. */
const char *view_template(enum page_kind kind);
const struct record *view_root(enum page_kind kind);

/* Makes a thread's view. */
void view_init(struct view *v, const struct shared *shared, const struct language *language,
               struct arena *kept);

/* Fills what all pages share: the site's meetings and each language's order. */
void shared_init(struct shared *s, const struct site *site, struct arena *a, int members);

/* ---- for the views themselves ---- */

extern const struct record view_site, view_page, view_pager, view_language, view_menu, view_term,
    view_address, view_geo, view_registration, view_online, view_meeting, view_opening, view_image,
    view_picture;

/* What layouts see of one of each content type, and the element type of lists of them. */
#define TYPE(NAME, word, folder, tag, view, ...)                                                   \
    extern const struct record view_##view;                                                        \
    extern const struct type type_##view;
#include "types.def"

/* Returns the view behind an eval. */
static inline const struct view *view_of(const struct eval *e)
{
    return e->view;
}

/* Returns the version of an item that the view shows: its translation, or the item itself. */
const struct item *view_version(const struct view *v, const struct item *item);

/* Returns 1 if the item's text (or its body alone) is not in the view's language. */
int view_foreign(const struct view *v, const struct item *item);
int view_body_foreign(const struct view *v, const struct item *item);

/* Returns the item's title in the view's language or else the original's. */
const char *view_title(const struct view *v, const struct item *item);

/* Returns the word for one item of a type ("Termin") in the view's language. */
const char *view_type_word(const struct view *v, enum item_type type);

/* Makes a list value of records from an array of pointers. */
struct value view_list(struct eval *e, void *const *from, size_t n);

/* Makes a list value of texts from a list of const char *. */
struct value view_texts(struct eval *e, const struct list *l);

/* Returns the meeting that speaks for a schedule: the next that takes place, else the next at all,
 * else the last; NULL if it has none. */
const struct occurrence *view_speaking(const struct view *v, const struct schedule *s);

/* Getter of the meeting that speaks for a schedule; field->index is the offset of the schedule. */
struct value view_meeting_speaking(struct eval *e, const void *self, const struct field *f);

/* Getter of how one signs up for an event or offer. */
struct value view_sign_up(struct eval *e, const void *self, const struct field *f);

/* Returns an instant for programs (RFC 3339, UTC); in the eval's scratch. */
const char *view_instant(struct eval *e, int64_t utc);

/* Makes a list of meetings of these events: rows of those to come (see render/view/rows.h), by
 * start; or all that are past, the latest first. */
struct value view_meetings(struct eval *e, const struct list *events, int past);

/* Which meetings a page tells: those to come or past, and of each the first or how many more. */
enum { MEETINGS_PAST = 1, MEETINGS_REST = 2 };

/* Returns the first of a list, as many as a page of a list has, or (`which` has MEETINGS_REST) how
 * many more there are. */
struct value view_meetings_cut(struct eval *e, struct value all, int which);

/* Returns the rule of a series in words, or NONE; field->index is the offset of the schedule. */
struct value view_rule(struct eval *e, const void *self, const struct field *f);

/* Makes a range value. */
struct value view_range(struct eval *e, struct when start, struct when end);

/* Generic getters; field->index is the offset of the member in the struct. The translated ones look
 * into the item's translation first. */
struct value get_text(struct eval *e, const void *self, const struct field *f);
struct value get_text_translated(struct eval *e, const void *self, const struct field *f);
struct value get_foreign(struct eval *e, const void *self, const struct field *f);
struct value get_foreign_list(struct eval *e, const void *self, const struct field *f);
struct value get_texts(struct eval *e, const void *self, const struct field *f);
struct value get_texts_translated(struct eval *e, const void *self, const struct field *f);
struct value get_int(struct eval *e, const void *self, const struct field *f);
struct value get_bool(struct eval *e, const void *self, const struct field *f);
struct value get_date(struct eval *e, const void *self, const struct field *f);
struct value get_when(struct eval *e, const void *self, const struct field *f);
struct value get_path(struct eval *e, const void *self, const struct field *f);
struct value get_pointer(struct eval *e, const void *self, const struct field *f);
struct value get_list(struct eval *e, const void *self, const struct field *f);
struct value get_ref(struct eval *e, const void *self, const struct field *f);
struct value get_refs(struct eval *e, const void *self, const struct field *f);
struct value get_languages(struct eval *e, const void *self, const struct field *f);
struct value get_tel(struct eval *e, const void *self, const struct field *f);
struct value get_asset(struct eval *e, const void *self, const struct field *f);
struct value get_picture(struct eval *e, const void *self, const struct field *f);
struct value get_image(struct eval *e, const void *self, const struct field *f);
struct value get_image_foreign(struct eval *e, const void *self, const struct field *f);

/* Getters of a picture, which is whatever begins with the pointer to a file's name. */
struct value picture_width_of(struct eval *e, const void *self, const struct field *f);
struct value picture_height_of(struct eval *e, const void *self, const struct field *f);
struct value picture_sizes(struct eval *e, const void *self, const struct field *f);

/* Getters of what every item has. */
struct value item_title(struct eval *e, const void *self, const struct field *f);
struct value item_url(struct eval *e, const void *self, const struct field *f);
struct value item_lang(struct eval *e, const void *self, const struct field *f);
struct value item_foreign(struct eval *e, const void *self, const struct field *f);
struct value item_body(struct eval *e, const void *self, const struct field *f);
struct value item_updated(struct eval *e, const void *self, const struct field *f);
struct value item_feed(struct eval *e, const void *self, const struct field *f);

/* Returns the address of a mail that is begun with this subject and body (NULL: with none); in the
 * eval's scratch. */
const char *view_mail(struct eval *e, const char *to, const char *subject, const char *body);

/* Getter of a text that begins a mail to the network: the number of a member is wrong. */
struct value view_wrong_phone(struct eval *e, const void *self, const struct field *f);

/* Getter of the item's title in the first language, where its own does not hold it: what stands at
 * the door. */
struct value item_original_title(struct eval *e, const void *self, const struct field *f);

/* Returns what the public holiday on a day is called, in the page's language or, with *foreign set
 * to 1, in that of its file; NULL if it has no name or there is none. */
const char *view_holiday(const struct view *v, struct date d, int *foreign);

/* Getters of a member's opening hours: the week, the build's day, and what differs. */
struct value view_week(struct eval *e, const void *self, const struct field *f);
struct value view_hours(struct eval *e, const void *self, const struct field *f);
struct value view_opening_now(struct eval *e, const void *self, const struct field *f);
struct value view_closed(struct eval *e, const void *self, const struct field *f);
struct value view_by_appointment(struct eval *e, const void *self, const struct field *f);

/* Getter of all calendars that one can subscribe to, by what they are of. */
struct value view_shelves(struct eval *e, const void *self, const struct field *f);

/* Returns the language record of a tag, named in the view's language. */
const struct language_view *view_language_of(const struct eval *e, const char *tag);

/* Getters of a menu. */
struct value view_nav(struct eval *e, const void *self, const struct field *f);
struct value view_footer_nav(struct eval *e, const void *self, const struct field *f);

/* Element types of lists. */
extern const struct type type_text, type_term, type_language, type_menu, type_meeting, type_agenda,
    type_feed, type_shelf, type_weekday, type_alike, type_closure, type_rendition;

/* Field rows. T is the struct, m its member. An initialiser takes no parentheses.
 * NOLINTBEGIN(bugprone-macro-parentheses) */
#define ROW(n, type_, get_, index_, help_)                                                         \
    {                                                                                              \
        .name = n, .type = type_, .get = get_, .index = (int)(index_), .help = help_               \
    }
#define KIND(k)                                                                                    \
    {                                                                                              \
        .kind = k                                                                                  \
    }
#define MAYBE(k)                                                                                   \
    {                                                                                              \
        .kind = k, .optional = 1                                                                   \
    }
#define LIST_OF(t)                                                                                 \
    {                                                                                              \
        .kind = VALUE_LIST, .element = &(t)                                                        \
    }
#define ONE(r)                                                                                     \
    {                                                                                              \
        .kind = VALUE_RECORD, .record = &(r)                                                       \
    }
#define MAYBE_ONE(r)                                                                               \
    {                                                                                              \
        .kind = VALUE_RECORD, .record = &(r), .optional = 1                                        \
    }
#define F_TEXT(n, T, m, h) ROW(n, MAYBE(VALUE_TEXT), get_text, offsetof(T, m), h)
#define F_TEXT_T(n, T, m, h) ROW(n, MAYBE(VALUE_TEXT), get_text_translated, offsetof(T, m), h)
#define F_FOREIGN(n, T, m)                                                                         \
    ROW(n "_foreign", KIND(VALUE_BOOL), get_foreign, offsetof(T, m),                               \
        "it is there, but not in the page's language")
#define F_FOREIGN_LIST(n, T, m)                                                                    \
    ROW(n "_foreign", KIND(VALUE_BOOL), get_foreign_list, offsetof(T, m),                          \
        "it is there, but not in the page's language")
#define F_TEXTS_T(n, T, m, h) ROW(n, LIST_OF(type_text), get_texts_translated, offsetof(T, m), h)
#define F_INT(n, T, m, h) ROW(n, MAYBE(VALUE_INT), get_int, offsetof(T, m), h)
#define F_BOOL(n, T, m, h) ROW(n, KIND(VALUE_BOOL), get_bool, offsetof(T, m), h)
#define F_DATE(n, T, m, h) ROW(n, MAYBE(VALUE_WHEN), get_date, offsetof(T, m), h)
#define F_TERM(n, T, m, h) ROW(n, MAYBE_ONE(view_term), get_pointer, offsetof(T, m), h)
#define F_TERMS(n, T, m, h) ROW(n, LIST_OF(type_term), get_list, offsetof(T, m), h)
#define F_LANGUAGES(n, T, m, h) ROW(n, LIST_OF(type_language), get_languages, offsetof(T, m), h)
#define ITEM_FIELDS                                                                                \
    ROW("id", KIND(VALUE_TEXT), get_text, offsetof(struct item, id), "never changes"),             \
        ROW("title", KIND(VALUE_TEXT), item_title, 0,                                              \
            "in the page's language, else the original's"),                                        \
        ROW("original_title", MAYBE(VALUE_TEXT), item_original_title, 0,                           \
            "as it stands at the door: where the title is translated and does not say it"),        \
        F_TEXT_T("summary", struct item, summary, "one or two sentences"),                         \
        F_FOREIGN("summary", struct item, summary),                                                \
        ROW("url", KIND(VALUE_URL), item_url, 0, "its page"),                                      \
        ROW("lang", ONE(view_language), item_lang, 0, "the language its text is in"),              \
        ROW("foreign", KIND(VALUE_BOOL), item_foreign, 0,                                          \
            "its text is not in the page's language"),                                             \
        ROW("body", MAYBE(VALUE_HTML), item_body, 0, "rendered Markdown"),                         \
        F_BOOL("example", struct item, example, "invented"),                                       \
        F_BOOL("archive", struct item, archive, "a record"),                                       \
        ROW("updated", MAYBE(VALUE_WHEN), item_updated, 0, "last change of its content")

#define PICTURE_FIELDS                                                                             \
    ROW("url", KIND(VALUE_URL), get_asset, 0, "the picture"),                                      \
        ROW("width", MAYBE(VALUE_INT), picture_width_of, 0, "dots, of a JPEG or PNG"),             \
        ROW("height", MAYBE(VALUE_INT), picture_height_of, 0, "dots, of a JPEG or PNG"),           \
        ROW("sizes", LIST_OF(type_rendition), picture_sizes, 0,                                    \
            "narrow to wide, the picture itself last; empty if there is only one")

#define RECORD(word, table)                                                                        \
    {                                                                                              \
        .name = word, .field = table, .n = sizeof(table) / sizeof *(table)                         \
    }
/* NOLINTEND(bugprone-macro-parentheses) */

#endif
