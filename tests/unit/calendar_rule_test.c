#include "unit/series_stage.h"

/* Resolves a series with this rule from Wednesday, 7 January 2026, 19:00. */
static void rule_open(struct stage *st, const char *rule)
{
    stage_open(st, "2026-01-07 19:00", 7200);
    stage_repeat(st, 0, REPEAT_DAYS, -1)->rrule = rule;
    stage_resolve(st);
}

TEST(rules_are_made_narrow)
{
    static const char *const narrow[][2] = {
        {"FREQ=MONTHLY;BYDAY=WE;BYSETPOS=1;COUNT=2",
         "FREQ=MONTHLY;BYDAY=1WE;UNTIL=20260204T180000Z"},
        {"RRULE:freq=weekly;byday=we;count=2", "FREQ=WEEKLY;BYDAY=WE;UNTIL=20260114T180000Z"},
        {"FREQ=MONTHLY;BYDAY=WE;COUNT=2", "FREQ=WEEKLY;BYDAY=WE;UNTIL=20260114T180000Z"},
        {"FREQ=DAILY;BYDAY=WE,FR;COUNT=2", "FREQ=WEEKLY;BYDAY=WE,FR;UNTIL=20260109T180000Z"},
        /* As Outlook, Exchange and others write them. */
        {"FREQ=WEEKLY;COUNT=2;BYDAY=WE;WKST=SU", "FREQ=WEEKLY;BYDAY=WE;UNTIL=20260114T180000Z"},
        {"FREQ=WEEKLY;INTERVAL=2;WKST=SU;COUNT=2",
         "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;WKST=MO;UNTIL=20260121T180000Z"},
        {"FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;WKST=SU;COUNT=2",
         "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;WKST=MO;UNTIL=20260121T180000Z"},
        {"FREQ=MONTHLY;BYDAY=1WE;WKST=SU;COUNT=2", "FREQ=MONTHLY;BYDAY=1WE;UNTIL=20260204T180000Z"},
        {" freq = weekly ; byday = we , th ; count = 3; ",
         "FREQ=WEEKLY;BYDAY=WE,TH;UNTIL=20260114T180000Z"},
        {"FREQ=WEEKLY;BYDAY=WE,TH,TH;COUNT=3", "FREQ=WEEKLY;BYDAY=WE,TH;UNTIL=20260114T180000Z"},
        {"FREQ=MONTHLY;BYMONTHDAY=7,7;COUNT=2", "FREQ=MONTHLY;BYMONTHDAY=7;UNTIL=20260207T180000Z"},
        {"FREQ=MONTHLY;BYDAY=WE,WE;BYSETPOS=1;COUNT=2",
         "FREQ=MONTHLY;BYDAY=1WE;UNTIL=20260204T180000Z"},
        {"FREQ=MONTHLY;BYMONTH=1;BYMONTHDAY=7;COUNT=2",
         "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=7;UNTIL=20270107T180000Z"},
        {"FREQ=MONTHLY;BYMONTH=1;COUNT=2",
         "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=7;UNTIL=20270107T180000Z"},
        {"FREQ=YEARLY;BYMONTH=1;COUNT=2",
         "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=7;UNTIL=20270107T180000Z"},
        {"FREQ=DAILY;UNTIL=20260109T180000Z", "FREQ=DAILY;UNTIL=20260109T180000Z"},
        {"FREQ=DAILY;UNTIL=20260109T175959Z", "FREQ=DAILY;UNTIL=20260108T180000Z"},
        {"FREQ=DAILY;UNTIL=20260109", "FREQ=DAILY;UNTIL=20260109T180000Z"},
        {"FREQ=YEARLY;COUNT=2", "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=7;UNTIL=20270107T180000Z"},
        {"FREQ=YEARLY;BYMONTH=1;BYDAY=1WE;COUNT=2",
         "FREQ=YEARLY;BYMONTH=1;BYDAY=1WE;UNTIL=20270106T180000Z"},
    };
    for (size_t i = 0; i < sizeof narrow / sizeof *narrow; i++) {
        struct stage st;
        rule_open(&st, narrow[i][0]);
        CHECK_EQ_STR(messages(&st), "");
        CHECK_EQ_STR(st.event.schedule.rrule, narrow[i][1]);
        arena_free(&st.arena);
    }
}

TEST(rules_that_calendars_disagree_about)
{
    static const char *const wide[] = {
        "FREQ=HOURLY;COUNT=5",
        "FREQ=YEARLY;BYWEEKNO=2;COUNT=5",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=5",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=5",
        "FREQ=WEEKLY;BYDAY=1WE;COUNT=5",
        "FREQ=WEEKLY;BYDAY=WE;BYDAY=TH;COUNT=5",
        "FREQ=WEEKLY;INTERVAL=0;COUNT=5",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SU;WKST=SU;COUNT=5",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;WKST=SU;COUNT=5",
        "FREQ=DAILY;INTERVAL=2;BYDAY=WE;COUNT=5",
        "FREQ=MONTHLY;INTERVAL=5;BYMONTH=1;BYMONTHDAY=7;COUNT=5",
        "FREQ=MONTHLY;BYMONTH=1;BYDAY=WE;COUNT=5",
        "FREQ=MONTHLY;BYMONTH=1,2;BYMONTHDAY=7;COUNT=5",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=WE;COUNT=5",
        "FREQ=YEARLY;BYMONTHDAY=7;COUNT=5",
        "FREQ=YEARLY;BYDAY=20MO;COUNT=5",
        "FREQ=WEEKLY;BYDAY=WE,;COUNT=5",
        "COUNT=5",
        "",
    };
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        struct stage st;
        rule_open(&st, wide[i]);
        CHECK_EQ_STR(messages(&st), "repeat-rule");
        arena_free(&st.arena);
    }
    struct stage st;
    rule_open(&st, "FREQ=WEEKLY");
    CHECK_EQ_STR(messages(&st), "repeat-endless");
    arena_free(&st.arena);
    rule_open(&st, "FREQ=WEEKLY;COUNT=2;UNTIL=20260301");
    CHECK_EQ_STR(messages(&st), "field-both");
    arena_free(&st.arena);
}

/* Returns what the help of the first message names, "start | also", for a rule from 7 January. */
static const char *named(struct stage *st, const char *rule)
{
    rule_open(st, rule);
    CHECK_EQ_STR(messages(st), "repeat-rule");
    const struct diag *d = st->report.diags.n ? st->report.diags.at[0] : NULL;
    if (!d || d->help != HELP_RULE_DATES)
        return "";
    return arena_printf(&st->arena, "%s | %s", d->help_arg[0], d->help_arg[1]);
}

TEST(the_dates_of_refused_rules_are_named)
{
    static const char *const rules[][2] = {
        {"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3",
         "2026-01-30 19:00 | 2026-02-27, 2026-03-31"},
        {"FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;UNTIL=20261113T180000Z",
         "2026-02-13 19:00 | 2026-03-13, 2026-11-13"},
        {"FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;UNTIL=20261113T175959Z",
         "2026-02-13 19:00 | 2026-03-13"},
        {"FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,SU;WKST=SU;COUNT=4",
         "2026-01-07 19:00 | 2026-01-18, 2026-01-21, 2026-02-01"},
        {"FREQ=YEARLY;BYMONTHDAY=7;COUNT=3", "2026-01-07 19:00 | 2026-02-07, 2026-03-07"},
        {"FREQ=DAILY;BYHOUR=9,19;COUNT=3", "2026-01-07 19:00 | 2026-01-08 09:00, 2026-01-08"},
        {"FREQ=YEARLY;BYWEEKNO=2;BYDAY=WE;COUNT=2", "2026-01-07 19:00 | 2027-01-13"},
        /* What the standard leaves open, never happens, or is no rule. */
        {"FREQ=YEARLY;BYWEEKNO=2;COUNT=5", ""},
        {"FREQ=WEEKLY;BYDAY=1WE;COUNT=5", ""},
        {"FREQ=HOURLY;COUNT=5", ""},
        {"FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2,4;BYDAY=8MO;COUNT=5", ""},
        {"FREQ=MONTHLY;BYDAY=WE;BYDAY=TH;COUNT=5", ""},
        {"FREQ=MONTHLY;BYSETPOS=2,4;COUNT=soon", ""},
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct stage st;
        CHECK_EQ_STR(named(&st, rules[i][0]), rules[i][1]);
        arena_free(&st.arena);
    }
}

TEST(a_series_of_nothing_but_dates)
{
    struct stage st;
    stage_open(&st, "2026-01-30 19:00", 7200);
    st.event.schedule.repeat = &st.repeat;
    stage_when(&st, &st.repeat.also, "2026-02-27");
    stage_when(&st, &st.repeat.also, "2026-03-31");
    stage_change(&st, "2026-02-27")->status = STATUS_CANCELLED;
    stage_resolve(&st);
    CHECK_EQ_STR(messages(&st), "");
    CHECK_EQ_STR(starts(&st), "2026-01-30T19:00 -2026-02-27T19:00 +2026-03-31T19:00");
    CHECK(!st.event.schedule.rrule && !st.event.schedule.rule);
    arena_free(&st.arena);
}

TEST(what_changes_for_good)
{
    struct stage st;
    struct venue hall = {.item = {.type = ITEM_VENUE, .id = "saal"}};
    struct ref there = {.id = "saal", .item = &hall.item};
    stage_open(&st, "2026-01-07 19:00", 7200);
    struct repeat *r = stage_repeat(&st, 1, REPEAT_WEEKS, 6);
    stage_when(&st, &r->also, "2026-01-30");
    stage_when(&st, &r->also, "2026-01-31 10:00");
    struct change *c = stage_change(&st, "2026-01-07");
    c->on = (struct when){0};
    c->from = when_of("2026-01-20");
    c->start = when_clock(17 * 3600);
    c->venue = &there;
    c->title = "Jetzt im Saal";
    stage_change(&st, "2026-01-28")->start = when_of("2026-01-29");
    stage_resolve(&st);
    CHECK_EQ_STR(messages(&st), "");
    CHECK_EQ_STR(starts(&st),
                 "2026-01-07T19:00 2026-01-14T19:00 2026-01-21T17:00 >2026-01-29T17:00 "
                 "+2026-01-30T17:00 +2026-01-31T10:00 2026-02-04T17:00 2026-02-11T17:00");
    const struct schedule *s = &st.event.schedule;
    CHECK_EQ_INT(s->parts, 2);
    CHECK_EQ_STR(s->part[0].rrule, "FREQ=WEEKLY;BYDAY=WE;UNTIL=20260114T180000Z");
    CHECK_EQ_STR(s->part[1].rrule, "FREQ=WEEKLY;BYDAY=WE;UNTIL=20260211T160000Z");
    CHECK(!s->occurrence[1].venue && s->occurrence[2].venue == &hall);
    CHECK(s->occurrence[2].title_by == c && !s->occurrence[2].change);
    CHECK_EQ_INT(s->occurrence[2].there.end.second, 19 * 3600);
    arena_free(&st.arena);
}

TEST(changes_for_good_that_cannot_be)
{
    struct stage st;
    stage_open(&st, "2026-01-07 19:00", 7200);
    stage_repeat(&st, 1, REPEAT_WEEKS, 6);
    for (int i = 0; i < 3; i++) {
        struct change *c = stage_change(&st, "2026-01-07");
        c->on = (struct when){0};
        c->from = when_of(i < 2 ? "2026-01-20" : "2026-03-01");
    }
    expect(&st, "change-twice change-from");
    stage_open(&st, "2026-01-07 19:00", 7200);
    stage_repeat(&st, 1, REPEAT_WEEKS, 6);
    struct change *c = stage_change(&st, "2026-01-07");
    c->on = (struct when){0};
    c->from = when_of("2026-01-20");
    c->start = when_of("2026-01-22 15:00");
    stage_resolve(&st);
    CHECK_EQ_STR(messages(&st), "change-day");
    CHECK_EQ_STR(advice(&st), "15:00");
    arena_free(&st.arena);
}
