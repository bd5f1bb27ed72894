#include "render/search/inner.h"

#include "base/buf.h"
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

/* Short beginnings of words: whoever has typed no more is shown the best pages. */

/* How many pages a file tells of, how many of these it shows, and how long beginnings become. */
enum { BEST = 40, BEST_SHOWN = 10, SHORT_LETTERS = 6 };

/* Lists beginnings of `n` bytes and one code point more that are in too many files. */
static void list_briefs(struct shards *s, size_t n, int letters, size_t from, size_t to)
{
    for (size_t i = from, end; i < to && letters < SHORT_LETTERS; i = end) {
        const char *word = s->word[i].s;
        uint32_t cp = 0;
        size_t len = n + utf8_decode(word + n, strlen(word + n) + 1, &cp);
        end = i + 1;
        while (end < to && !strncmp(s->word[end].s, word, len))
            end++;
        if (!word[n] || s->leaf_of[end - 1] - s->leaf_of[i] < SHORT_LEAVES)
            continue;
        struct shard_brief *b = arena_alloc(&s->arena[0], sizeof *b);
        *b = (struct shard_brief){.s = word, .n = len, .from = i, .to = end};
        list_add(&s->briefs, &s->arena[0], b);
        list_briefs(s, len, letters + 1, i, end);
    }
}

void search_put_name(struct buf *out, const char *beginning, size_t n)
{
    for (size_t i = 0; i < n;) {
        uint32_t cp = 0;
        size_t len = utf8_decode(beginning + i, n - i, &cp);
        if ((cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9'))
            buf_putc(out, (char)cp);
        else
            buf_printf(out, "-%x-", (unsigned)cp);
        i += len ? len : 1;
    }
}

/* How good a page is for a beginning: whole words before longer ones in each tier, and what is past
 * behind all that is not. 0 is the best; GRADES: it has no such word. */
enum { GRADES = 2 * TIERS * 2 };

static void grade(const struct shards *s, const struct shard_brief *b, uint8_t *grades)
{
    const struct search_docs *docs = s->docs;
    memset(grades, GRADES, docs->docs.n);
    for (size_t i = b->from; i < b->to; i++) {
        const struct shard_word *w = &s->word[i];
        const struct search_word *one = s->index.key[w->from].word;
        int longer = w->s[b->n] != '\0';
        for (uint32_t k = 0; !w->part && k < one->n; k++) {
            uint32_t page = one->at[k] / 4;
            int past = page >= docs->current;
            int g = past * 2 * TIERS + (int)(one->at[k] % 4) * 2 + longer;
            if (g < grades[page])
                grades[page] = (uint8_t)g;
        }
    }
}

/* Writes the best pages' numbers; returns how many there are in all. */
static size_t choose(const uint8_t *grades, size_t pages, uint32_t best[BEST], size_t *chosen)
{
    size_t hits = 0;
    *chosen = 0;
    for (int g = 0; g < GRADES; g++) {
        for (size_t page = 0; page < pages; page++) {
            if (grades[page] != g)
                continue;
            hits++;
            if (*chosen < BEST)
                best[(*chosen)++] = (uint32_t)page;
        }
    }
    return hits;
}

void shards_put_brief(const struct shards *s, const struct shard_brief *brief, struct buf *out)
{
    size_t pages = s->docs->docs.n, n;
    uint32_t best[BEST];
    uint8_t *grades = memory_get(pages);
    grade(s, brief, grades);
    size_t hits = choose(grades, pages, best, &n);
    struct json j = shards_begin(s, out, "best");
    for (size_t k = 0; k < n; k++)
        json_number(&j, best[k]);
    json_end(&j);
    json_key(&j, "hits");
    json_number(&j, (int64_t)hits);
    json_key(&j, "docs");
    json_array(&j);
    shards_put_docs(&j, s->docs, best, n < BEST_SHOWN ? n : BEST_SHOWN);
    shards_end(&j);
    free(grades);
}

void shards_briefs(struct shards *s)
{
    list_briefs(s, 0, 0, 0, s->words);
}
