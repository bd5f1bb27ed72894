#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "read/html.h"
#include "read/template/set.h"
#include "read/template/template.h"
#include "read/words.h"
#include "templates/sample.h"
#include "unit/unit.h"

#include <stdio.h>
#include <string.h>

/* One template under test, and what came of it. */
struct made {
    struct arena arena;
    struct report report;
    struct templates set;
    struct buf page;
    const struct template *compiled;
};

static const char language[] =
    "name: Deutsch\nwords:\n  hello: Hallo\n  from: '{2} von {1}'\n"
    "  things: {zero: kein Ding, one: ein Ding, other: '{n} Dinge in {1}'}\n";

static void add(struct made *m, const char *name, const char *text)
{
    template_add(&m->set, name, source_new(&m->arena, name, text, strlen(text)));
}

static void make(struct made *m, const char *text, const char *partial, const char *up, int files)
{
    arena_init(&m->arena);
    buf_init(&m->page);
    report_init(&m->report, &m->arena);
    const struct source *s = source_new(&m->arena, "de.yaml", language, strlen(language));
    const struct words *words[] = {words_read(&m->arena, &m->report, s)};
    templates_init(&m->set, &m->arena, &m->report, "/nowhere", "layouts", words, 1);
    add(m, "main.html", text);
    if (partial)
        add(m, "p.html", partial);
    m->compiled = template_compile(&m->set, "main.html", &sample_root);
    if (!m->compiled)
        return;
    struct eval e = {.scratch = &m->arena,
                     .locale = locale_open("de"),
                     .words = words[0],
                     .up = up,
                     .link_files = files};
    template_render(m->compiled, &e, sample_data, &m->page);
    locale_close(e.locale);
}

static void drop(struct made *m)
{
    buf_free(&m->page);
    arena_free(&m->arena);
}

/* The page that a template makes, seen from the folder `up`. */
static bool page_is(const char *text, const char *up, int files, const char *want)
{
    struct made m;
    make(&m, text, NULL, up, files);
    bool same = CHECK(m.compiled != NULL) && CHECK_EQ_MEM(m.page.s, m.page.n, want);
    drop(&m);
    return same;
}

/* The first fault of a template: its id and the column. */
static bool refused(const char *text, const char *id, size_t column)
{
    struct made m;
    make(&m, text, NULL, "", 0);
    report_sort(&m.report);
    bool good = CHECK(!m.compiled) && CHECK(m.report.diags.n > 0);
    if (good) {
        const struct diag *d = m.report.diags.at[0];
        good = CHECK_EQ_STR(diag_name(d->id), id) &&
               CHECK_EQ_INT((intmax_t)source_place(d->span.source, d->span.at).column,
                            (intmax_t)column);
    }
    drop(&m);
    return good;
}

TEST(addresses_are_relative_to_the_page)
{
    page_is("{{ url }}", "../", 0, "../members/x/?q=1#a");
    page_is("<a href=\"{{ url }}\">", "../../", 1, "<a href=\"../../members/x/index.html?q=1#a\">");
    page_is("{{ home }}", "", 0, "./");
    page_is("{{ home }}", "../", 0, "../");
    page_is("{{ home }}", "", 1, "index.html");
    page_is("<img srcset=\"{{ url }} 2x\">", "", 0, "<img srcset=\"members/x/?q=1#a 2x\">");
    page_is("{{ url | url }}{{ one.url if one else home }}", "", 0, "members/x/?q=1#aevents/a/#x");
}

TEST(html_lands_unescaped_with_its_links_made_relative)
{
    page_is("<div>{{ body }}</div>", "../", 0,
            "<div><p>one <a href=\"../members/x/#a\">two</a></p></div>");
    page_is("{% if maybe %}{{ maybe }}{% endif %}{{ maybe | default(body) }}", "", 0,
            "<p>one <a href=\"members/x/#a\">two</a></p>");
}

TEST(html_lands_in_text_only)
{
    refused("<p title=\"{{ body }}\">", "template-type", 14);
    refused("<title>{{ body }}</title>", "template-type", 11);
    refused("<a href=\"{{ body }}\">", "template-type", 13);
    refused("{{ body | truncate(3) }}", "template-type", 4);
    refused("{{ body ~ title }}", "template-type", 4);
}

TEST(a_link_with_a_scheme_that_is_not_allowed_becomes_a_hash)
{
    page_is("<a href=\"{{ bad }}\">", "", 0, "<a href=\"#\">");
    page_is("<a href='{{ bad }}'>", "", 0, "<a href='#'>");
    page_is("<form action=\"{{ bad | url }}\">", "", 0, "<form action=\"#\">");
    page_is("<a href=\"{{ mail }}\">", "", 0, "<a href=\"mailto:a@example.org\">");
    page_is("<a title=\"{{ bad }}\">", "", 0, "<a title=\"jAvaScript:alert(1)\">");
    page_is("<a href=\"#{{ bad }}\">", "", 0, "<a href=\"#jAvaScript:alert(1)\">");
    page_is("<a href=\"{% if yes %}{{ bad }}{% else %}/{% endif %}\">", "", 0, "<a href=\"#\">");
    page_is("{% set x = bad %}<a href=\"{{ x }}\">", "", 0, "<a href=\"#\">");
}

/* Links whose scheme is told only by the text itself. */
TEST(every_disguise_of_a_scheme_is_seen)
{
    static const char *const links[][2] = {
        {"javascript:x", "#"},
        {" javascript:x", "#"},
        {"java\\nscript:x", "#"},
        {"\\tjavascript:x", "#"},
        {"data:text/html,x", "#"},
        {"vbscript:x", "#"},
        {"x:y", "#"},
        {":x", "#"},
        {"javascript&colon;x", "javascript&amp;colon;x"},
        {"HTTPS://a", "HTTPS://a"},
        {"tel:+49", "tel:+49"},
        {"geo:1,2", "geo:1,2"},
        {"webcal://a", "webcal://a"},
        {"//a/b:c", "//a/b:c"},
        {"a/b:c", "a/b:c"},
        {"?a:b", "?a:b"},
        {"", ""},
        {"http", "http"},
    };
    for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
        char text[200], want[200];
        snprintf(text, sizeof text, "<a href=\"{{ '%s' }}\">", links[i][0]);
        snprintf(want, sizeof want, "<a href=\"%s\">", links[i][1]);
        page_is(text, "", 0, want);
    }
}

TEST(a_scheme_cannot_be_put_together)
{
    refused("<a href=\"java{{ title }}\">", "template-place", 17);
    refused("<a href=\"{{ title }}{{ title }}\">", "template-place", 24);
    refused("<a href=\"{{ title }}:x\">", "template-scheme", 21);
    refused("<a href=\"{% if yes %}java{% endif %}script:x\">", "template-scheme", 43);
    refused("<a href=\"javascript:x\">", "template-scheme", 20);
    refused("<a href=\"{% include 'p.html' %}{{ title }}\">", "template-missing", 21);
    page_is("<a href=\"{{ url }}{{ title }}\">", "", 0,
            "<a href=\"members/x/?q=1#aT &amp; &#34;t&#34;\">");
}

TEST(an_include_goes_on_where_it_stands)
{
    struct made m;
    make(&m, "<a href=\"{% include 'p.html' %}{{ title }}\">", "https://e.org/", "", 0);
    CHECK_EQ_STR(m.page.s, "<a href=\"https://e.org/T &amp; &#34;t&#34;\">");
    drop(&m);
    make(&m, "<script>{% include 'p.html' %}</script>", "{{ n }}", "", 0);
    REQUIRE(!m.compiled && m.report.diags.n == 1);
    const struct diag *d = m.report.diags.at[0];
    CHECK_EQ_STR(diag_name(d->id), "template-place");
    CHECK_EQ_STR(d->span.source->path, "p.html");
    CHECK_EQ_STR(d->note_span.source->path, "main.html");
    CHECK_EQ_INT(d->note_span.at, 19);
    drop(&m);
}

TEST(dates_and_ranges)
{
    page_is("{{ when | date('iso') }} {{ range | date('iso') }} {{ range | date('HH:mm') }}", "", 0,
            "2026-03-18T14:00 2026-03-18T14:00 14:00");
    page_is("{{ range | date('range') }}", "", 0, "Mittwoch, 18. März 2026, 14:00–16:30");
    refused("{{ range }}", "template-type", 4);
    refused("{{ title | date('long') }}", "template-type", 4);
}

TEST(words_and_plurals)
{
    page_is("{{ 'hello' | t }} {{ 'from' | t(n, title) }}", "", 0,
            "Hallo T &amp; &#34;t&#34; von 3");
    page_is("{{ n | plural('things', title) }}; {{ 1 | plural('things', 'x') }}", "", 0,
            "3 Dinge in T &amp; &#34;t&#34;; ein Ding");
    page_is("{{ 0 | plural('things', title) }}", "", 0, "kein Ding");
    refused("{{ 'helo' | t }}", "template-word", 4);
    refused("{{ n | plural('things') }}", "template-word", 15);
    refused("{{ 'from' | t(yes, n) }}", "template-argument", 15);
}

TEST(lists_of_records)
{
    page_is("{% for i in items | sort('title') %}{{ i.url }} {% endfor %}", "", 0,
            "events/a/#x events/b/ ");
    page_is("{% for g in items | group_by('url') %}{{ g.key }}{{ g.items | length }}{% endfor %}",
            "", 0, "events/b/1events/a/#x1");
    page_is(
        "{% for i in items | where('url', one.url if one else home) %}{{ i.title }}{% endfor %}",
        "", 0, "a");
    page_is("{{ items | where('note') | length }}{% for i in items %}{{ i.note | default('-') }}"
            "{% endfor %}",
            "", 0, "1-&lt;n&gt;");
}

TEST(json_in_its_script_only)
{
    page_is("<script type=\"application/json\">[{{ title | json }},{{ url | json }},"
            "{{ when | json }},{{ gone | json }},{{ texts | json }}]</script>",
            "../", 0,
            "<script type=\"application/json\">[\"T \\u0026 \\\"t\\\"\",\"../members/x/?q=1#a\","
            "\"2026-03-18T14:00\",null,[\"x\", \"y\\u003c\"]]</script>");
    refused("{{ title | json }}", "template-type", 4);
    refused("<script>{{ title | json }}</script>", "template-place", 12);
    refused("<a title=\"{{ title | json }}\">", "template-type", 14);
    refused("<script type=\"application/json\">{{ items | json }}</script>", "template-type", 36);
}

TEST(a_missing_file_is_named)
{
    struct made m;
    make(&m, "x", NULL, "", 0);
    CHECK(!template_compile(&m.set, "none.html", &sample_root));
    CHECK(!template_compile(&m.set, "../etc/passwd", &sample_root));
    CHECK(template_exists(&m.set, "main.html"));
    CHECK(!template_exists(&m.set, "none.html"));
    REQUIRE(m.report.diags.n == 2);
    const struct diag *d = m.report.diags.at[0];
    CHECK_EQ_STR(d->path, "layouts/none.html");
    drop(&m);
}

TEST(a_faulty_partial_spoils_every_template_that_uses_it)
{
    struct made m;
    make(&m, "{% include 'p.html' %}", "{{ }}", "", 0);
    CHECK(!m.compiled);
    CHECK(!template_compile(&m.set, "main.html", &sample_root));
    CHECK_EQ_INT((intmax_t)m.report.diags.n, 1);
    drop(&m);
}
