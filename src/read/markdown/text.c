#include "read/markdown/inner.h"

#include "base/arena.h"

#include <cmark-gfm.h>
#include <string.h>

static void text_add(struct buf *out, const char *s)
{
    if (s)
        buf_puts(out, s);
}

/* Appends the text of an inline node that has no children. */
static void add_leaf(struct buf *out, cmark_node *node, const char *line_break)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
        text_add(out, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_HTML_INLINE:
        if (!md_is_comment(cmark_node_get_literal(node)))
            text_add(out, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_SOFTBREAK:
        buf_putc(out, ' ');
        break;
    case CMARK_NODE_LINEBREAK:
        buf_puts(out, line_break);
        break;
    default:
        break;
    }
}

void md_inline_text(struct buf *out, cmark_node *node)
{
    cmark_iter *walk = cmark_iter_new(node);
    for (cmark_event_type e; (e = cmark_iter_next(walk)) != CMARK_EVENT_DONE;) {
        if (e == CMARK_EVENT_ENTER)
            add_leaf(out, cmark_iter_get_node(walk), " ");
    }
    cmark_iter_free(walk);
}

/* Text on its way out. */
struct layout {
    struct md *m;
    struct buf out;
    int feed;
    struct list addresses;     /* struct md_address * */
    size_t draft;              /* of the links into the site: the next to be met */
    int depth;                 /* of lists */
    int number[MD_LEVELS + 2]; /* of the next item at each depth; 0: a list without numbers */
    int is_item;               /* an item began and has no text yet */
    int tight;                 /* the next block stands close to the one before */
    int notes;                 /* footnotes begun */
    int is_note;               /* a footnote began and has no text yet */
    int headless;              /* the table has an empty first row */
    size_t link;               /* where the text of the link begins */
};

/* Begins a line for a block, with what an item has before it. */
static void text_begin_block(struct layout *l)
{
    if (l->out.n)
        buf_puts(&l->out, l->feed && !l->tight ? "\n\n" : "\n");
    for (int i = 1; l->feed && i < l->depth; i++)
        buf_puts(&l->out, "  ");
    if (l->is_item && l->number[l->depth])
        buf_printf(&l->out, "%d. ", l->number[l->depth]++);
    else if (l->is_item)
        buf_puts(&l->out, "- ");
    else if (l->feed && l->depth)
        buf_puts(&l->out, "  ");
    if (l->is_note)
        buf_printf(&l->out, "[%d] ", l->notes);
    l->is_item = l->is_note = 0;
}

/* Appends literal lines without their last line break. */
static void add_lines(struct layout *l, const char *s)
{
    size_t n = s ? strlen(s) : 0;
    while (n && (s[n - 1] == '\n' || s[n - 1] == '\r'))
        n--;
    if (!n)
        return;
    text_begin_block(l);
    buf_add(&l->out, s, n);
    l->tight = l->depth > 0;
}

static void text_list(struct layout *l, cmark_node *node, int enter)
{
    l->depth += enter ? 1 : -1;
    if (enter && l->depth <= MD_LEVELS)
        l->number[l->depth] = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
                                  ? cmark_node_get_list_start(node)
                                  : 0;
    l->tight = l->depth > enter;
}

static void take_paragraph(struct layout *l, int enter)
{
    if (enter)
        text_begin_block(l);
    l->tight = l->depth > 0;
}

static void take_note(struct layout *l)
{
    l->tight = l->notes++ > 0;
    l->is_note = l->feed;
}

static void add_link_address(struct layout *l, const char *url, size_t part)
{
    struct md_address *a = arena_alloc(l->m->arena, sizeof *a);
    *a = (struct md_address){.at = l->out.n, .url = url, .part = part};
    list_add(&l->addresses, l->m->arena, a);
}

/* Returns the address as one would say it: without what every program adds by itself. */
static const char *without(const char *url, const char *beginning)
{
    size_t n = strlen(beginning);
    return strncmp(url, beginning, n) ? url : url + n;
}

/* Returns 1 if the words of a link say its address already, with or without its beginning. */
static int says_address(const struct layout *l, const char *url)
{
    static const char *const beginnings[] = {"mailto:", "tel:", "https://", "http://", "www."};
    const char *words = l->out.s + l->link;
    size_t text = l->out.n - l->link;
    text -= text && words[text - 1] == '/';
    for (size_t i = 0;; i++) {
        size_t n = strlen(url);
        n -= n && url[n - 1] == '/';
        if (text && text == n && !memcmp(words, url, n))
            return 1;
        if (i == sizeof beginnings / sizeof *beginnings)
            return 0;
        url = without(url, beginnings[i]);
    }
}

/* A link into the site is one of those that the HTML leaves open; on this page it needs no
 * address. */
static void take_inside(struct layout *l, const cmark_node *node, const char *url)
{
    const struct list *drafts = &l->m->drafts;
    size_t i = l->draft;
    while (i < drafts->n && ((const struct md_draft *)drafts->at[i])->node != node)
        i++;
    if (i == drafts->n)
        return;
    l->draft = i + 1;
    if (*url != '#')
        add_link_address(l, NULL, i);
}

/* The address follows the words of a link, unless they say it already. */
static void take_link(struct layout *l, cmark_node *node, int enter)
{
    if (enter) {
        l->link = l->out.n;
        return;
    }
    const char *url = md_url(l->m, cmark_node_get_url(node));
    enum md_target target = md_target(url);
    if (!l->feed || target == MD_REFUSED)
        return;
    if (target == MD_INSIDE) {
        take_inside(l, node, url);
        return;
    }
    if (!says_address(l, url))
        add_link_address(l, without(without(url, "mailto:"), "tel:"), 0);
}

static void text_inline(struct layout *l, cmark_node *node, int enter)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_LINK)
        take_link(l, node, enter);
    else if (type == CMARK_NODE_FOOTNOTE_REFERENCE && enter && l->feed)
        buf_printf(&l->out, "[%s]", cmark_node_get_literal(node));
    else if (enter)
        add_leaf(&l->out, node, l->feed ? "\n" : " ");
}

static void take_extended(struct layout *l, cmark_node *node, int enter)
{
    const char *type = cmark_node_get_type_string(node);
    int is_head = !strcmp(type, "table_header");
    if (!strcmp(type, "table")) {
        l->headless = md_is_headless(node);
        l->tight = 0;
    } else if (!strcmp(type, "table_cell")) {
        if (enter && cmark_node_previous(node) && cmark_node_first_child(node))
            buf_puts(&l->out, " | ");
    } else if (enter && !(is_head && l->headless)) {
        text_begin_block(l);
        l->tight = 1;
    }
}

static void take_block(struct layout *l, cmark_node *node, int enter)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_LIST:
        text_list(l, node, enter);
        break;
    case CMARK_NODE_ITEM:
        l->is_item = enter;
        break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_HEADING:
        take_paragraph(l, enter);
        break;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
        if (enter)
            take_note(l);
        break;
    case CMARK_NODE_CODE_BLOCK:
        add_lines(l, cmark_node_get_literal(node));
        break;
    case CMARK_NODE_HTML_BLOCK:
        if (!md_is_comment(cmark_node_get_literal(node)))
            add_lines(l, cmark_node_get_literal(node));
        break;
    default:
        if ((cmark_node_get_type(node) & CMARK_NODE_VALUE_MASK) >
            (CMARK_NODE_FOOTNOTE_DEFINITION & CMARK_NODE_VALUE_MASK))
            take_extended(l, node, enter);
    }
}

static void keep_addresses(const struct layout *l, struct markdown *feed)
{
    feed->addresses = l->addresses.n;
    feed->address = arena_array(l->m->arena, l->addresses.n, sizeof *feed->address);
    for (size_t i = 0; i < l->addresses.n; i++)
        feed->address[i] = *(const struct md_address *)l->addresses.at[i];
}

const char *md_text(struct md *m, cmark_node *root, struct markdown *feed)
{
    struct layout l = {.m = m, .feed = feed != NULL};
    buf_init(&l.out);
    cmark_iter *walk = cmark_iter_new(root);
    for (cmark_event_type e; (e = cmark_iter_next(walk)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(walk);
        int enter = e == CMARK_EVENT_ENTER;
        if ((cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE)
            text_inline(&l, node, enter);
        else
            take_block(&l, node, enter);
    }
    cmark_iter_free(walk);
    const char *text = arena_copy(m->arena, l.out.s, l.out.n);
    if (feed)
        keep_addresses(&l, feed);
    buf_free(&l.out);
    return text;
}
