#include "unit/building.h"

static size_t count(const char *in, const char *what)
{
    size_t n = 0;
    for (const char *p = in; p && (p = strstr(p, what)); p += strlen(what))
        n++;
    return n;
}

TEST(the_sitemap_names_only_texts_that_are_really_in_a_language)
{
    struct building b;
    site_begin();
    unit_file("content/pages/a.md", "---\ntitle: A\nupdated: 2026-01-02\naliases: [alt]\n---\n");
    unit_file("content/pages/b.md", "---\ntitle: B\nupdated: 2026-01-03\n---\n");
    unit_file("content/pages/b.en.md", "---\ntitle: B\nupdated: 2026-01-04\n---\n");
    unit_file("content/pages/c.md", "---\ntitle: C\n---\n");
    unit_file("content/pages/c.en.md", "---\n---\n");
    site_build(&b);
    const char *map = site_file(&b, "sitemap.xml");
    REQUIRE(map != NULL);
    CHECK(strstr(map, "<loc>https://netz.example.org/unter/a/</loc>\n<lastmod>2026-01-02<") !=
          NULL);
    CHECK(!strstr(map, "en/a/"));
    CHECK(!strstr(map, "en/c/"));
    CHECK(!strstr(map, "/alt/"));
    CHECK(!strstr(map, "404"));
    CHECK(strstr(map, "unter/en/b/</loc>\n<lastmod>2026-01-04<") != NULL);
    /* Both versions name both, and the original for everybody else. */
    CHECK_EQ_INT(count(map, "hreflang=\"en\" href=\"https://netz.example.org/unter/en/b/\""), 2);
    CHECK_EQ_INT(count(map, "hreflang=\"de\" href=\"https://netz.example.org/unter/b/\""), 2);
    CHECK_EQ_INT(count(map, "hreflang=\"x-default\" href=\"https://netz.example.org/unter/b/\""),
                 2);
    site_end(&b);
}

static void hide(const char *path, const char *fields)
{
    char text[400] = "---\ntitle: Geheim\naudience_level: members\n";
    unit_file(path, strcat(strcat(text, fields), "---\nGeheim.\n"));
}

static void write_secrets(void)
{
    unit_file("layouts/home.html",
              "{{ page.title }}{% for m in next %}{{ m.title }}{% endfor %}"
              "{% for n in news %}{{ n.title }}{% endfor %}{{ counts.members }}");
    unit_file("layouts/event.html",
              "{{ event.title }}{% if event.venue %}{{ event.venue.title }}{% endif %}"
              "{% for o in event.organisers %}{{ o.title }}{% endfor %}");
    hide("content/members/geheim.md", "groups: geheim\n");
    hide("content/groups/geheim.md", "aliases: [geheim-alt]\n");
    hide("content/venues/geheim.md", "");
    hide("content/events/2026/geheim.md", "start: 2026-12-01 10:00\nend: +1h\n");
    hide("content/offers/geheim.md", "provider: geheim\n");
    hide("content/news/2026-11-01-geheim.md", "");
    hide("content/pages/geheim.md", "menu: main\n");
    unit_file("content/pages/geheim.en.md", "---\ntitle: Geheim\naliases: [geheim-neu]\n---\n");
    unit_file("content/events/2026/offen.md",
              "---\ntitle: Offen\nstart: 2026-12-02 10:00\nend: +1h\nvenue: geheim\n"
              "group: geheim\norganisers: geheim\n---\n");
}

TEST(what_is_for_members_leaves_no_trace_in_public)
{
    struct building b;
    site_begin();
    write_secrets();
    site_build(&b);
    CHECK(site_says(&b, "Offen"));
    CHECK(!site_says(&b, "eheim"));
    CHECK(strstr(site_file(&b, "robots.txt"), "Allow: /\nSitemap: https://netz") != NULL);
    site_end(&b);
}

TEST(a_build_for_members_has_it_and_keeps_search_engines_out)
{
    struct building b;
    site_begin();
    write_secrets();
    unit_file("layouts/page.html", "{{ doc.title }}{% if page.noindex %} noindex{% endif %}");
    site_build_as(&b, (struct options){.audience = "members"});
    CHECK_EQ_STR(site_file(&b, "geheim/index.html"), "Geheim noindex");
    CHECK_EQ_STR(site_file(&b, "events/offen/index.html"), "OffenGeheimGeheim");
    CHECK(site_file(&b, "geheim-neu/index.html") != NULL);
    CHECK_EQ_STR(site_file(&b, "robots.txt"), "User-agent: *\nDisallow: /\n");
    site_end(&b);
}

TEST(a_feed_tells_of_events_to_come)
{
    struct building b;
    static const char event[] =
        "---\ntitle: Fest\nstart: 2027-03-01 10:00\nend: +1h\nsummary: Alle & <ich>.\n"
        "example: yes\nupdated: %s\n%s---\n";
    char text[512];
    site_begin();
    unit_file("layouts/home.html",
              "{% if page.atom_events %}{{ page.atom_events | url }}{% endif %}");
    site_build(&b);
    const char *none = site_file(&b, "events/atom.xml");
    CHECK(!none || !strstr(none, "Fest"));
    site_end(&b);
    snprintf(text, sizeof text, event, "2026-11-03", "");
    unit_file("content/events/2027/fest.md", text);
    unit_file("content/events/2027/intern.md", "---\ntitle: Intern\nstart: 2027-03-01\n"
                                               "audience_level: members\n---\n");
    unit_file("content/events/2026/war.md", "---\ntitle: Vorbei\nstart: 2026-03-01\n---\n");
    site_build(&b);
    const char *de = site_file(&b, "events/atom.xml");
    REQUIRE(de != NULL);
    CHECK(strstr(de, "[tag.example] Fest – ") != NULL);
    CHECK(strstr(de, "Alle &amp; &lt;ich&gt;.</summary>") != NULL);
    CHECK(strstr(de, "<id>https://netz.example.org/unter/#fest@netz.example.org</id>") != NULL);
    CHECK(strstr(de, "<updated>2026-11-03T00:00:00Z</updated>") != NULL);
    CHECK(!strstr(de, "Intern") && !strstr(de, "Vorbei"));
    CHECK_EQ_STR(site_file(&b, "index.html"), "events/atom.xml");
    site_end(&b);
    snprintf(text, sizeof text, event, "2026-11-05", "status: cancelled\n");
    unit_file("content/events/2027/fest.md", text);
    site_build(&b);
    de = site_file(&b, "events/atom.xml");
    REQUIRE(de != NULL);
    CHECK(strstr(de, "[state.cancelled] [tag.example] Fest – ") != NULL);
    CHECK(strstr(de, "<id>https://netz.example.org/unter/#fest@netz.example.org</id>") != NULL);
    CHECK(strstr(de, "<updated>2026-11-05T00:00:00Z</updated>") != NULL);
    site_end(&b);
}

TEST(the_news_feed_is_there_when_there_are_news)
{
    struct building b;
    site_begin();
    unit_file("layouts/home.html", "{% if page.atom %}{{ page.atom | url }}{% endif %}");
    site_build(&b);
    CHECK(!site_file(&b, "atom.xml"));
    CHECK_EQ_STR(site_file(&b, "index.html"), "");
    site_end(&b);
    unit_file("content/news/2026-11-02-neu.md",
              "---\ntitle: Neu & <gut>\nupdated: 2026-11-03\n---\n");
    unit_file("content/news/2026-11-02-neu.en.md", "---\ntitle: New\nupdated: 2026-11-05\n---\n");
    site_build(&b);
    const char *de = site_file(&b, "atom.xml"), *en = site_file(&b, "en/atom.xml");
    REQUIRE(de && en);
    CHECK(strstr(de, "<title>Neu &amp; &lt;gut&gt;</title>") != NULL);
    CHECK_EQ_INT(count(de, "<updated>2026-11-03T00:00:00Z</updated>"), 2);
    CHECK_EQ_INT(count(en, "<updated>2026-11-05T00:00:00Z</updated>"), 2);
    CHECK(strstr(en, "<id>https://netz.example.org/unter/news/2026-11-02-neu/</id>") != NULL);
    CHECK_EQ_STR(site_file(&b, "index.html"), "atom.xml");
    site_end(&b);
}

TEST(lines_for_hosts_hold_plain_addresses_alone)
{
    struct building b;
    site_begin();
    unit_file("content/pages/a.md", "---\ntitle: A\naliases: [\"alt/\xC3\xBC&'$\", b.htm]\n---\n");
    site_build(&b);
    const char *lines = site_file(&b, "_redirects");
    REQUIRE(lines != NULL);
    CHECK(strstr(lines, "/unter/alt/%C3%BC%26%27%24/ /unter/a/ 301\n") != NULL);
    CHECK(strstr(lines, "/unter/b.htm /unter/a/ 301\n") != NULL);
    for (const char *p = lines; *p; p++)
        CHECK(*p == '\n' || (*p >= ' ' && *p < 0x7f));
    site_end(&b);
}
