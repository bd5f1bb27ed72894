#include "render/search/inner.h"

#include "base/buf.h"
#include "base/map.h"

#include <stdlib.h>
#include <string.h>

/* How large a file of words becomes, if no single word needs more, and how many pages are in one
 * file. */
enum { LEAF_BYTES = 12 << 10, BLOCK = 8 };

struct json shards_begin(const struct shards *s, struct buf *out, const char *member)
{
    struct json j = json_start(out, JSON_TIGHT);
    json_object(&j);
    json_member(&j, "stamp", s->stamp);
    json_key(&j, member);
    json_array(&j);
    return j;
}

void shards_end(struct json *j)
{
    json_end(j);
    buf_putc(j->out, '\n');
}

static void put_doc(struct json *j, const struct search_doc *doc)
{
    json_array(j);
    json_number(j, doc->item->type);
    json_text(j, doc->path);
    json_text(j, doc->title);
    json_text(j, doc->summary);
    json_text(j, doc->when);
    json_text(j, doc->facts);
    json_number(j, doc->foreign);
    json_array(j);
    for (int i = 0; doc->hours && i < DOC_WEEKDAYS; i++)
        json_text(j, doc->hours[i]);
    json_end(j);
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

static void put_leaf(const struct shards *s, const struct shard_leaf *leaf, struct buf *out)
{
    struct buf part;
    struct json j = shards_begin(s, out, "words");
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
    shards_end(&j);
    buf_free(&part);
}

/* ---- pages ---- */

static size_t blocks(const struct shards *s)
{
    return (s->docs->docs.n + BLOCK - 1) / BLOCK;
}

static void put_block(const struct shards *s, size_t i, struct buf *out)
{
    uint32_t page[BLOCK];
    size_t n = 0;
    for (size_t k = i * BLOCK; k < s->docs->docs.n && n < BLOCK; k++)
        page[n++] = (uint32_t)k;
    struct json j = shards_begin(s, out, "docs");
    shards_put_docs(&j, s->docs, page, n);
    shards_end(&j);
}

/* ---- all together ---- */

/* Pages' numbers and files' borders decide what the numbers in all files mean. */
static const char *make_stamp(const struct shards *s)
{
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < s->docs->docs.n; i++)
        buf_printf(&b, "%s\n", ((const struct search_doc *)s->docs->docs.at[i])->path);
    for (size_t i = 0; i < s->leaves.n; i++)
        buf_printf(&b, "%s\n", ((const struct shard_leaf *)s->leaves.at[i])->begins);
    buf_printf(&b, "%zu %zu", s->docs->current, s->pair_files);
    const char *stamp =
        arena_printf(&s->arena[0], "%016llx", (unsigned long long)hash_bytes(b.s, b.n));
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

void shards_put_head(const struct shards *s, struct json *head)
{
    json_member(head, "stamp", s->stamp);
    json_key(head, "count");
    json_number(head, (int64_t)s->docs->docs.n);
    json_key(head, "block");
    json_number(head, BLOCK);
    json_key(head, "pairs");
    json_number(head, (int64_t)s->pair_files);
    put_leaves(s, head);
    put_briefs(s, head);
}

struct shards *shards_open(const struct search_docs *docs, const char *folder, int jobs)
{
    struct shards *s = memory_get(sizeof *s);
    *s = (struct shards){
        .docs = docs, .folder = folder, .jobs = jobs, .index = search_words(docs, jobs)};
    s->arena = s->index.arena;
    shards_words(s);
    list_leaves(s);
    shards_briefs(s);
    shards_pairs(s);
    s->stamp = make_stamp(s);
    return s;
}

void shards_close(struct shards *s)
{
    search_words_free(&s->index);
    free(s);
}

/* What stands in file number `i`: leaves come first, then short beginnings, pairs, pages. */
enum shard_kind { SHARD_LEAF, SHARD_BRIEF, SHARD_PAIRS, SHARD_BLOCK, SHARD_KINDS };

static size_t shard_kind_count(const struct shards *s, enum shard_kind kind)
{
    const size_t counts[SHARD_KINDS] = {[SHARD_LEAF] = s->leaves.n,
                                        [SHARD_BRIEF] = s->briefs.n,
                                        [SHARD_PAIRS] = s->pair_files,
                                        [SHARD_BLOCK] = blocks(s)};
    return counts[kind];
}

/* Returns the kind, and writes which of its kind it is. */
static enum shard_kind shard_kind_of(const struct shards *s, size_t i, size_t *which)
{
    int kind = 0;
    for (size_t n; i >= (n = shard_kind_count(s, (enum shard_kind)kind)); i -= n)
        kind++;
    *which = i;
    return (enum shard_kind)kind;
}

size_t shards_count(const struct shards *s)
{
    size_t n = 0;
    for (int kind = 0; kind < SHARD_KINDS; kind++)
        n += shard_kind_count(s, (enum shard_kind)kind);
    return n;
}

void shards_put_path(const struct shards *s, size_t i, struct buf *out)
{
    static const char letters[SHARD_KINDS] = {
        [SHARD_LEAF] = 'w', [SHARD_BRIEF] = 'b', [SHARD_PAIRS] = 'p', [SHARD_BLOCK] = 'd'};
    size_t which;
    enum shard_kind kind = shard_kind_of(s, i, &which);
    buf_printf(out, "%s%c-", s->folder, letters[kind]);
    if (kind == SHARD_BRIEF) {
        const struct shard_brief *b = s->briefs.at[which];
        search_put_name(out, b->s, b->n);
    } else {
        buf_printf(out, "%zu", which);
    }
    buf_puts(out, ".json");
}

void shards_write(const struct shards *s, size_t i, struct buf *out)
{
    size_t which;
    enum shard_kind kind = shard_kind_of(s, i, &which);
    if (kind == SHARD_LEAF)
        put_leaf(s, s->leaves.at[which], out);
    else if (kind == SHARD_BRIEF)
        shards_put_brief(s, s->briefs.at[which], out);
    else if (kind == SHARD_PAIRS)
        shards_put_pairs(s, which, out);
    else
        put_block(s, which, out);
}

const struct search_words *shards_index(const struct shards *s)
{
    return &s->index;
}
