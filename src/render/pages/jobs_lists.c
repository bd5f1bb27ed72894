#include "render/pages/jobs_inner.h"

#include "base/locale.h"
#include "model/site.h"
#include "model/types.h"
#include "render/view/facets.h"
#include "render/view/facets_share.h"
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

size_t job_pages(const struct job_list *m, size_t n)
{
    size_t per_page = (size_t)m->site->config.per_page;
    return n ? (n + per_page - 1) / per_page : 1;
}

size_t job_deal(const struct job_list *m, struct root *root, const struct list *items,
                size_t number)
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

static int lists_meetings(const struct listed *l)
{
    return item_facts(l->kind->type)->shape == LIST_MEETINGS;
}

static const struct list *entries(const struct job_list *m, const struct listed *l)
{
    if (l->facet)
        return facet_entries(m->shared, l->facet, l->language);
    if (lists_meetings(l))
        return l->kind->tail ? &m->shared->past : &m->shared->rows;
    return &m->shared->sorted[l->kind->type][l->language];
}

static const char *listed_path(const struct job_list *m, const struct listed *l, int language,
                               size_t number)
{
    if (l->facet)
        return route_facet(m->site, m->arena, l->facet, language, number);
    return route_list(m->site, m->arena, l->kind->type, l->kind->tail, language, number);
}

/* The calendar of a part of the events stands before that of all. */
static void add_list_feeds(struct job_list *m, struct page_view *p, const struct listed *l)
{
    const struct facet *f = l->facet;
    if (f && facet_has_calendar(f))
        job_feed(p, l->title,
                 route_calendar(m->site, m->arena, f->kind->section, f->id, l->language));
    if (l->kind->type == ITEM_OFFER)
        job_common_feed(m, p, "offers", "calendar.offers", l->language);
    job_common_feed(m, p, "all", "calendar.all", l->language);
}

static void add_listing_page(struct job_list *m, const struct listed *l, size_t number)
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
    root->page.noindex = l->facet && (l->facet->first || l->facet->ready || !l->facet->n);
    for (int i = 0; i < m->site->languages; i++)
        root->page.path[i] = listed_path(m, l, i, number);
    if (lists_meetings(l))
        root->other = route_list(m->site, m->arena, l->kind->type, l->kind->tail ? NULL : "archive",
                                 l->language, 1);
    add_list_feeds(m, &root->page, l);
}

static void add_listed(struct job_list *m, const struct listed *l)
{
    size_t count = l->kind->most ? 1 : job_pages(m, entries(m, l)->n);
    for (size_t number = 1; number <= count; number++)
        add_listing_page(m, l, number);
}

/* "Mitglieder: Wohnen, Arabisch" */
static const char *facet_title(struct job_list *m, const struct listed *l, struct locale *locale)
{
    const struct language *language = &m->site->language[l->language];
    const struct facet *f = l->facet;
    const char *what = facet_label(language, locale, m->arena, f->first ? f->first : f);
    if (f->second)
        what = arena_printf(m->arena, "%s, %s", what,
                            facet_label(language, locale, m->arena, f->second));
    return word_filled(language, m->arena, "list.of", l->title, what);
}

static void add_parts(struct job_list *m, const struct listed *whole, struct locale *locale)
{
    const struct list *facets = &m->site->facets[whole->kind->type];
    for (size_t i = 0; i < facets->n && !whole->kind->tail; i++) {
        struct listed part = *whole;
        if (!facet_listed(facets->at[i]))
            continue;
        part.facet = facets->at[i];
        part.title = name_marked(&m->site->language[part.language], m->arena, part.facet->item,
                                 facet_title(m, &part, locale));
        add_listed(m, &part);
    }
}

static void listing_add(struct job_list *m, const struct listing *kind, int language,
                        struct locale *locale)
{
    struct listed l = {.kind = kind, .language = language};
    l.title = words_text(m->site->language[language].words, kind->title);
    add_listed(m, &l);
    add_parts(m, &l, locale);
}

void jobs_lists(struct job_list *m, int language)
{
    struct locale *locale = locale_open(m->site->language[language].tag);
    for (int i = 0; i < ITEM_TYPES; i++) {
        enum item_type type = (enum item_type)i;
        const struct type_facts *facts = item_facts(type);
        const struct listing all = {view_list_of(type), type, facts->title, facts->folder, NULL, 0};
        const struct listing archive = {PAGE_ARCHIVE,  type,      "archive.title",
                                        facts->folder, "archive", ARCHIVE_LATEST};
        if (!m->site->items[type].n || facts->shape == LIST_UNLISTED)
            continue;
        listing_add(m, &all, language, locale);
        if (facts->shape == LIST_MEETINGS)
            listing_add(m, &archive, language, locale);
    }
    locale_close(locale);
}
