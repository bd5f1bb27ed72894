#include "unit/building.h"

/* The description of a page, which its template prints alone. */
static const char *describe(struct building *b, const char *layout, const char *file)
{
    char path[64] = "layouts/";
    unit_file(strcat(path, layout), "{% if page.jsonld %}{{ page.jsonld }}{% endif %}");
    site_build(b);
    const char *s = site_file(b, file);
    return s ? s : "";
}

TEST(no_title_ends_the_script)
{
    struct building b;
    site_begin();
    unit_file("content/venues/v.md", "---\ntitle: \"</script><b>\\\"\"\n---\n");
    const char *s = describe(&b, "venue.html", "venues/v/index.html");
    CHECK(strstr(s, "\"@type\":\"Place\"") != NULL);
    CHECK(!strstr(s, "</script><b>"));
    CHECK(strlen(s) > 9 && !strcmp(strstr(s, "</script>"), "</script>"));
    site_end(&b);
}

TEST(an_event_tells_its_next_meeting_with_the_offset_of_that_day)
{
    struct building b;
    site_begin();
    unit_file("content/venues/v.md", "---\ntitle: V\n---\n");
    unit_file("content/events/2026/e.md",
              "---\ntitle: E\nstart: 2026-03-18 14:00\nend: +1h\nvenue: v\n"
              "repeat: {every: month, on: 18, until: 2026-12-31}\n"
              "changes: [{on: 2026-12-18, status: cancelled}]\n---\n");
    const char *s = describe(&b, "event.html", "events/e/index.html");
    /* The only one still to come is cancelled, so that is what there is to say. */
    CHECK(strstr(s, "\"startDate\":\"2026-12-18T14:00+01:00\"") != NULL);
    CHECK(strstr(s, "\"endDate\":\"2026-12-18T15:00+01:00\"") != NULL);
    CHECK(strstr(s, "https://schema.org/EventCancelled") != NULL);
    CHECK(strstr(s, "\"organizer\":[{\"@type\":\"Organization\",\"name\":\"Netz\",\"url\":\"https:/"
                    "/netz.example.org/unter/\"}]") != NULL);
    site_end(&b);
}

TEST(whole_days_are_dates_and_hidden_places_are_not_named)
{
    struct building b;
    site_begin();
    unit_file("content/venues/v.md", "---\ntitle: Versteck\ndraft: yes\n---\n");
    unit_file("content/events/2026/e.md",
              "---\ntitle: E\nstart: 2026-12-01\nend: 2026-12-02\nvenue: v\nonline: {url: "
              "\"https://x.example\"}\n---\n");
    const char *s = describe(&b, "event.html", "events/e/index.html");
    CHECK(strstr(s, "\"startDate\":\"2026-12-01\",\"endDate\":\"2026-12-02\"") != NULL);
    CHECK(strstr(s, "\"location\":[{\"@type\":\"VirtualLocation\",") != NULL);
    CHECK(!strstr(s, "Versteck"));
    site_end(&b);
}

/* What is described of an event at a venue, and how it begins. */
static void expect_event(const char *fields, const char *says)
{
    struct building b;
    char text[1000];
    site_begin();
    unit_file("content/venues/v.md", "---\ntitle: V\n---\n");
    snprintf(text, sizeof text, "---\ntitle: E\nstart: 2026-12-02 14:00\nend: +1h\n%s---\nText.\n",
             fields);
    unit_file("content/events/2026/e.md", text);
    const char *s = describe(&b, "event.html", "events/e/index.html");
    if (!strstr(s, says))
        CHECK_EQ_STR(s, says);
    site_end(&b);
}

TEST(nothing_is_an_event_without_a_place)
{
    struct building b;
    site_begin();
    unit_file(
        "content/events/2026/e.md",
        "---\ntitle: E\nstart: 2026-12-02 14:00\nend: +1h\nonline: {note: Link folgt.}\n---\n");
    CHECK_EQ_STR(describe(&b, "event.html", "events/e/index.html"), "");
    site_end(&b);
}

TEST(prices_are_told_as_numbers_where_they_are)
{
    static const char *const prices[][2] = {
        {"5 €", "\"price\":\"5\",\"priceCurrency\":\"EUR\"}"},
        {"12,50 Euro", "\"price\":\"12.50\",\"priceCurrency\":\"EUR\"}"},
        {"CHF 7", "\"price\":\"7\",\"priceCurrency\":\"CHF\"}"},
        {"5 €, ermäßigt 3 €", "\"description\":\"5 €, ermäßigt 3 €\"}"},
        {"ab 5 €", "\"description\":\"ab 5 €\"}"},
        {"5", "\"description\":\"5\"}"},
        {"1234567 €", "\"description\":\"1234567 €\"}"},
        {"5 € 3", "\"description\":\"5 € 3\"}"},
        {"€", "\"description\":\"€\"}"},
    };
    for (size_t i = 0; i < sizeof prices / sizeof *prices; i++) {
        char fields[200];
        snprintf(fields, sizeof fields, "venue: v\nprice: %s\n", prices[i][0]);
        expect_event(fields, prices[i][1]);
    }
}

TEST(a_series_tells_its_rule)
{
    expect_event(
        "venue: v\nrepeat: {every: 2 weeks, on: [wednesday, friday], until: 2027-01-31, "
        "except: 2026-12-16}\nchanges: [{on: 2026-12-18, status: cancelled}]\n",
        "\"eventSchedule\":{\"@type\":\"Schedule\",\"repeatFrequency\":\"P2W\","
        "\"byDay\":[\"https://schema.org/Wednesday\",\"https://schema.org/Friday\"],"
        "\"startDate\":\"2026-12-02\",\"endDate\":\"2027-01-29\",\"startTime\":\"14:00:00\","
        "\"endTime\":\"15:00:00\",\"scheduleTimezone\":\"Europe/Berlin\","
        "\"exceptDate\":[\"2026-12-16\",\"2026-12-18\"]}");
    expect_event("venue: v\nrepeat: {every: month, on: first wednesday, times: 3}\n",
                 "\"repeatFrequency\":\"P1M\",\"byDay\":[\"1WE\"],");
    expect_event("venue: v\nrepeat: {every: month, on: 2, times: 3}\n",
                 "\"repeatFrequency\":\"P1M\",\"byMonthDay\":[2],");
}

TEST(what_is_moved_tells_when_it_was_to_be)
{
    expect_event("venue: v\nrepeat: {every: week, times: 3}\n"
                 "changes: [{on: 2026-12-02, start: 2026-12-03 15:00}]\n",
                 "\"startDate\":\"2026-12-03T15:00+01:00\",\"endDate\":\"2026-12-03T16:00+01:00\","
                 "\"eventStatus\":\"https://schema.org/EventRescheduled\","
                 "\"previousStartDate\":\"2026-12-02T14:00+01:00\"");
    /* With another status nobody may say a former date. */
    expect_event("venue: v\nrepeat: {every: week, times: 1}\n"
                 "changes: [{on: 2026-12-02, start: 2026-12-03 15:00, status: cancelled}]\n",
                 "\"eventStatus\":\"https://schema.org/EventCancelled\",\"eventAttendanceMode\"");
}

TEST(a_member_tells_where_and_when)
{
    struct building b;
    site_begin();
    unit_file("content/members/m.md",
              "---\ntitle: M\ngeo: {lat: 50.98, lon: 11.03}\noffers_languages: [de, ar]\n"
              "opening_hours: [by appointment, We 14:00-16:30, We 09:00-12:00]\n"
              "closed: [{from: 2025-12-24, to: 2026-01-02}, {from: 2026-12-24, to: 2027-01-02}]\n"
              "---\n");
    const char *s = describe(&b, "member.html", "mitglieder/m/index.html");
    CHECK(strstr(s, "\"location\":{\"@type\":\"Place\",\"geo\":{") != NULL);
    CHECK(strstr(s, "\"openingHoursSpecification\":[{\"@type\":\"OpeningHoursSpecification\","
                    "\"dayOfWeek\":\"Wednesday\",\"opens\":\"09:00\",\"closes\":\"12:00\"},{") !=
          NULL);
    CHECK(strstr(s, "\"validFrom\":\"2026-12-24\",\"validThrough\":\"2027-01-02\","
                    "\"opens\":\"00:00\",\"closes\":\"00:00\"}]}") != NULL);
    CHECK(strstr(s, "\"knowsLanguage\":[\"de\",\"ar\"]") != NULL);
    site_end(&b);
}

TEST(a_member_that_left_has_no_hours)
{
    struct building b;
    site_begin();
    unit_file("content/members/m.md",
              "---\ntitle: M\nopening_hours: We 09:00-12:00\nleft: 2020\n---\n");
    CHECK(!strstr(describe(&b, "member.html", "mitglieder/m/index.html"), "location"));
    site_end(&b);
}

TEST(a_member_without_hours_or_point_has_no_premises)
{
    struct building b;
    site_begin();
    unit_file("content/members/m.md", "---\ntitle: M\nopening_hours: by appointment\n---\n");
    CHECK(!strstr(describe(&b, "member.html", "mitglieder/m/index.html"), "location"));
    site_end(&b);
}

TEST(free_pages_and_redirects_describe_nothing)
{
    struct building b;
    site_begin();
    unit_file("content/pages/p.md", "---\ntitle: P\naliases: q\n---\n");
    CHECK_EQ_STR(describe(&b, "page.html", "p/index.html"), "");
    site_end(&b);
    CHECK_EQ_STR(describe(&b, "redirect.html", "q/index.html"), "");
    site_end(&b);
}
