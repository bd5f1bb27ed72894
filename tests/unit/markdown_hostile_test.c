#include "unit/unit.h"

#include "base/arena.h"
#include "base/buf.h"
#include "read/markdown/markdown.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int among(const char *s, size_t n, const char *words)
{
    for (const char *w = words; *w; w += strcspn(w, " "), w += *w == ' ') {
        if (strcspn(w, " ") == n && !memcmp(w, s, n))
            return 1;
    }
    return 0;
}

/* Reads the attributes of a tag up to '>'; returns what follows, NULL if they are none of ours. */
static const char *attributes(const char *p)
{
    while (*p == ' ') {
        const char *name = ++p;
        p += strcspn(p, " =<>\"'/");
        if (!among(name, (size_t)(p - name),
                   "href src alt title rel id class start role scope loading tabindex"))
            return NULL;
        if (strncmp(p, "=\"", 2) != 0)
            return NULL;
        const char *value = p + 2;
        p = value + strcspn(value, "\"<>");
        if (*p != '"')
            return NULL;
        int is_url = *name == 'h' || !strncmp(name, "src", 3);
        size_t scheme = strcspn(value, ":/?#\"");
        if (is_url && value[scheme] == ':' &&
            !among(value, scheme, "http https mailto tel geo webcal"))
            return NULL;
        p++;
    }
    return *p == '>' ? p + 1 : NULL;
}

/* Returns NULL if the HTML holds only our tags, well nested and quoted, else where it does not. */
static const char *fault(const char *html)
{
    struct {
        const char *name;
        size_t n;
    } open[256];
    size_t depth = 0;
    for (const char *p = html; *p;) {
        if (*p == '>')
            return p;
        if (*p == '&' && strncmp(p, "&amp;", 5) && strncmp(p, "&lt;", 4) && strncmp(p, "&gt;", 4) &&
            strncmp(p, "&#34;", 5) && strncmp(p, "&#39;", 5))
            return p;
        if (*p++ != '<')
            continue;
        int closes = *p == '/';
        const char *name = p + closes;
        size_t n = strcspn(name, " />");
        if (!among(name, n,
                   "p em strong del code pre ul ol li blockquote h2 h3 h4 h5 h6 hr br a img "
                   "sup div table thead tbody tr th td"))
            return p;
        const char *after = attributes(name + n);
        if (!after)
            return p;
        p = after;
        if (among(name, n, "hr br img"))
            continue;
        if (!closes && depth < 256) {
            open[depth].name = name;
            open[depth++].n = n;
        } else if (!depth || open[--depth].n != n || memcmp(open[depth].name, name, n) != 0) {
            return name;
        }
    }
    return depth ? open[depth - 1].name : NULL;
}

/* Reads the text; returns the first message's id or "", and checks the HTML. */
static void check_read(const char *text, size_t n, const char *said)
{
    struct arena a;
    struct report r;
    struct buf html;
    arena_init(&a);
    report_init(&r, &a);
    buf_init(&html);
    const char *copy = arena_copy(&a, text, n);
    struct markdown *m = markdown_read(&a, &r, source_new(&a, "a.md", copy, n), 0, NULL);
    for (size_t i = 0; i < m->html.n; i++)
        buf_add(&html, m->html.part[i].s, m->html.part[i].n);
    const char *bad = fault(html.s);
    if (!CHECK(!bad)) {
        CHECK_EQ_STR(copy, "above");
        CHECK_EQ_STR(bad, html.s);
    }
    for (size_t i = 0; i < m->links; i++)
        CHECK(m->link[i].span.at + m->link[i].span.n <= n);
    for (size_t i = 0; i < r.diags.n; i++) {
        const struct diag *d = r.diags.at[i];
        CHECK((size_t)d->span.at + d->span.n <= n);
    }
    if (said)
        CHECK_EQ_STR(r.diags.n ? diag_name(((struct diag *)r.diags.at[0])->id) : "", said);
    buf_free(&html);
    arena_free(&a);
}

static void check_repeated(const char *before, const char *unit, size_t times, const char *after,
                           const char *said)
{
    struct buf text;
    buf_init(&text);
    buf_puts(&text, before);
    for (size_t i = 0; i < times; i++)
        buf_puts(&text, unit);
    buf_puts(&text, after);
    check_read(text.s, text.n, said);
    buf_free(&text);
}

TEST(the_checker_sees_faults)
{
    CHECK(!fault("<p>a &amp; <a href=\"http://x\" rel=\"y\">b</a><br></p>\n"));
    CHECK(fault("<script>"));
    CHECK(fault("<p onclick=\"x\"></p>"));
    CHECK(fault("<p>"));
    CHECK(fault("<p><em></p></em>"));
    CHECK(fault("<a href=\"javascript:x\"></a>"));
    CHECK(fault("<a href='x'></a>"));
    CHECK(fault("a > b"));
    CHECK(fault("a & b"));
}

TEST(deep_nesting)
{
    check_repeated("", ">", 10000, "a", "markdown-word");
    check_repeated("", "> ", 10000, "a", "markdown-deep");
    check_repeated("", "> ", 90, "a", "");
    check_repeated("", "- ", 5000, "a", "markdown-deep");
    check_repeated("", "1. ", 5000, "a", "markdown-deep");
    check_repeated("", "- ", 40, "a", "");
    check_repeated("a", "*b **c ", 2000, "", "");
    check_repeated("", "**a *", 300, "b* c** *****", NULL);
    check_repeated("", "[", 2000, "](x)", "");
    check_repeated("", "![ ", 2000, "](x)", NULL);
    struct buf lists;
    buf_init(&lists);
    for (int i = 0; i < 200; i++)
        buf_printf(&lists, "%*s- a\n", i * 2, "");
    check_read(lists.s, lists.n, "markdown-deep");
    buf_free(&lists);
}

TEST(what_would_take_too_long)
{
    check_repeated("", "a", 2049, "", "markdown-word");
    check_repeated("x ", "a", 2048, " y", "");
    check_repeated("http://a", ")", 100000, "", "markdown-word");
    check_repeated("a|b\n-|-\n", "x\n", 60000, "", "markdown-table");
    check_repeated("a|b\n-|-\n", "x\n", 5000, "", "");
    check_repeated("", "Text mit | darin\n", 60000, "", "");
    struct buf text;
    buf_init(&text);
    buf_puts(&text, "[a]: /x \"");
    for (int i = 0; i < 40000; i++)
        buf_puts(&text, "titel ");
    buf_puts(&text, "\"\n\n");
    check_repeated(text.s, "[a] ", 3000, "", "markdown-definitions");
    check_repeated(text.s, "[a] ", 10, "", NULL);
    buf_free(&text);
}

TEST(random_marks)
{
    static const char *const pieces[] = {"*",           "**",
                                         "_",           "`",
                                         "```\n",       "[",
                                         "]",           "(",
                                         ")",           "!",
                                         "<",           ">",
                                         "&",           "\"",
                                         "'",           "\n",
                                         "\n\n",        "    ",
                                         "- ",          "1. ",
                                         "> ",          "# ",
                                         "|",           "-|-\n",
                                         "a",           "ü",
                                         "\\",          "~~",
                                         "[^1]",        "[^1]: ",
                                         "[a]: ",       "<script>",
                                         "</script>",   "<img src=x onerror=y>",
                                         "javascript:", "&#106;avascript:",
                                         "http://a.b",  "www.a.b",
                                         "<b",          " onclick=\"x\"",
                                         "<!--",        "-->",
                                         "&quot;",      "&lt;script&gt;",
                                         "a@b.de",      "(javascript:x)",
                                         "\t",          "\r\n",
                                         "- [ ] ",      "data:text/html,",
                                         "{{ x }}",     "\x01",
                                         "\xff",        "#a",
                                         "](#a)"};
    uint32_t state = 2026;
    struct buf text;
    buf_init(&text);
    for (int round = 0; round < 4000; round++) {
        buf_cut(&text, 0);
        for (int i = 0; i < 24; i++) {
            state = state * 1664525 + 1013904223;
            buf_puts(&text, pieces[(state >> 12) % (sizeof pieces / sizeof *pieces)]);
        }
        check_read(text.s, text.n, NULL);
    }
    buf_free(&text);
}

TEST(random_bytes)
{
    uint32_t state = 7;
    for (int round = 0; round < 2000; round++) {
        char text[64];
        for (size_t i = 0; i < sizeof text; i++) {
            state = state * 1664525 + 1013904223;
            text[i] = (char)(state >> 20);
        }
        check_read(text, sizeof text, NULL);
    }
}
