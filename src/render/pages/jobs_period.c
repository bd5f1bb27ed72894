#include "render/pages/jobs_inner.h"

#include "model/site.h"
#include "resolve/lists/periods.h"
#include "resolve/route.h"

/* What the pages of one kind of period have in common. */
static const struct {
    enum page_kind page;
    const char *other; /* tail of the list that it leads to */
    int paged;         /* a long one is dealt out over pages */
    int noindex;       /* it says what other pages say */
} kinds[PERIOD_KINDS] = {
    [PERIOD_MONTH] = {PAGE_MONTH, NULL, 0, 0},
    [PERIOD_WEEK] = {PAGE_POSTER, NULL, 0, 1},
    [PERIOD_YEAR] = {PAGE_YEAR, "archive", 1, 0},
};

static const char *page_path(struct job_list *m, const struct period *p, int language,
                             size_t number)
{
    const char *base = period_path(m->site, m->arena, p, language);
    return route_page(m->site, m->arena, base, language, number);
}

static void add_page(struct job_list *m, const struct period *p, int language, size_t number)
{
    struct job *job = job_add(m, kinds[p->kind].page, language, page_path(m, p, language, number));
    struct root *root = &job->root;
    size_t count = job_deal(m, root, &p->meetings, number);
    root->period = p;
    root->other = route_list(m->site, m->arena, ITEM_EVENT, kinds[p->kind].other, language, 1);
    root->pager.prev = number > 1 ? page_path(m, p, language, number - 1) : NULL;
    root->pager.next = number < count ? page_path(m, p, language, number + 1) : NULL;
    root->page.section = "events";
    root->page.noindex = kinds[p->kind].noindex;
    for (int i = 0; i < m->site->languages; i++)
        root->page.path[i] = page_path(m, p, i, number);
    job_common_feed(m, &root->page, "all", "calendar.all", language);
}

void jobs_periods(struct job_list *m, int language)
{
    for (int kind = 0; kind < PERIOD_KINDS; kind++) {
        const struct list *l = &m->site->periods->of[kind];
        for (size_t i = 0; i < l->n; i++) {
            const struct period *p = l->at[i];
            size_t pages = kinds[kind].paged ? job_pages(m, p->meetings.n) : 1;
            for (size_t number = 1; number <= pages; number++)
                add_page(m, p, language, number);
        }
    }
}
