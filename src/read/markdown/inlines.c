#include "read/markdown/inner.h"

#include "base/arena.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <string.h>

static void html_inline(struct md *m, cmark_node *node, int enter)
{
    const char *html = cmark_node_get_literal(node);
    if (!enter || !html || md_is_comment(html))
        return;
    md_report_html(m, node, html);
    md_put_text(m, html);
}

static void inline_text(struct md *m, cmark_node *node, int enter)
{
    if (enter)
        md_put_sided(m, cmark_node_get_literal(node));
}

static void soft_break(struct md *m, cmark_node *node, int enter)
{
    (void)node;
    md_put(m, enter ? "\n" : "");
}

static void line_break(struct md *m, cmark_node *node, int enter)
{
    (void)node;
    md_put(m, enter ? "<br>\n" : "");
}

static void code(struct md *m, cmark_node *node, int enter)
{
    if (!enter)
        return;
    md_put(m, "<code>");
    md_put_text(m, cmark_node_get_literal(node));
    md_put(m, "</code>");
}

static void emphasis(struct md *m, cmark_node *node, int enter)
{
    (void)node;
    md_put(m, enter ? "<em>" : "</em>");
}

static void strong(struct md *m, cmark_node *node, int enter)
{
    (void)node;
    md_put(m, enter ? "<strong>" : "</strong>");
}

static void struck(struct md *m, int enter)
{
    md_put(m, enter ? "<del>" : "</del>");
}

static void put_title(struct md *m, const char *title)
{
    if (!title || !*title)
        return;
    md_put(m, " title=\"");
    md_put_text(m, title);
    md_put(m, "\"");
}

static void link(struct md *m, cmark_node *node, int enter)
{
    if (!enter) {
        md_put(m, "</a>");
        return;
    }
    md_put(m, "<a");
    enum md_target target = md_write_url(m, node, " href=", 0);
    if (target == MD_OUTSIDE)
        md_put(m, " rel=\"external noopener\"");
    put_title(m, cmark_node_get_title(node));
    md_put(m, ">");
}

/* Points at the whole of `![](file)` as far as it can be found. */
static struct span image_span(struct md *m, cmark_node *node)
{
    const char *url = cmark_node_get_url(node);
    struct span span = md_span_url(m, node, url ? url : "");
    const char *s = m->source->text;
    uint32_t from = span.at;
    while (from > m->body && span.at - from < 8 && s[from] != '!' && s[from] != '\n')
        from--;
    if (s[from] != '!')
        return span;
    size_t end = span.at + span.n;
    end += s[end] == ')';
    return span_make(m->source, from, end - from);
}

static void check_alt(struct md *m, cmark_node *node, const char *alt, int decorative)
{
    if (alt[strspn(alt, " ")] || decorative)
        return;
    size_t seen = m->seen;
    struct diag *d = diag_add(m->report, DIAG_IMAGE_ALT, image_span(m, node), NULL, NULL);
    diag_help(m->report, d, HELP_ALT_FORM, NULL, NULL);
    m->seen = seen;
}

static void image(struct md *m, cmark_node *node, int enter)
{
    if (!enter)
        return;
    const char *title = cmark_node_get_title(node);
    int decorative = title && !strcmp(title, "decorative");
    struct buf alt;
    buf_init(&alt);
    md_inline_text(&alt, node);
    check_alt(m, node, alt.s, decorative);
    md_put(m, "<img");
    if (md_write_url(m, node, " src=", 1) == MD_REFUSED)
        md_put(m, " src=\"\"");
    md_put(m, " alt=\"");
    buf_html(&m->html, alt.s, decorative ? 0 : alt.n);
    md_put(m, "\"");
    put_title(m, decorative ? NULL : title);
    md_put(m, " loading=\"lazy\">");
    buf_free(&alt);
}

/* Indexed by the type's number, without the bit that says inline. */
static void (*const writers[])(struct md *, cmark_node *, int) = {
    [CMARK_NODE_TEXT & CMARK_NODE_VALUE_MASK] = inline_text,
    [CMARK_NODE_SOFTBREAK & CMARK_NODE_VALUE_MASK] = soft_break,
    [CMARK_NODE_LINEBREAK & CMARK_NODE_VALUE_MASK] = line_break,
    [CMARK_NODE_CODE & CMARK_NODE_VALUE_MASK] = code,
    [CMARK_NODE_HTML_INLINE & CMARK_NODE_VALUE_MASK] = html_inline,
    [CMARK_NODE_EMPH & CMARK_NODE_VALUE_MASK] = emphasis,
    [CMARK_NODE_STRONG & CMARK_NODE_VALUE_MASK] = strong,
    [CMARK_NODE_LINK & CMARK_NODE_VALUE_MASK] = link,
    [CMARK_NODE_IMAGE & CMARK_NODE_VALUE_MASK] = image,
    [CMARK_NODE_FOOTNOTE_REFERENCE & CMARK_NODE_VALUE_MASK] = md_write_note_reference,
};

void md_write_inline(struct md *m, cmark_node *node, int enter)
{
    size_t i = cmark_node_get_type(node) & CMARK_NODE_VALUE_MASK;
    if (i < sizeof writers / sizeof *writers) {
        if (writers[i])
            writers[i](m, node, enter);
    } else if (!strcmp(cmark_node_get_type_string(node), "strikethrough")) {
        struck(m, enter);
    }
}
