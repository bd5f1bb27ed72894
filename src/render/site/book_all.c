#include "render/site/book_inner.h"

#include "base/pool.h"
#include "render/feeds/feeds.h"
#include "render/feeds/ics.h"
#include "render/search/search.h"
#include "resolve/route.h"

#include <stdlib.h>
#include <string.h>

/* A whole site on its way to a sink. */
struct delivery {
    struct book *book;
    const struct sink *sink;
    _Atomic int stopped; /* 1: the sink wants no more */
};

/* An index of a language on its way. */
struct search_delivery {
    struct delivery *delivery;
    int first;                                 /* index of the first of the languages at hand */
    struct search_index *index[LANGUAGES_MAX]; /* from there on */
    const struct search_index *large;          /* whose files are being written */
};

static void deliver(struct delivery *d, const struct file *f, int worker)
{
    if (!d->stopped && !d->sink->take(d->sink->ctx, f, worker))
        d->stopped = 1;
}

static void deliver_file(void *ctx, size_t i, int worker)
{
    struct delivery *d = ctx;
    const struct book_file *f = d->book->files.at[i];
    struct renderer *r = &d->book->renderer[worker];
    struct file file = {.path = f->path, .s = f->s, .n = f->n, .from = f->from, .root = f->root};
    if (d->stopped || (f->output && f->output->kind == OUTPUT_SEARCH))
        return;
    if (f->page || f->output) {
        buf_cut(&r->out, 0);
        book_render(d->book, r, f, &r->out);
        file.s = r->out.s;
        file.n = r->out.n;
    }
    deliver(d, &file, worker);
}

static void prepare_calendar(void *ctx, size_t i, int worker)
{
    struct delivery *d = ctx;
    ics_prepare(d->book->shared.calendar[i], renderer_locale(&d->book->renderer[worker], (int)i));
}

/* ---- the search index ---- */

static void deliver_search_file(struct search_delivery *s, const struct search_index *index,
                                size_t i, int worker)
{
    struct book *book = s->delivery->book;
    struct renderer *r = &book->renderer[worker];
    struct buf path;
    buf_init(&path);
    search_put_path(index, i, &path);
    buf_cut(&r->out, 0);
    search_put_file(index, i, &r->out);
    deliver(s->delivery, &(struct file){.path = path.s, .s = r->out.s, .n = r->out.n}, worker);
    buf_free(&path);
}

/* Keeps which groups of synonyms lead nowhere, for book_advise. */
static void keep_leads(struct book *book, const struct search_index *index, int language)
{
    size_t n = book->site->synonyms[language].n;
    char *leads = memory_get(n + 1);
    for (size_t i = 0; i < n; i++)
        leads[i] = (char)search_leads(index, i);
    free(book->leads[language]);
    book->leads[language] = leads;
}

/* Gathers one language's index; one that is not to be divided is done with. */
static void gather_index(void *ctx, size_t i, int worker)
{
    struct search_delivery *s = ctx;
    struct renderer *r = &s->delivery->book->renderer[worker];
    struct search_index *index = search_open(r, s->first + (int)i);
    if (!search_is_large(index)) {
        deliver_search_file(s, index, 0, worker);
        keep_leads(s->delivery->book, index, s->first + (int)i);
        search_close(index);
        index = NULL;
    }
    s->index[i] = index;
    arena_reset(&r->scratch);
}

static void deliver_divided(void *ctx, size_t i, int worker)
{
    struct search_delivery *s = ctx;
    if (!s->delivery->stopped)
        deliver_search_file(s, s->large, i, worker);
}

/* What else stands at the address of one of the files is the content's fault. */
static int report_taken(const struct book *book, struct report *r, const struct search_index *index)
{
    size_t before = r->count[SEVERITY_ERROR];
    struct buf path;
    buf_init(&path);
    for (size_t i = 1; i < search_files(index); i++) {
        buf_cut(&path, 0);
        search_put_path(index, i, &path);
        const struct book_file *taken = map_get(&book->addresses.files, path.s);
        if (!taken)
            taken = map_get(&book->addresses.folders, path.s);
        if (taken)
            diag_add_path(r, DIAG_URL_DUPLICATE, arena_strdup(r->arena, taken->path),
                          arena_copy(r->arena, path.s, path.n), NULL);
    }
    buf_free(&path);
    return r->count[SEVERITY_ERROR] > before;
}

static void deliver_large(struct search_delivery *s, struct report *r, struct search_index *index)
{
    struct delivery *d = s->delivery;
    search_divide(index, d->book->jobs);
    if (report_taken(d->book, r, index))
        d->stopped = 1;
    s->large = index;
    pool_each(d->book->jobs, search_files(index), deliver_divided, s);
}

/* As many languages at once as there are threads: the texts of all would be as large as the site.
 */
static void deliver_search(struct delivery *d, struct report *r)
{
    int languages = d->book->site->languages, at_once = d->book->jobs;
    struct search_delivery s = {.delivery = d};
    if (!search_wanted(d->book->site))
        return;
    for (; s.first < languages && !d->stopped; s.first += at_once) {
        int n = languages - s.first < at_once ? languages - s.first : at_once;
        pool_each(at_once, (size_t)n, gather_index, &s);
        for (int i = 0; i < n; i++) {
            if (!s.index[i])
                continue;
            deliver_large(&s, r, s.index[i]);
            keep_leads(d->book, s.index[i], s.first + i);
            search_close(s.index[i]);
        }
    }
}

/* ---- all ---- */

int book_all(struct book *book, struct report *r, const struct sink *sink)
{
    struct delivery d = {.book = book, .sink = sink};
    pool_each(book->jobs, (size_t)book->site->languages, prepare_calendar, &d);
    pool_each(book->jobs, book->files.n, deliver_file, &d);
    calendars_warn(book->renderer, book->jobs, r);
    book_clear_calendars(book);
    deliver_search(&d, r);
    return !d.stopped;
}
