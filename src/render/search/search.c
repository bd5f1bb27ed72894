#include "render/search/search.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/locale.h"
#include "base/pool.h"
#include "model/site.h"
#include "render/search/doc.h"
#include "render/search/shards.h"
#include "render/search/whole.h"
#include "resolve/route.h"

#include <string.h>

/* ---- what every search.json begins with ---- */

static void member(struct buf *b, const char *name)
{
    buf_printf(b, "%s\"%s\":", b->n && b->s[b->n - 1] != '{' ? "," : "", name);
}

static void put_plural(struct buf *b, const struct words *w, const char *key)
{
    static const char *const names[PLURAL_FORMS] = {"zero", "one", "two", "few", "many", "other"};
    const struct word *word = words_get(w, key);
    buf_putc(b, '{');
    for (int i = 0; word && !word->text && i < PLURAL_FORMS; i++) {
        if (!word->plural[i])
            continue;
        member(b, names[i]);
        search_text(b, word->plural[i]);
    }
    buf_putc(b, '}');
}

static void put_words(struct buf *b, const struct words *w)
{
    static const char *const keys[][2] = {{"near", "search.near"},
                                          {"more", "search.more"},
                                          {"past", "search.past"},
                                          {"example", "tag.example"}};
    member(b, "words");
    buf_putc(b, '{');
    member(b, "hits");
    put_plural(b, w, "search.hits");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        member(b, keys[i][0]);
        search_text(b, words_text(w, keys[i][1]));
    }
    buf_putc(b, '}');
}

static void put_language(struct buf *b, struct eval *e)
{
    const struct language_view *first = view_language_of(e, view_of(e)->site->language[0].tag);
    member(b, "language");
    buf_putc(b, '[');
    search_text(b, first->tag);
    buf_putc(b, ',');
    search_text(b, first->dir);
    buf_putc(b, ',');
    search_text(b, first->name);
    buf_putc(b, ']');
}

static void put_page_head(struct buf *b, struct eval *e, const char *path, size_t current)
{
    member(b, "root");
    buf_putc(b, '"');
    for (const char *p = path; *p; p++)
        buf_puts(b, *p == '/' ? "../" : "");
    buf_putc(b, '"');
    put_language(b, e);
    put_words(b, e->words);
    member(b, "types");
    for (int i = 0; i < ITEM_TYPES; i++) {
        buf_putc(b, i ? ',' : '[');
        search_text(b, view_type_word(view_of(e), (enum item_type)i));
    }
    buf_putc(b, ']');
    member(b, "fold");
    fold_json(b);
    member(b, "article");
    search_text(b, fold_article);
    member(b, "current");
    buf_printf(b, "%zu", current);
}

/* ---- all languages ---- */

/* One language's index. */
struct indexed {
    struct search_docs docs;
    const char *path;
    struct buf head; /* the whole file, or the beginning of it */
    int whole;
};

struct indexing {
    const struct shared *shared;
    const struct site *site;
    struct workers *workers;
    struct indexed *of; /* by language */
};

static size_t bytes_of(const struct search_docs *found)
{
    size_t n = 0;
    for (size_t i = 0; i < found->docs.n; i++)
        n += strlen(((const struct search_doc *)found->docs.at[i])->body);
    return n;
}

static void index_language(void *ctx, size_t i, int worker)
{
    struct indexing *g = ctx;
    struct indexed *d = &g->of[i];
    struct arena *a = &g->workers->arena[worker];
    struct view v;
    struct eval e = {.scratch = a,
                     .locale = locale_open(g->site->language[i].tag),
                     .words = g->site->language[i].words,
                     .view = &v};
    view_init(&v, g->shared, &g->site->language[i], a);
    d->docs = search_docs(&e, a);
    d->path = route_search(g->site, a, (int)i);
    d->whole = d->docs.docs.n <= SEARCH_PAGES && bytes_of(&d->docs) <= SEARCH_BYTES;
    buf_init(&d->head);
    buf_putc(&d->head, '{');
    put_page_head(&d->head, &e, d->path, d->docs.current);
    if (d->whole)
        search_whole(&d->head, &d->docs, a);
    locale_close(e.locale);
}

void search_render(const struct shared *shared, struct workers *w, struct rendered *made)
{
    const struct site *site = shared->site;
    struct indexing g = {.shared = shared, .site = site, .workers = w};
    if (!search_wanted(site))
        return;
    g.of = arena_array(site->arena, (size_t)site->languages, sizeof *g.of);
    pool_each(w->jobs, (size_t)site->languages, index_language, &g);
    for (int l = 0; l < site->languages; l++) {
        struct indexed *d = &g.of[l];
        const struct sharding s = {.site = site,
                                   .workers = w,
                                   .made = made,
                                   .docs = &d->docs,
                                   .folder = route_titles(site, site->arena, l, 1)};
        if (!d->whole)
            search_shards(&s, &d->head);
        buf_puts(&d->head, "}\n");
        rendered_add(made, site, d->path, arena_copy(site->arena, d->head.s, d->head.n), d->head.n);
        buf_free(&d->head);
    }
}
