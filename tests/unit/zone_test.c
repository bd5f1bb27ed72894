#include "unit/unit.h"

#include "base/arena.h"
#include "resolve/calendar/zone_data.h"

static struct when at(int year, int month, int day, int hour, int minute)
{
    return (struct when){{(int16_t)year, (int8_t)month, (int8_t)day}, hour * 3600 + minute * 60};
}

TEST(only_zones_are_found)
{
    struct arena a;
    arena_init(&a);
    struct zones *zones = zones_open(&a);
    const struct zone *berlin = zone_find(zones, "Europe/Berlin");
    if (CHECK(berlin != NULL)) {
        CHECK_EQ_STR(zone_name(berlin), "Europe/Berlin");
        CHECK_EQ_STR(zone_rule(berlin), "CET-1CEST,M3.5.0,M10.5.0/3");
        CHECK(zone_find(zones, "Europe/Berlin") == berlin);
    }
    static const char *const none[] = {
        "",
        "Europe/Erfurt",
        "Europe",
        "/etc/passwd",
        "../zoneinfo/UTC",
        "Europe/../UTC",
        "zone1970.tab",
        "localtime",
        "right/Europe/Berlin",
    };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        CHECK(zone_find(zones, none[i]) == NULL);
    arena_free(&a);
}

TEST(civil_times_at_clock_changes)
{
    struct arena a;
    arena_init(&a);
    const struct zone *z = zone_find(zones_open(&a), "Europe/Berlin");
    int64_t utc = 0;
    if (CHECK(z != NULL)) {
        CHECK_EQ_INT(zone_to_utc(z, at(2026, 3, 29, 1, 59), &utc), ZONE_ONCE);
        CHECK_EQ_INT(utc, 1774745940);
        CHECK_EQ_INT(zone_to_utc(z, at(2026, 3, 29, 2, 30), &utc), ZONE_SKIPPED);
        CHECK_EQ_INT(utc, 1774747800);
        CHECK_EQ_INT(zone_to_utc(z, at(2026, 3, 29, 3, 0), &utc), ZONE_ONCE);
        CHECK_EQ_INT(utc, 1774746000);
        CHECK_EQ_INT(zone_to_utc(z, at(2026, 10, 25, 2, 30), &utc), ZONE_TWICE);
        CHECK_EQ_INT(utc, 1792888200);
        CHECK_EQ_INT(zone_to_utc(z, at(2126, 7, 1, 12, 0), &utc), ZONE_ONCE);
        CHECK_EQ_INT(zone_offset(z, utc), 7200);
        CHECK_EQ_INT(when_compare(zone_from_utc(z, utc), at(2126, 7, 1, 12, 0)), 0);
    }
    arena_free(&a);
}

TEST(changes_begin_with_the_one_before)
{
    struct arena a;
    arena_init(&a);
    const struct zone *z = zone_find(zones_open(&a), "Europe/Berlin");
    size_t n = 0;
    if (CHECK(z != NULL)) {
        struct zone_change *c = zone_changes(z, &a, 1767225600, 1798761600, &n);
        if (CHECK_EQ_INT(n, 3)) {
            CHECK_EQ_INT(c[0].at, 1761440400);
            CHECK_EQ_STR(c[1].name, "CEST");
            CHECK_EQ_INT(c[2].before, 7200);
            CHECK_EQ_INT(c[2].after, 3600);
        }
        struct zone_yearly y;
        CHECK(zone_yearly(z, &y));
        CHECK(y.since < 1767225600);
        CHECK_EQ_INT(y.day[1].month, 10);
        CHECK_EQ_INT(y.day[1].weekday, 7);
        CHECK_EQ_INT(y.day[1].second, 3 * 3600);
    }
    arena_free(&a);
}

TEST(rules_are_parsed_strictly)
{
    struct arena a;
    arena_init(&a);
    CHECK(rule_parse(&a, "UTC0") != NULL);
    CHECK(rule_parse(&a, "<-02>2<-01>,M3.5.0/-1,M10.5.0/0") != NULL);
    CHECK(rule_parse(&a, "XXX3EDT4,0/0,J365/23") != NULL);
    static const char *const bad[] = {
        "",
        "CET",
        "C-1",
        "CET-1CEST",
        "<CET-1",
        "CET-25",
        "CET-1 ",
        "CET-1CEST,M3",
        "CET-1CEST,M13.1.0,1",
        "CET-1CEST,M3.5.0,J0",
        "CET-1:60",
        "CET-1CEST,,1",
        "CET-1CEST,1,M10.5.0/168",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK(rule_parse(&a, bad[i]) == NULL);
    arena_free(&a);
}

TEST(julian_days_and_times_beyond_the_day)
{
    struct arena a;
    arena_init(&a);
    struct zone_transition t[2];
    struct rule *r = rule_parse(&a, "AAA0BBB,J60/0,59/25");
    if (CHECK(r != NULL)) {
        CHECK_EQ_INT(rule_year(r, 2024, t), 2);
        CHECK_EQ_INT(t[0].at, 1709251200);
        CHECK_EQ_INT(t[1].at, 1709251200);
    }
    r = rule_parse(&a, "EET-2EEST,M4.5.5/0,M10.5.4/24");
    if (CHECK(r != NULL)) {
        CHECK_EQ_INT(rule_year(r, 2024, t), 2);
        CHECK_EQ_INT(t[1].at, 1730408400);
    }
    arena_free(&a);
}
