#include "read/markdown/inner.h"

#include "base/arena.h"
#include "base/locale.h"
#include "base/locale_text.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <string.h>

/* Begins a new line unless one has just begun. */
static void fresh_line(struct md *m)
{
    if (m->html.n && m->html.s[m->html.n - 1] != '\n')
        buf_putc(&m->html, '\n');
}

/* Writes a block's tag on a line of its own. */
static void block_tag(struct md *m, int enter, const char *open, const char *close)
{
    if (enter)
        fresh_line(m);
    md_put(m, enter ? open : close);
    if (!enter)
        buf_putc(&m->html, '\n');
}

static void quote(struct md *m, cmark_node *node, int enter)
{
    (void)node;
    block_tag(m, enter, "<blockquote>\n", "</blockquote>");
}

static void list(struct md *m, cmark_node *node, int enter)
{
    int ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    int start = cmark_node_get_list_start(node);
    if (enter && ordered && start != 1) {
        fresh_line(m);
        buf_printf(&m->html, "<ol start=\"%d\">\n", start);
        return;
    }
    block_tag(m, enter, ordered ? "<ol>\n" : "<ul>\n", ordered ? "</ol>" : "</ul>");
}

static void item(struct md *m, cmark_node *node, int enter)
{
    int is_task = enter && !strcmp(cmark_node_get_type_string(node), "tasklist");
    int done = is_task && cmark_gfm_extensions_get_tasklist_item_checked(node);
    block_tag(m, enter, is_task ? "<li class=\"task\">" : "<li>", "</li>");
    if (is_task)
        md_put(m, done ? "\xE2\x98\x91 " : "\xE2\x98\x90 ");
}

static void code_block(struct md *m, cmark_node *node, int enter)
{
    if (!enter)
        return;
    const char *info = cmark_node_get_fence_info(node);
    size_t n = info ? strcspn(info, " \t\r\n") : 0;
    fresh_line(m);
    md_put(m, "<pre><code");
    if (n) {
        md_put(m, " class=\"language-");
        buf_html(&m->html, info, n);
        md_put(m, "\"");
    }
    md_put(m, ">");
    md_put_text(m, cmark_node_get_literal(node));
    md_put(m, "</code></pre>\n");
}

static void html_block(struct md *m, cmark_node *node, int enter)
{
    const char *html = cmark_node_get_literal(node);
    if (!enter || !html || md_is_comment(html))
        return;
    md_report_html(m, node, html);
    size_t n = strlen(html);
    while (n && (html[n - 1] == '\n' || html[n - 1] == '\r'))
        n--;
    fresh_line(m);
    md_put(m, "<p>");
    buf_html(&m->html, html, n);
    md_put(m, "</p>\n");
}

static int is_type(cmark_node *node, cmark_node_type type)
{
    return node && cmark_node_get_type(node) == type;
}

static void paragraph(struct md *m, cmark_node *node, int enter)
{
    cmark_node *parent = cmark_node_parent(node);
    cmark_node *outer = parent ? cmark_node_parent(parent) : NULL;
    if (is_type(outer, CMARK_NODE_LIST) && cmark_node_get_list_tight(outer))
        return;
    if (!enter && is_type(parent, CMARK_NODE_FOOTNOTE_DEFINITION) && !cmark_node_next(node))
        md_put_note_back(m);
    block_tag(m, enter, "<p>", "</p>");
}

static const char *unique_anchor(struct md *m, const char *text)
{
    struct buf slug;
    buf_init(&slug);
    locale_slug(&slug, text, strlen(text), 0);
    const char *base = slug.n ? arena_copy(m->arena, slug.s, slug.n) : "h", *anchor = base;
    buf_free(&slug);
    struct md_anchor *fresh = arena_alloc(m->arena, sizeof *fresh);
    struct md_anchor *first = map_add(&m->anchors, base, fresh);
    if (first != fresh) {
        do
            anchor = arena_printf(m->arena, "%s-%u", base, ++first->uses + 1);
        while (map_add(&m->anchors, anchor, fresh) != fresh);
    }
    return anchor;
}

static void heading(struct md *m, cmark_node *node, int enter)
{
    int level = cmark_node_get_heading_level(node);
    level = level < 2 ? 2 : level;
    if (!enter) {
        buf_printf(&m->html, "</h%d>\n", level);
        return;
    }
    struct buf text;
    buf_init(&text);
    md_inline_text(&text, node);
    struct md_heading *h = arena_alloc(m->arena, sizeof *h);
    h->level = level;
    h->text = arena_copy(m->arena, text.s, text.n);
    h->anchor = unique_anchor(m, h->text);
    list_add(&m->headings, m->arena, h);
    buf_free(&text);
    fresh_line(m);
    buf_printf(&m->html, "<h%d id=\"%s\">", level, h->anchor);
}

static void rule(struct md *m, cmark_node *node, int enter)
{
    (void)node;
    if (enter)
        block_tag(m, 1, "<hr>\n", "");
}

int md_is_headless(cmark_node *table)
{
    cmark_node *head = cmark_node_first_child(table);
    for (cmark_node *c = head ? cmark_node_first_child(head) : NULL; c; c = cmark_node_next(c)) {
        if (cmark_node_first_child(c))
            return 0;
    }
    return 1;
}

static void table(struct md *m, cmark_node *node, int enter)
{
    m->headless = md_is_headless(node);
    block_tag(m, enter, "<div class=\"table-wrap\" tabindex=\"0\"><table>\n", "</table></div>");
}

static void row(struct md *m, cmark_node *node, int enter)
{
    int is_head = cmark_gfm_extensions_get_table_row_is_header(node);
    cmark_node *before = cmark_node_previous(node);
    int is_first = !is_head && (!before || cmark_gfm_extensions_get_table_row_is_header(before));
    m->column = 0;
    if (is_head && m->headless)
        return;
    if (enter && (is_head || is_first))
        md_put(m, is_head ? "<thead>\n" : "<tbody>\n");
    md_put(m, enter ? "<tr>\n" : "</tr>\n");
    if (!enter && is_head)
        md_put(m, "</thead>\n");
    else if (!enter && !cmark_node_next(node))
        md_put(m, "</tbody>\n");
}

static void put_alignment(struct md *m, cmark_node *whole)
{
    const uint8_t *aligned = cmark_gfm_extensions_get_table_alignments(whole);
    if (!aligned || m->column >= cmark_gfm_extensions_get_table_columns(whole))
        return;
    uint8_t side = aligned[m->column];
    if (side)
        buf_printf(&m->html, " class=\"align-%s\"",
                   side == 'l'   ? "left"
                   : side == 'r' ? "right"
                                 : "center");
}

/* Without a head the first cell of a row names the others. */
static void cell(struct md *m, cmark_node *node, int enter)
{
    cmark_node *line = cmark_node_parent(node);
    int is_head = cmark_gfm_extensions_get_table_row_is_header(line);
    int is_name = m->headless && !cmark_node_previous(node) && cmark_node_next(node);
    if (is_head && m->headless)
        return;
    if (!enter) {
        md_put(m, is_head || is_name ? "</th>\n" : "</td>\n");
        return;
    }
    md_put(m, is_head ? "<th scope=\"col\"" : is_name ? "<th scope=\"row\"" : "<td");
    put_alignment(m, cmark_node_parent(line));
    md_put(m, ">");
    m->column++;
}

/* Indexed by the type's number, without the bit that says block. */
static void (*const writers[])(struct md *, cmark_node *, int) = {
    [CMARK_NODE_BLOCK_QUOTE & CMARK_NODE_VALUE_MASK] = quote,
    [CMARK_NODE_LIST & CMARK_NODE_VALUE_MASK] = list,
    [CMARK_NODE_ITEM & CMARK_NODE_VALUE_MASK] = item,
    [CMARK_NODE_CODE_BLOCK & CMARK_NODE_VALUE_MASK] = code_block,
    [CMARK_NODE_HTML_BLOCK & CMARK_NODE_VALUE_MASK] = html_block,
    [CMARK_NODE_PARAGRAPH & CMARK_NODE_VALUE_MASK] = paragraph,
    [CMARK_NODE_HEADING & CMARK_NODE_VALUE_MASK] = heading,
    [CMARK_NODE_THEMATIC_BREAK & CMARK_NODE_VALUE_MASK] = rule,
    [CMARK_NODE_FOOTNOTE_DEFINITION & CMARK_NODE_VALUE_MASK] = md_write_note,
};

/* Nodes of extensions get their numbers when those are registered. */
static void write_extended(struct md *m, cmark_node *node, int enter)
{
    static const struct {
        const char *type;
        void (*write)(struct md *, cmark_node *, int);
    } extended[] = {
        {"table_cell", cell}, {"table_row", row}, {"table_header", row}, {"table", table}};
    const char *type = cmark_node_get_type_string(node);
    for (size_t i = 0; i < sizeof extended / sizeof *extended; i++) {
        if (!strcmp(type, extended[i].type))
            extended[i].write(m, node, enter);
    }
}

void md_write_block(struct md *m, cmark_node *node, int enter)
{
    size_t i = cmark_node_get_type(node) & CMARK_NODE_VALUE_MASK;
    if (i >= sizeof writers / sizeof *writers)
        write_extended(m, node, enter);
    else if (writers[i])
        writers[i](m, node, enter);
}
