#include "unit/building.h"

#include <stdio.h>

static void write_network(void)
{
    unit_file("content/groups/g.md", "---\ntitle: \"AG \\\"G\\\" & <Co>\"\n---\n");
    unit_file("content/members/beides.md", "---\ntitle: Beides\n---\n");
    unit_file("content/members/kurse.md", "---\ntitle: Kurse\n---\n");
    unit_file("content/members/nichts.md", "---\ntitle: Nichts\n---\n");
    unit_file("content/events/alt.md", "---\ntitle: Alt\nstart: 2026-11-20\ngroup: g\n---\n");
    unit_file("content/events/fest.md", "---\ntitle: Fest\nstart: 2026-12-20\ngroup: g\n"
                                        "organisers: beides\ntopics: sprache\n---\n");
    unit_file("content/offers/a1.md", "---\ntitle: A1\nprovider: beides\nstart: 2026-12-10 10:00\n"
                                      "end: +1h\n---\n");
    unit_file("content/offers/b1.md", "---\ntitle: B1\nprovider: kurse\n---\n");
}

TEST(groups_members_and_topics_can_be_shown_elsewhere)
{
    struct building b;
    site_begin();
    write_network();
    unit_file("layouts/embed.html",
              "{{ of | url }}{% for m in meetings %} {{ m.title }}{% endfor %}"
              "{% for i in offers %} +{{ i.id }}{% endfor %}"
              "{% if page.noindex %} no{% endif %}");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "embed/groups/g/index.html"), "../../../groups/g/ Fest no");
    CHECK_EQ_STR(site_file(&b, "embed/mitglieder/beides/index.html"),
                 "../../../mitglieder/beides/ A1 Fest +a1 no");
    CHECK_EQ_STR(site_file(&b, "en/embed/members/kurse/index.html"),
                 "../../../../en/members/kurse/ +b1 no");
    CHECK_EQ_STR(site_file(&b, "embed/topics/sprache/index.html"), "../../../events/ Fest no");
    CHECK(!site_file(&b, "embed/members/nichts/index.html"));
    site_end(&b);
}

TEST(what_one_copies_is_right_html)
{
    struct building b;
    site_begin();
    write_network();
    unit_file("site/i18n/de.yaml", "name: Deutsch\nsections: {calendar: kalender}\n"
                                   "words: {calendar.group: '{1}'}\n");
    unit_file("site/i18n/en.yaml", "name: English\nwords: {calendar.group: '{1}'}\n");
    unit_file("layouts/embeds.html",
              "{% for s in shelves %}{{ s.id }}:{% for x in s.embeds %} {{ x.url | url }}"
              "{% endfor %} {% endfor %}"
              "{% for s in shelves | limit(1) %}{% for x in s.embeds %}{{ x.frame }}|"
              "{{ x.element }}|{{ x.data }}{% endfor %}{% endfor %}");
    site_build(&b);
    CHECK_EQ_STR(
        site_file(&b, "kalender/embeds/index.html"),
        "groups: ../../embed/groups/g/ members: ../../embed/members/beides/ "
        "../../embed/members/kurse/ topics: ../../embed/topics/sprache/ "
        "&lt;iframe src=&#34;https://netz.example.org/unter/embed/groups/g/&#34; "
        "title=&#34;AG &amp;#34;G&amp;#34; &amp;amp; &amp;lt;Co&amp;gt;&#34; width=&#34;100%&#34; "
        "height=&#34;480&#34; loading=&#34;lazy&#34; style=&#34;border: 0&#34;&gt;&lt;/iframe&gt;|"
        "&lt;script src=&#34;https://netz.example.org/unter/assets/embed.js&#34; "
        "defer&gt;&lt;/script&gt;\n&lt;knoten-termine "
        "src=&#34;https://netz.example.org/unter/kalender/groups/g.json&#34;&gt;\n"
        "  &lt;a href=&#34;https://netz.example.org/unter/groups/g/&#34;&gt;AG &amp;#34;G&amp;#34; "
        "&amp;amp; &amp;lt;Co&amp;gt;&lt;/a&gt;\n&lt;/knoten-termine&gt;|"
        "https://netz.example.org/unter/kalender/groups/g.json");
    site_end(&b);
}

/* Returns how often a text stands in another. */
static int times(const char *text, const char *part)
{
    int n = 0;
    for (const char *at = text; at && (at = strstr(at, part)) != NULL; at++)
        n++;
    return n;
}

TEST(beside_each_calendar_stand_its_next_meetings_as_data)
{
    struct building b;
    site_begin();
    write_network();
    unit_file("content/events/oft.md", "---\ntitle: Oft\nstart: 2026-11-01 10:00\nend: +1h\n"
                                       "group: g\nrepeat: {every: day, times: 80}\n---\n");
    site_build(&b);
    const char *group = site_file(&b, "kalender/groups/g.json"),
               *topic = site_file(&b, "kalender/topics/sprache.json"),
               *all = site_file(&b, "en/calendar/all.json");
    REQUIRE(group && topic && all);
    CHECK_EQ_INT(times(group, "\"type\":"), 50);
    CHECK(!strstr(group, "\"local_start\":\"2026-11-22"));
    CHECK(strstr(group, "\"local_start\":\"2026-11-23T10:00\"") != NULL);
    CHECK(strstr(topic, "\"page\":\"https://netz.example.org/unter/events/\"") != NULL);
    CHECK(strstr(topic,
                 "\"calendar\":\"https://netz.example.org/unter/kalender/topics/sprache.ics\"") !=
          NULL);
    CHECK_EQ_INT(times(topic, "\"type\":"), 1);
    CHECK(strstr(all, "\"language\":\"en\"") && strstr(all, "\"direction\":\"ltr\""));
    site_end(&b);
}
