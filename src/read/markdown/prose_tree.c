#include "read/markdown/prose_tree.h"

#include "base/arena.h"
#include "base/utf8.h"
#include "read/markdown/inner.h"
#include "read/markdown/prose.h"

#include <cmark-gfm.h>
#include <string.h>

/* How far the source may be ahead of the text that is looked for. */
enum { WINDOW = 4096, ENTITY = 40 };

/* A tree on its way to prose. */
struct prosing {
    struct md m; /* for the lines of the source */
    struct list *to;
    struct buf text, at, mark; /* of the piece being gathered; `at` has whole uint32_t */
    size_t cursor, end;        /* what of the block is not read yet */
    unsigned marks;            /* of what is being read */
    int pictures;              /* how deep in pictures */
};

/* ---- the text and its places ---- */

static void prose_add(struct prosing *p, const char *s, size_t n, const uint32_t *at)
{
    char mark = (char)p->marks;
    buf_add(&p->text, s, n);
    buf_add(&p->at, (const char *)at, n * sizeof *at);
    for (size_t i = 0; i < n; i++)
        buf_add(&p->mark, &mark, 1);
}

static void end_piece(struct prosing *p)
{
    struct arena *a = p->m.arena;
    size_t n = p->text.n;
    if (n) {
        struct prose *out = arena_alloc(a, sizeof *out);
        uint32_t *at = arena_array(a, n, sizeof *at);
        memcpy(at, p->at.s, n * sizeof *at);
        *out = (struct prose){.source = p->m.source,
                              .text = arena_copy(a, p->text.s, n),
                              .n = n,
                              .at = at,
                              .mark = (unsigned char *)arena_copy(a, p->mark.s, n)};
        list_add(p->to, a, out);
    }
    buf_cut(&p->text, 0);
    buf_cut(&p->at, 0);
    buf_cut(&p->mark, 0);
}

/* Reads the literal at `from`, where characters may be escaped or written as entities. Returns
 * where it ends there, 0 if it is something else. */
static size_t read_at(const struct prosing *p, size_t from, const char *s, size_t n, uint32_t *at)
{
    const char *source = p->m.source->text;
    size_t i = from;
    for (size_t k = 0; k < n;) {
        size_t bytes = 1;
        uint32_t cp;
        const char *semicolon = NULL;
        if (i >= p->end)
            return 0;
        at[k] = (uint32_t)i;
        if (source[i] == s[k]) {
            i++;
        } else if (source[i] == '\\' && source[i + 1] == s[k]) {
            i += 2;
        } else if (source[i] == '&' &&
                   (semicolon =
                        memchr(source + i, ';', p->end - i < ENTITY ? p->end - i : ENTITY))) {
            bytes = utf8_decode(s + k, n - k, &cp);
            i = (size_t)(semicolon - source) + 1;
        } else {
            return 0;
        }
        for (size_t b = 1; b < bytes; b++)
            at[k + b] = at[k];
        k += bytes ? bytes : 1;
    }
    return i;
}

/* Adds text that stands at the cursor or behind some markup; where it is not found, it counts as
 * standing at the cursor. */
static void take_prose_text(struct prosing *p, const char *s)
{
    size_t n = s ? strlen(s) : 0, end = 0;
    uint32_t *at = arena_array(p->m.arena, n + 1, sizeof *at);
    for (size_t from = p->cursor; !end && n && from < p->end && from < p->cursor + WINDOW; from++)
        end = read_at(p, from, s, n, at);
    for (size_t i = 0; !end && i < n; i++)
        at[i] = (uint32_t)(p->cursor < p->m.source->n ? p->cursor : p->m.source->n);
    prose_add(p, s ? s : "", n, at);
    p->cursor = end ? end : p->cursor;
}

static void take_break(struct prosing *p)
{
    const char *s = p->m.source->text;
    const uint32_t at = (uint32_t)p->cursor;
    const char *line = memchr(s + p->cursor, '\n', p->end - p->cursor);
    prose_add(p, " ", 1, &at);
    p->cursor = line ? (size_t)(line - s) + 1 : p->cursor;
}

/* ---- what is passed over ---- */

static void skip_to(struct prosing *p, char c)
{
    const char *s = p->m.source->text;
    const char *hit = p->cursor < p->end ? memchr(s + p->cursor, c, p->end - p->cursor) : NULL;
    p->cursor = hit ? (size_t)(hit - s) + 1 : p->cursor;
}

/* Behind a link's words, its address: `](…)`, `][…]` or the end of `<…>`. */
static void skip_address(struct prosing *p)
{
    const char *s = p->m.source->text;
    size_t i = p->cursor + strspn(s + p->cursor, "*_~`");
    if (s[i] == '>') {
        p->cursor = i + 1;
        return;
    }
    if (s[i] != ']')
        return;
    p->cursor = i + 1;
    if (s[i + 1] == '[') {
        p->cursor++;
        skip_to(p, ']');
    }
    if (s[i + 1] != '(')
        return;
    int depth = 0;
    for (i++; i < p->end; i++) {
        depth += s[i] == '(' ? 1 : s[i] == ')' ? -1 : 0;
        i += s[i] == '\\';
        if (!depth)
            break;
    }
    p->cursor = i < p->end ? i + 1 : p->end;
}

static void take_picture(struct prosing *p, int enter)
{
    p->pictures += enter ? 1 : -1;
    if (enter)
        skip_to(p, '!');
    else if (!p->pictures)
        skip_to(p, ')');
}

/* ---- the tree ---- */

static void prose_inline(struct prosing *p, cmark_node *node, int enter)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_IMAGE) {
        take_picture(p, enter);
    } else if (p->pictures) {
        return;
    } else if (type == CMARK_NODE_LINK) {
        p->marks ^= PROSE_LINK;
        if (!enter)
            skip_address(p);
    } else if (type == CMARK_NODE_TEXT) {
        take_prose_text(p, cmark_node_get_literal(node));
    } else if (type == CMARK_NODE_CODE) {
        p->marks |= PROSE_CODE;
        take_prose_text(p, cmark_node_get_literal(node));
        p->marks &= ~(unsigned)PROSE_CODE;
    } else if (type == CMARK_NODE_SOFTBREAK) {
        take_break(p);
    } else if (type == CMARK_NODE_LINEBREAK) {
        end_piece(p);
        skip_to(p, '\n');
    }
}

/* Cells of one row and paragraphs of one item share lines, so reading goes on within them. */
static void prose_begin_block(struct prosing *p, cmark_node *node)
{
    int first = cmark_node_get_start_line(node);
    if (first < 1)
        return;
    size_t from = md_line_at(&p->m, first);
    p->end = md_line_at(&p->m, cmark_node_get_end_line(node) + 1);
    if (p->cursor < from || p->cursor > p->end)
        p->cursor = from;
}

static void take_node(struct prosing *p, cmark_node *node, int enter)
{
    cmark_node_type type = cmark_node_get_type(node);
    if ((type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE) {
        prose_inline(p, node, enter);
        return;
    }
    end_piece(p);
    if (enter)
        prose_begin_block(p, node);
}

static void take_tree(void *ctx, cmark_node *root)
{
    struct prosing *p = ctx;
    cmark_iter *walk = cmark_iter_new(root);
    for (cmark_event_type e; (e = cmark_iter_next(walk)) != CMARK_EVENT_DONE;)
        take_node(p, cmark_iter_get_node(walk), e == CMARK_EVENT_ENTER);
    cmark_iter_free(walk);
    end_piece(p);
}

void prose_markdown(struct list *to, struct arena *a, const struct source *s, size_t body)
{
    struct prosing p = {
        .m = {.arena = a, .source = s, .body = body}, .to = to, .cursor = body, .end = s->n};
    buf_init(&p.text);
    buf_init(&p.at);
    buf_init(&p.mark);
    md_with_tree(s, body, take_tree, &p);
    buf_free(&p.text);
    buf_free(&p.at);
    buf_free(&p.mark);
}
