#include "render/pages/jobs_inner.h"

#include "base/pool.h"
#include "model/site.h"
#include "model/types.h"
#include "render/view/titles.h"
#include "render/words/names.h"
#include "resolve/lists/channels.h"
#include "resolve/route.h"

#include <string.h>

struct job *job_add(struct job_list *m, enum page_kind kind, int language, const char *path)
{
    struct job *job = arena_alloc(m->arena, sizeof *job);
    job->kind = kind;
    job->language = language;
    job->path = path;
    list_add(&m->jobs, m->arena, job);
    return job;
}

void job_feed(struct page_view *p, const char *title, const char *path)
{
    p->feed[p->feeds++] = (struct feed_view){title, path};
}

void job_common_feed(struct job_list *m, struct page_view *p, const char *section,
                     const char *title, int language)
{
    job_feed(p, words_text(m->site->language[language].words, title),
             route_calendar(m->site, m->arena, section, NULL, language));
}

static void add_own_feed(struct job_list *m, struct page_view *p, const struct item *item,
                         const char *name, int language)
{
    const struct language *l = &m->site->language[language];
    job_feed(p, name_filled(l, m->arena, name, item),
             route_feed(m->site, m->arena, item, language));
}

/* Adds the calendars of a page about an item, the nearest first. One event alone is nothing to
 * subscribe to. */
static void add_feeds(struct job_list *m, struct page_view *p, int language)
{
    const struct language *l = &m->site->language[language];
    const struct item *own = p->item;
    const struct event *e = own->type == ITEM_EVENT ? (const struct event *)own : NULL;
    if (e && !e->schedule.repeat)
        own = e->group ? e->group->item : NULL;
    if (own && channel_exists(own))
        add_own_feed(m, p, own, item_facts(own->type)->calendar, language);
    if (p->item->type == ITEM_MEMBER && ((const struct member *)p->item)->offers.n)
        job_feed(p, name_filled(l, m->arena, "calendar.provider", p->item),
                 route_calendar(m->site, m->arena, "offers", p->item->id, language));
    if (p->item->type == ITEM_OFFER && ((const struct offer *)p->item)->schedule.occurrences)
        job_feed(p, name_title(l, m->arena, p->item),
                 route_feed(m->site, m->arena, p->item, language));
    if (p->item->type == ITEM_OFFER)
        job_common_feed(m, p, "offers", "calendar.offers", language);
    job_common_feed(m, p, "all", "calendar.all", language);
}

/* ---- items ---- */

static const char *text_in(const struct item *item, int language, const char *own,
                           const char *original)
{
    return item->translation[language] && own ? own : original;
}

/* Whatever stands in no section of the site is but a page. */
static const char *section_of(enum item_type type)
{
    return item_facts(type)->address == ADDRESS_SECTION ? item_folder(type) : "page";
}

static void add_item(struct job_list *m, const struct item *item, int language)
{
    const struct item *t = item->translation[language] ? item->translation[language] : item;
    int home = item == route_home(m->site);
    struct job *job =
        job_add(m, home ? PAGE_HOME : view_page_of(item->type), language, item->path[language]);
    struct page_view *p = &job->root.page;
    p->item = item;
    p->title = text_in(item, language, t->title, item->title);
    p->description = text_in(item, language, t->summary, item->summary);
    p->section = home ? "home" : section_of(item->type);
    memcpy(p->path, item->path, sizeof p->path);
    add_feeds(m, p, language);
}

/* ---- the rest ---- */

/* A network without a pages/index.md still has a home page. */
static void add_home(struct job_list *m, int language)
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

static void add_calendars(struct job_list *m, int language)
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

static void add_titles_page(struct job_list *m, int language, size_t number, size_t count)
{
    const struct list *titles = &m->shared->titles[language];
    size_t on_page = (size_t)m->site->config.per_page * TITLES_TIMES;
    struct job *job =
        job_add(m, PAGE_INDEX, language, route_titles(m->site, m->arena, language, number));
    struct root *root = &job->root;
    root->items = titles;
    root->from = (number - 1) * on_page;
    root->to = number < count ? number * on_page : titles->n;
    root->pager = (struct pager_view){.number = (int)number, .count = (int)count};
    if (number > 1)
        root->pager.prev = route_titles(m->site, m->arena, language, number - 1);
    if (number < count)
        root->pager.next = route_titles(m->site, m->arena, language, number + 1);
    root->page.title = words_text(m->site->language[language].words, "a-z.title");
    root->page.description = words_text(m->site->language[language].words, "a-z.intro");
    root->page.section = "a-z";
    for (int i = 0; i < m->site->languages; i++)
        root->page.path[i] = route_titles(m->site, m->arena, i, number);
    job_common_feed(m, &root->page, "all", "calendar.all", language);
}

static void add_titles(struct job_list *m, int language)
{
    size_t on_page = (size_t)m->site->config.per_page * TITLES_TIMES;
    size_t n = m->shared->titles[language].n, count = n ? (n + on_page - 1) / on_page : 1;
    for (size_t number = 1; number <= count; number++)
        add_titles_page(m, language, number, count);
}

/* What a question finds is put into the page by the browser. */
static void add_results(struct job_list *m, int language)
{
    if (!search_wanted(m->site))
        return;
    struct job *job = job_add(m, PAGE_SEARCH, language, route_results(m->site, m->arena, language));
    struct page_view *p = &job->root.page;
    p->title = words_text(m->site->language[language].words, "search.label");
    p->section = "search";
    p->noindex = 1;
    for (int i = 0; i < m->site->languages; i++)
        p->path[i] = route_results(m->site, m->arena, i);
}

static void add_error(struct job_list *m, int language)
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

static void add_redirects(struct job_list *m, const struct item *file)
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

/* The pages of all languages, listed by several threads. */
struct listing_all {
    const struct shared *shared;
    struct arena *part;                /* [LANGUAGES_MAX] */
    struct job_list of[LANGUAGES_MAX]; /* those of each language */
};

static void list_language(void *ctx, size_t language, int worker)
{
    struct listing_all *all = ctx;
    const struct site *site = all->shared->site;
    struct job_list *m = &all->of[language];
    int l = (int)language;
    (void)worker;
    *m = (struct job_list){.shared = all->shared, .site = site, .arena = &all->part[l]};
    add_home(m, l);
    for (int type = 0; type < ITEM_TYPES; type++) {
        for (size_t i = 0; i < site->items[type].n; i++)
            add_item(m, site->items[type].at[i], l);
    }
    jobs_lists(m, l);
    jobs_periods(m, l);
    jobs_embeds(m, l);
    add_calendars(m, l);
    add_titles(m, l);
    add_results(m, l);
    add_error(m, l);
}

struct jobs jobs_list(const struct shared *shared, struct arena *a, struct arena *part, int jobs)
{
    struct job_list m = {.shared = shared, .site = shared->site, .arena = a};
    struct listing_all all = {.shared = shared, .part = part};
    pool_each(jobs, (size_t)m.site->languages, list_language, &all);
    for (int l = 0; l < m.site->languages; l++) {
        for (size_t i = 0; i < all.of[l].jobs.n; i++)
            list_add(&m.jobs, a, all.of[l].jobs.at[i]);
    }
    for (size_t i = 0; i < m.site->all.n; i++) {
        const struct item *item = m.site->all.at[i];
        if (!item->hidden && (!item->language->index || item->original))
            add_redirects(&m, item);
    }
    return (struct jobs){(struct job **)m.jobs.at, m.jobs.n};
}
