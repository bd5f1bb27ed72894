#include "render/feeds.h"
#include "render/jobs_making.h"
#include "resolve/channels.h"
#include "resolve/resolve.h"

#include <string.h>

struct job *job_add(struct making *m, enum page_kind kind, int language, const char *path)
{
    struct job *job = arena_alloc(m->arena, sizeof *job);
    job->kind = kind;
    job->language = language;
    job->path = path;
    list_add(&m->jobs, m->arena, job);
    return job;
}

static void add_feed(struct page_view *p, const char *title, const char *path)
{
    p->feed[p->feeds++] = (struct feed_view){title, path};
}

void job_common_feed(struct making *m, struct page_view *p, const char *section, const char *title,
                     int language)
{
    add_feed(p, words_text(m->site->language[language].words, title),
             route_calendar(m->site, m->arena, section, NULL, language));
}

static void add_own_feed(struct making *m, struct page_view *p, const struct item *item,
                         const char *name, int language)
{
    const struct item *t = item->translation[language];
    const char *title = t && t->title ? t->title : item->title;
    add_feed(p, feeds_word(&m->site->language[language], m->arena, name, title, ""),
             route_feed(m->site, m->arena, item, language));
}

/* Adds the calendars of a page about an item, the nearest first. One event alone is nothing to
 * subscribe to. */
static void add_feeds(struct making *m, struct page_view *p, int language)
{
    static const char *const name[ITEM_TYPES] = {[ITEM_MEMBER] = "calendar.member",
                                                 [ITEM_GROUP] = "calendar.group",
                                                 [ITEM_VENUE] = "calendar.venue",
                                                 [ITEM_EVENT] = "calendar.group"};
    const struct item *own = p->item;
    const struct event *e = own->type == ITEM_EVENT ? (const struct event *)own : NULL;
    if (e && !e->schedule.repeat)
        own = e->group ? e->group->item : NULL;
    if (own && (own->type == ITEM_EVENT || channel_exists(own)))
        add_own_feed(m, p, own, name[own->type], language);
    if (p->item->type == ITEM_MEMBER && ((const struct member *)p->item)->offers.n)
        add_feed(
            p,
            feeds_word(&m->site->language[language], m->arena, "calendar.provider", p->title, ""),
            route_calendar(m->site, m->arena, "offers", p->item->id, language));
    if (p->item->type == ITEM_OFFER)
        job_common_feed(m, p, "offers", "calendar.offers", language);
    job_common_feed(m, p, "all", "calendar.all", language);
}

/* ---- items ---- */

static const enum page_kind item_kinds[ITEM_TYPES] = {
    [ITEM_MEMBER] = PAGE_MEMBER, [ITEM_GROUP] = PAGE_GROUP,   [ITEM_VENUE] = PAGE_VENUE,
    [ITEM_EVENT] = PAGE_EVENT,   [ITEM_OFFER] = PAGE_OFFER,   [ITEM_NEWS] = PAGE_NEWS,
    [ITEM_PAGE] = PAGE_FREE,     [ITEM_REPORT] = PAGE_REPORT, [ITEM_SURVEY] = PAGE_SURVEY,
};

static const char *text_in(const struct item *item, int language, const char *own,
                           const char *original)
{
    return item->translation[language] && own ? own : original;
}

static void add_item(struct making *m, const struct item *item, int language)
{
    const struct item *t = item->translation[language] ? item->translation[language] : item;
    int home = item == route_home(m->site);
    struct job *job =
        job_add(m, home ? PAGE_HOME : item_kinds[item->type], language, item->path[language]);
    struct page_view *p = &job->root.page;
    p->item = item;
    p->title = text_in(item, language, t->title, item->title);
    p->description = text_in(item, language, t->summary, item->summary);
    p->section = home ? "home" : item->type == ITEM_PAGE ? "page" : item_folder(item->type);
    memcpy(p->path, item->path, sizeof p->path);
    add_feeds(m, p, language);
}

/* ---- lists ---- */

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

static const struct list *listed(const struct making *m, const struct listing *l, int language)
{
    if (l->kind == PAGE_EVENTS)
        return &m->shared->coming;
    return l->kind == PAGE_ARCHIVE ? &m->shared->past : &m->shared->sorted[l->type][language];
}

static const char *listing_path(const struct making *m, const struct listing *l, int language,
                                size_t number)
{
    return route_list(m->site, m->arena, l->type, l->tail, language, number);
}

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

static void add_listing_page(struct making *m, const struct listing *l, int language, size_t number)
{
    struct job *job = job_add(m, l->kind, language, listing_path(m, l, language, number));
    struct root *root = &job->root;
    size_t count = job_deal(m, root, listed(m, l, language), number);
    if (l->most && root->to > l->most)
        root->to = l->most;
    root->pager.prev = number > 1 ? listing_path(m, l, language, number - 1) : NULL;
    root->pager.next = number < count && !l->most ? listing_path(m, l, language, number + 1) : NULL;
    root->page.title = words_text(m->site->language[language].words, l->title);
    root->page.section = l->section;
    for (int i = 0; i < m->site->languages; i++)
        root->page.path[i] = listing_path(m, l, i, number);
    if (l->type == ITEM_EVENT) {
        const struct listing *other = l->tail ? l - 1 : l + 1;
        root->other = listing_path(m, other, language, 1);
    }
    if (l->type == ITEM_OFFER)
        job_common_feed(m, &root->page, "offers", "calendar.offers", language);
    job_common_feed(m, &root->page, "all", "calendar.all", language);
}

static void add_listings(struct making *m, int language)
{
    for (size_t i = 0; i < sizeof listings / sizeof *listings; i++) {
        const struct listing *l = &listings[i];
        if (!m->site->items[l->type].n)
            continue;
        size_t count = l->most ? 1 : job_pages(m, listed(m, l, language)->n);
        for (size_t number = 1; number <= count; number++)
            add_listing_page(m, l, language, number);
    }
}

/* ---- the rest ---- */

/* A network without a pages/index.md still has a home page. */
static void add_home(struct making *m, int language)
{
    if (route_home(m->site))
        return;
    struct job *job = job_add(m, PAGE_HOME, language, m->site->language[language].prefix);
    struct page_view *p = &job->root.page;
    p->title = label_text(&m->site->config.title, language);
    p->description = label_text(&m->site->config.description, language);
    p->section = "home";
    for (int i = 0; i < m->site->languages; i++)
        p->path[i] = m->site->language[i].prefix;
    job_common_feed(m, p, "all", "calendar.all", language);
}

static void add_calendars(struct making *m, int language)
{
    struct job *job =
        job_add(m, PAGE_CALENDARS, language, route_calendars(m->site, m->arena, language));
    struct page_view *p = &job->root.page;
    p->title = words_text(m->site->language[language].words, "calendars.title");
    p->description = words_text(m->site->language[language].words, "calendars.intro");
    p->section = "calendars";
    for (int i = 0; i < m->site->languages; i++)
        p->path[i] = route_calendars(m->site, m->arena, i);
    job_common_feed(m, p, "all", "calendar.all", language);
}

static void add_error(struct making *m, int language)
{
    const char *prefix = m->site->language[language].prefix;
    struct job *job =
        job_add(m, PAGE_ERROR, language, arena_printf(m->arena, "%s404.html", prefix));
    struct page_view *p = &job->root.page;
    p->title = words_text(m->site->language[language].words, "error.title");
    p->section = "error";
    p->noindex = 1;
    for (int i = 0; i < m->site->languages; i++)
        p->path[i] = m->site->language[i].prefix;
}

static void add_redirects(struct making *m, const struct item *file)
{
    const struct item *item = file->original ? file->original : file;
    int language = file->language->index;
    for (size_t i = 0; i < file->aliases.n; i++) {
        struct job *job =
            job_add(m, PAGE_REDIRECT, language, route_alias(m->arena, file->aliases.at[i]));
        job->root.page.item = item;
        job->root.page.title = file->title ? file->title : item->title;
        job->root.page.section = "page";
        job->root.page.noindex = 1;
        job->root.other = item->path[language];
        memcpy(job->root.page.path, item->path, sizeof item->path);
    }
}

struct jobs jobs_list(const struct shared *shared, struct arena *a)
{
    struct making m = {.shared = shared, .site = shared->site, .arena = a};
    for (int l = 0; l < m.site->languages; l++) {
        add_home(&m, l);
        for (int type = 0; type < ITEM_TYPES; type++) {
            for (size_t i = 0; i < m.site->items[type].n; i++)
                add_item(&m, m.site->items[type].at[i], l);
        }
        add_listings(&m, l);
        jobs_periods(&m, l);
        jobs_embeds(&m, l);
        add_calendars(&m, l);
        add_error(&m, l);
    }
    for (size_t i = 0; i < m.site->all.n; i++) {
        const struct item *item = m.site->all.at[i];
        if (!item->hidden && (!item->language->index || item->original))
            add_redirects(&m, item);
    }
    return (struct jobs){(struct job **)m.jobs.at, m.jobs.n};
}
