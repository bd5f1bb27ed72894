#include "read/markdown/markdown.h"

#include "base/address.h"
#include "base/arena.h"
#include "read/markdown/inner.h"
#include "read/words.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* The library's autolinks look at the byte before a text that begins with `mailto:`, so every piece
 * of memory has a few bytes before it. */
enum { BEFORE = 16 };

static void *padded(char *block)
{
    memset(block, 0, BEFORE);
    return block + BEFORE;
}

static void *get_zeroed(size_t n, size_t size)
{
    if (size && n > SIZE_MAX / 2 / size)
        memory_exhausted(SIZE_MAX);
    void *p = padded(memory_get(n * size + BEFORE));
    return memset(p, 0, n * size);
}

static void *grow(void *old, size_t size)
{
    return padded(memory_grow(old ? (char *)old - BEFORE : NULL, size + BEFORE));
}

static void give_back(void *p)
{
    if (p)
        free((char *)p - BEFORE);
}

/* The library keeps its list of extensions to itself and asks for one call before all others. */
static void register_extensions(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, cmark_gfm_core_extensions_ensure_registered);
}

/* While it parses inlines the library marks the extensions' characters in a table of its own and
 * then unmarks them, which would take them from a parser at work in another thread. */
static cmark_node *finish_parsing(cmark_parser *parser)
{
    static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&one_at_a_time);
    cmark_node *root = cmark_parser_finish(parser);
    pthread_mutex_unlock(&one_at_a_time);
    return root;
}

static cmark_node *markdown_parse(const char *s, size_t n, cmark_mem *memory)
{
    static const char *const extensions[] = {"table", "strikethrough", "autolink", "tasklist"};
    register_extensions();
    cmark_parser *parser =
        cmark_parser_new_with_mem(CMARK_OPT_SOURCEPOS | CMARK_OPT_FOOTNOTES, memory);
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        cmark_syntax_extension *e = cmark_find_syntax_extension(extensions[i]);
        if (e)
            cmark_parser_attach_syntax_extension(parser, e);
    }
    cmark_parser_feed(parser, s, n);
    cmark_node *root = finish_parsing(parser);
    cmark_parser_free(parser);
    return root;
}

/* Cuts the HTML at the links into the site; a body without any has no parts. */
static void make_parts(struct md *m, struct markdown *out)
{
    size_t n = m->drafts.n, from = 0;
    if (!m->html.n)
        return;
    const char *s = arena_copy(m->arena, m->html.s, m->html.n);
    out->html = (struct html){arena_array(m->arena, n + 1, sizeof *out->html.part), n + 1};
    out->link = arena_array(m->arena, n, sizeof *out->link);
    out->links = n;
    for (size_t i = 0; i < n; i++) {
        const struct md_draft *d = m->drafts.at[i];
        out->html.part[i] = (struct html_part){.s = s + from, .n = d->at - from};
        out->link[i] = d->link;
        out->link[i].part = &out->html.part[i];
        from = d->at;
    }
    out->html.part[n] = (struct html_part){.s = s + from, .n = m->html.n - from};
}

static void keep_headings(struct md *m, struct markdown *out)
{
    out->headings = m->headings.n;
    out->heading = arena_array(m->arena, m->headings.n, sizeof *out->heading);
    for (size_t i = 0; i < m->headings.n; i++)
        out->heading[i] = *(struct md_heading *)m->headings.at[i];
}

static void read_tree(struct md *m, struct markdown *out, cmark_node *root)
{
    if (!md_render(m, root))
        return;
    md_check_fragments(m);
    md_check_notes(m);
    out->secret = m->secret;
    keep_headings(m, out);
    out->text = md_text(m, root, NULL);
    out->feed_text = md_text(m, root, out);
}

void md_with_tree(const struct source *s, size_t body,
                  void (*take)(void *ctx, struct cmark_node *root), void *ctx)
{
    cmark_mem memory = {get_zeroed, grow, give_back};
    cmark_node *root = markdown_parse(s->text + body, s->n - body, &memory);
    take(ctx, root);
    cmark_node_free(root);
}

/* A body being read, and what it becomes. */
struct body_reading {
    struct md *m;
    struct markdown *out;
};

static void read_body_tree(void *ctx, cmark_node *root)
{
    const struct body_reading *r = ctx;
    read_tree(r->m, r->out, root);
}

struct markdown *markdown_read(struct arena *a, struct report *r, const struct source *s,
                               size_t body, const struct md_home *home)
{
    struct markdown *out = arena_alloc(a, sizeof *out);
    struct md m = {.arena = a, .report = r, .source = s, .body = body, .home = home};
    if (home && home->words)
        m.side = strcmp(home->words->direction, "rtl") != 0 ? 1 : -1;
    buf_init(&m.html);
    map_init(&m.anchors, a);
    map_init(&m.definitions, a);
    map_init(&m.note_uses, a);
    map_init(&m.tags, a);
    out->text = out->feed_text = "";
    if (md_guard(&m))
        md_with_tree(s, body, read_body_tree, &(struct body_reading){&m, out});
    make_parts(&m, out);
    buf_free(&m.html);
    return out;
}

int markdown_has_anchor(const struct markdown *m, const char *anchor)
{
    struct buf plain;
    buf_init(&plain);
    address_decode(&plain, anchor);
    size_t i = 0;
    while (i < m->headings && strcmp(m->heading[i].anchor, plain.s) != 0)
        i++;
    buf_free(&plain);
    return i < m->headings;
}
