#include "unit/series_stage.h"

/* Resolves what nothing is wrong with; returns the first meeting. */
static const struct occurrence *stage_first(struct stage *st)
{
    stage_resolve(st);
    CHECK_EQ_INT((long)st->report.diags.n, 0);
    return st->event.schedule.occurrence;
}

TEST(an_open_end_lasts_until_its_day_is_over_and_takes_some_hours)
{
    struct stage st;
    stage_open(&st, "2026-12-08 18:00", 0);
    st.site.config.open_hours = 2;
    const struct occurrence *o = stage_first(&st);
    CHECK_EQ_INT(o->open, 1);
    CHECK_EQ_INT(o->over_utc - o->start_utc, 6 * 3600);
    CHECK_EQ_INT(o->free_utc - o->start_utc, 2 * 3600);
    CHECK(calendar_next(&st.event.schedule, o->start_utc + 5 * 3600) == o);
    CHECK(calendar_past(&st.event.schedule, o->start_utc + 6 * 3600));
    arena_free(&st.arena);
}

TEST(an_open_end_is_not_over_while_it_takes_the_room)
{
    struct stage st;
    stage_open(&st, "2026-12-08 23:00", 0);
    st.event.schedule.end.open = 1;
    st.site.config.open_hours = 2;
    const struct occurrence *o = stage_first(&st);
    CHECK_EQ_INT(o->over_utc - o->start_utc, 2 * 3600);
    arena_free(&st.arena);
}

TEST(site_yaml_says_how_long_an_open_end_lasts)
{
    struct stage st;
    stage_open(&st, "2026-12-08 18:00", 0);
    st.site.config.open_hours = 3;
    st.site.config.open_over_hours = 4;
    const struct occurrence *o = stage_first(&st);
    CHECK_EQ_INT(o->over_utc - o->start_utc, 4 * 3600);
    CHECK_EQ_INT(o->free_utc - o->start_utc, 3 * 3600);
    arena_free(&st.arena);
}

TEST(a_deadline_is_a_moment)
{
    struct stage st;
    struct term deadline = {.id = "deadline"};
    stage_open(&st, "2026-12-08 18:00", 0);
    st.event.kind = &deadline;
    st.site.config.open_hours = 2;
    const struct occurrence *o = stage_first(&st);
    CHECK_EQ_INT(o->open, 0);
    CHECK_EQ_INT(o->over_utc - o->start_utc, 0);
    CHECK_EQ_INT(o->free_utc - o->start_utc, 0);
    arena_free(&st.arena);
}

TEST(one_meeting_of_a_series_may_have_an_open_end)
{
    struct stage st;
    stage_open(&st, "2026-12-01 18:00", 3600);
    stage_repeat(&st, 1, REPEAT_WEEKS, 2);
    stage_change(&st, "2026-12-08")->end.open = 1;
    st.site.config.open_hours = 2;
    const struct occurrence *o = stage_first(&st);
    CHECK(!o[0].open && o[0].free_utc - o[0].start_utc == 3600);
    CHECK(o[1].open && o[1].free_utc - o[1].start_utc == 7200);
    arena_free(&st.arena);
}

TEST(another_zone_is_told_by_the_clocks_of_the_site)
{
    struct stage st;
    stage_open(&st, "2026-12-16 20:00", 7200);
    st.event.schedule.timezone = "America/New_York";
    const struct occurrence *o = stage_first(&st);
    char text[24];
    CHECK_EQ_STR(when_format(o->there.start, 'T', text), "2026-12-16T20:00");
    CHECK_EQ_STR(when_format(o->here.start, 'T', text), "2026-12-17T02:00");
    CHECK_EQ_STR(when_format(o->here.end, 'T', text), "2026-12-17T04:00");
    CHECK_EQ_STR(when_format(o->here.original, 'T', text), "2026-12-17T02:00");
    arena_free(&st.arena);
}

/* An open end there is over when the day is over here. */
TEST(an_open_end_in_another_zone_ends_with_the_day_of_the_site)
{
    struct stage st;
    stage_open(&st, "2026-12-16 20:00", 0);
    st.event.schedule.timezone = "America/New_York";
    const struct occurrence *o = stage_first(&st);
    CHECK_EQ_INT(o->over_utc - o->start_utc, 22 * 3600);
    arena_free(&st.arena);
}

TEST(whole_days_are_the_same_everywhere)
{
    struct stage st;
    stage_open(&st, "2026-03-28", 0);
    st.event.schedule.timezone = "America/New_York";
    const struct occurrence *o = stage_first(&st);
    CHECK_EQ_INT(o->here.start.date.day, 28);
    CHECK_EQ_INT(o->start_utc, 1774652400);
    CHECK_EQ_INT(o->open, 0);
    arena_free(&st.arena);
}
