#include "unit/unit.h"

#include "base/arena.h"
#include "base/buf.h"
#include "read/markdown/markdown.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One body, read. */
struct reading {
    struct arena arena;
    struct report report;
    struct markdown *m;
    struct buf html; /* with {URL} where a link into the site stands */
    struct buf said; /* `line:column id` of every message, one a line, sorted */
};

static void put_parts(struct reading *g)
{
    for (size_t i = 0; i < g->m->html.n; i++) {
        const struct html_part *p = &g->m->html.part[i];
        buf_add(&g->html, p->s, p->n);
        for (size_t k = 0; k < g->m->links; k++) {
            if (g->m->link[k].part == p)
                buf_printf(&g->html, "{%s%s}", g->m->link[k].image ? "!" : "", g->m->link[k].url);
        }
    }
}

static void put_messages(struct reading *g)
{
    report_sort(&g->report);
    for (size_t i = 0; i < g->report.diags.n; i++) {
        const struct diag *d = g->report.diags.at[i];
        struct place p = source_place(d->span.source, d->span.at);
        buf_printf(&g->said, "%zu:%zu+%u %s\n", p.line, p.column, d->span.n, diag_name(d->id));
    }
}

/* Reads `text`, whose first `body` bytes are front matter. */
static struct reading read_from(const char *text, size_t n, size_t body)
{
    struct reading g;
    arena_init(&g.arena);
    report_init(&g.report, &g.arena);
    buf_init(&g.html);
    buf_init(&g.said);
    const char *copy = arena_copy(&g.arena, text, n);
    g.m = markdown_read(&g.arena, &g.report, source_new(&g.arena, "a.md", copy, n), body, NULL);
    put_parts(&g);
    put_messages(&g);
    return g;
}

static struct reading read_text(const char *text)
{
    return read_from(text, strlen(text), 0);
}

static void done(struct reading *g)
{
    buf_free(&g->html);
    buf_free(&g->said);
    arena_free(&g->arena);
}

static void check_html(const char *text, const char *html)
{
    struct reading g = read_text(text);
    CHECK_EQ_STR(g.html.s, html);
    CHECK_EQ_STR(g.said.s, "");
    done(&g);
}

static void check_said(const char *text, const char *said)
{
    struct reading g = read_text(text);
    if (!CHECK_EQ_STR(g.said.s, said))
        CHECK_EQ_STR(text, "above");
    done(&g);
}

TEST(blocks)
{
    check_html("Hallo *du* und **ihr** und `x<y` ~~nein~~\n",
               "<p>Hallo <em>du</em> und <strong>ihr</strong> und <code>x&lt;y</code> "
               "<del>nein</del></p>\n");
    check_html("a\nb\\\nc\n\n---\n", "<p>a\nb<br>\nc</p>\n<hr>\n");
    check_html("> q\n", "<blockquote>\n<p>q</p>\n</blockquote>\n");
    check_html("- a\n- b\n  - c\n",
               "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n");
    check_html("3. a\n\n4. b\n",
               "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n");
    check_html("```sh \"x\na < b\n```\n",
               "<pre><code class=\"language-sh\">a &lt; b\n</code></pre>\n");
    check_html("```a\"><script>\n```\n",
               "<pre><code class=\"language-a&#34;&gt;&lt;script&gt;\"></code></pre>\n");
    check_html("- [ ] offen\n- [x] fertig\n",
               "<ul>\n<li class=\"task\">☐ offen</li>\n<li class=\"task\">☑ fertig</li>\n</ul>\n");
    check_html("", "");
}

TEST(tables)
{
    check_html(
        "| a | b | c |\n|:--|--:|:-:|\n| 1 | 2 | 3 |\n| 4 |\n",
        "<div class=\"table-wrap\" tabindex=\"0\"><table>\n<thead>\n<tr>\n"
        "<th scope=\"col\" class=\"align-left\">a</th>\n"
        "<th scope=\"col\" class=\"align-right\">b</th>\n"
        "<th scope=\"col\" class=\"align-center\">c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        "<td class=\"align-left\">1</td>\n<td class=\"align-right\">2</td>\n"
        "<td class=\"align-center\">3</td>\n</tr>\n<tr>\n<td class=\"align-left\">4</td>\n"
        "<td class=\"align-right\"></td>\n<td class=\"align-center\"></td>\n</tr>\n</tbody>\n"
        "</table></div>\n");
    check_html("|a|\n|-|\n", "<div class=\"table-wrap\" tabindex=\"0\"><table>\n<thead>\n<tr>\n"
                             "<th scope=\"col\">a</th>\n</tr>\n</thead>\n</table></div>\n");
}

TEST(tables_without_a_head)
{
    check_html("| | |\n|---|--:|\n| Ort | *Erfurt* |\n",
               "<div class=\"table-wrap\" tabindex=\"0\"><table>\n<tbody>\n<tr>\n<th "
               "scope=\"row\">Ort</th>\n"
               "<td class=\"align-right\"><em>Erfurt</em></td>\n</tr>\n</tbody>\n</table></div>\n");
    check_html("||\n|-|\n|a|\n",
               "<div class=\"table-wrap\" tabindex=\"0\"><table>\n<tbody>\n<tr>\n<td>a</td>\n"
               "</tr>\n</tbody>\n</table></div>\n");
    struct reading g = read_text("| | |\n|-|-|\n| Ort | Erfurt |\n");
    CHECK_EQ_STR(g.m->text, "Ort | Erfurt");
    done(&g);
}

TEST(footnotes)
{
    check_html(
        "a[^n] b[^m] c[^n]\n\n[^m]: M\n[^n]: N\n\n    ```\n    x\n    ```\n",
        "<p>a<sup class=\"footnote\"><a role=\"doc-noteref\" href=\"#fn:1\" id=\"fnref:1\">1</a>"
        "</sup> b<sup class=\"footnote\"><a role=\"doc-noteref\" href=\"#fn:2\" id=\"fnref:2\">2"
        "</a></sup> c<sup class=\"footnote\"><a role=\"doc-noteref\" href=\"#fn:1\" "
        "id=\"fnref:1-2\">1</a></sup></p>\n<div class=\"footnotes\">\n<ol>\n<li id=\"fn:1\">\n"
        "<p>N</p>\n<pre><code>x\n</code></pre>\n<p> <a class=\"footnote-back\" "
        "role=\"doc-backlink\" href=\"#fnref:1\">↩</a> <a class=\"footnote-back\" "
        "role=\"doc-backlink\" href=\"#fnref:1-2\">↩<sup>2</sup></a></p>\n</li>\n<li id=\"fn:2\">\n"
        "<p>M <a class=\"footnote-back\" role=\"doc-backlink\" href=\"#fnref:2\">↩</a></p>\n"
        "</li>\n</ol>\n</div>\n");
}

TEST(headings)
{
    struct reading g = read_text("# Ziele\n\n## Ziele\n\n### Ziele 2\n\n#### *Über* `uns`\n\n"
                                 "###### ?!\n\nمرحبا\n===\n\n## Ziele-2\n");
    static const struct {
        int level;
        const char *anchor, *text;
    } want[] = {{2, "ziele", "Ziele"},       {2, "ziele-2", "Ziele"}, {3, "ziele-2-2", "Ziele 2"},
                {4, "über-uns", "Über uns"}, {6, "h", "?!"},          {2, "مرحبا", "مرحبا"},
                {2, "ziele-2-3", "Ziele-2"}};
    CHECK_EQ_INT(g.m->headings, 7);
    for (size_t i = 0; i < g.m->headings && i < 7; i++) {
        CHECK_EQ_INT(g.m->heading[i].level, want[i].level);
        CHECK_EQ_STR(g.m->heading[i].anchor, want[i].anchor);
        CHECK_EQ_STR(g.m->heading[i].text, want[i].text);
        CHECK(markdown_has_anchor(g.m, want[i].anchor));
    }
    CHECK(markdown_has_anchor(g.m, "%C3%BCber-uns"));
    CHECK(!markdown_has_anchor(g.m, "") && !markdown_has_anchor(g.m, "Ziele"));
    CHECK(strstr(g.html.s, "<h4 id=\"über-uns\"><em>Über</em> <code>uns</code></h4>\n") != NULL);
    done(&g);
}

TEST(outside_links)
{
    check_html("[a](https://example.org/?q=1&r=\"2\" \"T\")",
               "<p><a href=\"https://example.org/?q=1&amp;r=%222%22\" rel=\"external noopener\" "
               "title=\"T\">a</a></p>\n");
    check_html("[m](mailto:a@example.org) [t](tel:+493611)",
               "<p><a href=\"mailto:a@example.org\">m</a> <a href=\"tel:+493611\">t</a></p>\n");
    check_html("www.example.org",
               "<p><a href=\"http://www.example.org\" rel=\"external noopener\">www.example.org"
               "</a></p>\n");
    check_html("[x](//example.org/a) [y](HTTPS://example.org/ü%zz)",
               "<p><a href=\"https://example.org/a\" rel=\"external noopener\">x</a> "
               "<a href=\"https://example.org/%C3%BC%25zz\" rel=\"external noopener\">y</a></p>\n");
    check_html("![Ein *Baum*](a.png \"Linde\")",
               "<p><img src=\"{!a.png}\" alt=\"Ein Baum\" title=\"Linde\" "
               "loading=\"lazy\"></p>\n");
}

TEST(inside_links)
{
    check_html("[a](../groups/g.md#ziele) [b](Group:g) [c](/x/ \"T\") ![d](e.jpg)",
               "<p><a href=\"{../groups/g.md#ziele}\">a</a> <a href=\"{group:g}\">b</a> "
               "<a href=\"{/x/}\" title=\"T\">c</a> <img src=\"{!e.jpg}\" alt=\"d\" "
               "loading=\"lazy\"></p>\n");
    check_html("![](z.svg \"decorative\")",
               "<p><img src=\"{!z.svg}\" alt=\"\" loading=\"lazy\"></p>\n");
    check_html("[a](#ziele) [b](#top)\n\n# Ziele\n",
               "<p><a href=\"{#ziele}\">a</a> <a href=\"{#top}\">b</a></p>\n"
               "<h2 id=\"ziele\">Ziele</h2>\n");
    struct reading g = read_text("[](a.md)");
    CHECK_EQ_INT(g.m->links, 1);
    CHECK(g.m->link[0].part->path == NULL);
    done(&g);
}

/* Checks line, column and length of the first links. */
static void check_links(const char *text, size_t body, const char *want)
{
    struct reading g = read_from(text, strlen(text), body);
    struct buf got;
    buf_init(&got);
    for (size_t i = 0; i < g.m->links; i++) {
        struct span s = g.m->link[i].span;
        struct place p = source_place(s.source, s.at);
        buf_printf(&got, "%zu:%zu+%u ", p.line, p.column, s.n);
    }
    CHECK_EQ_STR(got.s, want);
    buf_free(&got);
    done(&g);
}

TEST(places_of_links)
{
    check_links("[a](b.md)", 0, "1:5+4 ");
    check_links("---\nt: x\n---\nText [a](b.md)\n   und [c](b.md) [d](b.md)\n", 13,
                "4:10+4 5:12+4 5:22+4 ");
    check_links("---\r\n---\r\nä [a](b.md)\r\n\r\n- x\r\n  [c](<d e.md>)\r\n", 10, "3:7+4 6:8+6 ");
    check_links("[zwei\nZeilen](b.md) [x](b.md)\n", 0, "2:9+4 2:19+4 ");
    check_links("a `x\ny` [c](b.md)", 0, "2:8+4 ");
    check_links("b.md [a](b.md) [r]\n\n> [r]: c.md\n", 0, "1:10+4 3:8+4 ");
    check_links("| t |\n|---|\n| [a](b.md) |\n", 0, "3:7+4 ");
    check_links("[![alt](i.png)](b.md)", 0, "1:17+4 1:9+5 ");
    check_links("x\n\n[a](b\\_c.md)", 0, "3:1+0 ");
    check_links("[a]()", 0, "1:1+0 ");
    check_links("x[^1] [a](b.md)\n\n[^1]: y [a](b.md)\n", 0, "1:11+4 3:13+4 ");
}

TEST(places_far_along_a_line)
{
    struct buf text;
    buf_init(&text);
    for (int i = 0; i < 3000; i++)
        buf_puts(&text, "Wort ");
    buf_puts(&text, "[a](b.md) [c](b.md)");
    check_links(text.s, 0, "1:15005+4 1:15015+4 ");
    buf_free(&text);
}

TEST(anchors_of_the_page)
{
    check_said("[a](#zile)\n\n# Ziele\n", "1:5+5 link-anchor\n");
    check_said("[a](#%C3%BCber) [b](#über)\n\n# Über\n", "");
    check_said("[a](#) [b](#top)", "");
    check_said("x[^1]\n\n[^1]: y\n\n[a](#fn:1)", "5:5+5 link-anchor\n");
    struct reading g = read_text("[a](#zile)\n\n# Ziele\n");
    const struct diag *d = g.report.diags.at[0];
    CHECK_EQ_STR(d->arg[0], "zile");
    CHECK_EQ_INT(d->help, HELP_DID_YOU_MEAN);
    CHECK_EQ_STR(d->help_arg[0], "#ziele");
    done(&g);
}

TEST(raw_html)
{
    check_said("a <b>fett</b>\n", "1:3+3 raw-html\n");
    check_said("Text\n\n<div class=\"x\">\n<p>y</p>\n</div>\n", "3:1+15 raw-html\n");
    check_said("> Text\n> a <br> b <i>\n> c <u>\n", "2:5+4 raw-html\n3:5+3 raw-html\n");
    check_said("a <!-- Notiz --> b\n\n<!-- noch\neine -->\n", "");
    struct reading g =
        read_text("a <!-- b --> <b onclick=\"x\">c</b>\n\n<script>alert(1)</script>\n");
    CHECK_EQ_STR(g.html.s, "<p>a  &lt;b onclick=&#34;x&#34;&gt;c&lt;/b&gt;</p>\n"
                           "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    done(&g);
    check_said("<!-- a --> <b>\n", "1:1+14 raw-html\n");
}

TEST(images_without_text)
{
    check_said("Ein ![](a.png) Bild", "1:5+10 image-alt\n");
    check_said("![ ](a.png \"Titel\")", "1:1+10 image-alt\n");
    check_said("![](a.png \"decorative\") ![x](b.png)", "");
}

TEST(refused_schemes)
{
    static const char *const urls[] = {
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "&#106;avascript:alert(1)",
        "java&Tab;script:alert(1)",
        "java&#10;script:alert(1)",
        "&#1;javascript:alert(1)",
        "javascript&colon;alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "<java\tscript:alert(1)>",
        "< javascript:alert(1)>",
        "blob:x",
        "javascript\\:alert(1)",
        ":x",
        "ftp://example.org",
        "http:",
        "https:///x",
        "java&#x0;script:x",
    };
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        static const char *const forms[] = {"[a](%s)", "![a](%s)", "[a]\n\n[a]: %s\n"};
        for (size_t f = 0; f < 3; f++) {
            char text[200];
            snprintf(text, sizeof text, forms[f], urls[i]);
            struct reading g = read_text(text);
            if (!CHECK(g.report.count[SEVERITY_ERROR] == 1 && g.m->links == 0 &&
                       !strstr(g.html.s, "href") && !strstr(g.html.s, "src=\"j")))
                CHECK_EQ_STR(text, g.html.s);
            done(&g);
        }
    }
    check_said("x <javascript:alert(1)>", "1:4+19 link-scheme\n");
    check_said("x ![a](mailto:b@example.org)", "1:8+20 asset-foreign\n");
    check_said("x ![a](//example.org/a.png)", "1:8+19 asset-foreign\n");
    check_said("x ![a](https://example.org/a.png)", "1:8+25 asset-foreign\n");
    check_said("x [a](https:example.org)", "1:7+17 bad-url\n");
    check_said("- x\n- y [a](ftp://example.org)", "2:9+17 link-scheme\n");
}

/* Returns feed_text with its addresses in place, those inside the site as `@part`. To be freed. */
static char *feed_told(const struct markdown *m)
{
    struct buf b;
    size_t from = 0;
    buf_init(&b);
    for (size_t i = 0; i < m->addresses; i++) {
        const struct md_address *a = &m->address[i];
        buf_add(&b, m->feed_text + from, a->at - from);
        from = a->at;
        if (a->url)
            buf_printf(&b, " (%s)", a->url);
        else
            buf_printf(&b, " (@%zu)", a->part);
    }
    buf_puts(&b, m->feed_text + from);
    char *told = strdup(b.s);
    buf_free(&b);
    return told;
}

TEST(plain_text)
{
    struct reading g = read_text(
        "# Titel\n\nEin *Satz*\nmit [Link](https://example.org/x) und [innen](a.md).\\\nNeu "
        "![Bild](b.png)[^1]\n\n- a\n- b\n  1. c\n  2. d\n- e\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n"
        "> Zitat\n\n```\nm\nn\n```\n\nhttps://example.org/ <a@example.org>\n\n[^1]: Fuß\n");
    CHECK_EQ_STR(g.m->text, "Titel\nEin Satz mit Link und innen. Neu Bild\n- a\n- b\n1. c\n2. d\n"
                            "- e\nx | y\n1 | 2\nZitat\nm\nn\n"
                            "https://example.org/ a@example.org\nFuß");
    char *told = feed_told(g.m);
    CHECK_EQ_STR(told, "Titel\n\nEin Satz mit Link (https://example.org/x) und innen (@0).\n"
                       "Neu Bild[1]\n\n"
                       "- a\n- b\n  1. c\n  2. d\n- e\n\nx | y\n1 | 2\n\nZitat\n\nm\nn\n\n"
                       "https://example.org/ a@example.org\n\n[1] Fuß");
    free(told);
    done(&g);
}

/* Links into the site are found again in the HTML, whatever stands between them. */
TEST(plain_text_addresses)
{
    struct reading g = read_text("[a](#oben) ![b](b.png) [c](c.md) [![d](d.png) e](e.md#f)[^1]\n\n"
                                 "| x [g](g.md) |\n|---|\n| [h](https://example.org/h) |\n\n"
                                 "## Oben\n\n[^1]: [i](event:i) <tel:+49361>\n");
    char *told = feed_told(g.m);
    CHECK_EQ_STR(told, "a b c (@2) d e (@3)[1]\n\nx g (@5)\nh (https://example.org/h)\n\nOben\n\n"
                       "[1] i (@6) tel:+49361");
    for (size_t i = 0; i < g.m->addresses; i++)
        CHECK(g.m->address[i].url || g.m->address[i].part < g.m->links);
    free(told);
    done(&g);
}
