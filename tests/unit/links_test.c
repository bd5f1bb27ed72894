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
