#include "unit/unit.h"

#include "base/arena.h"
#include "base/locale.h"
#include "render/feeds/event.h"
#include "render/feeds/ics.h"
#include "render/feeds/text.h"
#include "render/feeds/vtimezone.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/schedules.h"

#include <string.h>

/* A site in German with one event in Erfurt's zone. */
struct stage {
    struct arena arena;
    struct site site;
    struct report report;
    struct event event;
    struct repeat repeat;
    struct buf out;
};

static void stage_open(struct stage *st)
{
    memset(st, 0, sizeof *st);
    arena_init(&st->arena);
    report_init(&st->report, &st->arena);
    buf_init(&st->out);
    st->site.arena = &st->arena;
    st->site.config = (struct config){.timezone = "Europe/Berlin",
                                      .base_url = "https://netz.example.org/",
                                      .host = "netz.example.org",
                                      .past_months = 12,
                                      .refresh_hours = 6,
                                      .colour = "steelblue"};
    st->site.language[0] = (struct language){.site = &st->site, .tag = "de", .prefix = ""};
    st->site.languages = 1;
    st->site.now = (struct when){{2026, 11, 23}, 0};
    st->event.item = (struct item){.type = ITEM_EVENT,
                                   .id = "treffen",
                                   .title = "Treffen, Tee; und \\ Kekse",
                                   .revised = 1767225600};
    st->event.item.source = source_new(&st->arena, "content/events/treffen.md", "", 0);
    st->event.item.path[0] = "termine/treffen/";
    st->event.schedule.start = (struct when){{2026, 1, 7}, 19 * 3600};
    st->event.schedule.end.when = (struct when){{2026, 1, 7}, 21 * 3600};
    st->repeat = (struct repeat){.every = 1, .unit = REPEAT_WEEKS, .times = 4};
    list_add(&st->site.items[ITEM_EVENT], &st->arena, &st->event);
}

/* Writes the feed and joins its folded lines. */
static const char *feed(struct stage *st, struct feed f)
{
    if (!st->event.schedule.zone)
        schedules_resolve(&st->site, &st->report, zones_open(&st->arena));
    CHECK_EQ_INT(st->report.diags.n, 0);
    f.language = &st->site.language[0];
    f.events = st->site.items[ITEM_EVENT];
    buf_cut(&st->out, 0);
    struct locale *locale = locale_open(f.language->tag);
    struct ics_hand hand =
        ics_hand(ics_open(&st->arena, &st->site, f.language), locale, &st->arena);
    ics_feed(&hand, &f, &st->out);
    ics_hand_close(&hand);
    locale_close(locale);
    char *text = arena_alloc(&st->arena, st->out.n + 1), *to = text;
    for (const char *s = st->out.s; *s; s++) {
        if (!strncmp(s, "\r\n ", 3))
            s += 2;
        else
            *to++ = *s;
    }
    return text;
}

static void stage_close(struct stage *st)
{
    buf_free(&st->out);
    arena_free(&st->arena);
}

static int has(const char *text, const char *line)
{
    return strstr(text, line) != NULL;
}

TEST(lines_are_folded_between_characters)
{
    static const char *const unit[] = {"a", "\xC3\xA4", "\xF0\x9F\x99\x82", "\\,"};
    struct buf line, out;
    buf_init(&line);
    buf_init(&out);
    for (size_t u = 0; u < sizeof unit / sizeof *unit; u++)
        for (size_t n = 1; n < 240; n++) {
            buf_cut(&line, 0);
            buf_cut(&out, 0);
            while (line.n + strlen(unit[u]) <= n)
                buf_puts(&line, unit[u]);
            ics_line(&out, line.s, line.n);
            const char *from = out.s;
            for (const char *end = strstr(from, "\r\n"); end; end = strstr(from, "\r\n")) {
                CHECK(end - from <= ICS_LINE_MAX);
                CHECK(end - from > (from > out.s) || !line.n);
                CHECK(end == from || end[-1] != '\\');
                CHECK(end[2] != ' ' || ((unsigned char)end[3] & 0xC0) != 0x80);
                from = end + 2;
            }
            CHECK_EQ_STR(from, "");
        }
    buf_free(&line);
    buf_free(&out);
}

TEST(values_are_escaped_by_their_type)
{
    struct buf b;
    buf_init(&b);
    ics_text(&b, "a,b;c\\d\ne\"f:\tg\x01");
    CHECK_EQ_STR(b.s, "a\\,b\\;c\\\\d\\ne\"f: g");
    buf_cut(&b, 0);
    ics_text(&b, "a\xCC\x88");
    CHECK_EQ_STR(b.s, "\xC3\xA4");
    buf_cut(&b, 0);
    ics_uri(&b, "https://x.example/\xC3\xA4 b,c;d\"\n");
    CHECK_EQ_STR(b.s, "https://x.example/%C3%A4%20b,c;d%22%0A");
    buf_cut(&b, 0);
    ics_parameter(&b, "a\"b;\nc");
    CHECK_EQ_STR(b.s, "\"a'b; c\"");
    buf_cut(&b, 0);
    ics_text(&b, "a\xE2\x80\xA8"
                 "b\xE2\x80\xA9"
                 "c\xC2\x85"
                 "d\xC2\x9B\r\ne");
    CHECK_EQ_STR(b.s, "a\\nb\\nc\\nd\\ne");
    buf_cut(&b, 0);
    ics_parameter(&b, "a\xE2\x80\xA8"
                      "b\xC2\x85"
                      "c");
    CHECK_EQ_STR(b.s, "\"a b c\"");
    buf_free(&b);
}

TEST(no_value_can_end_its_line)
{
    struct buf b;
    buf_init(&b);
    ics_put(&b, "COLOR:%s", "red\r\nX-EVIL:1\v\xC2\x85\xE2\x80\xA8\x7F\xC3\xA4");
    CHECK_EQ_STR(b.s, "COLOR:red  X-EVIL:1    \xC3\xA4\r\n");
    buf_free(&b);
}

TEST(one_meeting_in_a_subscription)
{
    struct stage st;
    stage_open(&st);
    const char *text = feed(&st, (struct feed){.path = "kalender/alle.ics",
                                               .title = "Alle, wirklich alle",
                                               .page = "termine/"});
    CHECK(has(text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Knoten//Knoten//DE\r\n"
                    "CALSCALE:GREGORIAN\r\nNAME:Alle\\, wirklich alle\r\n"
                    "X-WR-CALNAME:Alle\\, wirklich alle\r\nX-WR-TIMEZONE:Europe/Berlin\r\n"
                    "URL:https://netz.example.org/termine/\r\n"
                    "SOURCE;VALUE=URI:https://netz.example.org/kalender/alle.ics\r\n"
                    "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\nX-PUBLISHED-TTL:PT6H\r\n"
                    "COLOR:steelblue\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"));
    CHECK(has(text, "BEGIN:VEVENT\r\nUID:treffen@netz.example.org\r\nDTSTAMP:20260101T000000Z\r\n"
                    "LAST-MODIFIED:20260101T000000Z\r\nSEQUENCE:3156480\r\n"
                    "DTSTART;TZID=Europe/Berlin:20260107T190000\r\n"
                    "DTEND;TZID=Europe/Berlin:20260107T210000\r\n"
                    "SUMMARY;LANGUAGE=de:Treffen\\, Tee\\; und \\\\ Kekse\r\n"));
    CHECK(has(text, "STATUS:CONFIRMED\r\nTRANSP:OPAQUE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
    text = feed(&st, (struct feed){.single = 1});
    CHECK(!has(text, "X-WR-CALNAME"));
    CHECK(!has(text, "REFRESH-INTERVAL"));
    st.event.uid = "fest-4711@alt.example.org";
    CHECK(has(feed(&st, (struct feed){0}), "UID:fest-4711@alt.example.org\r\n"));
    stage_close(&st);
}

TEST(a_series_with_everything)
{
    struct stage st;
    stage_open(&st);
    struct when_at gone = {{{2026, 1, 14}, WHEN_ALL_DAY}, NULL};
    struct when_at more = {{{2026, 1, 16}, WHEN_ALL_DAY}, NULL};
    struct change off = {
        .on = {{2026, 1, 21}, WHEN_ALL_DAY}, .status = STATUS_CANCELLED, .note = "Kein Raum"};
    st.event.schedule.repeat = &st.repeat;
    list_add(&st.repeat.except, &st.arena, &gone);
    list_add(&st.repeat.also, &st.arena, &more);
    list_add(&st.event.schedule.changes, &st.arena, &off);
    st.site.now.date = (struct date){2026, 1, 21};
    const char *text = feed(&st, (struct feed){.title = "Alle"});
    CHECK(has(text, "RRULE:FREQ=WEEKLY;BYDAY=WE;UNTIL=20260128T180000Z\r\n"
                    "EXDATE;TZID=Europe/Berlin:20260114T190000\r\n"));
    CHECK(has(text, "RECURRENCE-ID;TZID=Europe/Berlin:20260121T190000\r\n"
                    "DTSTART;TZID=Europe/Berlin:20260121T190000\r\n"));
    CHECK(has(text, "Kein Raum"));
    CHECK(has(text, "STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n"));
    CHECK(has(text, "UID:treffen-E20260116@netz.example.org\r\n"));
    st.site.now.date.day++;
    text = feed(&st, (struct feed){.title = "Alle"});
    CHECK(!has(text, "RECURRENCE-ID") && !has(text, "CANCELLED"));
    CHECK(has(text, "EXDATE;TZID=Europe/Berlin:20260121T190000\r\n"));
    stage_close(&st);
}

TEST(what_was_called_off_goes_the_day_after)
{
    struct stage st;
    stage_open(&st);
    st.event.status = STATUS_POSTPONED;
    st.site.now.date = (struct date){2026, 1, 7};
    CHECK(has(feed(&st, (struct feed){.title = "Alle"}), "STATUS:CANCELLED\r\n"));
    st.site.now.date.day++;
    CHECK(!has(feed(&st, (struct feed){.title = "Alle"}), "VEVENT"));
    CHECK(has(feed(&st, (struct feed){.single = 1}), "STATUS:CANCELLED\r\n"));
    stage_close(&st);
}

TEST(the_sequence_is_the_minute_of_the_last_change)
{
    CHECK_EQ_INT(ics_sequence(1577836800), 0);
    CHECK_EQ_INT(ics_sequence(1577836859), 0);
    CHECK_EQ_INT(ics_sequence(1577836860), 1);
    CHECK_EQ_INT(ics_sequence(0), 0);
    CHECK_EQ_INT(ics_sequence(INT64_MIN), 0);
    CHECK_EQ_INT(ics_sequence(INT64_MAX), INT32_MAX);
}

TEST(what_an_event_names_changes_it_too)
{
    struct stage st;
    stage_open(&st);
    struct venue venue = {
        .item = {.type = ITEM_VENUE, .id = "haus", .title = "Haus", .revised = 1767225660}};
    struct member member = {.item = {.type = ITEM_MEMBER, .title = "Wir", .revised = 1767225720}};
    struct ref place = {.item = &venue.item}, who = {.item = &member.item};
    struct when_at none = {{{2026, 1, 14}, WHEN_ALL_DAY}, NULL};
    st.event.venue = &place;
    st.event.schedule.repeat = &st.repeat;
    list_add(&st.repeat.except, &st.arena, &none);
    CHECK(
        has(feed(&st, (struct feed){0}),
            "DTSTAMP:20260101T000100Z\r\nLAST-MODIFIED:20260101T000100Z\r\nSEQUENCE:3156481\r\n"));
    list_add(&st.event.organisers, &st.arena, &who);
    CHECK(
        has(feed(&st, (struct feed){0}), "LAST-MODIFIED:20260101T000200Z\r\nSEQUENCE:3156482\r\n"));
    stage_close(&st);
}

TEST(whole_days_have_no_zone)
{
    struct stage st;
    stage_open(&st);
    st.event.schedule.start.second = WHEN_ALL_DAY;
    st.event.schedule.end.when = (struct when){{2026, 1, 9}, WHEN_ALL_DAY};
    const char *text = feed(&st, (struct feed){.title = "Alle"});
    CHECK(has(text, "DTSTART;VALUE=DATE:20260107\r\nDTEND;VALUE=DATE:20260110\r\n"));
    CHECK(!has(text, "VTIMEZONE"));
    CHECK(has(text, "TRANSP:TRANSPARENT\r\n"));
    stage_close(&st);
}

TEST(a_feed_without_events_is_still_a_calendar)
{
    struct stage st;
    stage_open(&st);
    st.event.schedule.start.date.year = 2024;
    st.event.schedule.end.when.date.year = 2024;
    const char *text = feed(&st, (struct feed){.title = "Alle"});
    CHECK(!has(text, "VEVENT"));
    CHECK(has(text, "END:VTIMEZONE\r\nEND:VCALENDAR\r\n"));
    CHECK(has(feed(&st, (struct feed){.single = 1}), "VEVENT"));
    stage_close(&st);
}

TEST(a_meeting_longer_by_the_clock_change_is_told_in_full)
{
    struct stage st;
    stage_open(&st);
    st.event.schedule.start = (struct when){{2026, 3, 21}, 22 * 3600};
    st.event.schedule.end.when = (struct when){{2026, 3, 22}, 6 * 3600};
    st.event.schedule.repeat = &st.repeat;
    const char *text = feed(&st, (struct feed){.title = "Alle"});
    CHECK(has(text, "RECURRENCE-ID;TZID=Europe/Berlin:20260328T220000\r\n"
                    "DTSTART;TZID=Europe/Berlin:20260328T220000\r\n"
                    "DTEND;TZID=Europe/Berlin:20260329T060000\r\n"));
    CHECK(!has(text, "RECURRENCE-ID;TZID=Europe/Berlin:20260404T220000"));
    stage_close(&st);
}
