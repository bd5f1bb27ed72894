#include "render/jobs_making.h"

#include "resolve/periods.h"
#include "resolve/resolve.h"

/* What the pages of one kind of period have in common. */
static const struct {
    enum page_kind page;
} kinds[PERIOD_KINDS] = {
    [PERIOD_MONTH] = {PAGE_MONTH},
};

static void add_period(struct making *m, const struct period *p, int language)
{
    struct job *job =
        job_add(m, kinds[p->kind].page, language, period_path(m->site, m->arena, p, language));
    struct page_view *page = &job->root.page;
    job->root.period = p;
    job->root.other = route_section(m->site, m->arena, ITEM_EVENT, language);
    page->section = "events";
    for (int i = 0; i < m->site->languages; i++)
        page->path[i] = period_path(m->site, m->arena, p, i);
    job_common_feed(m, page, "all", "calendar.all", language);
}

void jobs_periods(struct making *m, int language)
{
    for (int kind = 0; kind < PERIOD_KINDS; kind++) {
        const struct list *l = &m->site->periods->of[kind];
        for (size_t i = 0; i < l->n; i++)
            add_period(m, l->at[i], language);
    }
}
