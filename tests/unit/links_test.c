#include "unit/building.h"

TEST(a_link_leads_to_the_page_in_the_reader_s_language)
{
    struct building b;
    site_begin();
    unit_file("layouts/page.html", "{% if doc.body %}{{ doc.body }}{% endif %}");
    unit_file("content/pages/ziel.md", "---\ntitle: Ziel\naliases: [frueher]\n---\n## Teil\n");
    unit_file("content/pages/ziel.en.md", "---\ntitle: Goal\n---\n## Part\n");
    unit_file("content/pages/von.md",
              "---\ntitle: Von\n---\n[a](page:ziel) [b](ziel.md#teil) [c](/frueher) [d](/ziel/)\n");
    site_build(&b);
    const char *de = site_file(&b, "von/index.html"), *en = site_file(&b, "en/von/index.html");
    REQUIRE(de && en);
    CHECK(strstr(de, "href=\"../ziel/\">a") && strstr(de, "href=\"../ziel/#teil\">b"));
    CHECK(strstr(en, "href=\"../../en/ziel/\">a") != NULL);
    /* The English page has no such heading: its top will do. */
    CHECK(strstr(en, "href=\"../../en/ziel/\">b") != NULL);
    CHECK(strstr(en, "href=\"../../en/ziel/\">c") != NULL);
    /* An address is what its author says it is. */
    CHECK(strstr(en, "href=\"../../ziel/\">d") != NULL);
    site_end(&b);
}

TEST(links_name_files_where_the_tree_must_work_from_a_disk)
{
    struct building b;
    site_begin();
    unit_file("layouts/page.html", "{% if doc.body %}{{ doc.body }}{% endif %}");
    unit_file("content/pages/a.md",
              "---\ntitle: A\n---\n## Teil\n[b](b.md#teil) [c](/) [d](#teil)\n");
    unit_file("content/pages/b.md", "---\ntitle: B\n---\n## Teil\n");
    site_build_as(&b, (struct options){.links = "file"});
    const char *a = site_file(&b, "a/index.html");
    REQUIRE(a != NULL);
    CHECK(strstr(a, "href=\"../b/index.html#teil\"") != NULL);
    CHECK(strstr(a, "href=\"../index.html\"") != NULL);
    site_end(&b);
}

/* What somebody wrote behind the path reaches the page encoded: it cannot leave its attribute. */
TEST(query_and_fragment_are_kept_and_stay_in_their_attribute)
{
    struct building b;
    site_begin();
    unit_file("layouts/page.html", "{% if doc.body %}{{ doc.body }}{% endif %}");
    unit_file("content/pages/ziel.md", "---\ntitle: Ziel\n---\n## Teil\n");
    unit_file(
        "content/pages/von.md",
        "---\ntitle: Von\n---\n"
        "[a](/a-z/?q=Beratung) [b](page:ziel?x=1&y=2#teil) [c](</a-z/?q=\"onclick=\"x>)\n"
        "[d](</a-z/#\" onclick=\"x>) [e](?q=%C3%A4) [f](</a-z/?q=ä b>)\n"
        "[g](https://netz.example.org/unter/ziel/#teil) [h](https://netz.example.org/unter)\n");
    site_build(&b);
    const char *s = site_file(&b, "von/index.html");
    REQUIRE(s != NULL);
    CHECK(strstr(s, "href=\"../a-z/?q=Beratung\">a") != NULL);
    CHECK(strstr(s, "href=\"../ziel/?x=1&amp;y=2#teil\">b") != NULL);
    CHECK(strstr(s, "href=\"../a-z/?q=%22onclick=%22x\">c") != NULL);
    CHECK(strstr(s, "href=\"../a-z/#%22%20onclick=%22x\">d") != NULL);
    CHECK(strstr(s, "href=\"../von/?q=%C3%A4\">e") != NULL);
    CHECK(strstr(s, "href=\"../a-z/?q=%C3%A4%20b\">f") != NULL);
    CHECK(strstr(s, "href=\"../ziel/#teil\">g") && strstr(s, "href=\"../\">h"));
    CHECK(strstr(s, "onclick=\"") == NULL);
    site_end(&b);
}

TEST(a_query_in_a_tree_for_a_disk)
{
    struct building b;
    site_begin();
    unit_file("layouts/page.html", "{% if doc.body %}{{ doc.body }}{% endif %}");
    unit_file("content/pages/von.md", "---\ntitle: Von\n---\n[a](/a-z/?q=x#y)\n");
    site_build_as(&b, (struct options){.links = "file"});
    const char *s = site_file(&b, "von/index.html");
    REQUIRE(s != NULL);
    CHECK(strstr(s, "href=\"../a-z/index.html?q=x#y\"") != NULL);
    site_end(&b);
}

TEST(a_title_is_one_line_everywhere)
{
    struct building b;
    site_begin();
    unit_file("content/events/fest.md",
              "---\ntitle: |\n  Fest der\n   Nachbarn\nsummary: \"eins\\n zwei\\u2028drei \"\n"
              "start: 2026-12-10 20:00\nend: +2h\n---\n");
    unit_file("content/news/neu.md", "---\ntitle: \"\\n Neu\\n\\n\"\ndate: 2026-11-02\n---\n");
    site_build(&b);
    const char *ics = site_file(&b, "kalender/events/fest.ics"), *atom = site_file(&b, "atom.xml");
    REQUIRE(ics && atom);
    CHECK(strstr(ics, ":Fest der Nachbarn\r\n") != NULL);
    CHECK(strstr(ics, "eins zwei drei") != NULL);
    CHECK(strstr(atom, "<title>Neu</title>") != NULL);
    site_end(&b);
}

TEST(the_way_back_from_a_footnote_says_whither)
{
    struct building b;
    site_begin();
    unit_file("layouts/page.html", "{% if doc.body %}{{ doc.body }}{% endif %}");
    unit_file("site/i18n/de.yaml", "name: Deutsch\nwords:\n  footnote.back: Zurück zu {1}\n"
                                   "  footnote.back_place: Zurück zu {1}, Stelle {2}\n");
    unit_file("site/i18n/en.yaml", "name: English\nwords:\n  footnote.back: 'Back to \"{1}\"'\n"
                                   "  footnote.back_place: Back to {1}, place {2}\n");
    unit_file("content/pages/n.md", "---\ntitle: N\n---\na[^x] b[^y] c[^x]\n\n[^x]: X\n[^y]: Y\n");
    unit_file("content/pages/n.en.md", "---\ntitle: N\n---\na[^x]\n\n[^x]: X\n");
    site_build(&b);
    const char *de = site_file(&b, "n/index.html"), *en = site_file(&b, "en/n/index.html");
    REQUIRE(de && en);
    CHECK(strstr(de, "href=\"#fnref:1\" aria-label=\"Zurück zu 1, Stelle 1\">") != NULL);
    CHECK(strstr(de, "href=\"#fnref:1-2\" aria-label=\"Zurück zu 1, Stelle 2\">") != NULL);
    CHECK(strstr(de, "href=\"#fnref:2\" aria-label=\"Zurück zu 2\">") != NULL);
    CHECK(strstr(en, "href=\"#fnref:1\" aria-label=\"Back to &#34;1&#34;\">") != NULL);
    site_end(&b);
}

TEST(a_link_to_news_of_another_day_leads_to_the_list_until_then)
{
    struct building b;
    site_begin();
    unit_file("layouts/page.html", "{% if doc.body %}{{ doc.body }}{% endif %}");
    unit_file("content/news/bald.md", "---\ntitle: Bald\ndate: 2026-11-24\n---\n");
    unit_file("content/news/heute.md", "---\ntitle: Heute\ndate: 2026-11-23\n---\n");
    unit_file("content/pages/von.md", "---\ntitle: Von\n---\n[a](news:bald) [b](news:heute)\n");
    site_build(&b);
    const char *s = site_file(&b, "von/index.html"), *en = site_file(&b, "en/von/index.html");
    REQUIRE(s && en);
    CHECK(strstr(s, "href=\"../news/\">a") && strstr(s, "href=\"../news/heute/\">b"));
    CHECK(strstr(en, "href=\"../../en/news/\">a") != NULL);
    CHECK(!site_file(&b, "news/bald/index.html"));
    CHECK(!strstr(site_file(&b, "atom.xml"), "Bald"));
    site_end(&b);
    site_build_as(&b, (struct options){.drafts = 1});
    CHECK(site_file(&b, "news/bald/index.html") != NULL);
    site_end(&b);
}
