#include "render/site/book_inner.h"

#include "base/fs.h"
#include "base/fs_open.h"
#include "base/hyphen.h"
#include "base/map.h"
#include "base/pool.h"
#include "render/feeds/atom.h"
#include "render/feeds/feeds.h"
#include "render/feeds/ics.h"
#include "render/feeds/vcard.h"
#include "render/pages/jsonld.h"
#include "render/search/search.h"
#include "render/site/hosts.h"
#include "render/site/hosts_redirects.h"
#include "render/site/sitemap.h"
#include "render/view/period.h"
#include "render/view/titles.h"
#include "resolve/asset_uses.h"
#include "resolve/assets.h"
#include "resolve/pictures.h"
#include "resolve/route.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { COPY_BYTES = 1 << 30 };

/* ---- one file ---- */

static void (*const writers[OUTPUT_KINDS])(struct renderer *r, const struct output *o,
                                           struct buf *out) = {
#define OUTPUT(name, addresses, write, subscribed) write,
#include "resolve/outputs.def"
#undef OUTPUT
};

static const int subscribed_kinds[OUTPUT_KINDS] = {
#define OUTPUT(name, addresses, write, subscribed) subscribed,
#include "resolve/outputs.def"
#undef OUTPUT
};

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

static void render_page(const struct book *book, struct renderer *r, const struct job *page,
                        struct buf *out)
{
    struct job job = *page;
    const char *up =
        job.kind == PAGE_ERROR && book->error_up ? book->error_up : up_from(&r->scratch, job.path);
    struct eval e = renderer_eval(r, job.language, up);
    if (job.root.period)
        job.root.page.title = view_period_title(&e, job.root.period);
    job.root.page.jsonld = jsonld_page(&e, &job);
    template_render(book->layouts->page[job.kind], &e, &job.root, out);
}

static int64_t render_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void book_render(const struct book *book, struct renderer *r, const struct book_file *f,
                 struct buf *out)
{
    if (f->page) {
        int64_t began = render_clock();
        render_page(book, r, f->page, out);
        r->spent[f->page->kind] += render_clock() - began;
        r->pages[f->page->kind]++;
    } else if (f->output) {
        writers[f->output->kind](r, f->output, out);
    }
    arena_reset(&r->scratch);
}

static int copy_file(struct renderer *r, const struct book_file *f, struct buf *out)
{
    char *text;
    size_t n;
    int error = fs_site_read(&r->scratch, f->root, f->from, COPY_BYTES, &text, &n);
    if (!error)
        buf_add(out, text, n);
    return error;
}

/* Appends the file of a divided index of a language; returns 0 if it has none at `path`. */
static int search_page(struct book *book, int language, const char *path, struct buf *out)
{
    struct buf name;
    int found = 0;
    if (!book->search[language])
        book->search[language] = search_open(&book->renderer[0], language);
    struct search_index *index = book->search[language];
    search_divide(index, book->jobs);
    buf_init(&name);
    for (size_t i = 0; !found && i < search_files(index); i++) {
        buf_cut(&name, 0);
        search_put_path(index, i, &name);
        found = !strcmp(name.s, path);
        if (found)
            search_put_file(index, i, out);
    }
    buf_free(&name);
    return found;
}

/* Files of a divided index have addresses only once it is divided. */
static int find_search_page(struct book *book, const char *path, struct buf *out)
{
    const struct site *site = book->site;
    struct arena *a = &book->renderer[0].scratch;
    int found = 0;
    for (int l = 0; !found && search_wanted(site) && l < site->languages; l++) {
        const char *folder = route_titles(site, a, l, 1);
        if (!strncmp(path, folder, strlen(folder)) && strstr(path, ".json"))
            found = search_page(book, l, path, out);
    }
    return found;
}

int book_page(struct book *book, const char *address, struct buf *out)
{
    struct renderer *r = &book->renderer[0];
    const char *path = route_file(&r->scratch, address);
    const struct book_file *f = map_get(&book->addresses.files, path);
    int error = 0;
    if (f && f->from)
        error = copy_file(r, f, out);
    else if (f && f->s)
        buf_add(out, f->s, f->n);
    else if (f)
        book_render(book, r, f, out);
    else if (!find_search_page(book, path, out))
        error = -ENOENT;
    arena_reset(&r->scratch);
    return error;
}

/* ---- all files ---- */

/* An address that is none is one of the report's errors. */
static void add_file(struct book *book, struct report *r, const struct book_file *file)
{
    if (!fs_path_confined(file->path)) {
        assert(r->count[SEVERITY_ERROR]);
        return;
    }
    struct book_file *f = arena_alloc(&book->arena, sizeof *f);
    *f = *file;
    const struct book_file *first = addresses_add(&book->addresses, f->path, f);
    if (first && !book->faulty)
        diag_add_path(r, DIAG_URL_DUPLICATE, arena_strdup(r->arena, f->path),
                      arena_strdup(r->arena, first->path), NULL);
    if (!first)
        list_add(&book->files, &book->arena, f);
}

static void add_outputs(struct book *book, struct report *r)
{
    for (size_t i = 0; i < book->site->outputs.n; i++) {
        const struct output *o = book->site->outputs.at[i];
        if (o->absent)
            continue;
        add_file(book, r, &(struct book_file){.path = o->path, .output = o});
        book->feeds += (size_t)subscribed_kinds[o->kind];
    }
}

static void add_pages(struct book *book, struct report *r)
{
    for (size_t i = 0; i < book->pages.n; i++) {
        const struct job *page = book->pages.at[i];
        add_file(book, r,
                 &(struct book_file){.path = route_file(&book->arena, page->path), .page = page});
    }
}

/* A picture in all its sizes; returns 0 if the file itself is still to be copied. */
static int add_picture(struct book *book, struct report *r, const struct raster *p)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct rendition *size = &p->rendition[i];
        if (size->s)
            add_file(book, r, &(struct book_file){.path = size->file, .s = size->s, .n = size->n});
    }
    return p->rendition[p->n - 1].s != NULL;
}

static void add_assets(struct book *book, struct report *r)
{
    for (size_t i = 0; i < book->site->assets.n; i++) {
        const struct fs_file *f = book->site->assets.at[i];
        const char *path = f->path + strlen("site/assets/");
        if (!asset_published(book->site, path))
            continue;
        const struct raster *p = picture_find(book->site, path);
        if (!p || !add_picture(book, r, p))
            add_file(book, r,
                     &(struct book_file){
                         .path = f->path + strlen("site/"), .from = f->path, .root = f->root});
    }
}

/* ---- opening and closing ---- */

/* Returns 0 if there are no words of one of the languages. */
static int speaks_all(const struct site *site)
{
    int good = site->languages > 0;
    for (int l = 0; l < site->languages; l++)
        good &= site->language[l].words != NULL;
    return good;
}

void book_clear_calendars(struct book *book)
{
    for (int l = 0; l < book->site->languages; l++) {
        arena_reset(&book->calendars[l]);
        book->shared.calendar[l] =
            ics_open(&book->calendars[l], book->site, &book->site->language[l]);
    }
}

static void open_renderers(struct book *book, int jobs)
{
    book->renderer = arena_array(&book->arena, (size_t)jobs, sizeof *book->renderer);
    book->jobs = jobs;
    for (int i = 0; i < jobs; i++)
        renderer_open(&book->renderer[i], &book->shared);
}

static void list_files(struct book *book, struct report *r)
{
    addresses_init(&book->addresses, &book->arena);
    add_outputs(book, r);
    add_pages(book, r);
    add_assets(book, r);
}

/* Returns the address of the site's host and what follows it; NULL if the site has none. */
static const char *host_of(const struct site *site)
{
    const char *host = site->config.base_url ? strstr(site->config.base_url, "://") : NULL;
    return host ? host + 3 : NULL;
}

/* Reads where words may be divided. A site must not look otherwise on the next machine, so what
 * this one lacks is trouble. */
static void read_hyphens(struct book *book, struct report *r)
{
    for (int l = 0; l < book->site->languages; l++) {
        const char *file = hyphens_file(book->site->language[l].tag);
        book->shared.hyphens[l] = file ? hyphens_open(file) : NULL;
        if (file && !book->shared.hyphens[l])
            diag_add_path(r, DIAG_MACHINE, file, strerror(ENOENT), NULL);
    }
}

/* A book being opened by two threads. */
struct book_opening {
    struct book *book;
    struct report *report;
    struct report compiling; /* in book->compiling, as are the layouts' sources */
    int jobs, members;
};

/* All pages, for which the templates need not be there. */
static void open_pages(const struct book_opening *o)
{
    struct book *book = o->book;
    shared_init(&book->shared, book->site, &book->arena, o->members);
    read_hyphens(book, o->report);
    open_renderers(book, o->jobs);
    titles_gather(&book->shared, book->renderer, o->jobs);
    book_clear_calendars(book);
    book->pages = jobs_list(&book->shared, &book->arena, book->listed, o->jobs);
    book->shared.pages = &book->pages;
}

static void open_part(void *ctx, size_t i, int worker)
{
    struct book_opening *o = ctx;
    (void)worker;
    if (i)
        open_pages(o);
    else
        o->book->layouts = layouts_open(o->book->site, &o->book->compiling, &o->compiling);
}

/* Returns 0 if a layout does not compile. */
static int open_parts(struct book *book, struct report *r, int jobs, int members)
{
    struct book_opening o = {.book = book, .report = r, .jobs = jobs, .members = members};
    report_init(&o.compiling, &book->compiling);
    pool_each(jobs, 2, open_part, &o);
    report_copy(r, &o.compiling);
    return book->layouts->good;
}

struct book *book_open(const struct site *site, struct report *r, int jobs, int members)
{
    struct book *book = memory_get(sizeof *book);
    *book = (struct book){.site = site, .faulty = r->count[SEVERITY_ERROR] > 0};
    arena_init(&book->arena);
    arena_init(&book->compiling);
    for (int l = 0; l < LANGUAGES_MAX; l++) {
        arena_init(&book->calendars[l]);
        arena_init(&book->listed[l]);
    }
    const char *host = host_of(site);
    /* Words that are missing were reported when the file was not found. */
    if (!speaks_all(site) || !host || !open_parts(book, r, jobs, members)) {
        book_close(book);
        return NULL;
    }
    book->error_up = site->config.link_files ? NULL : strchr(host, '/') ? strchr(host, '/') : "/";
    list_files(book, r);
    return book;
}

void book_close(struct book *book)
{
    for (int l = 0; l < LANGUAGES_MAX; l++) {
        if (book->search[l])
            search_close(book->search[l]);
        free(book->leads[l]);
        arena_free(&book->calendars[l]);
        arena_free(&book->listed[l]);
        hyphens_close(book->shared.hyphens[l]);
    }
    for (int i = 0; i < book->jobs; i++)
        renderer_close(&book->renderer[i]);
    arena_free(&book->compiling);
    arena_free(&book->arena);
    free(book);
}

size_t book_pages(const struct book *book)
{
    return book->pages.n;
}

size_t book_feeds(const struct book *book)
{
    return book->feeds;
}

int book_uses_layout(const struct book *book, const char *name)
{
    return map_get(book->layouts->set.files, name) != NULL;
}

int book_spent(const struct book *book, int i, struct book_spent *out)
{
    int kind = PAGE_HOME + i;
    int64_t ns = 0;
    if (kind >= PAGE_KINDS)
        return 0;
    *out = (struct book_spent){.template = view_template((enum page_kind)kind)};
    for (int k = 0; k < book->jobs; k++) {
        out->pages += book->renderer[k].pages[kind];
        ns += book->renderer[k].spent[kind];
    }
    out->ms = ns / 1000000;
    return 1;
}
