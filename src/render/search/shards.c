#include "render/search/inner.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/pool.h"

#include <stdlib.h>
#include <string.h>

/* How large a file of words becomes, if no single word needs more, and how many pages are in one
 * file. */
enum { LEAF_BYTES = 12 << 10, BLOCK = 8 };

static struct arena *own_arena(const struct shards *s, int worker)
{
    return &s->of->workers->arena[worker];
}

struct file shards_file(const struct shards *s, int worker, const char *name,
                                 struct buf *b)
{
    struct arena *a = own_arena(s, worker);
    struct file f = {.path = arena_printf(a, "%s%s.json", s->of->folder, name)};
    buf_puts(b, "}\n");
    f.s = arena_copy(a, b->s, b->n);
    f.n = b->n;
    buf_free(b);
    return f;
}

void shards_begin(const struct shards *s, struct buf *b, const char *member)
{
    buf_init(b);
    buf_printf(b, "{\"stamp\":\"%s\",\"%s\":[", s->stamp, member);
}

static void put_doc(struct buf *b, const struct search_doc *doc)
{
    const char *const texts[] = {doc->path, doc->title, doc->summary, doc->when};
    buf_printf(b, "[%d", (int)doc->item->type);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        buf_putc(b, ',');
        search_text(b, texts[i]);
    }
    buf_printf(b, ",%d]", doc->foreign);
}

void shards_put_docs(struct buf *b, const struct search_docs *docs, const uint32_t *page, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        buf_puts(b, i ? ",\n" : "\n");
        put_doc(b, docs->docs.at[page[i]]);
    }
    buf_puts(b, "\n]");
}

/* ---- files of words ---- */

static size_t common(const char *a, const char *b)
{
    size_t n = 0;
    while (a[n] && a[n] == b[n])
        n++;
    return n;
}

/* The beginning of `b`, which comes behind `a`, by which one knows that; whole code points. */
static const char *parting(struct arena *a, const char *before, const char *b)
{
    size_t n = common(before, b);
    n += b[n] != '\0';
    while (((unsigned char)b[n] & 0xC0) == 0x80)
        n++;
    return arena_copy(a, b, n);
}

/* A word and its likeness that is a part are never divided. */
static void list_leaves(struct shards *s)
{
    struct shard_leaf *leaf = NULL;
    size_t size = 0;
    s->leaf_of = arena_array(&s->arena[0], s->words, sizeof *s->leaf_of);
    for (size_t i = 0; i < s->words; i++) {
        const struct shard_word *w = &s->word[i];
        size_t more = strlen(w->s) + strlen(w->where) + 7;
        int again = i && !strcmp(s->word[i - 1].s, w->s);
        if (!leaf || (size + more > LEAF_BYTES && !again)) {
            leaf = arena_alloc(&s->arena[0], sizeof *leaf);
            leaf->from = i;
            leaf->begins = i ? parting(&s->arena[0], s->word[i - 1].s, w->s) : "";
            list_add(&s->leaves, &s->arena[0], leaf);
            size = 0;
        }
        s->leaf_of[i] = s->leaves.n - 1;
        leaf->to = i + 1;
        size += more;
    }
}

static void write_leaf(void *ctx, size_t i, int worker)
{
    struct shards *s = ctx;
    struct shard_leaf *leaf = s->leaves.at[i];
    char name[32];
    struct buf b;
    shards_begin(s, &b, "words");
    for (size_t k = leaf->from; k < leaf->to; k++) {
        const struct shard_word *w = &s->word[k];
        buf_printf(&b, "%s\"%s%s\",\"%s\"", k > leaf->from ? ",\n" : "\n", w->part ? "-" : "", w->s,
                   w->where);
    }
    buf_puts(&b, "\n]");
    snprintf(name, sizeof name, "w-%zu", i);
    leaf->file = shards_file(s, worker, name, &b);
}

/* ---- pages ---- */

struct blocks {
    const struct shards *shards;
    struct file *file;
};

static void write_block(void *ctx, size_t i, int worker)
{
    struct blocks *g = ctx;
    const struct search_docs *docs = g->shards->of->docs;
    uint32_t page[BLOCK];
    size_t n = 0;
    char name[32];
    struct buf b;
    for (size_t k = i * BLOCK; k < docs->docs.n && n < BLOCK; k++)
        page[n++] = (uint32_t)k;
    shards_begin(g->shards, &b, "docs");
    shards_put_docs(&b, docs, page, n);
    snprintf(name, sizeof name, "d-%zu", i);
    g->file[i] = shards_file(g->shards, worker, name, &b);
}

/* ---- all together ---- */

/* Pages' numbers and files' borders decide what the numbers in all files mean. */
static const char *make_stamp(const struct shards *s)
{
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < s->of->docs->docs.n; i++)
        buf_printf(&b, "%s\n", ((const struct search_doc *)s->of->docs->docs.at[i])->path);
    for (size_t i = 0; i < s->leaves.n; i++)
        buf_printf(&b, "%s\n", ((const struct shard_leaf *)s->leaves.at[i])->begins);
    buf_printf(&b, "%zu", s->of->docs->current);
    const char *stamp =
        arena_printf(own_arena(s, 0), "%016llx", (unsigned long long)hash_bytes(b.s, b.n));
    buf_free(&b);
    return stamp;
}

static void put_shard_head(const struct shards *s, struct buf *head)
{
    buf_printf(head, ",\"stamp\":\"%s\",\"count\":%zu,\"block\":%d,\"digits\":\"%s\",\"leaves\":\"",
               s->stamp, s->of->docs->docs.n, BLOCK, shards_digits);
    for (size_t i = 0; i < s->leaves.n; i++)
        buf_printf(head, "%s%s", i ? " " : "",
                   ((const struct shard_leaf *)s->leaves.at[i])->begins);
    buf_puts(head, "\",\"short\":\"");
    for (size_t i = 0; i < s->briefs.n; i++) {
        const struct shard_brief *b = s->briefs.at[i];
        buf_puts(head, i ? " " : "");
        buf_add(head, b->s, b->n);
    }
    buf_puts(head, "\"");
}

static void add_file(const struct shards *s, const struct file *f)
{
    rendered_add(s->of->made, s->of->site, f->path, f->s, f->n);
}

void search_shards(const struct sharding *of, struct buf *head)
{
    struct shards s = {.of = of, .index = search_words(of->docs, of->workers)};
    int jobs = of->workers->jobs;
    size_t count = (of->docs->docs.n + BLOCK - 1) / BLOCK;
    struct blocks blocks = {.shards = &s};
    s.arena = s.index.arena;
    blocks.file = arena_array(&s.arena[0], count, sizeof *blocks.file);
    shards_words(&s);
    list_leaves(&s);
    shards_briefs(&s);
    s.stamp = make_stamp(&s);
    pool_each(jobs, s.leaves.n, write_leaf, &s);
    pool_each(jobs, s.briefs.n, shards_write_brief, &s);
    pool_each(jobs, count, write_block, &blocks);
    put_shard_head(&s, head);
    for (size_t i = 0; i < s.leaves.n; i++)
        add_file(&s, &((const struct shard_leaf *)s.leaves.at[i])->file);
    for (size_t i = 0; i < s.briefs.n; i++)
        add_file(&s, &((const struct shard_brief *)s.briefs.at[i])->file);
    for (size_t i = 0; i < count; i++)
        add_file(&s, &blocks.file[i]);
    search_words_free(&s.index);
}
