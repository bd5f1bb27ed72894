#include "unit/building.h"

#include <stdio.h>

static void write_members(int n)
{
    for (int i = 1; i <= n; i++) {
        char path[64], text[64];
        snprintf(path, sizeof path, "content/members/m%d.md", i);
        snprintf(text, sizeof text, "---\ntitle: M%d\n---\n", i);
        unit_file(path, text);
    }
}

static void write_config(const char *more)
{
    char text[400] = "title: Netz\nbase_url: https://netz.example.org/unter\n"
                     "languages: [de, en]\ntimezone: Europe/Berlin\n";
    unit_file("site/site.yaml", strcat(text, more));
}

TEST(long_lists_are_dealt_out_over_pages)
{
    struct building b;
    site_begin();
    write_config("limits: {per_page: 2}\n");
    write_members(5);
    unit_file("layouts/members.html", "{% if pager.prev %}{{ pager.prev | url }} {% endif %}"
                                      "{{ pager.number }}/{{ pager.count }}:"
                                      "{% for i in items %} {{ i.id }}{% endfor %} of {{ total }}"
                                      "{% if pager.next %} {{ pager.next | url }}{% endif %}"
                                      "{% for l in languages %} {{ l.url | url }}{% endfor %}");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "mitglieder/index.html"),
                 "1/3: m1 m2 of 5 ../mitglieder/seite-2/ ../mitglieder/ ../en/members/");
    CHECK_EQ_STR(site_file(&b, "mitglieder/seite-2/index.html"),
                 "../../mitglieder/ 2/3: m3 m4 of 5 ../../mitglieder/seite-3/ "
                 "../../mitglieder/seite-2/ ../../en/members/page-2/");
    CHECK_EQ_STR(site_file(&b, "en/members/page-3/index.html"),
                 "../../../en/members/page-2/ 3/3: m5 of 5 ../../../mitglieder/seite-3/ "
                 "../../../en/members/page-3/");
    CHECK(!site_file(&b, "mitglieder/seite-4/index.html"));
    site_end(&b);
}

TEST(the_dates_of_a_series_are_cut_and_only_the_next_ones_have_files)
{
    struct building b;
    site_begin();
    write_config("limits: {per_page: 2}\ncalendar: {meeting_days: 10}\n");
    unit_file("layouts/event.html",
              "{% for m in event.meetings %}{{ m.start | date('MMdd') }} {% endfor %}then "
              "{% for m in event.later %}{{ m.start | date('MMdd') }} {% endfor %}"
              "+{{ event.later_more }} past {{ event.past | length }}");
    unit_file("content/events/a.md", "---\ntitle: A\nstart: 2026-08-10 10:00\nend: +1h\n"
                                     "repeat: {every: week, times: 27}\n---\n");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "termine/a/index.html") ? site_file(&b, "termine/a/index.html")
                                                       : site_file(&b, "events/a/index.html"),
                 "1130 1207 1214 1221 1228 then 0104 0111 +4 past 12");
    CHECK(site_says(&b, "a/2026-11-30.ics"));
    CHECK(!site_says(&b, "a/2026-12-07.ics") && !site_says(&b, "a/2026-11-16.ics"));
    site_end(&b);
}

TEST(a_list_that_fills_its_pages_has_no_empty_one)
{
    struct building b;
    site_begin();
    write_config("limits: {per_page: 2}\n");
    write_members(4);
    site_build(&b);
    CHECK(site_file(&b, "mitglieder/seite-2/index.html") != NULL);
    CHECK(!site_file(&b, "mitglieder/seite-3/index.html"));
    site_end(&b);
}

TEST(aliases_become_files_and_folders_that_lead_to_the_page_in_their_language)
{
    struct building b;
    site_begin();
    unit_file("layouts/redirect.html", "{{ target | url }} {{ target_absolute }}");
    unit_file("content/pages/neu.md",
              "---\ntitle: Neu\naliases: [/alt, ganz/alt.htm, sehr/alt/]\n---\n");
    unit_file("content/pages/neu.en.md", "---\ntitle: New\naliases: old\n---\n");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "alt/index.html"), "../neu/ https://netz.example.org/unter/neu/");
    CHECK_EQ_STR(site_file(&b, "ganz/alt.htm"), "../neu/ https://netz.example.org/unter/neu/");
    CHECK_EQ_STR(site_file(&b, "sehr/alt/index.html"),
                 "../../neu/ https://netz.example.org/unter/neu/");
    CHECK_EQ_STR(site_file(&b, "old/index.html"),
                 "../en/neu/ https://netz.example.org/unter/en/neu/");
    site_end(&b);
}

TEST(the_error_page_is_right_at_any_depth_of_the_host_or_where_it_lies_on_a_disk)
{
    struct building b;
    site_begin();
    write_config("");
    unit_file("layouts/404.html", "{{ site.home | url }} {{ page.css | url }}");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "404.html"), "/unter/ /unter/assets/style.css");
    CHECK_EQ_STR(site_file(&b, "en/404.html"), "/unter/en/ /unter/assets/style.css");
    site_end(&b);
    site_build_as(&b, (struct options){.links = "file"});
    CHECK_EQ_STR(site_file(&b, "404.html"), "index.html assets/style.css");
    CHECK_EQ_STR(site_file(&b, "en/404.html"), "../en/index.html ../assets/style.css");
    site_end(&b);
}

TEST(nested_pages_stand_below_their_folders)
{
    struct building b;
    site_begin();
    unit_file("content/pages/a/index.md", "---\ntitle: A\n---\n[b](b.md) [c](c/index.md#x)\n");
    unit_file("content/pages/a/b.md", "---\ntitle: B\n---\n[Start](../index.md) [a](page:a)\n");
    unit_file("content/pages/a/c/index.md", "---\ntitle: C\n---\n## X\n");
    unit_file("layouts/page.html", "{% if doc.body %}{{ doc.body }}{% endif %}");
    site_build(&b);
    const char *a = site_file(&b, "a/index.html"), *inner = site_file(&b, "a/b/index.html");
    REQUIRE(a && inner && site_file(&b, "en/a/c/index.html"));
    CHECK(strstr(a, "href=\"../a/b/\"") != NULL);
    CHECK(strstr(a, "href=\"../a/c/#x\"") != NULL);
    CHECK(strstr(inner, "href=\"../../\"") != NULL);
    CHECK(strstr(inner, "href=\"../../a/\"") != NULL);
    site_end(&b);
}
