#include "render/site/render.h"

#include "base/buf.h"
#include "base/fs.h"
#include "base/locale.h"
#include "base/pool.h"
#include "model/site.h"
#include "render/feeds/ics.h"
#include "render/pages/jobs.h"
#include "render/pages/jsonld.h"
#include "render/site/machine.h"
#include "render/view/period.h"
#include "render/view/titles.h"
#include "report/diag.h"
#include "resolve/assets.h"
#include "resolve/pictures.h"
#include "resolve/route.h"

#include <stdlib.h>
#include <string.h>

/* One worker's tools: a view and a locale for each language, opened when first needed, and memory
 * for the page at hand. */
struct hand {
    struct view view[LANGUAGES_MAX];
    struct locale *locale[LANGUAGES_MAX];
    struct arena scratch;
    struct buf page;
};

/* A build's rendering. */
struct rendering {
    const struct site *site;
    const struct shared *shared;
    struct workers *workers;
    struct hand *hand;
    const struct template *template[PAGE_KINDS];
    struct jobs jobs;
    const char *error_up; /* the error page is shown at any depth, so its links begin at the host's
                             root; NULL: from a disk it is shown where it lies */
};

/* The templates and the list of words stay where they are as long as pages are rendered. */
static int compile_all(struct rendering *g, struct report *r)
{
    struct arena *a = g->site->arena;
    const struct words **words = arena_array(a, LANGUAGES_MAX, sizeof(struct words *));
    struct templates *t = arena_alloc(a, sizeof *t);
    for (int l = 0; l < g->site->languages; l++) {
        words[l] = g->site->language[l].words;
        if (!words[l])
            return 0; /* said when the file was not found */
    }
    templates_init(t, a, r, g->site->root, "layouts", (const struct words *const *)words,
                   (size_t)g->site->languages);
    int good = 1;
    for (int kind = PAGE_HOME; kind < PAGE_KINDS; kind++) {
        g->template[kind] = template_compile(t, view_template((enum page_kind)kind),
                                             view_root((enum page_kind)kind));
        good &= g->template[kind] != NULL;
    }
    return good;
}

/* ---- one page ---- */

/* From a page to the site's root: one step up for each folder of its address. */
static const char *up_from(struct arena *a, const char *path)
{
    static const char step[] = {'.', '.', '/'};
    size_t depth = 0;
    for (const char *p = path; *p; p++)
        depth += *p == '/';
    char *up = arena_alloc(a, depth * sizeof step + 1);
    for (size_t i = 0; i < depth; i++)
        memcpy(up + i * sizeof step, step, sizeof step);
    return up;
}

static struct eval eval_make(struct rendering *g, struct hand *h, const struct job *job)
{
    int l = job->language;
    if (!h->locale[l]) {
        h->locale[l] = locale_open(g->site->language[l].tag);
        view_init(&h->view[l], g->shared, &g->site->language[l], &g->workers->arena[h - g->hand]);
    }
    return (struct eval){.scratch = &h->scratch,
                         .locale = h->locale[l],
                         .words = g->site->language[l].words,
                         .up = job->kind == PAGE_ERROR && g->error_up
                                   ? g->error_up
                                   : up_from(&h->scratch, job->path),
                         .link_files = g->site->config.link_files,
                         .view = &h->view[l]};
}

static void render_job(void *ctx, size_t i, int worker)
{
    struct rendering *g = ctx;
    struct hand *h = &g->hand[worker];
    struct job *job = g->jobs.at[i];
    struct eval e = eval_make(g, h, job);
    buf_cut(&h->page, 0);
    if (job->root.period)
        job->root.page.title = view_period_title(&e, job->root.period);
    job->root.page.jsonld = jsonld_page(&e, job);
    template_render(g->template[job->kind], &e, &job -> root, &h -> page);
    job->s = arena_copy(&g->workers->arena[worker], h->page.s, h->page.n);
    job->n = h->page.n;
    arena_reset(&h->scratch);
}

static void hands_close(struct rendering *g)
{
    for (int i = 0; i < g->workers->jobs; i++) {
        for (int l = 0; l < LANGUAGES_MAX; l++) {
            if (g->hand[i].locale[l])
                locale_close(g->hand[i].locale[l]);
        }
        arena_free(&g->hand[i].scratch);
        buf_free(&g->hand[i].page);
    }
}

static void render_pages(struct rendering *g)
{
    g->hand = arena_array(g->site->arena, (size_t)g->workers->jobs, sizeof *g->hand);
    for (int i = 0; i < g->workers->jobs; i++) {
        arena_init(&g->hand[i].scratch);
        buf_init(&g->hand[i].page);
    }
    const char *host = strstr(g->site->config.base_url, "://") + 3;
    g->error_up = g->site->config.link_files ? NULL : strchr(host, '/') ? strchr(host, '/') : "/";
    pool_each(g->workers->jobs, g->jobs.n, render_job, g);
    hands_close(g);
}

static void add_pages(const struct rendering *g, struct rendered *made)
{
    for (size_t i = 0; i < g->jobs.n; i++) {
        const struct job *job = g->jobs.at[i];
        rendered_add(made, g->site, route_file(g->site->arena, job->path), job->s, job->n);
    }
    made->pages = g->jobs.n;
}

/* A picture in all its sizes; returns 0 if the file itself is still to be copied. */
static int add_picture(const struct site *site, const struct raster *p, struct rendered *made)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct rendition *r = &p->rendition[i];
        if (r->s)
            rendered_add(made, site, r->file, r->s, r->n);
    }
    return p->rendition[p->n - 1].s != NULL;
}

static void add_assets(const struct site *site, struct rendered *made)
{
    for (size_t i = 0; i < site->assets.n; i++) {
        const struct fs_file *f = site->assets.at[i];
        const char *path = f->path + strlen("site/assets/");
        if (!asset_published(site, path))
            continue;
        const struct raster *p = picture_find(site, path);
        if (p && add_picture(site, p, made))
            continue;
        struct file *copy = arena_alloc(site->arena, sizeof *copy);
        copy->path = f->path + strlen("site/");
        copy->from = f->path;
        list_add(&made->files, site->arena, copy);
    }
}

struct rendered site_render(const struct site *site, struct report *r, struct workers *w,
                            int members)
{
    struct shared shared;
    struct rendered made = {0};
    struct rendering g = {.site = site, .shared = &shared, .workers = w};
    if (!compile_all(&g, r) || r->count[SEVERITY_ERROR])
        return made;
    shared_init(&shared, site, site->arena, members);
    titles_gather(&shared, w);
    g.jobs = jobs_list(&shared, site->arena);
    render_pages(&g);
    add_pages(&g, &made);
    add_assets(site, &made);
    machine_render(&shared, &g.jobs, r, w, &made);
    return made;
}
