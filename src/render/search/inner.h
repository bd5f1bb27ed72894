#ifndef RENDER_SEARCH_INNER_H
#define RENDER_SEARCH_INNER_H

#include "base/json.h"
#include "render/search/shards.h"
#include "render/search/words.h"

/* What the files of this room share; nobody else includes it. */

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
};

/* A short beginning. */
struct shard_brief {
    const char *s;
    size_t n;
    size_t from, to; /* in `word` */
};

struct shards {
    const struct search_docs *docs;
    const char *folder; /* of search.json */
    int jobs;           /* threads to work with */
    struct search_words index;
    struct shard_word *word;
    size_t words;
    struct list leaves; /* struct shard_leaf * */
    struct list briefs; /* struct shard_brief * */
    size_t *leaf_of;    /* by word */
    size_t *pairs_to;   /* [pair_files]: where each file of pairs ends among index.pair */
    size_t pair_files;
    struct arena *arena;
    const char *stamp;
};

/* Writes the digits of pages' numbers. */
void places_put_digits(struct json *j);

/* Appends a list of pages' numbers, which ascend, as render/search/shards.h has it. */
void places_put(struct buf *b, const uint32_t *page, size_t n);

/* Makes one word of all keys that are the same text, and finds out where it stands. */
void shards_words(struct shards *s);

/* Lists the short beginnings. */
void shards_briefs(struct shards *s);

/* Appends the file of a short beginning. */
void shards_put_brief(const struct shards *s, const struct shard_brief *brief, struct buf *out);

/* Sorts the pairs by the files they stand in, and by bytes. */
void shards_pairs(struct shards *s);

/* Appends file number `i` of pairs. */
void shards_put_pairs(const struct shards *s, size_t i, struct buf *out);

/* Begins a file with its stamp and an array called `member`, which stays open; ends it. */
struct json shards_begin(const struct shards *s, struct buf *out, const char *member);
void shards_end(struct json *j);

/* Writes pages by their numbers, and closes the array they stand in. */
void shards_put_docs(struct json *j, const struct search_docs *docs, const uint32_t *page,
                     size_t n);

/* Appends what a beginning of words is called in the name of a file: a-z and 0-9 as they are, other
 * code points as "-634-". */
void search_put_name(struct buf *out, const char *beginning, size_t n);

#endif
