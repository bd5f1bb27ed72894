#ifndef RENDER_SEARCH_INNER_H
#define RENDER_SEARCH_INNER_H

#include "base/json.h"
#include "render/search/shards.h"
#include "render/search/words.h"

/* What the files behind render/search/shards.h share; nobody else includes it. */

/* Keys that are the same text, and where that stands. */
struct shard_word {
    const char *s;
    int part;
    size_t from, to;   /* in the index's keys */
    const char *where; /* as files have it */
};

/* A file of words. */
struct shard_leaf {
    size_t from, to;    /* in `word` */
    const char *begins; /* the shortest text that tells it from the file before */
    struct file file;
};

/* A short beginning. */
struct shard_brief {
    const char *s;
    size_t n;
    size_t from, to; /* in `word` */
    struct file file;
};

struct shards {
    const struct sharding *of;
    struct search_words index;
    struct shard_word *word;
    size_t words;
    struct list leaves; /* struct shard_leaf * */
    struct list briefs; /* struct shard_brief * */
    size_t *leaf_of;    /* by word */
    struct arena *arena;
    const char *stamp;
};

/* The digits of pages' numbers. */
extern const char shards_digits[];

/* Makes one word of all keys that are the same text, and finds out where it stands. */
void shards_words(struct shards *s);

/* Lists the short beginnings; writes the file of one, `ctx` is a struct shards. */
void shards_briefs(struct shards *s);
void shards_write_brief(void *ctx, size_t i, int worker);

/* Begins a file in a new buffer with its stamp and an array called `member`, which stays open. */
struct json shards_begin(const struct shards *s, struct buf *b, const char *member);

/* Ends a file and makes it of the bytes of its buffer, which is free again. `name` is without its
 * folder and ending; the bytes live in the worker's arena. */
struct file shards_file(const struct shards *s, int worker, const char *name, struct json *j);

/* Writes pages by their numbers, and closes the array they stand in. */
void shards_put_docs(struct json *j, const struct search_docs *docs, const uint32_t *page,
                     size_t n);

#endif
