#include "base/locale.h"
#include "model/site.h"
#include "render/pages/jobs_inner.h"
#include "render/view/facets.h"
#include "render/words/names.h"
#include "resolve/route.h"

enum { ARCHIVE_LATEST = 10 };

/* One list: where it stands and what it lists. */
struct listing {
    enum page_kind kind;
    enum item_type type;
    const char *title, *section;
    const char *tail; /* key of a word behind the section's address; NULL: none */
    size_t most;      /* entries, where others have pages of their own; 0: all of them */
};

static const struct listing listings[] = {
    {PAGE_MEMBERS, ITEM_MEMBER, "nav.members", "members", NULL, 0},
    {PAGE_GROUPS, ITEM_GROUP, "nav.groups", "groups", NULL, 0},
    {PAGE_VENUES, ITEM_VENUE, "nav.venues", "venues", NULL, 0},
    {PAGE_EVENTS, ITEM_EVENT, "nav.events", "events", NULL, 0},
    {PAGE_ARCHIVE, ITEM_EVENT, "archive.title", "events", "archive", ARCHIVE_LATEST},
    {PAGE_OFFERS, ITEM_OFFER, "nav.offers", "offers", NULL, 0},
    {PAGE_NEWS_LIST, ITEM_NEWS, "nav.news", "news", NULL, 0},
    {PAGE_REPORTS, ITEM_REPORT, "nav.reports", "reports", NULL, 0},
    {PAGE_SURVEYS, ITEM_SURVEY, "nav.surveys", "surveys", NULL, 0},
};

size_t job_pages(const struct making *m, size_t n)
{
    size_t per_page = (size_t)m->site->config.per_page;
    return n ? (n + per_page - 1) / per_page : 1;
}

size_t job_deal(const struct making *m, struct root *root, const struct list *items, size_t number)
{
    size_t per_page = (size_t)m->site->config.per_page, count = job_pages(m, items->n);
    root->items = items;
    root->from = (number - 1) * per_page;
    root->to = root->from + per_page < items->n ? root->from + per_page : items->n;
    root->pager = (struct pager_view){.number = (int)number, .count = (int)count};
    return count;
}

/* A list, or a part of it, in one language. */
struct listed {
    const struct listing *kind;
    const struct facet *facet; /* NULL: all of it */
    const char *title;
    int language;
};

static const struct list *entries(const struct making *m, const struct listed *l)
{
    if (l->facet)
        return facet_entries(m->shared, l->facet, l->language);
    if (l->kind->kind == PAGE_EVENTS)
        return &m->shared->coming;
    return l->kind->kind == PAGE_ARCHIVE ? &m->shared->past
                                         : &m->shared->sorted[l->kind->type][l->language];
}

static const char *listed_path(const struct making *m, const struct listed *l, int language,
                               size_t number)
{
    if (l->facet)
        return route_facet(m->site, m->arena, l->facet, language, number);
    return route_list(m->site, m->arena, l->kind->type, l->kind->tail, language, number);
}

/* The calendar of a part of the events stands before that of all. */
static void add_list_feeds(struct making *m, struct page_view *p, const struct listed *l)
{
    const struct facet *f = l->facet;
    if (f && l->kind->type == ITEM_EVENT)
        job_feed(p, l->title,
                 route_calendar(m->site, m->arena, f->kind->section, f->id, l->language));
    if (l->kind->type == ITEM_OFFER)
        job_common_feed(m, p, "offers", "calendar.offers", l->language);
    job_common_feed(m, p, "all", "calendar.all", l->language);
}

static void add_listing_page(struct making *m, const struct listed *l, size_t number)
{
    struct job *job =
        job_add(m, l->kind->kind, l->language, listed_path(m, l, l->language, number));
    struct root *root = &job->root;
    size_t count = job_deal(m, root, entries(m, l), number), most = l->kind->most;
    if (most && root->to > most)
        root->to = most;
    root->pager.prev = number > 1 ? listed_path(m, l, l->language, number - 1) : NULL;
    root->pager.next = number < count && !most ? listed_path(m, l, l->language, number + 1) : NULL;
    root->facet = l->facet;
    root->page.title = l->title;
    root->page.section = l->kind->section;
    root->page.noindex = l->facet && l->facet->first;
    for (int i = 0; i < m->site->languages; i++)
        root->page.path[i] = listed_path(m, l, i, number);
    if (l->kind->type == ITEM_EVENT)
        root->other = route_list(m->site, m->arena, ITEM_EVENT, l->kind->tail ? NULL : "archive",
                                 l->language, 1);
    add_list_feeds(m, &root->page, l);
}

static void add_listed(struct making *m, const struct listed *l)
{
    size_t count = l->kind->most ? 1 : job_pages(m, entries(m, l)->n);
    for (size_t number = 1; number <= count; number++)
        add_listing_page(m, l, number);
}

/* "Mitglieder: Wohnen, Arabisch" */
static const char *facet_title(struct making *m, const struct listed *l, struct locale *locale)
{
    const struct language *language = &m->site->language[l->language];
    const struct facet *f = l->facet;
    const char *what = facet_label(language, locale, m->arena, f->first ? f->first : f);
    if (f->second)
        what = arena_printf(m->arena, "%s, %s", what,
                            facet_label(language, locale, m->arena, f->second));
    return word_filled(language, m->arena, "list.of", l->title, what);
}

static void add_parts(struct making *m, const struct listed *whole, struct locale *locale)
{
    const struct list *facets = &m->site->facets[whole->kind->type];
    for (size_t i = 0; i < facets->n && !whole->kind->tail; i++) {
        struct listed part = *whole;
        part.facet = facets->at[i];
        part.title = name_marked(&m->site->language[part.language], m->arena, part.facet->item,
                                 facet_title(m, &part, locale));
        add_listed(m, &part);
    }
}

void jobs_lists(struct making *m, int language)
{
    struct locale *locale = locale_open(m->site->language[language].tag);
    for (size_t i = 0; i < sizeof listings / sizeof *listings; i++) {
        struct listed l = {.kind = &listings[i], .language = language};
        if (!m->site->items[l.kind->type].n)
            continue;
        l.title = words_text(m->site->language[language].words, l.kind->title);
        add_listed(m, &l);
        add_parts(m, &l, locale);
    }
    locale_close(locale);
}
