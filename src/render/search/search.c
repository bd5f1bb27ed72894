#include "render/search/search.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/json.h"
#include "base/locale.h"
#include "base/pool.h"
#include "model/site.h"
#include "render/search/doc.h"
#include "render/search/shards.h"
#include "render/search/whole.h"
#include "resolve/route.h"

#include <string.h>

/* ---- what every search.json begins with ---- */

static void put_plural(struct json *j, const struct words *w, const char *key)
{
    static const char *const names[PLURAL_FORMS] = {"zero", "one", "two", "few", "many", "other"};
    const struct word *word = words_get(w, key);
    json_object(j);
    for (int i = 0; word && !word->text && i < PLURAL_FORMS; i++)
        json_member(j, names[i], word->plural[i]);
    json_end(j);
}

static void put_words(struct json *j, const struct words *w)
{
    static const char *const keys[][2] = {{"near", "search.near"},
                                          {"more", "search.more"},
                                          {"past", "search.past"},
                                          {"example", "tag.example"}};
    json_key(j, "words");
    json_object(j);
    json_key(j, "hits");
    put_plural(j, w, "search.hits");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        json_member(j, keys[i][0], words_text(w, keys[i][1]));
    json_end(j);
}

static void put_language(struct json *j, struct eval *e)
{
    const struct language_view *first = view_language_of(e, view_of(e)->site->language[0].tag);
    json_key(j, "language");
    json_array(j);
    json_text(j, first->tag);
    json_text(j, first->dir);
    json_text(j, first->name);
    json_end(j);
}

static void put_root(struct json *j, const char *path)
{
    struct buf root;
    buf_init(&root);
    for (const char *p = path; *p; p++)
        buf_puts(&root, *p == '/' ? "../" : "");
    json_member(j, "root", root.s);
    buf_free(&root);
}

static void put_page_head(struct json *j, struct eval *e, const char *path, size_t current)
{
    put_root(j, path);
    put_language(j, e);
    put_words(j, e->words);
    json_key(j, "types");
    json_array(j);
    for (int i = 0; i < ITEM_TYPES; i++)
        json_text(j, view_type_word(view_of(e), (enum item_type)i));
    json_end(j);
    json_key(j, "fold");
    fold_json(j);
    json_member(j, "article", fold_article);
    json_key(j, "current");
    json_number(j, (int64_t)current);
}

/* ---- all languages ---- */

/* One language's index. */
struct indexed {
    struct search_docs docs;
    const char *path;
    struct buf head;  /* the whole file, or the beginning of it */
    struct json json; /* what writes it; its object stays open */
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
    d->json = json_start(&d->head, JSON_TIGHT);
    json_object(&d->json);
    put_page_head(&d->json, &e, d->path, d->docs.current);
    if (d->whole)
        search_whole(&d->json, &d->docs, a);
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
            search_shards(&s, &d->json);
        json_end(&d->json);
        buf_putc(&d->head, '\n');
        rendered_add(made, site, d->path, arena_copy(site->arena, d->head.s, d->head.n), d->head.n);
        buf_free(&d->head);
    }
}
