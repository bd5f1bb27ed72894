#include "render/pages/jobs_inner.h"

#include "model/site.h"
#include "render/words/names.h"
#include "resolve/lists/channels.h"
#include "resolve/lists/embeds.h"
#include "resolve/route.h"

/* What all embeds have stands on a page for whoever wants to use them. */
static void add_list(struct job_list *m, int language)
{
    struct job *job = job_add(m, PAGE_EMBEDS, language, route_embeds(m->site, m->arena, language));
    struct page_view *page = &job->root.page;
    page->title = words_text(m->site->language[language].words, "embeds.title");
    page->description = words_text(m->site->language[language].words, "embeds.intro");
    page->section = "calendars";
    for (int i = 0; i < m->site->languages; i++)
        page->path[i] = route_embeds(m->site, m->arena, i);
    job_common_feed(m, page, "all", "calendar.all", language);
}

static void add_embed(struct job_list *m, const struct embed *e, int language)
{
    const struct language *l = &m->site->language[language];
    struct job *job = job_add(m, PAGE_EMBED, language, embed_path(m->site, m->arena, e, language));
    struct page_view *page = &job->root.page;
    job->root.embed = e;
    job->root.other =
        e->item ? e->item->path[language] : route_section(m->site, m->arena, ITEM_EVENT, language);
    page->title = calendar_name(l, NULL, m->arena, e->channel);
    page->section = "embed";
    page->noindex = 1;
    for (int i = 0; i < m->site->languages; i++)
        page->path[i] = embed_path(m->site, m->arena, e, i);
}

void jobs_embeds(struct job_list *m, int language)
{
    const struct list *embeds = &m->site->embeds;
    add_list(m, language);
    for (size_t i = 0; i < embeds->n; i++)
        add_embed(m, embeds->at[i], language);
}
