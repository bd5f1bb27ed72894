#include "render/search/inner.h"

#include "base/buf.h"
#include "base/pool.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Where words stand. */

/* Digits of numbers, see render/search/shards.h: the lowest one, if others follow in the list and
 * if none does; higher ones. They are what is left of ASCII without what JSON escapes. */
enum { DIGITS_MORE, DIGITS_LAST, DIGITS_HIGH, DIGITS };

static const char *const digits[DIGITS] = {
    [DIGITS_MORE] = "!#$%'()*+,-./0123456789:;=?@ABCDEFGHIJ",
    [DIGITS_LAST] = "KLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopq",
    [DIGITS_HIGH] = "rstuvwxyz{|}",
};

enum { LOW_BASE = 38, HIGH_BASE = 12, HIGH_MOST = 8 };
static_assert(sizeof "KLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopq" == LOW_BASE + 1, "the lowest digits");

void places_put_digits(struct json *j)
{
    json_array(j);
    for (int i = 0; i < DIGITS; i++)
        json_text(j, digits[i]);
    json_end(j);
}

/* A list that is being written: a number waits to know whether it is the last. */
struct place_list {
    struct buf *out;
    uint32_t next;    /* the least that may come */
    uint32_t waiting; /* distance of the page that came last */
    size_t n;         /* pages so far */
};

static void put_number(struct place_list *l, int kind)
{
    char high[HIGH_MOST];
    int n = 0;
    for (uint32_t rest = l->waiting / LOW_BASE; rest; rest /= HIGH_BASE)
        high[n++] = digits[DIGITS_HIGH][rest % HIGH_BASE];
    while (n)
        buf_putc(l->out, high[--n]);
    buf_putc(l->out, digits[kind][l->waiting % LOW_BASE]);
}

static void place_add(struct place_list *l, uint32_t page)
{
    if (l->n++)
        put_number(l, DIGITS_MORE);
    l->waiting = page - l->next;
    l->next = page + 1;
}

static void place_end(struct place_list *l)
{
    if (l->n)
        put_number(l, DIGITS_LAST);
    else
        buf_putc(l->out, ' ');
}

void places_put(struct buf *b, const uint32_t *page, size_t n)
{
    struct place_list l = {.out = b};
    for (size_t i = 0; i < n; i++)
        place_add(&l, page[i]);
    place_end(&l);
}

static void put_tier(struct buf *b, const uint32_t *at, size_t n, uint32_t tier)
{
    struct place_list l = {.out = b};
    for (size_t i = 0; i < n; i++) {
        if (at[i] % 4 == tier)
            place_add(&l, at[i] / 4);
    }
    place_end(&l);
}

static void put_where(struct buf *b, const uint32_t *at, size_t n)
{
    for (uint32_t tier = 0; tier < TIERS; tier++)
        put_tier(b, at, n, tier);
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
