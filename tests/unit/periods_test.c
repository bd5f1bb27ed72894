#include "unit/building.h"

/* A grid as rows of days: `.` stands for a cell outside of the month, `*` marks today. */
#define GRID                                                                                       \
    "{% for d in weekdays %}{{ d | date('ccc') }} {% endfor %}"                                    \
    "{% for w in weeks %}|{% for d in w.days %} {% if d.inside %}{{ d.day | date('d') }}"          \
    "{% if d.today %}*{% endif %}{% else %}.{% endif %}{% endfor %}{% endfor %}"

/* The days that have meetings, with what is said of each there. */
#define ENTRIES                                                                                    \
    "{% for w in weeks %}{% for d in w.days %}{% if d.entries %}{{ d.day | date('d') }}:"          \
    "{% for x in d.entries %}{{ x.meeting.title }}{% if x.lasts %}{% if x.begins %}("              \
    "{% else %}){% endif %}{% endif %} {% endfor %}{% endif %}{% endfor %}{% endfor %}"

static void write_event(const char *id, const char *facts)
{
    char path[64] = "content/events/", text[400] = "---\ntitle: ";
    unit_file(strcat(strcat(path, id), ".md"),
              strcat(strcat(strcat(strcat(text, id), "\n"), facts), "\n---\n"));
}

static void languages(const char *tags)
{
    char text[300] = "title: Netz\nbase_url: https://netz.example.org/unter/\n"
                     "timezone: Europe/Berlin\nlanguages: ";
    unit_file("site/site.yaml", strcat(strcat(text, tags), "\n"));
}

TEST(a_month_is_whole_weeks_whatever_weekday_it_begins_on)
{
    static const struct {
        const char *month, *first, *last;
    } months[] = {
        {"2027-02", "| 1 2 3 4 5 6 7|", "| 22 23 24 25 26 27 28"},
        {"2027-06", "| . 1 2 3 4 5 6|", "| 28 29 30 . . . ."},
        {"2026-12", "| . 1 2 3 4 5 6|", "| 28 29 30 31 . . ."},
        {"2027-09", "| . . 1 2 3 4 5|", "| 27 28 29 30 . . ."},
        {"2027-04", "| . . . 1 2 3 4|", "| 26 27 28 29 30 . ."},
        {"2027-01", "| . . . . 1 2 3|", "| 25 26 27 28 29 30 31"},
        {"2028-01", "| . . . . . 1 2|", "| 31 . . . . . ."},
        {"2028-02", "| . 1 2 3 4 5 6|", "| 28 29 . . . . ."},
        {"2027-08", "| . . . . . . 1|", "| 30 31 . . . . ."},
    };
    enum { N = sizeof months / sizeof *months };
    struct building b;
    site_begin();
    unit_file("layouts/month.html", GRID);
    for (int i = 0; i < N; i++) {
        char id[8] = {(char)('a' + i)}, facts[32] = "start: ";
        write_event(id, strcat(strcat(facts, months[i].month), "-02"));
    }
    site_build(&b);
    for (int i = 0; i < N; i++) {
        char path[64] = "events/";
        const char *grid = site_file(&b, strcat(strcat(path, months[i].month), "/index.html"));
        REQUIRE(grid != NULL);
        size_t n = strlen(months[i].last);
        CHECK(strstr(grid, months[i].first) == strchr(grid, '|'));
        CHECK_EQ_STR(strlen(grid) > n ? grid + strlen(grid) - n : grid, months[i].last);
    }
    site_end(&b);
}

/* Readers of all languages live in the same place, and its language comes first. */
TEST(weeks_begin_as_where_the_network_is)
{
    static const struct {
        const char *languages, *other, *week;
    } sites[] = {{"[de, ar, en-us]", "ar/events/2026-12/index.html", "30 1 2 3 4 5 6 .123456"},
                 {"[de, ar, en-us]", "en-us/events/2026-12/index.html", "30 1 2 3 4 5 6 .123456"},
                 {"[en-us, de]", "de/events/2026-12/index.html", "29 30 1 2 3 4 5 ..12345"},
                 {"[ar, de]", "de/events/2026-12/index.html", "28 29 30 1 2 3 4 ...1234"}};
    for (size_t i = 0; i < sizeof sites / sizeof *sites; i++) {
        struct building b;
        site_begin();
        languages(sites[i].languages);
        for (const char *const *l = (const char *const[]){"ar", "en-us", NULL}; *l; l++) {
            char path[32];
            snprintf(path, sizeof path, "site/i18n/%s.yaml", *l);
            unit_file(path, "name: x\n");
        }
        unit_file("layouts/month.html",
                  "{% for d in weekdays %}{{ d | date('d') }} {% endfor %}"
                  "{% for w in weeks | limit(1) %}{% for d in w.days %}"
                  "{% if d.inside %}{{ d.day | date('d') }}{% else %}.{% endif %}"
                  "{% endfor %}{% endfor %}");
        write_event("x", "start: 2026-12-02");
        site_build(&b);
        CHECK_EQ_STR(site_file(&b, sites[i].other), sites[i].week);
        site_end(&b);
    }
}

TEST(today_is_marked_once_and_only_in_its_month)
{
    struct building b;
    site_begin();
    unit_file("layouts/month.html", GRID);
    write_event("a", "start: 2026-11-02");
    write_event("b", "start: 2026-12-02");
    site_build(&b);
    const char *now = site_file(&b, "events/2026-11/index.html"),
               *next = site_file(&b, "events/2026-12/index.html");
    REQUIRE(now && next);
    CHECK(strstr(now, "| 23* 24 25 26 27 28 29| 30 . . .") != NULL);
    CHECK(!strchr(next, '*'));
    site_end(&b);
}

TEST(what_lasts_for_days_stands_on_each_of_them_in_each_month)
{
    struct building b;
    site_begin();
    unit_file("layouts/month.html", ENTRIES "{{ total }}");
    write_event("woche", "start: 2026-11-29\nend: 2026-12-02");
    write_event("nacht", "start: 2026-12-01 19:00\nend: 2026-12-02 01:00");
    write_event("lang", "start: 2026-12-01 20:00\nend: 2026-12-02 09:00");
    write_event("mitternacht", "start: 2026-12-31 20:00\nend: 2027-01-01 00:00");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "events/2026-11/index.html"), "29:woche( 30:woche) 1");
    CHECK_EQ_STR(site_file(&b, "events/2026-12/index.html"),
                 "1:woche) nacht lang( 2:woche) lang) 31:mitternacht 4");
    CHECK(!site_file(&b, "events/2027-01/index.html"));
    site_end(&b);
}

TEST(months_go_from_this_years_first_to_eighteen_ahead_and_skip_empty_ones)
{
    struct building b;
    site_begin();
    unit_file("layouts/month.html",
              "{% if prev %}{{ prev.start | date('iso') }} {{ prev.url | url }}{% endif %}|"
              "{% if next %}{{ next.start | date('iso') }} {{ next.total }}{% endif %}");
    unit_file("layouts/events.html", "{% if month %}{{ month | url }}{% endif %}");
    write_event("alt", "start: 2025-12-30\nend: 2026-01-01");
    write_event("vorher", "start: 2025-12-30");
    write_event("mai", "start: 2027-05-01");
    write_event("ende", "start: 2028-05-31");
    write_event("zu-weit", "start: 2028-06-01");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "events/2026-01/index.html"), "|2027-05-01 1");
    CHECK_EQ_STR(site_file(&b, "events/2027-05/index.html"),
                 "2026-01-01 ../../events/2026-01/|2028-05-01 1");
    CHECK_EQ_STR(site_file(&b, "events/2028-05/index.html"), "2027-05-01 ../../events/2027-05/|");
    CHECK(!site_file(&b, "events/2025-12/index.html"));
    CHECK(!site_file(&b, "events/2026-11/index.html"));
    CHECK(!site_file(&b, "events/2028-06/index.html"));
    CHECK_EQ_STR(site_file(&b, "events/index.html"), "../events/2027-05/");
    site_end(&b);
}

TEST(a_list_without_any_month_links_to_none)
{
    struct building b;
    site_begin();
    unit_file("layouts/events.html", "{% if month %}!{% else %}none{% endif %}");
    write_event("alt", "start: 2020-12-30");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "events/index.html"), "none");
    site_end(&b);
}

TEST(the_archive_has_a_page_for_each_year_dealt_out_where_it_is_long)
{
    struct building b;
    site_begin();
    languages("[de, en]\nlimits: {per_page: 2}");
    unit_file("layouts/archive.html",
              "{% for y in years %}{{ y.start | date('y') }}:{{ y.total }} {{ y.url | url }} "
              "{% endfor %}of {{ total }}");
    unit_file("layouts/year.html",
              "{{ page.title }} {{ pager.number }}/{{ pager.count }}"
              "{% for m in meetings %} {{ m.title }}{% endfor %} of {{ total }}"
              "{% if pager.prev %} {{ pager.prev | url }}{% endif %}"
              "{% if pager.next %} {{ pager.next | url }}{% endif %}"
              "{% for y in years %}{% if y.current %} {{ y.end | date('iso') }}{% endif %}"
              "{% endfor %} {{ archive | url }}");
    write_event("eins", "start: 2025-01-01");
    write_event("zwei", "start: 2025-06-01 10:00");
    write_event("drei", "start: 2025-12-31\nend: 2026-01-02");
    write_event("uralt", "start: 1969-12-31");
    write_event("gestern", "start: 2026-11-22");
    write_event("heute", "start: 2026-11-23");
    write_event("morgen", "start: 2026-11-24");
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, "events/archiv/index.html"),
                 "2026:1 ../../events/archiv/2026/ 2025:3 ../../events/archiv/2025/ "
                 "1969:1 ../../events/archiv/1969/ of 5");
    CHECK_EQ_STR(site_file(&b, "events/archiv/2025/index.html"),
                 "archive.year 1/2 drei zwei of 3 ../../../events/archiv/2025/seite-2/ 2025-12-31 "
                 "../../../events/archiv/");
    CHECK_EQ_STR(site_file(&b, "events/archiv/2025/seite-2/index.html"),
                 "archive.year 2/2 eins of 3 ../../../../events/archiv/2025/ 2025-12-31 "
                 "../../../../events/archiv/");
    CHECK(site_file(&b, "en/events/archive/2026/index.html") != NULL);
    CHECK(!site_file(&b, "events/archiv/2027/index.html"));
    CHECK(!site_file(&b, "events/archiv/seite-2/index.html"));
    site_end(&b);
}

TEST(weeks_for_notice_boards_are_this_one_and_the_next_seven)
{
    struct building b;
    site_begin();
    unit_file("layouts/poster.html",
              "{{ period.start | date('iso') }} {{ period.end | date('iso') }}:"
              "{% for d in days %}{% if d.entries %} {{ d.day | date('d') }}"
              "{% for x in d.entries %} {{ x.meeting.title }}{% if not x.begins %}){% endif %}"
              "{% endfor %}{% endif %}{% endfor %}"
              "{% if prev %} -{{ prev.url | url }}{% endif %}"
              "{% if next %} +{{ next.url | url }}{% endif %}{% if page.noindex %} no{% endif %}");
    write_event("woche", "start: 2026-11-27\nend: 2026-12-02");
    write_event("tag", "start: 2026-12-01 10:00");
    write_event("intern", "start: 2026-12-01 10:00\naudience_level: members");
    site_build_as(&b, (struct options){.audience = "members"});
    CHECK_EQ_STR(site_file(&b, "events/poster/2026-w48/index.html"),
                 "2026-11-23 2026-11-29: 27 woche +../../../events/poster/2026-w49/ no");
    CHECK_EQ_STR(site_file(&b, "events/poster/2026-w49/index.html"),
                 "2026-11-30 2026-12-06: 30 woche) 1 tag -../../../events/poster/2026-w48/ "
                 "+../../../events/poster/2026-w50/ no");
    CHECK_EQ_STR(site_file(&b, "en/events/poster/2027-w02/index.html"),
                 "2027-01-11 2027-01-17: -../../../../en/events/poster/2027-w01/ no");
    CHECK(site_file(&b, "events/poster/2026-w53/index.html") != NULL);
    CHECK(!site_file(&b, "events/poster/2026-w47/index.html"));
    CHECK(!site_file(&b, "events/poster/2027-w03/index.html"));
    CHECK(site_file(&b, "events/intern/index.html") != NULL);
    site_end(&b);
}

TEST(a_network_without_events_has_no_pages_by_time)
{
    struct building b;
    site_begin();
    site_build(&b);
    CHECK(!site_says(&b, "poster/"));
    CHECK(!site_says(&b, "archiv/"));
    site_end(&b);
}
