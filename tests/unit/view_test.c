#include "unit/building.h"

#include <stdio.h>

TEST(who_left_is_in_no_list_and_no_number_but_keeps_a_page)
{
    struct building b;
    site_begin();
    unit_file("layouts/home.html", "{{ counts.members }} {{ counts.languages }}");
    unit_file("layouts/members.html", "{% for i in items %}{{ i.id }} {% endfor %}{{ total }}");
    unit_file("layouts/group.html", "{% for i in group.members %}{{ i.id }} {% endfor %}");
    unit_file("content/groups/g.md", "---\ntitle: G\n---\n");
    unit_file("content/members/a.md", "---\ntitle: A\ngroups: [g, g]\noffers_languages: de\n---\n");
    unit_file("content/members/b.md", "---\ntitle: B\ngroups: g\nleft: 2026\n"
                                      "offers_languages: tr\n---\n");
    unit_file("content/members/c.md", "---\ntitle: C\ngroups: g\nleft: 2027\n---\n");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "index.html"), "2 1");
    CHECK_EQ_STR(site_file(&b, "mitglieder/index.html"), "a c 2");
    CHECK_EQ_STR(site_file(&b, "groups/g/index.html"), "a c ");
    CHECK_EQ_STR(site_file(&b, "mitglieder/b/index.html"), "B");
    site_end(&b);
}

TEST(a_hidden_member_is_not_named_as_an_author)
{
    struct building b;
    site_begin();
    unit_file("layouts/news.html",
              "{% for a in news.authors %}{{ a.name }}{% if a.url %}!{% endif %};"
              "{% endfor %}");
    unit_file("content/members/a.md", "---\ntitle: A\n---\n");
    unit_file("content/members/b.md", "---\ntitle: B\naudience_level: members\n---\n");
    unit_file("content/members/c.md", "---\ntitle: C\ndraft: yes\n---\n");
    unit_file("content/news/2026-11-02-n.md", "---\ntitle: N\nauthors: [b, a, c, D]\n---\n");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "news/2026-11-02-n/index.html"), "A!;D;");
    site_end(&b);
}

TEST(ended_groups_come_last_and_are_not_on_the_home_page)
{
    struct building b;
    site_begin();
    unit_file("layouts/home.html",
              "{{ counts.groups }}:{% for g in groups %} {{ g.id }}{% endfor %}");
    unit_file("layouts/groups.html", "{% for i in items %}{{ i.id }} {% endfor %}");
    unit_file("content/groups/a.md", "---\ntitle: A\nended: 2026-11-23\n---\n");
    unit_file("content/groups/b.md", "---\ntitle: B\n---\n");
    unit_file("content/groups/c.md", "---\ntitle: C\nended: 2026-11-24\n---\n");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "index.html"), "2: b c");
    CHECK_EQ_STR(site_file(&b, "groups/index.html"), "b c a ");
    site_end(&b);
}

TEST(offers_that_are_over_come_last_whatever_their_level)
{
    struct building b;
    site_begin();
    unit_file("layouts/offers.html",
              "{% for i in items %}{{ i.id }}{% if i.expired %}!{% endif %} {% endfor %}");
    unit_file("content/members/m.md", "---\ntitle: M\n---\n");
    unit_file("content/offers/alt.md",
              "---\ntitle: Alt\nprovider: m\nlevel: A1\nvalid_until: 2026-11-22\n---\n");
    unit_file("content/offers/vorbei.md",
              "---\ntitle: Vorbei\nprovider: m\nlevel: A1\nstart: 2026-11-20 10:00\n"
              "end: +1h\n---\n");
    unit_file("content/offers/heute.md",
              "---\ntitle: Heute\nprovider: m\nlevel: B1\nvalid_until: 2026-11-23\n---\n");
    unit_file("content/offers/immer.md", "---\ntitle: Immer\nprovider: m\nlevel: A2\n---\n");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "offers/index.html"), "immer heute alt! vorbei! ");
    site_end(&b);
}

TEST(gaps_are_told_in_the_translations_words_and_nobody_passes_legal_notices_on)
{
    struct building b;
    site_begin();
    unit_file("site/site.yaml", "title: Netz\nbase_url: https://netz.example.org/unter/\n"
                                "languages: [de, en]\ntimezone: Europe/Berlin\nimprint: a\n");
    unit_file("site/assets/share.js", "");
    unit_file("layouts/page.html", "{% for g in page.gaps %}{{ g }};{% endfor %}"
                                   "{% if page.gaps_foreign %}!{% endif %}"
                                   "{% if page.share_script %}share{% endif %}");
    unit_file("content/pages/a.md", "---\ntitle: A\ngaps: [Name, Ort]\n---\n");
    unit_file("content/pages/a.en.md", "---\ntitle: A\n---\nText\n");
    unit_file("content/pages/b.md", "---\ntitle: B\ngaps: Name\n---\n");
    unit_file("content/pages/b.en.md", "---\ntitle: B\ngaps: name\n---\nText\n");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "a/index.html"), "Name;Ort;");
    CHECK_EQ_STR(site_file(&b, "en/a/index.html"), "Name;Ort;!");
    CHECK_EQ_STR(site_file(&b, "b/index.html"), "Name;share");
    CHECK_EQ_STR(site_file(&b, "en/b/index.html"), "name;share");
    site_end(&b);
}

/* Percent, the bar's length and the longest bar of the report. */
TEST(bars_of_a_report_go_beyond_what_was_planned)
{
    struct building b;
    site_begin();
    unit_file("layouts/report.html",
              "{% for m in report.measures %}{{ m.percent }}/{{ m.bar_length }}/{{ m.bar_scale }} "
              "{% endfor %}");
    unit_file("content/reports/2024.md", "---\ntitle: 2024\nyear: 2024\ntargets: {members: 10, "
                                         "news: 4}\nactuals: {members: 9, news: 5}\n---\n");
    unit_file("content/reports/2025.md", "---\ntitle: 2025\nyear: 2025\ntargets: {members: 10, "
                                         "news: 1}\nactuals: {members: 9, news: 5}\n---\n");
    unit_file("content/reports/2026.md", "---\ntitle: 2026\nyear: 2026\ntargets: {members: 10}\n"
                                         "actuals: {members: 9}\n---\n");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "reports/2024/index.html"), "90/90/125 125/125/125 ");
    CHECK_EQ_STR(site_file(&b, "reports/2025/index.html"), "90/90/200 500/200/200 ");
    CHECK_EQ_STR(site_file(&b, "reports/2026/index.html"), "90/90/100 ");
    site_end(&b);
}

TEST(menus_and_children_follow_their_order_in_each_language)
{
    struct building b;
    site_begin();
    unit_file("layouts/page.html",
              "{% for n in nav %}{{ n.id }} {% endfor %}|{% for n in footer_nav %}{{ n.id }} "
              "{% endfor %}|{% for c in doc.children %}{{ c.title }} {% endfor %}");
    unit_file("content/pages/a.md", "---\ntitle: Z\nmenu: main\n---\n");
    unit_file("content/pages/b.md", "---\ntitle: Y\nmenu: main\norder: 1\n---\n");
    unit_file("content/pages/c.md", "---\ntitle: X\nmenu: footer\n---\n");
    unit_file("content/pages/a/d.md", "---\ntitle: Ähre\nparent: a\n---\n");
    unit_file("content/pages/a/d.en.md", "---\ntitle: Yarn\n---\n");
    unit_file("content/pages/a/e.md", "---\ntitle: Birne\nparent: a\n---\n");
    unit_file("content/pages/a/f.md", "---\ntitle: Zuletzt\nparent: a\norder: 0\n---\n");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "a/index.html"), "home b a |a-z c |Zuletzt Ähre Birne ");
    CHECK_EQ_STR(site_file(&b, "en/a/index.html"), "home b a |a-z c |Zuletzt Birne Yarn ");
    site_end(&b);
}

TEST(a_site_of_nothing_but_its_configuration_has_its_home_pages)
{
    struct building b;
    site_begin();
    unit_file("content/pages/index.md", "---\ntitle: Start\ndraft: yes\n---\n");
    unit_file("layouts/home.html", "{{ page.title }}{% for m in next %}!{% endfor %}");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "index.html"), "Netz");
    CHECK_EQ_STR(site_file(&b, "en/index.html"), "Netz");
    CHECK(!site_file(&b, "atom.xml"));
    CHECK(!site_says(&b, "Start"));
    site_end(&b);
}

TEST(what_is_called_off_does_not_run)
{
    struct building b;
    site_begin();
    unit_file("layouts/events.html", "{% for m in meetings %}{{ m.title }}"
                                     "{% if m.running %}!{% endif %} {{ m.start_utc }} "
                                     "{{ m.end_utc }} {% endfor %}");
    unit_file("content/events/a.md",
              "---\ntitle: A\nstart: 2026-11-23 11:00\nend: +2h\nstatus: cancelled\n---\n");
    unit_file("content/events/b.md", "---\ntitle: B\nstart: 2026-11-23 11:00\nend: +2h\n---\n");
    unit_file("content/events/c.md", "---\ntitle: C\nstart: 2026-11-23 13:00\nend: +2h\n---\n");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "events/index.html"),
                 "A 2026-11-23T10:00Z 2026-11-23T12:00Z B! 2026-11-23T10:00Z 2026-11-23T12:00Z "
                 "C 2026-11-23T12:00Z 2026-11-23T14:00Z ");
    site_end(&b);
}
static void check_confirmed(const char *day, const char *want)
{
    struct building b;
    char text[128];
    site_begin();
    unit_file("layouts/member.html", "{% if page.unconfirmed %}old{% else %}fresh{% endif %}");
    snprintf(text, sizeof text, "---\ntitle: M\n%s---\n", day);
    unit_file("content/members/m.md", text);
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "mitglieder/m/index.html"), want);
    site_end(&b);
}

TEST(facts_are_old_when_their_confirmation_is)
{
    check_confirmed("verified: 2025-11-22\n", "old");
    check_confirmed("verified: 2025-11-23\n", "fresh");
    check_confirmed("", "fresh");
}
