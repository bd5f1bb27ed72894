#include "unit/series_stage.h"

TEST(one_meeting)
{
    struct stage st;
    stage_open(&st, "2026-03-18 14:00", 9000);
    stage_resolve(&st);
    CHECK_EQ_STR(messages(&st), "");
    CHECK_EQ_STR(starts(&st), "2026-03-18T14:00");
    CHECK_EQ_INT(st.event.schedule.length, 9000);
    CHECK_EQ_INT(st.event.schedule.occurrence[0].start_utc, 1773838800);
    CHECK_EQ_INT(st.event.schedule.occurrence[0].over_utc, 1773847800);
    CHECK(st.event.schedule.rrule == NULL);
    CHECK(calendar_next(&st.event.schedule, 1773838801) != NULL);
    CHECK(calendar_next(&st.event.schedule, 1773847800) == NULL);
    CHECK(!calendar_past(&st.event.schedule, 1773847799));
    CHECK(calendar_past(&st.event.schedule, 1773847800));
    arena_free(&st.arena);
}

TEST(whole_days_end_inclusively)
{
    struct stage st;
    stage_open(&st, "2026-03-28", 2 * 86400);
    stage_resolve(&st);
    const struct occurrence *o = st.event.schedule.occurrence;
    CHECK_EQ_STR(messages(&st), "");
    CHECK_EQ_INT(st.event.schedule.length, 3 * 86400);
    CHECK_EQ_INT(o->there.end.date.day, 30);
    CHECK_EQ_INT(o->start_utc, 1774652400);
    CHECK_EQ_INT(o->over_utc, 1774908000);
    arena_free(&st.arena);
}

TEST(a_series_keeps_its_hour_over_clock_changes)
{
    struct stage st;
    stage_open(&st, "2026-03-24 19:00", 7200);
    stage_repeat(&st, 1, REPEAT_WEEKS, 2);
    stage_resolve(&st);
    CHECK_EQ_STR(messages(&st), "");
    CHECK_EQ_STR(starts(&st), "2026-03-24T19:00 2026-03-31T19:00");
    CHECK_EQ_INT(st.event.schedule.occurrence[0].start_utc, 1774375200);
    CHECK_EQ_INT(st.event.schedule.occurrence[1].start_utc, 1774976400);
    CHECK_EQ_STR(st.event.schedule.rrule, "FREQ=WEEKLY;BYDAY=TU;UNTIL=20260331T180000Z");
    arena_free(&st.arena);
}

TEST(months_by_ordinal_until_a_day)
{
    struct stage st;
    stage_open(&st, "2026-01-21 15:00", 5400);
    struct repeat *r = stage_repeat(&st, 2, REPEAT_MONTHS, -1);
    r->until = (struct date){2026, 7, 15};
    stage_on(&st, 3, 3, 0);
    stage_resolve(&st);
    CHECK_EQ_STR(messages(&st), "");
    CHECK_EQ_STR(starts(&st),
                 "2026-01-21T15:00 2026-03-18T15:00 2026-05-20T15:00 2026-07-15T15:00");
    CHECK_EQ_STR(st.event.schedule.rrule,
                 "FREQ=MONTHLY;INTERVAL=2;BYDAY=3WE;UNTIL=20260715T140000Z");
    arena_free(&st.arena);
}

TEST(exceptions_extras_and_changes)
{
    struct stage st;
    struct ref away = {.id = "rathaus"};
    struct venue venue = {.item = {.type = ITEM_VENUE, .id = "rathaus"}};
    away.item = &venue.item;
    stage_open(&st, "2026-01-07 19:00", 7200);
    struct repeat *r = stage_repeat(&st, 1, REPEAT_WEEKS, 6);
    stage_when(&st, &r->except, "2026-01-14");
    stage_when(&st, &r->also, "2026-01-16");
    stage_change(&st, "2026-01-21")->status = STATUS_CANCELLED;
    stage_change(&st, "2026-01-28")->start = when_of("2026-01-29 18:30");
    stage_change(&st, "2026-02-04")->venue = &away;
    stage_change(&st, "2026-01-16")->title = "Besuch";
    stage_resolve(&st);
    CHECK_EQ_STR(messages(&st), "");
    CHECK_EQ_STR(starts(&st), "2026-01-07T19:00 +2026-01-16T19:00 -2026-01-21T19:00 "
                              ">2026-01-29T18:30 ~2026-02-04T19:00 2026-02-11T19:00");
    const struct occurrence *o = st.event.schedule.occurrence;
    CHECK_EQ_INT(o[1].extra, 1);
    CHECK_EQ_STR(o[1].change ? o[1].change->title : NULL, "Besuch");
    CHECK_EQ_INT(o[3].there.end.second, 20 * 3600 + 1800);
    CHECK_EQ_INT(o[3].there.original.date.day, 28);
    CHECK(o[4].venue == &venue);
    CHECK(o[5].venue == NULL);
    CHECK(calendar_next(&st.event.schedule, o[2].start_utc) == &o[3]);
    arena_free(&st.arena);
}

TEST(ends_that_make_no_sense)
{
    struct stage st;
    stage_open(&st, "2026-03-18 14:00", -3600);
    expect(&st, "end-before-start");
    stage_open(&st, "2026-03-18", -86400);
    expect(&st, "end-before-start");
    stage_open(&st, "2026-03-18", 0);
    st.event.schedule.end.when = when_of("2026-03-18 10:00");
    expect(&st, "end-kind");
    stage_open(&st, "2026-03-18", 0);
    st.event.schedule.end.length = 7200;
    expect(&st, "end-kind");
    stage_open(&st, "2026-03-18 14:00", 3600);
    st.event.schedule.timezone = "Europe/Erfurt";
    expect(&st, "zone-unknown");
}

TEST(hours_that_are_skipped_or_come_twice)
{
    struct stage st;
    stage_open(&st, "2026-03-29 02:30", 7200);
    stage_resolve(&st);
    CHECK_EQ_STR(messages(&st), "time-skipped");
    CHECK_EQ_STR(advice(&st), "2026-03-29 03:30");
    arena_free(&st.arena);
    stage_open(&st, "2026-03-29 01:30", 3600);
    expect(&st, "time-skipped");
    stage_open(&st, "2026-10-25 02:30", 3600);
    expect(&st, "time-twice");
    stage_open(&st, "2026-03-01 02:30", 60);
    stage_repeat(&st, 1, REPEAT_WEEKS, 60);
    stage_resolve(&st);
    CHECK_EQ_STR(messages(&st), "time-skipped time-twice");
    CHECK_EQ_STR(advice(&st), "2026-03-29");
    CHECK_EQ_INT(((const struct diag *)st.report.diags.at[0])->help, HELP_EXCEPT_SKIPPED);
    arena_free(&st.arena);
    stage_open(&st, "2026-03-22 02:30", 60);
    struct repeat *r = stage_repeat(&st, 1, REPEAT_WEEKS, 3);
    stage_when(&st, &r->except, "2026-03-29");
    expect(&st, "");
}

TEST(series_that_never_end_or_never_begin)
{
    struct stage st;
    stage_open(&st, "2026-01-07 19:00", 7200);
    stage_repeat(&st, 1, REPEAT_WEEKS, -1);
    expect(&st, "repeat-endless");
    stage_open(&st, "2026-01-07 19:00", 7200);
    stage_repeat(&st, 1, REPEAT_WEEKS, -1)->until = (struct date){2026, 1, 6};
    expect(&st, "repeat-none");
    stage_open(&st, "2026-01-07 19:00", 7200);
    stage_when(&st, &stage_repeat(&st, 1, REPEAT_WEEKS, 1)->except, "2026-01-07");
    expect(&st, "repeat-none");
    stage_open(&st, "2026-01-07 19:00", 7200);
    stage_repeat(&st, 1, REPEAT_DAYS, -1)->until = (struct date){2026 + 8, 1, 6};
    expect(&st, "repeat-many");
    stage_open(&st, "2026-01-07 19:00", 7200);
    stage_repeat(&st, 1, REPEAT_MONTHS, -1)->until = (struct date){2046, 1, 8};
    expect(&st, "repeat-long");
}

TEST(the_first_meeting_belongs_to_its_rule)
{
    struct stage st;
    stage_open(&st, "2026-01-20 15:00", 5400);
    stage_repeat(&st, 1, REPEAT_MONTHS, 5);
    stage_on(&st, 3, 3, 0);
    stage_resolve(&st);
    CHECK_EQ_STR(messages(&st), "repeat-first");
    CHECK_EQ_STR(advice(&st), "2026-01-21 15:00");
    arena_free(&st.arena);
}

TEST(days_that_do_not_fit_the_rhythm)
{
    struct stage st;
    stage_open(&st, "2026-01-21 15:00", 5400);
    stage_repeat(&st, 1, REPEAT_WEEKS, 5);
    stage_on(&st, 3, 3, 0);
    expect(&st, "repeat-on");
    stage_open(&st, "2026-01-21 15:00", 5400);
    stage_repeat(&st, 1, REPEAT_MONTHS, 5);
    stage_on(&st, 3, 3, 0);
    stage_on(&st, 0, 0, 21);
    expect(&st, "repeat-on");
    stage_open(&st, "2026-01-21 15:00", 5400);
    stage_repeat(&st, 1, REPEAT_DAYS, 5);
    stage_on(&st, 0, 3, 0);
    expect(&st, "repeat-on");
    stage_open(&st, "2026-01-31 15:00", 5400);
    stage_repeat(&st, 1, REPEAT_MONTHS, 5);
    expect(&st, "repeat-lacking");
    stage_open(&st, "2024-02-29 15:00", 5400);
    stage_repeat(&st, 1, REPEAT_YEARS, 2);
    expect(&st, "repeat-leap");
}

TEST(changes_that_match_nothing)
{
    struct stage st;
    stage_open(&st, "2026-01-07 19:00", 7200);
    struct repeat *r = stage_repeat(&st, 1, REPEAT_WEEKS, 4);
    stage_when(&st, &r->except, "2026-01-13");
    stage_resolve(&st);
    CHECK_EQ_STR(messages(&st), "repeat-except");
    CHECK_EQ_STR(advice(&st), "2026-01-14 19:00");
    arena_free(&st.arena);
    stage_open(&st, "2026-01-07 19:00", 7200);
    r = stage_repeat(&st, 1, REPEAT_WEEKS, 4);
    stage_when(&st, &r->also, "2026-01-14 19:00");
    stage_change(&st, "2026-01-15");
    expect(&st, "repeat-also change-none");
    stage_open(&st, "2026-01-07 19:00", 7200);
    r = stage_repeat(&st, 1, REPEAT_WEEKS, 4);
    stage_when(&st, &r->also, "2026-01-14 10:00");
    stage_change(&st, "2026-01-14");
    stage_change(&st, "2026-01-14 10:00");
    stage_change(&st, "2026-01-14 10:00");
    expect(&st, "change-ambiguous change-twice");
    stage_open(&st, "2026-01-07", 0);
    stage_change(&st, "2026-01-07");
    expect(&st, "change-alone");
    stage_open(&st, "2026-01-07", 0);
    stage_repeat(&st, 1, REPEAT_WEEKS, 4);
    stage_change(&st, "2026-01-14")->start = when_of("2026-01-14 10:00");
    stage_change(&st, "2026-01-21")->start = when_of("2026-01-28");
    expect(&st, "change-kind change-passes");
}
