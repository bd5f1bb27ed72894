#include "render/search/words.h"

#include "base/buf.h"
#include "base/fold.h"
#include "base/map.h"
#include "base/pool.h"
#include "render/search/parts.h"

#include <stdlib.h>
#include <string.h>

/* Longer words, in bytes, are left out: mostly addresses, but also sentences in scripts that put no
 * blanks between words. */
enum { WORD_BYTES = 96 };

/* So much of a body hits show that have no summary, about. */
enum { SHOWN_BYTES = 160 };

/* ---- folding, side by side ---- */

/* What one page says, folded: words with a space behind each, and one more behind each text; those
 * of each tier after the other. */
struct folded_doc {
    const char *s;
    size_t end[TIERS];
    size_t shown; /* where what hits show ends, which stands first */
};

struct doc_folding {
    const struct search_docs *docs;
    struct arena *arena;     /* [workers] */
    struct fold **fold;      /* [workers] */
    struct buf *text;        /* [workers] */
    struct folded_doc *done; /* by page */
};

static void fold_string(struct fold *f, struct buf *out, const char *s)
{
    if (s)
        fold_words(f, out, s, strlen(s));
    buf_putc(out, ' ');
}

/* Folds what hits show of a body. */
static void fold_beginning(struct fold *f, struct buf *out, const char *body)
{
    size_t n = strnlen(body, SHOWN_BYTES);
    while (body[n] && n && body[n] != ' ')
        n--;
    fold_words(f, out, body, n);
    buf_putc(out, ' ');
}

static void fold_doc(void *ctx, size_t i, int worker)
{
    struct doc_folding *g = ctx;
    const struct search_doc *doc = g->docs->docs.at[i];
    struct folded_doc *done = &g->done[i];
    struct fold *f = g->fold[worker];
    struct buf *b = &g->text[worker];
    buf_cut(b, 0);
    fold_string(f, b, doc->title);
    done->end[TIER_TITLE] = b->n;
    for (size_t k = 0; k < doc->facets; k++)
        fold_string(f, b, doc->facet[k]);
    done->end[TIER_FACET] = b->n;
    if (doc->summary)
        fold_string(f, b, doc->summary);
    else
        fold_beginning(f, b, doc->body);
    done->shown = b->n;
    fold_string(f, b, doc->body);
    fold_string(f, b, doc->codes);
    done->end[TIER_TEXT] = b->n;
    done->s = arena_copy(&g->arena[worker], b->s, b->n);
}

static struct folded_doc *fold_docs(const struct search_docs *docs, struct search_words *words,
                                    int jobs)
{
    struct doc_folding g = {.docs = docs, .arena = words->arena};
    g.fold = memory_get((size_t)jobs * sizeof(struct fold *));
    g.text = memory_get((size_t)jobs * sizeof *g.text);
    g.done = arena_array(&words->arena[0], docs->docs.n, sizeof *g.done);
    for (int i = 0; i < jobs; i++) {
        g.fold[i] = fold_open();
        buf_init(&g.text[i]);
    }
    pool_each(jobs, docs->docs.n, fold_doc, &g);
    for (int i = 0; i < jobs; i++) {
        fold_close(g.fold[i]);
        buf_free(&g.text[i]);
    }
    free(g.fold);
    free(g.text);
    return g.done;
}

/* ---- where each word stands ---- */

/* Pages come in order, and the best tier of each comes first. */
static void add_word_place(struct search_word *w, struct arena *a, uint32_t page, int tier)
{
    if (w->n && w->at[w->n - 1] / 4 == page)
        return;
    if (w->n == w->cap) {
        uint32_t *more = arena_array(a, w->cap ? 2 * (size_t)w->cap : 2, sizeof *more);
        if (w->n)
            memcpy(more, w->at, w->n * sizeof *more);
        w->at = more;
        w->cap = w->cap ? 2 * w->cap : 2;
    }
    w->at[w->n++] = page * 4 + (uint32_t)tier;
}

static void add_words(struct map *seen, struct arena *a, const struct folded_doc *doc,
                      uint32_t page)
{
    size_t from = 0;
    for (int tier = 0; tier < TIERS; tier++) {
        for (const char *s = doc->s + from, *end; s < doc->s + doc->end[tier]; s = end + 1) {
            char word[WORD_BYTES + 1];
            end = strchr(s, ' ');
            size_t n = (size_t)(end - s);
            if (!n || n > WORD_BYTES)
                continue;
            memcpy(word, s, n);
            word[n] = '\0';
            struct search_word *w = map_get(seen, word);
            if (!w) {
                w = arena_alloc(a, sizeof *w);
                w->s = arena_copy(a, word, n);
                map_add(seen, w->s, w);
            }
            add_word_place(w, a, page, tier);
        }
        from = doc->end[tier];
    }
}

static void add_pair(struct map *seen, struct arena *a, const char *s, size_t n, uint32_t page)
{
    char pair[2 * WORD_BYTES + 2];
    if (n >= sizeof pair)
        return;
    memcpy(pair, s, n);
    pair[n] = '\0';
    struct search_word *w = map_get(seen, pair);
    if (!w) {
        w = arena_alloc(a, sizeof *w);
        *w = (struct search_word){.s = arena_copy(a, pair, n)};
        map_add(seen, w->s, w);
    }
    add_word_place(w, a, page, 0);
}

/* An empty word parts texts: what stands before it and behind it is no pair. */
static void add_pairs(struct map *seen, struct arena *a, const struct folded_doc *doc,
                      uint32_t page)
{
    const char *before = NULL;
    for (const char *s = doc->s, *end; s < doc->s + doc->shown; s = end + 1) {
        end = strchr(s, ' ');
        if (before && end > s)
            add_pair(seen, a, before, (size_t)(end - before), page);
        before = end > s ? s : NULL;
    }
}

static void gather_pairs(struct search_words *words, const struct folded_doc *done, size_t n)
{
    struct arena *a = &words->arena[0];
    struct map seen;
    map_init(&seen, a);
    for (size_t i = 0; i < n; i++)
        add_pairs(&seen, a, &done[i], (uint32_t)i);
    words->pairs = seen.n;
    words->pair = arena_array(a, seen.n + 1, sizeof *words->pair);
    for (size_t i = 0; i < seen.n; i++)
        words->pair[i] = seen.entry[i].value;
}

/* ---- keys ---- */

/* Keys under construction. */
struct keys {
    struct search_words *words;
    size_t cap;
    const struct search_word *word; /* at hand */
};

static void search_add_key(struct keys *k, const char *s, int part)
{
    struct search_words *words = k->words;
    if (words->n == k->cap) {
        size_t cap = k->cap ? 2 * k->cap : 1024;
        struct search_key *more = arena_array(&words->arena[0], cap, sizeof *more);
        if (words->n)
            memcpy(more, words->key, words->n * sizeof *more);
        words->key = more;
        k->cap = cap;
    }
    words->key[words->n++] = (struct search_key){s, k->word, part};
}

static void add_word_part(void *ctx, const char *part)
{
    search_add_key(ctx, part, 1);
}

static int compare_keys(const void *a, const void *b)
{
    const struct search_key *x = a, *y = b;
    int by = strcmp(x->s, y->s);
    if (!by)
        by = x->part - y->part;
    return by ? by : strcmp(x->word->s, y->word->s);
}

struct search_words search_words(const struct search_docs *docs, int jobs)
{
    struct search_words words = {.arenas = jobs};
    struct keys keys = {.words = &words};
    struct map seen;
    words.arena = memory_get((size_t)jobs * sizeof *words.arena);
    for (int i = 0; i < jobs; i++)
        arena_init(&words.arena[i]);
    struct folded_doc *done = fold_docs(docs, &words, jobs);
    map_init(&seen, &words.arena[0]);
    for (size_t i = 0; i < docs->docs.n; i++)
        add_words(&seen, &words.arena[0], &done[i], (uint32_t)i);
    gather_pairs(&words, done, docs->docs.n);
    for (size_t i = 0; i < seen.n; i++) {
        keys.word = seen.entry[i].value;
        search_add_key(&keys, keys.word->s, 0);
        search_parts(keys.word->s, add_word_part, &keys);
    }
    if (words.n)
        qsort(words.key, words.n, sizeof *words.key, compare_keys);
    return words;
}

void search_words_free(struct search_words *words)
{
    for (int i = 0; i < words->arenas; i++)
        arena_free(&words->arena[i]);
    free(words->arena);
}
