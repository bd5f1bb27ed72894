#include "unit/building.h"

/* What the English home page says of the network and of a group's topic. */
static const char *english(struct building *b, const char *site, const char *en)
{
    site_begin();
    unit_file("site/site.yaml", site);
    unit_file("site/vocabulary.yaml", "topics: {law: Recht, work: {de: Arbeit, en: Work}}\n");
    unit_file("site/i18n/en.yaml", en);
    unit_file("layouts/home.html", "{{ site.title }}|{{ site.short_title }}|{{ site.description }}"
                                   "{% for g in groups %}{% for t in g.topics %}|{{ t.label }}"
                                   "{% endfor %}{% endfor %}");
    unit_file("content/groups/g.md", "---\ntitle: G\ntopics: [law, work]\n---\n");
    site_build(b);
    return site_file(b, "en/index.html");
}

static const char site_yaml[] = "title: {de: Netz, en: Net}\nshort_title: N\n"
                                "base_url: https://netz.example.org/\nlanguages: [de, en]\n"
                                "timezone: Europe/Berlin\ndescription: {de: Ein Netz}\n";

TEST(a_language_file_gives_what_the_others_leave_out)
{
    struct building b;
    CHECK_EQ_STR(english(&b, site_yaml,
                         "name: English\nsite: {short_title: Short, description: A net}\n"
                         "vocabulary: {topics: {law: Law}}\n"),
                 "Net|Short|A net|Law|Work");
    CHECK_EQ_STR(site_file(&b, "index.html"), "Netz|N|Ein Netz|Recht|Arbeit");
    CHECK_EQ_INT((intmax_t)b.project.report.diags.n, 0);
    site_end(&b);
}

TEST(what_both_give_counts_as_the_site_has_it)
{
    struct building b;
    CHECK_EQ_STR(english(&b, site_yaml,
                         "name: English\nsite: {title: Other}\n"
                         "vocabulary: {topics: {work: Other}}\n"),
                 "Net|N|Ein Netz|Recht|Work");
    CHECK_EQ_INT((intmax_t)b.project.report.count[SEVERITY_WARNING], 2);
    site_end(&b);
}

TEST(combinations_of_groups_have_their_names_there_too)
{
    struct building b;
    site_begin();
    unit_file("site/site.yaml",
              "title: Netz\nbase_url: https://netz.example.org/\nlanguages: [de, en]\n"
              "timezone: Europe/Berlin\n"
              "calendar: {combinations: {beide: {title: Beide, groups: [g]}}}\n");
    unit_file("site/i18n/en.yaml", "name: English\nsite: {combinations: {beide: Both of them}}\n"
                                   "words: {calendar.name: '{2}', calendar.selection: '{1}'}\n");
    unit_file("content/groups/g.md", "---\ntitle: G\n---\n");
    unit_file("content/events/2026/e.md",
              "---\ntitle: E\nstart: 2026-12-01 10:00\ngroup: g\n---\n");
    site_build(&b);
    CHECK(site_says(&b, "Both of them"));
    site_end(&b);
}
