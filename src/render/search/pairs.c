#include "render/search/inner.h"

#include "base/buf.h"

#include <stdlib.h>
#include <string.h>

/* Words that stand side by side, for phrases. Whoever asks for two knows the file by itself: there
 * are too many files to name what each begins with. */

/* About how large a file becomes, if no single pair needs more, and what a pair needs beside its
 * text and the pages. */
enum { PAIRS_BYTES = 8 << 10, PAIR_MORE = 8 };

/* A pair and its file, while they are sorted. */
struct placed_pair {
    struct search_word *word;
    size_t file;
};

/* FNV-1a; the browser does the same. */
static uint32_t pair_hash(const char *s)
{
    uint32_t hash = 2166136261U;
    for (; *s; s++)
        hash = (hash ^ (unsigned char)*s) * 16777619U;
    return hash;
}

static int compare_placed(const void *a, const void *b)
{
    const struct placed_pair *x = a, *y = b;
    if (x->file != y->file)
        return x->file < y->file ? -1 : 1;
    return strcmp(x->word->s, y->word->s);
}

static size_t pairs_bytes(const struct search_words *index)
{
    size_t bytes = 0;
    for (size_t i = 0; i < index->pairs; i++)
        bytes += strlen(index->pair[i]->s) + index->pair[i]->n + PAIR_MORE;
    return bytes;
}

void shards_pairs(struct shards *s)
{
    struct search_words *index = &s->index;
    struct placed_pair *placed = memory_get((index->pairs + 1) * sizeof *placed);
    s->pair_files = pairs_bytes(index) / PAIRS_BYTES + 1;
    s->pairs_to = arena_array(&s->arena[0], s->pair_files, sizeof *s->pairs_to);
    memset(s->pairs_to, 0, s->pair_files * sizeof *s->pairs_to);
    for (size_t i = 0; i < index->pairs; i++) {
        size_t file = pair_hash(index->pair[i]->s) % s->pair_files;
        placed[i] = (struct placed_pair){index->pair[i], file};
        s->pairs_to[file]++;
    }
    if (index->pairs)
        qsort(placed, index->pairs, sizeof *placed, compare_placed);
    for (size_t i = 0; i < index->pairs; i++)
        index->pair[i] = placed[i].word;
    for (size_t i = 1; i < s->pair_files; i++)
        s->pairs_to[i] += s->pairs_to[i - 1];
    free(placed);
}

static void shards_put_pair(struct json *j, const struct search_word *pair, struct buf *where)
{
    uint32_t *page = memory_get(pair->n * sizeof *page);
    for (uint32_t i = 0; i < pair->n; i++)
        page[i] = pair->at[i] / 4;
    buf_cut(where, 0);
    places_put(where, page, pair->n);
    free(page);
    json_line(j);
    json_text(j, pair->s);
    json_text_n(j, where->s, where->n);
}

void shards_put_pairs(const struct shards *s, size_t i, struct buf *out)
{
    struct buf where;
    struct json j = shards_begin(s, out, "pairs");
    buf_init(&where);
    for (size_t k = i ? s->pairs_to[i - 1] : 0; k < s->pairs_to[i]; k++)
        shards_put_pair(&j, s->index.pair[k], &where);
    json_line(&j);
    json_end(&j);
    shards_end(&j);
    buf_free(&where);
}
