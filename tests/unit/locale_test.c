#include "unit/unit.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_date.h"
#include "base/locale_zone.h"

#include <stdio.h>
#include <string.h>

static const struct when afternoon = {{2026, 3, 18}, 14 * 3600};
static const struct when day = {{2026, 3, 18}, WHEN_ALL_DAY};

static struct when on(int month, int date, int hour, int minute)
{
    return (struct when){{2026, (int8_t)month, (int8_t)date},
                         hour < 0 ? WHEN_ALL_DAY : hour * 3600 + minute * 60};
}

static void check_style(const char *tag, struct when w, const char *style, const char *want)
{
    struct locale *l = locale_open(tag);
    struct buf out;
    buf_init(&out);
    CHECK(locale_date_style(l, &out, w, style));
    CHECK_EQ_STR(out.s, want);
    buf_free(&out);
    locale_close(l);
}

static void check_range(const char *tag, struct when start, struct when end, const char *want)
{
    struct locale *l = locale_open(tag);
    struct buf out;
    buf_init(&out);
    locale_range(l, &out, start, end);
    CHECK_EQ_STR(out.s, want);
    buf_free(&out);
    locale_close(l);
}

TEST(long_dates)
{
    check_style("de", day, "long", "Mittwoch, 18. März 2026");
    check_style("de", afternoon, "long", "Mittwoch, 18. März 2026, 14:00");
    check_style("en", afternoon, "long", "Wednesday, 18 March 2026, 14:00");
    check_style("en-US", day, "long", "Wednesday, March 18, 2026");
    check_style("tr", day, "long", "18 Mart 2026 Çarşamba");
    check_style("ar", afternoon, "long", "الأربعاء، 18 مارس 2026، 14:00");
    check_style("uk", day, "long", "середа, 18 березня 2026\u00A0р.");
}

TEST(other_styles)
{
    check_style("de", day, "short", "18.03.2026");
    check_style("en", day, "short", "18 Mar 2026");
    check_style("de", day, "day", "Mi., 18. März");
    check_style("de", day, "day_year", "Mi., 18. März 2026");
    check_style("tr", day, "day_year", "18 Mar 2026 Çar");
    check_style("uk", day, "day_year", "ср, 18 бер. 2026\u00A0р.");
    check_style("de", day, "weekday", "Mittwoch");
    check_style("de", afternoon, "time", "14:00");
    check_style("en-US", afternoon, "time", "14:00");
    check_style("ar", afternoon, "time", "14:00");
    check_style("de", day, "time", "00:00");
    check_style("de", day, "month", "März 2026");
    check_style("uk", day, "month", "березень 2026\u00A0р.");
}

TEST(styles_are_known_by_name)
{
    struct locale *l = locale_open("de");
    struct buf out;
    buf_init(&out);
    CHECK(!locale_date_style(l, &out, day, "lang"));
    CHECK_EQ_INT(out.n, 0);
    CHECK(locale_style_known("long") && locale_style_known("range"));
    CHECK(!locale_style_known("") && !locale_style_known("Long"));
    buf_free(&out);
    locale_close(l);
}

TEST(variants_fall_back)
{
    check_style("de-simple", day, "month", "März 2026");
    check_style("de-x-leicht", day, "month", "März 2026");
    check_style("ar-SY", on(1, 2, -1, 0), "month", "كانون الثاني 2026");
    check_style("ar", on(1, 2, -1, 0), "month", "يناير 2026");
    check_style("de-AT", on(1, 2, -1, 0), "month", "Jänner 2026");
    struct locale *l = locale_open("no such ☹ language");
    struct buf out;
    buf_init(&out);
    CHECK(locale_date_style(l, &out, day, "long"));
    CHECK(strstr(out.s, "2026") != NULL);
    buf_free(&out);
    locale_close(l);
}

TEST(ranges_in_german)
{
    check_range("de", day, day, "Mittwoch, 18. März 2026");
    check_range("de", afternoon, afternoon, "Mittwoch, 18. März 2026, 14:00");
    check_range("de", afternoon, on(3, 18, 16, 30), "Mittwoch, 18. März 2026, 14:00–16:30");
    check_range("de", day, on(3, 20, -1, 0), "18.–20. März 2026");
    check_range("de", day, on(4, 2, -1, 0), "18. März – 2. April 2026");
    check_range("de", on(12, 30, -1, 0), (struct when){{2027, 1, 2}, WHEN_ALL_DAY},
                "30. Dezember 2026 – 2. Januar 2027");
    check_range("de", afternoon, on(3, 19, 1, 0),
                "Mittwoch, 18. März 2026, 14:00 – Donnerstag, 19. März 2026, 01:00");
}

TEST(ranges_elsewhere)
{
    check_range("en", day, on(3, 20, -1, 0), "18–20 March 2026");
    check_range("en", day, on(4, 2, -1, 0), "18 March – 2 April 2026");
    check_range("en", on(12, 30, -1, 0), (struct when){{2027, 1, 2}, WHEN_ALL_DAY},
                "30 December 2026 – 2 January 2027");
    check_range("tr", day, on(3, 20, -1, 0), "18–20 Mart 2026");
    check_range("tr", afternoon, on(3, 18, 16, 30), "18 Mart 2026 Çarşamba, 14:00–16:30");
    check_range("ar", day, on(3, 20, -1, 0), "18–20 مارس، 2026");
    check_range("ar", afternoon, on(3, 18, 16, 30), "الأربعاء، 18 مارس 2026، 14:00–16:30");
}

TEST(patterns)
{
    struct locale *l = locale_open("de");
    struct buf out;
    buf_init(&out);
    for (int round = 0; round < 2; round++) {
        buf_cut(&out, 0);
        locale_date_pattern(l, &out, afternoon, "EEEE, d. MMMM y 'um' HH:mm");
        CHECK_EQ_STR(out.s, "Mittwoch, 18. März 2026 um 14:00");
    }
    for (int i = 0; i < 100; i++) {
        char pattern[32];
        snprintf(pattern, sizeof pattern, "y 'n%d'", i);
        char want[32];
        snprintf(want, sizeof want, "2026 n%d", i);
        buf_cut(&out, 0);
        locale_date_pattern(l, &out, day, pattern);
        CHECK_EQ_STR(out.s, want);
    }
    buf_cut(&out, 0);
    locale_date_pattern(l, &out, (struct when){{742, 1, 2}, WHEN_ALL_DAY}, "EEE d.M.y");
    CHECK_EQ_STR(out.s, "Fr. 2.1.742");
    buf_free(&out);
    locale_close(l);
}

TEST(hostile_patterns_do_no_harm)
{
    static const char *const patterns[] = {"",     "'",        "zzzz", "xyz",
                                           "PPPP", "\xff\xfe", "{0}",  "%s%n"};
    struct locale *l = locale_open("ar");
    struct buf out;
    buf_init(&out);
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++)
        locale_date_pattern(l, &out, afternoon, patterns[i]);
    char many[2001];
    memset(many, 'E', 2000);
    many[2000] = '\0';
    locale_date_pattern(l, &out, afternoon, many);
    buf_cut(&out, 0);
    memset(many, '.', 2000);
    locale_date_pattern(l, &out, afternoon, many);
    CHECK_EQ_INT(out.n, 2000);
    buf_free(&out);
    locale_close(l);
    CHECK(locale_pattern_valid("EEEE, d. MMMM y 'um' HH:mm"));
    CHECK(locale_pattern_valid("''yy"));
    CHECK(!locale_pattern_valid("d. MMMM y um HH:mm z"));
    CHECK(!locale_pattern_valid("d 'um"));
    CHECK(!locale_pattern_valid(""));
}

TEST(directions)
{
    CHECK_EQ_STR(locale_direction("de"), "ltr");
    CHECK_EQ_STR(locale_direction("ar"), "rtl");
    CHECK_EQ_STR(locale_direction("fa-AF"), "rtl");
    CHECK_EQ_STR(locale_direction("ckb"), "rtl");
    CHECK_EQ_STR(locale_direction("ku"), "ltr");
    CHECK_EQ_STR(locale_direction("az-Arab"), "rtl");
    CHECK_EQ_STR(locale_direction(""), "ltr");
}

TEST(known_tags)
{
    static const char *const good[] = {"de",          "DE",  "en-GB", "zh-Hans-CN", "de-simple",
                                       "de-x-leicht", "ckb", "prs",   "uk"};
    static const char *const bad[] = {"",       "xx",       "und",     "de_DE", "de-",
                                      "-de",    "deutsch-", "d",       "qqq",   "x-leicht",
                                      "de--AT", "de DE",    "türkisch"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        if (!CHECK(locale_known(good[i])))
            CHECK_EQ_STR(good[i], "known");
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (!CHECK(!locale_known(bad[i])))
            CHECK_EQ_STR(bad[i], "unknown");
    }
}

TEST(variants)
{
    static const char *const with[] = {"de-simple", "sl-rozaj", "de-Latn-DE-1996"};
    static const char *const without[] = {"de", "de-DE", "zh-Hans-CN", "de-x-simple", "simple", ""};
    for (size_t i = 0; i < sizeof with / sizeof *with; i++) {
        if (!CHECK(locale_has_variant(with[i])))
            CHECK_EQ_STR(with[i], "with a variant");
    }
    for (size_t i = 0; i < sizeof without / sizeof *without; i++) {
        if (!CHECK(!locale_has_variant(without[i])))
            CHECK_EQ_STR(without[i], "without a variant");
    }
}

TEST(easy_german_is_german)
{
    check_style("de-simple", afternoon, "long", "Mittwoch, 18. März 2026, 14:00");
    check_range("de-simple", day, (struct when){{2026, 3, 20}, WHEN_ALL_DAY}, "18.–20. März 2026");
    CHECK_EQ_STR(locale_direction("de-simple"), "ltr");
    struct locale *l = locale_open("de-simple");
    CHECK_EQ_STR(locale_plural(l, 1), "one");
    CHECK(locale_compare(l, "Äpfel", "Birnen") < 0 && locale_compare(l, "Zebra", "Ähre") > 0);
    locale_close(l);
}

static void check_name(const char *in, const char *tag, const char *want)
{
    struct locale *l = locale_open(in);
    struct buf out;
    buf_init(&out);
    locale_language_name(l, &out, tag);
    CHECK_EQ_STR(out.s, want);
    buf_free(&out);
    locale_close(l);
}

TEST(language_names)
{
    check_name("de", "tr", "Türkisch");
    check_name("tr", "tr", "Türkçe");
    check_name("ar", "ar", "العربية");
    check_name("uk", "uk", "Українська");
    check_name("de", "de-simple", "Deutsch");
    check_name("en", "zh-Hans", "Simplified Chinese");
    check_name("de", "xx", "xx");
    check_name("uk", "xx", "xx");
    check_name("de", "<b>", "<b>");
}

TEST(plurals)
{
    struct locale *de = locale_open("de"), *ar = locale_open("ar"), *uk = locale_open("uk");
    CHECK_EQ_STR(locale_plural(de, 1), "one");
    CHECK_EQ_STR(locale_plural(de, 0), "other");
    CHECK_EQ_STR(locale_plural(de, 2), "other");
    static const char *const arabic[] = {"zero", "one", "two", "few"};
    for (int i = 0; i < 4; i++)
        CHECK_EQ_STR(locale_plural(ar, i), arabic[i]);
    CHECK_EQ_STR(locale_plural(ar, 11), "many");
    CHECK_EQ_STR(locale_plural(ar, 100), "other");
    CHECK_EQ_STR(locale_plural(uk, 21), "one");
    CHECK_EQ_STR(locale_plural(uk, 22), "few");
    CHECK_EQ_STR(locale_plural(uk, 25), "many");
    locale_close(de);
    locale_close(ar);
    locale_close(uk);
}

TEST(sorting)
{
    static const char *const order[] = {"",          "Aachen", "Äpfel",   "Apfelsine", "Gruppe 2",
                                        "Gruppe 10", "Straße", "Straßen", "Zebra",     "Öz"};
    struct locale *de = locale_open("de"), *tr = locale_open("tr");
    struct arena a;
    arena_init(&a);
    for (size_t i = 0; i + 2 < sizeof order / sizeof *order; i++) {
        CHECK(locale_compare(de, order[i], order[i + 1]) < 0);
        CHECK(locale_compare(de, order[i + 1], order[i]) > 0);
        CHECK(strcmp(locale_sort_key(de, &a, order[i]), locale_sort_key(de, &a, order[i + 1])) < 0);
    }
    CHECK(locale_compare(de, "Öz", "Zebra") < 0);
    CHECK(locale_compare(tr, "Öz", "Zebra") < 0 && locale_compare(tr, "Oz", "Öa") < 0);
    CHECK_EQ_INT(locale_compare(de, "gleich", "gleich"), 0);
    char longest[3001];
    memset(longest, 'z', 3000);
    longest[3000] = '\0';
    const char *key = locale_sort_key(de, &a, longest);
    CHECK(strlen(key) >= 3000);
    CHECK(strcmp(locale_sort_key(de, &a, "zz"), key) < 0);
    arena_free(&a);
    locale_close(de);
    locale_close(tr);
}

TEST(joining)
{
    static const char *const items[] = {"Deutsch", "Türkisch", "Arabisch"};
    struct locale *l = locale_open("de"), *ar = locale_open("ar");
    struct buf out;
    buf_init(&out);
    locale_join(l, &out, items, 0);
    CHECK_EQ_STR(out.s, "");
    locale_join(l, &out, items, 1);
    CHECK_EQ_STR(out.s, "Deutsch");
    buf_cut(&out, 0);
    locale_join(l, &out, items, 2);
    CHECK_EQ_STR(out.s, "Deutsch und Türkisch");
    buf_cut(&out, 0);
    locale_join(l, &out, items, 3);
    CHECK_EQ_STR(out.s, "Deutsch, Türkisch und Arabisch");
    buf_cut(&out, 0);
    locale_join(ar, &out, items, 2);
    CHECK_EQ_STR(out.s, "Deutsch وTürkisch");
    buf_free(&out);
    locale_close(l);
    locale_close(ar);
}

TEST(numbers)
{
    static const struct {
        const char *tag, *want;
    } cases[] = {{"de", "12.345"}, {"en", "12,345"}, {"ar", "12,345"}, {"uk", "12\u00A0345"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct locale *l = locale_open(cases[i].tag);
        struct buf out;
        buf_init(&out);
        locale_number(l, &out, 12345);
        CHECK_EQ_STR(out.s, cases[i].want);
        buf_free(&out);
        locale_close(l);
    }
}

TEST(ordinals)
{
    struct locale *en = locale_open("en"), *de = locale_open("de");
    CHECK_EQ_STR(locale_ordinal(en, 1), "one");
    CHECK_EQ_STR(locale_ordinal(en, 22), "two");
    CHECK_EQ_STR(locale_ordinal(en, 3), "few");
    CHECK_EQ_STR(locale_ordinal(en, 13), "other");
    CHECK_EQ_STR(locale_plural(en, 21), "other");
    CHECK_EQ_STR(locale_ordinal(de, 1), "other");
    locale_close(en);
    locale_close(de);
}

static void check_city(const char *tag, const char *zone, const char *want)
{
    struct locale *l = locale_open(tag);
    struct buf out;
    buf_init(&out);
    locale_zone_city(l, &out, zone);
    CHECK_EQ_STR(out.s, want);
    buf_free(&out);
    locale_close(l);
}

TEST(first_weekdays)
{
    static const struct {
        const char *tag;
        int first;
    } known[] = {{"de", 1}, {"de-simple", 1}, {"en", 1},    {"tr", 1}, {"uk", 1},
                 {"ar", 6}, {"fa", 6},        {"en-US", 7}, {"xx", 1}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        struct locale *l = locale_open(known[i].tag);
        CHECK_EQ_INT(locale_first_weekday(l), known[i].first);
        locale_close(l);
    }
}

TEST(cities_of_zones)
{
    check_city("de", "Europe/Kiev", "Kiew");
    check_city("ar", "Europe/Istanbul", "إسطنبول");
    check_city("en", "America/Argentina/Buenos_Aires", "Buenos Aires");
    check_city("de", "Etc/UTC", "UTC");
    check_city("de", "UTC", "UTC");
}

TEST(clocks_of_a_zone)
{
    struct when w;
    CHECK(locale_zone_time("Europe/Berlin", 1805374800, &w)); /* 2027-03-18 13:00 UTC */
    CHECK_EQ_INT(w.second, 14 * 3600);
    CHECK(locale_zone_time("Europe/Berlin", 1805374800 + (int64_t)90 * 86400, &w));
    CHECK_EQ_INT(w.second, 15 * 3600);
    CHECK(!locale_zone_time("Europe/Nirgends", 0, &w) && !locale_zone_time("", 0, &w));
}
