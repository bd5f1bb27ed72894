#include "render/search/inner.h"

#include "base/buf.h"
#include "base/pool.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Where the words of a large site stand. */

const char shards_digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static void put_number(struct buf *b, uint32_t n)
{
    int shift = 0;
    while (shift <= 25 && n >> (shift + 5))
        shift += 5;
    for (; shift > 0; shift -= 5)
        buf_putc(b, shards_digits[32 + (n >> shift & 31)]);
    buf_putc(b, shards_digits[n & 31]);
}

void places_put(struct buf *b, const uint32_t *page, size_t n)
{
    uint32_t next = 0;
    for (size_t i = 0; i < n; i++) {
        put_number(b, page[i] - next);
        next = page[i] + 1;
    }
}

static void put_tier(struct buf *b, const uint32_t *at, size_t n, uint32_t tier)
{
    uint32_t next = 0;
    for (size_t i = 0; i < n; i++) {
        if (at[i] % 4 != tier)
            continue;
        put_number(b, at[i] / 4 - next);
        next = at[i] / 4 + 1;
    }
}

static void put_where(struct buf *b, const uint32_t *at, size_t n)
{
    for (uint32_t tier = 0; tier < TIERS; tier++) {
        if (tier)
            buf_putc(b, ',');
        put_tier(b, at, n, tier);
    }
}

static int compare_by_place(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

/* Several words end alike: a page counts once, with the best of what it has. */
static void put_merged(const struct shards *s, struct buf *b, const struct shard_word *w)
{
    size_t total = 0, n = 0;
    for (size_t i = w->from; i < w->to; i++)
        total += s->index.key[i].word->n;
    uint32_t *all = memory_get(total * sizeof *all);
    for (size_t i = w->from; i < w->to; i++) {
        const struct search_word *one = s->index.key[i].word;
        memcpy(all + n, one->at, one->n * sizeof *all);
        n += one->n;
    }
    qsort(all, total, sizeof *all, compare_by_place);
    n = 0;
    for (size_t i = 0; i < total; i++) {
        if (!n || all[n - 1] / 4 != all[i] / 4)
            all[n++] = all[i];
    }
    put_where(b, all, n);
    free(all);
}

static void place_word(void *ctx, size_t i, int worker)
{
    struct shards *s = ctx;
    struct shard_word *w = &s->word[i];
    const struct search_word *one = s->index.key[w->from].word;
    struct buf b;
    buf_init(&b);
    if (w->to - w->from == 1)
        put_where(&b, one->at, one->n);
    else
        put_merged(s, &b, w);
    w->where = arena_copy(&s->arena[worker], b.s, b.n);
    buf_free(&b);
}

void shards_words(struct shards *s)
{
    const struct search_words *index = &s->index;
    s->word = arena_array(&s->arena[0], index->n, sizeof *s->word);
    assert(s->word);
    for (size_t i = 0; i < index->n; i++) {
        const struct search_key *k = &index->key[i];
        struct shard_word *last = s->words ? &s->word[s->words - 1] : NULL;
        if (last && last->part == k->part && !strcmp(last->s, k->s))
            last->to = i + 1;
        else
            s->word[s->words++] =
                (struct shard_word){.s = k->s, .part = k->part, .from = i, .to = i + 1};
    }
    pool_each(s->jobs, s->words, place_word, s);
}
