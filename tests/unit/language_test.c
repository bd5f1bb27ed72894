#include "unit/building.h"

/* A site in German, easy German and English. */
static void three_languages(void)
{
    site_begin();
    unit_file("site/site.yaml", "title: Netz\nbase_url: https://netz.example.org/\n"
                                "languages: [de, de-simple, en]\ntimezone: Europe/Berlin\n");
    unit_file("site/i18n/de-simple.yaml", "name: Einfache Sprache\n");
}

TEST(a_language_is_called_as_its_file_calls_it)
{
    struct building b;
    three_languages();
    unit_file("layouts/home.html", "{{ lang.tag }}={{ lang.name }}:"
                                   "{% for l in languages %} {{ l.name }}{% endfor %}");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "index.html"), "de=Deutsch: Deutsch Einfache Sprache English");
    CHECK_EQ_STR(site_file(&b, "de-simple/index.html"),
                 "de-simple=Einfache Sprache: Deutsch Einfache Sprache English");
    CHECK_EQ_STR(site_file(&b, "en/index.html"), "en=English: Deutsch Einfache Sprache English");
    site_end(&b);
}

TEST(other_languages_are_named_in_the_readers_unless_a_variant_has_no_name_there)
{
    struct building b;
    three_languages();
    unit_file("content/members/m.md",
              "---\ntitle: M\noffers_languages: [de, de-simple, en, tr, de-1996]\n---\n");
    unit_file("layouts/member.html", "{% for l in member.languages %}{{ l.name }} {% endfor %}");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "mitglieder/m/index.html"),
                 "Deutsch Einfache Sprache Englisch Türkisch Deutsch ");
    CHECK_EQ_STR(site_file(&b, "de-simple/members/m/index.html"),
                 "Deutsch Einfache Sprache Englisch Türkisch Deutsch ");
    CHECK_EQ_STR(site_file(&b, "en/members/m/index.html"),
                 "German Einfache Sprache English Turkish German ");
    site_end(&b);
}

TEST(calendars_call_languages_as_pages_do)
{
    struct building b;
    three_languages();
    unit_file("site/i18n/en.yaml", "name: English\nwords: {calendar.language: 'In {1}', "
                                   "calendar.name: '{2}', field.languages: Languages}\n");
    unit_file("content/events/2026/e.md", "---\ntitle: E\nstart: 2026-12-01 10:00\n"
                                          "event_languages: [de, de-simple]\n---\n");
    site_build(&b);
    const char *feed = site_file(&b, "en/calendar/languages/de-simple.ics");
    REQUIRE(feed);
    CHECK(strstr(feed, "X-WR-CALNAME:In Einfache Sprache\r\n"));
    CHECK(strstr(feed, "Languages: German and Einfache Sprache"));
    site_end(&b);
}

TEST(a_translation_without_a_text_of_its_own_shows_the_originals)
{
    struct building b;
    three_languages();
    unit_file("content/groups/g.md", "---\ntitle: G\n---\nDer Text\n");
    unit_file("content/groups/g.en.md", "---\ntitle: The group\n---\n");
    unit_file("content/groups/leer.md", "---\ntitle: Leer\n---\n\n");
    unit_file("layouts/group.html", "{{ page.title }} {{ page.lang.tag }} {% if group.body %}"
                                    "{{ group.body }}{% else %}nothing{% endif %}");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "en/groups/g/index.html"), "The group de <p>Der Text</p>\n");
    CHECK_EQ_STR(site_file(&b, "groups/leer/index.html"), "Leer de nothing");
    CHECK_EQ_STR(site_file(&b, "en/groups/leer/index.html"), "Leer de nothing");
    site_end(&b);
}

TEST(what_has_no_easy_text_is_marked_as_plain_german)
{
    struct building b;
    three_languages();
    unit_file("content/groups/g.md", "---\ntitle: G\n---\nText\n");
    unit_file("layouts/group.html",
              "{{ lang.tag }} {% if page.foreign %}in{% endif %} {{ page.lang.tag }} "
              "{{ page.lang.name }} {{ page.build_date | date('long') }}");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "de-simple/groups/g/index.html"),
                 "de-simple in de Deutsch Montag, 23. November 2026");
    site_end(&b);
}
