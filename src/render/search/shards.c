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

struct file shards_file(const struct shards *s, int worker, const char *name, struct json *j)
{
    struct buf *b = j->out;
    struct arena *a = own_arena(s, worker);
    struct file f = {.path = arena_printf(a, "%s%s.json", s->of->folder, name)};
    json_end(j);
    buf_putc(b, '\n');
    f.s = arena_copy(a, b->s, b->n);
    f.n = b->n;
    buf_free(b);
    return f;
}

struct json shards_begin(const struct shards *s, struct buf *b, const char *member)
{
    struct json j = json_start(b, JSON_TIGHT);
    buf_init(b);
    json_object(&j);
    json_member(&j, "stamp", s->stamp);
    json_key(&j, member);
    json_array(&j);
    return j;
}

static void put_doc(struct json *j, const struct search_doc *doc)
{
    json_array(j);
    json_number(j, doc->item->type);
    json_text(j, doc->path);
    json_text(j, doc->title);
    json_text(j, doc->summary);
    json_text(j, doc->when);
    json_number(j, doc->foreign);
    json_end(j);
}

void shards_put_docs(struct json *j, const struct search_docs *docs, const uint32_t *page, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        json_line(j);
        put_doc(j, docs->docs.at[page[i]]);
    }
    json_line(j);
    json_end(j);
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
    struct buf b, part;
    struct json j = shards_begin(s, &b, "words");
    buf_init(&part);
    for (size_t k = leaf->from; k < leaf->to; k++) {
        const struct shard_word *w = &s->word[k];
        buf_cut(&part, 0);
        buf_puts(&part, w->part ? "-" : "");
        buf_puts(&part, w->s);
        json_line(&j);
        json_text_n(&j, part.s, part.n);
        json_text(&j, w->where);
    }
    json_line(&j);
    json_end(&j);
    buf_free(&part);
    snprintf(name, sizeof name, "w-%zu", i);
    leaf->file = shards_file(s, worker, name, &j);
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
    struct json j = shards_begin(g->shards, &b, "docs");
    shards_put_docs(&j, docs, page, n);
    snprintf(name, sizeof name, "d-%zu", i);
    g->file[i] = shards_file(g->shards, worker, name, &j);
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

static void put_leaves(const struct shards *s, struct json *head)
{
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < s->leaves.n; i++)
        buf_printf(&b, "%s%s", i ? " " : "", ((const struct shard_leaf *)s->leaves.at[i])->begins);
    json_member(head, "leaves", b.s);
    buf_free(&b);
}

static void put_briefs(const struct shards *s, struct json *head)
{
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < s->briefs.n; i++) {
        const struct shard_brief *brief = s->briefs.at[i];
        buf_puts(&b, i ? " " : "");
        buf_add(&b, brief->s, brief->n);
    }
    json_member(head, "short", b.s);
    buf_free(&b);
}

static void put_shard_head(const struct shards *s, struct json *head)
{
    json_member(head, "stamp", s->stamp);
    json_key(head, "count");
    json_number(head, (int64_t)s->of->docs->docs.n);
    json_key(head, "block");
    json_number(head, BLOCK);
    json_member(head, "digits", shards_digits);
    put_leaves(s, head);
    put_briefs(s, head);
}

static void add_file(const struct shards *s, const struct file *f)
{
    rendered_add(s->of->made, s->of->site, f->path, f->s, f->n);
}

void search_shards(const struct sharding *of, struct json *head)
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
