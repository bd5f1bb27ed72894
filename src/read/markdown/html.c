#include "read/markdown/inner.h"

#include "base/arena.h"

#include <cmark-gfm.h>
#include <string.h>
#include <strings.h>

static const char tag_letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

void md_put(struct md *m, const char *html)
{
    buf_puts(&m->html, html);
}

void md_put_text(struct md *m, const char *text)
{
    if (text)
        buf_html(&m->html, text, strlen(text));
}

int md_is_comment(const char *html)
{
    html += strspn(html, " \t\r\n");
    if (strncmp(html, "<!--", 4) != 0)
        return 0;
    const char *end = strstr(html + 4, "-->");
    return end && !end[3 + strspn(end + 3, " \t\r\n")];
}

/* What to write in place of a tag. */
static const struct {
    const char *tag;
    enum help_id help;
    const char *text; /* an example of it in Markdown; NULL: the help says all */
} in_place[] = {
    {"br", HELP_HTML_BREAK, NULL},
    {"b", HELP_HTML_WRITE, "**…**"},
    {"strong", HELP_HTML_WRITE, "**…**"},
    {"i", HELP_HTML_WRITE, "*…*"},
    {"em", HELP_HTML_WRITE, "*…*"},
    {"a", HELP_HTML_WRITE, "[…](https://…)"},
    {"img", HELP_HTML_WRITE, "![…](/images/…)"},
    {"ul", HELP_HTML_WRITE, "- …"},
    {"li", HELP_HTML_WRITE, "- …"},
    {"ol", HELP_HTML_WRITE, "1. …"},
    {"h1", HELP_HTML_WRITE, "## …"},
    {"h2", HELP_HTML_WRITE, "## …"},
    {"h3", HELP_HTML_WRITE, "### …"},
    {"h4", HELP_HTML_WRITE, "#### …"},
    {"hr", HELP_HTML_WRITE, "***"},
    {"blockquote", HELP_HTML_WRITE, "> …"},
    {"s", HELP_HTML_WRITE, "~~…~~"},
    {"del", HELP_HTML_WRITE, "~~…~~"},
    {"strike", HELP_HTML_WRITE, "~~…~~"},
    {"table", HELP_HTML_WRITE, "| … | … |"},
    {"code", HELP_HTML_WRITE, "`…`"},
    {"iframe", HELP_HTML_LINK, NULL},
    {"embed", HELP_HTML_LINK, NULL},
    {"object", HELP_HTML_LINK, NULL},
    {"video", HELP_HTML_LINK, NULL},
    {"audio", HELP_HTML_LINK, NULL},
    {"p", HELP_HTML_DELETE, NULL},
    {"div", HELP_HTML_DELETE, NULL},
    {"span", HELP_HTML_DELETE, NULL},
    {"font", HELP_HTML_DELETE, NULL},
    {"center", HELP_HTML_DELETE, NULL},
    {"u", HELP_HTML_DELETE, NULL},
    {"sup", HELP_HTML_DELETE, NULL},
    {"sub", HELP_HTML_DELETE, NULL},
    {"small", HELP_HTML_DELETE, NULL},
    {"section", HELP_HTML_DELETE, NULL},
    {"script", HELP_HTML_DELETE, NULL},
    {"style", HELP_HTML_DELETE, NULL},
};

/* Gives the message about the first tag of `html` what to write in its place. Word's own tags have
 * a colon (`o:p`); others that no homepage knows may be no tags at all (`<Name>`). */
static void help_tag(struct md *m, struct diag *d, const char *html)
{
    const char *name = strchr(html, '<');
    name = name ? name + 1 : html;
    name += *name == '/';
    size_t n = strspn(name, tag_letters);
    for (size_t i = 0; i < sizeof in_place / sizeof *in_place; i++) {
        if (strlen(in_place[i].tag) == n && !strncasecmp(in_place[i].tag, name, n)) {
            diag_help(m->report, d, in_place[i].help, in_place[i].text, NULL);
            return;
        }
    }
    int known = !n || name[n] == ':' || name[strcspn(name, "=>")] == '=';
    diag_help(m->report, d, known ? HELP_HTML_DELETE : HELP_HTML_SIGN, NULL, NULL);
}

/* Counts the tags that `html` opens and closes. Returns 1 if it closes one that was not opened. */
static int closes_stray(struct md *m, const char *html)
{
    int stray = 0;
    for (const char *p = html; (p = strchr(p, '<')); p++) {
        int closes = p[1] == '/';
        const char *name = p + 1 + closes;
        size_t n = strspn(name, tag_letters);
        if (!n)
            continue;
        const char *key = arena_copy(m->arena, name, n);
        struct md_anchor *open = map_get(&m->tags, key);
        if (!open)
            open = map_add(&m->tags, key, arena_alloc(m->arena, sizeof *open));
        stray |= closes && !open->uses;
        open->uses += closes ? (open->uses ? -1U : 0) : 1;
    }
    return stray;
}

void md_report_html(struct md *m, cmark_node *node, const char *html)
{
    int line = cmark_node_get_start_line(node), stray = closes_stray(m, html);
    const char *tag = html + strspn(html, " \t");
    if (tag[0] == '<' && tag[1] == '/' && !stray)
        return;
    if (!line || line != m->tag_line)
        help_tag(m, diag_add(m->report, DIAG_RAW_HTML, md_span_literal(m, node, html), NULL, NULL),
                 html);
    m->tag_line = line;
}

/* Leaves nothing of a page that cannot be shown whole. */
static int too_deep(struct md *m, cmark_node *node)
{
    diag_add(m->report, DIAG_MARKDOWN_DEEP, md_span_literal(m, node, ""), "100", NULL);
    buf_cut(&m->html, 0);
    m->drafts.n = m->headings.n = 0;
    return 0;
}

static void write_node(struct md *m, cmark_node *node, int enter)
{
    md_end_line(m, node, enter);
    if (enter)
        md_begin_line(m, node);
    if ((cmark_node_get_type(node) & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_INLINE)
        md_write_inline(m, node, enter);
    else
        md_write_block(m, node, enter);
}

int md_render(struct md *m, cmark_node *root)
{
    int depth = 0, whole = 1;
    md_count_notes(m, root);
    cmark_iter *walk = cmark_iter_new(root);
    for (cmark_event_type e; whole && (e = cmark_iter_next(walk)) != CMARK_EVENT_DONE;) {
        cmark_node *node = cmark_iter_get_node(walk);
        int enter = e == CMARK_EVENT_ENTER;
        if (cmark_node_first_child(node))
            depth += enter ? 1 : -1;
        if (enter)
            md_check_node(m, node);
        write_node(m, node, enter);
        if (enter && cmark_node_get_type(node) == CMARK_NODE_IMAGE)
            cmark_iter_reset(walk, node, CMARK_EVENT_EXIT);
        if (depth > MD_LEVELS)
            whole = too_deep(m, node);
    }
    cmark_iter_free(walk);
    if (whole && m->notes)
        md_put(m, "</ol>\n</div>\n");
    return whole;
}
