#include "unit/unit.h"

#include "base/when.h"

#include <string.h>

static struct date on(int year, int month, int day)
{
    return (struct date){(int16_t)year, (int8_t)month, (int8_t)day};
}

TEST(calendar)
{
    CHECK(date_exists(2024, 2, 29) && date_exists(2000, 2, 29) && date_exists(1, 1, 1));
    CHECK(!date_exists(2026, 2, 29) && !date_exists(1900, 2, 29) && !date_exists(2026, 2, 30));
    CHECK(!date_exists(2026, 4, 31) && !date_exists(2026, 0, 1) && !date_exists(2026, 13, 1));
    CHECK(!date_exists(2026, 1, 0) && !date_exists(0, 1, 1) && !date_exists(10000, 1, 1));
    CHECK_EQ_INT(date_days(on(1970, 1, 1)), 0);
    CHECK_EQ_INT(date_days(on(2026, 11, 23)), 20780);
    CHECK_EQ_INT(date_days(on(1, 1, 1)), -719162);
    CHECK_EQ_INT(date_weekday(on(2026, 11, 23)), 1);
    CHECK_EQ_INT(date_weekday(on(2026, 3, 18)), 3);
    CHECK_EQ_INT(date_weekday(on(1969, 12, 28)), 7);
    CHECK_EQ_INT(date_weekday(on(1, 1, 1)), 1);
}

TEST(every_day_of_ten_thousand_years)
{
    int32_t first = date_days(on(1, 1, 1)), last = date_days(on(9999, 12, 31));
    struct date before = on(0, 12, 31);
    unsigned wrong = 0;
    for (int32_t i = first; i <= last; i++) {
        struct date d = date_from_days(i);
        wrong += !date_exists(d.year, d.month, d.day) || date_days(d) != i ||
                 date_compare(before, d) >= 0;
        before = d;
    }
    CHECK_EQ_INT(wrong, 0);
    CHECK_EQ_INT(last - first + 1, 3652059);
}

static void check_months(struct date from, int n, struct date want)
{
    CHECK_EQ_INT(date_compare(date_add_months(from, n), want), 0);
}

TEST(adding)
{
    check_months(on(2026, 1, 31), 1, on(2026, 2, 28));
    check_months(on(2024, 1, 31), 1, on(2024, 2, 29));
    check_months(on(2026, 11, 30), 2, on(2027, 1, 30));
    check_months(on(2026, 1, 31), -1, on(2025, 12, 31));
    check_months(on(2026, 12, 5), 12, on(2027, 12, 5));
    check_months(on(2024, 2, 29), 12, on(2025, 2, 28));
    CHECK_EQ_INT(date_compare(date_add_days(on(2026, 2, 28), 1), on(2026, 3, 1)), 0);
    CHECK_EQ_INT(date_compare(date_add_days(on(2026, 1, 1), -1), on(2025, 12, 31)), 0);
}

static void check_format(struct when w, char sep, const char *want)
{
    char out[24];
    CHECK_EQ_STR(when_format(w, sep, out), want);
}

TEST(times)
{
    struct when noon = {{2026, 3, 18}, 12 * 3600}, day = {{2026, 3, 18}, WHEN_ALL_DAY};
    CHECK(when_compare(day, noon) < 0 && when_compare(noon, day) > 0);
    CHECK(when_compare(noon, noon) == 0);
    CHECK(when_compare((struct when){{2026, 3, 17}, 80000}, day) < 0);
    check_format(noon, 'T', "2026-03-18T12:00");
    check_format(day, 'T', "2026-03-18");
    check_format(when_add_seconds(noon, 13 * 3600), ' ', "2026-03-19 01:00");
    check_format(when_add_seconds(noon, -13 * 3600), 'T', "2026-03-17T23:00");
    check_format(when_add_seconds(day, 2 * DAY_SECONDS), 'T', "2026-03-20");
    check_format(when_from_seconds(-1), 'T', "1969-12-31T23:59");
    check_format((struct when){{742, 1, 2}, 59}, 'T', "0742-01-02T00:00");
    CHECK_EQ_INT(when_seconds(day), (int64_t)date_days(day.date) * DAY_SECONDS);
    CHECK_EQ_INT(when_seconds(when_from_seconds(-86401)), -86401);
}

static void check_when(const char *s, enum when_fault fault, const char *want)
{
    struct when w = {{1999, 9, 9}, 99};
    char out[24];
    if (!CHECK_EQ_INT(when_parse(s, &w), fault))
        CHECK_EQ_STR(s, "above");
    if (fault <= WHEN_SLIP)
        CHECK_EQ_STR(when_format(w, ' ', out), want);
    else
        CHECK(w.second == 99 && w.date.year == 1999);
}

TEST(written_as_they_should_be)
{
    check_when("2026-03-18", WHEN_OK, "2026-03-18");
    check_when("2026-03-18 14:00", WHEN_OK, "2026-03-18 14:00");
    check_when("2026-03-18 14:00:30", WHEN_OK, "2026-03-18 14:00");
    check_when("2026-03-18 00:00", WHEN_OK, "2026-03-18 00:00");
    check_when("2024-02-29 23:59", WHEN_OK, "2024-02-29 23:59");
    check_when("2026-03-18 9:30", WHEN_OK, "2026-03-18 09:30");
}

TEST(weeks_begin_on_any_weekday)
{
    for (int first = 1; first <= 7; first++) {
        for (int i = 0; i < 400; i++) {
            struct date d = date_from_days(10000 + i), from = date_week_begin(d, first);
            CHECK_EQ_INT(date_weekday(from), first);
            CHECK(date_compare(from, d) <= 0 && date_compare(d, date_add_days(from, 7)) < 0);
        }
    }
}

TEST(weeks_are_numbered_as_iso_8601_does)
{
    static const struct {
        struct date d;
        int year, week;
    } known[] = {
        {{2026, 1, 1}, 2026, 1},    {{2025, 12, 29}, 2026, 1},  {{2026, 12, 31}, 2026, 53},
        {{2027, 1, 3}, 2026, 53},   {{2027, 1, 4}, 2027, 1},    {{2024, 12, 30}, 2025, 1},
        {{2023, 1, 1}, 2022, 52},   {{2020, 12, 31}, 2020, 53}, {{2026, 11, 30}, 2026, 49},
        {{2026, 11, 29}, 2026, 48},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        int year = 0;
        CHECK_EQ_INT(date_week(known[i].d, &year), known[i].week);
        CHECK_EQ_INT(year, known[i].year);
    }
}

TEST(slips)
{
    static const char *const slips[] = {
        "18.03.2026",
        "18.3.2026",
        "18. 3. 2026",
        "2026-3-18",
    };
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
        check_when(slips[i], WHEN_SLIP, "2026-03-18");
    static const char *const timed[] = {
        "2026-03-18T14:30",     "18.03.2026 14:30",      "18.03.2026, 14:30",
        "2026-03-18 14.30",     "2026-03-18 14:30 Uhr",  "2026-03-18 14.30Uhr",
        "18.3.2026, 14.30 Uhr", "2026-03-18  14:30 Uhr",
    };
    for (size_t i = 0; i < sizeof timed / sizeof *timed; i++)
        check_when(timed[i], WHEN_SLIP, "2026-03-18 14:30");
    check_when("2026-03-18 14 Uhr", WHEN_SLIP, "2026-03-18 14:00");
}

TEST(a_day_ends_at_twenty_four)
{
    check_when("2026-03-18 24:00", WHEN_OK, "2026-03-19 00:00");
    check_when("2026-12-31 24:00", WHEN_OK, "2027-01-01 00:00");
    check_when("2028-02-28 24:00:00", WHEN_OK, "2028-02-29 00:00");
    check_when("18.03.2026 24 Uhr", WHEN_SLIP, "2026-03-19 00:00");
}

TEST(faults)
{
    check_when("2026-02-30", WHEN_NO_DATE, NULL);
    check_when("30.02.2026", WHEN_NO_DATE, NULL);
    check_when("2026-13-01 14:00", WHEN_NO_DATE, NULL);
    check_when("2026-03-18 25:00", WHEN_NO_TIME, NULL);
    check_when("2026-03-18 14:60", WHEN_NO_TIME, NULL);
    check_when("2026-03-18 24:01", WHEN_NO_TIME, NULL);
    check_when("2026-03-18 24:00:01", WHEN_NO_TIME, NULL);
    static const char *const bad[] = {
        "",
        " ",
        "2026",
        "2026-03",
        "2026-03-",
        "morgen",
        "18.03.26",
        "2026-03-18x",
        "2026-03-18 ",
        "2026-03-18 14",
        "2026-03-18 14:0",
        "2026-03-18 14:00x",
        "2026-03-18 14:00 Uhrzeit",
        "-2026-03-18",
        "02026-03-18",
        "2026-003-18",
        "2026/03/18",
        "18.03.20261",
        "2026-03-18 :30",
        "2026-03-18-14:00",
        "2026-03-18 14:00:3",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        check_when(bad[i], WHEN_BAD, NULL);
}

TEST(days_beside_those_that_are_none)
{
    struct when w;
    CHECK(when_parse_near("2027-02-30 14:00", &w));
    CHECK_EQ_INT(date_days(w.date), date_days((struct date){2027, 2, 28}));
    CHECK_EQ_INT(w.second, 14 * 3600);
    CHECK(when_parse_near("31.06.2027", &w));
    CHECK_EQ_INT(date_days(w.date), date_days((struct date){2027, 6, 30}));
    CHECK(when_parse_near("2027-18-03", &w));
    CHECK_EQ_INT(date_days(w.date), date_days((struct date){2027, 3, 18}));
    CHECK(!when_parse_near("2027-18-33", &w) && !when_parse_near("2027-00-10", &w) &&
          !when_parse_near("2027-03-00", &w) && !when_parse_near("morgen", &w));
}

TEST(dates_alone)
{
    struct date d = {0};
    CHECK_EQ_INT(date_parse("2026-03-18", &d), WHEN_OK);
    CHECK_EQ_INT(date_compare(d, on(2026, 3, 18)), 0);
    CHECK_EQ_INT(date_parse("1.4.2026", &d), WHEN_SLIP);
    CHECK_EQ_INT(date_compare(d, on(2026, 4, 1)), 0);
    CHECK_EQ_INT(date_parse("2026-03-18 14:00", &d), WHEN_BAD);
    CHECK_EQ_INT(date_parse("2026-06-31", &d), WHEN_NO_DATE);
    CHECK_EQ_INT(date_compare(d, on(2026, 4, 1)), 0);
}

TEST(times_alone)
{
    static const struct {
        const char *s;
        enum when_fault fault;
        int32_t seconds;
    } cases[] = {
        {"14:00", WHEN_OK, 50400},
        {"9:30", WHEN_OK, 34200},
        {"23:59:59", WHEN_OK, 86399},
        {"14.30", WHEN_SLIP, 52200},
        {"14.30 Uhr", WHEN_SLIP, 52200},
        {"14 Uhr", WHEN_SLIP, 50400},
        {"14:30Uhr", WHEN_SLIP, 52200},
        {"24:00", WHEN_OK, 86400},
        {"24 Uhr", WHEN_SLIP, 86400},
        {"24:01", WHEN_NO_TIME, -5},
        {"14", WHEN_BAD, -5},
        {"14:3", WHEN_BAD, -5},
        {"", WHEN_BAD, -5},
        {"Uhr", WHEN_BAD, -5},
        {"14:00 PM", WHEN_BAD, -5},
        {"114:00", WHEN_BAD, -5},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int32_t seconds = -5;
        if (!CHECK_EQ_INT(time_parse(cases[i].s, &seconds), cases[i].fault))
            CHECK_EQ_STR(cases[i].s, "above");
        CHECK_EQ_INT(seconds, cases[i].seconds);
    }
}

TEST(durations)
{
    static const struct {
        const char *s;
        int64_t seconds; /* -1: not understood */
    } cases[] = {
        {"+2h30m", 9000},
        {"+45m", 2700},
        {"+1d", 86400},
        {"+2h 30m", 9000},
        {"+1d12h", 129600},
        {"+0m", 0},
        {"+", -1},
        {"", -1},
        {"2h", -1},
        {"+2", -1},
        {"+h", -1},
        {"+2x", -1},
        {"+-2h", -1},
        {"+2h30", -1},
        {"+3660d", 316224000},
        {"+3661d", -1},
        {"+99999d99999d", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t seconds = -1;
        enum when_fault fault = duration_parse(cases[i].s, &seconds);
        if (!CHECK_EQ_INT(fault, cases[i].seconds < 0 ? WHEN_BAD : WHEN_OK))
            CHECK_EQ_STR(cases[i].s, "above");
        CHECK_EQ_INT(seconds, cases[i].seconds);
    }
}

static int is(struct date d, int year, int month, int day)
{
    return d.year == year && d.month == month && d.day == day;
}

TEST(reckoning_stays_within_the_years_that_a_date_can_tell)
{
    CHECK(is(date_add_months(on(1, 2, 1), -14), 1, 1, 1));
    CHECK(is(date_add_months(on(1, 2, 28), -2000000000), 1, 1, 28));
    CHECK(is(date_add_months(on(9999, 11, 30), 14), 9999, 12, 30));
    CHECK(is(date_add_months(on(9999, 1, 31), 2000000000), 9999, 12, 31));
    CHECK(is(date_add_days(on(1, 1, 2), -5), 1, 1, 1));
    CHECK(is(date_add_days(on(9999, 12, 30), INT32_MAX), 9999, 12, 31));
    CHECK(is(date_from_days(INT32_MIN), 1, 1, 1));
    CHECK(is(date_from_days(INT32_MAX), 9999, 12, 31));
    struct when late = when_from_seconds(INT64_MAX), early = when_from_seconds(INT64_MIN);
    CHECK(is(late.date, 9999, 12, 31) && late.second == DAY_SECONDS - 1);
    CHECK(is(early.date, 1, 1, 1) && early.second == 0);
}
