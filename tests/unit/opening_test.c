#include "unit/building.h"

#include "render/words/hours.h"
#include "resolve/calendar/opening.h"

#include <stdio.h>

static const char holidays[] = "BEGIN:VCALENDAR\r\n"
                               "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261125\r\nSUMMARY:Feier\r\n"
                               "END:VEVENT\r\n"
                               "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261126\r\n"
                               "DTEND;VALUE=DATE:20261128\r\nSUMMARY:Nachfeier\r\nEND:VEVENT\r\n"
                               "END:VCALENDAR\r\n";

static const struct date monday = {2026, 11, 23};

static void begin(const char *facts)
{
    char text[512];
    site_begin();
    unit_file("site/holidays.ics", holidays);
    unit_file("site/i18n/de.yaml", "name: Deutsch\nsections: {members: mitglieder}\n"
                                   "words: {clock.range: '{1}–{2}'}\n");
    unit_file("site/i18n/en.yaml", "name: English\nwords: {clock.range: '{1}–{2}'}\n");
    snprintf(text, sizeof text, "---\ntitle: M\n%s---\n", facts);
    unit_file("content/members/m.md", text);
}

/* Returns "2026-11-24 15:00-18:00" for the first day after `d` on which the member is open. */
static const char *after(struct building *b, struct date d)
{
    const struct site *site = &b->project.site;
    const struct member *m = map_get(&site->by_id[ITEM_MEMBER], "m");
    struct opening o = opening_after(site, m, d);
    char day[24];
    if (!o.date.year)
        return "never";
    return arena_printf(&b->project.arena, "%s %02d:%02d %zu",
                        when_format((struct when){o.date, WHEN_ALL_DAY}, ' ', day),
                        o.span[0]->from / 3600, o.span[0]->from / 60 % 60, o.spans);
}

static int open_on(struct building *b, int days)
{
    const struct site *site = &b->project.site;
    struct opening o =
        opening_day(site, map_get(&site->by_id[ITEM_MEMBER], "m"), date_add_days(monday, days));
    return opening_is_open(&o);
}

TEST(the_next_opening_is_the_next_weekday_with_hours)
{
    struct building b;
    begin("opening_hours: [Mo 09:00-12:00, 'Tu 15:00-18:00, 09:30-12:00', by appointment]\n");
    site_build(&b);
    CHECK(open_on(&b, 0));
    CHECK(open_on(&b, 1));
    CHECK(!open_on(&b, 2));
    CHECK_EQ_STR(after(&b, monday), "2026-11-24 09:30 2");
    CHECK_EQ_STR(after(&b, date_add_days(monday, 1)), "2026-11-30 09:00 1");
    CHECK_EQ_STR(after(&b, date_add_days(monday, -1)), "2026-11-23 09:00 1");
    site_end(&b);
}

TEST(holidays_and_closures_are_passed_over)
{
    struct building b;
    begin("opening_hours: We-Fr 08:00-10:00\n"
          "closed: [{from: 2026-12-02, to: 2026-12-04}, {from: 2026-12-09, to: 2026-12-09}]\n");
    site_build(&b);
    CHECK(!open_on(&b, 2));
    CHECK(!open_on(&b, 3));
    CHECK(!open_on(&b, 4));
    CHECK(!open_on(&b, 9));
    CHECK(!open_on(&b, 11));
    CHECK(!open_on(&b, 16));
    CHECK(open_on(&b, 17));
    CHECK_EQ_STR(after(&b, monday), "2026-12-10 08:00 1");
    site_end(&b);
}

TEST(who_is_shut_for_good_or_has_no_week_does_not_open)
{
    struct building b;
    begin("opening_hours: Mo-Su 08:00-10:00\nclosed: {from: 2026-11-24, to: 2029-01-01}\n");
    site_build(&b);
    CHECK(open_on(&b, 0));
    CHECK_EQ_STR(after(&b, monday), "never");
    site_end(&b);
    begin("opening_hours: by appointment\n");
    site_build(&b);
    const struct member *m = map_get(&b.project.site.by_id[ITEM_MEMBER], "m");
    CHECK(!opening_has_week(m));
    CHECK(opening_by_appointment(m));
    CHECK_EQ_STR(after(&b, monday), "never");
    site_end(&b);
}

TEST(hours_that_touch_are_told_as_one)
{
    struct building b;
    begin("opening_hours: [Mo 08:00-15:00, Mo 15:00-18:00, Tu 08:00-12:00, Tu 12:30-15:00]\n");
    site_build(&b);
    const struct site *site = &b.project.site;
    const struct member *m = map_get(&site->by_id[ITEM_MEMBER], "m");
    struct opening o = opening_day(site, m, monday);
    CHECK_EQ_STR(hours_times(&b.project.arena, o.span, o.spans), "08:00–18:00");
    o = opening_day(site, m, date_add_days(monday, 1));
    CHECK_EQ_STR(hours_times(&b.project.arena, o.span, o.spans), "08:00–12:00, 12:30–15:00");
    site_end(&b);
}

TEST(hours_up_to_midnight_belong_to_their_own_day)
{
    struct building b;
    begin("opening_hours: [Su 20:00-24:00, Mo 00:00-02:00]\n");
    unit_file("layouts/member.html", "{% for d in member.week %}{% for s in d.spans %}"
                                     "{{ d.number }} {{ s }}{% if d.today %}!{% endif %} "
                                     "{% endfor %}{% endfor %}");
    site_build(&b);
    CHECK(open_on(&b, 0));
    CHECK(!open_on(&b, 1));
    CHECK_EQ_STR(after(&b, monday), "2026-11-29 20:00 1");
    CHECK_EQ_STR(site_file(&b, "mitglieder/m/index.html"), "1 00:00–02:00! 7 20:00–24:00 ");
    site_end(&b);
}

static const char told[] =
    "{% if member.opening %}{% for s in member.opening.spans %}{{ s }} {% else %}shut "
    "{% endfor %}{% if member.opening.next %}{{ member.opening.next | date('iso') }}"
    "{% if member.opening.next_soon %} soon{% endif %}{% for s in member.opening.next_spans %}"
    " {{ s }}{% endfor %}{% endif %}{% endif %}{% if member.by_appointment %} asked{% endif %}"
    "{% for c in member.closed %}|{{ c.from | date('iso') }}/{{ c.to | date('iso') }}"
    "{% if c.running %} runs{% endif %}{% if c.holiday %} free{% endif %}"
    "{% if c.note %} {{ c.note }}{% if c.note_foreign %} foreign{% endif %}{% endif %}{% endfor %}";

static void check_told(const char *facts, const char *english, const char *path, const char *want)
{
    struct building b;
    begin(facts);
    unit_file("layouts/member.html", told);
    if (english)
        unit_file("content/members/m.en.md", english);
    site_build(&b);
    CHECK_EQ_STR(site_file(&b, path), want);
    site_end(&b);
}

TEST(a_page_tells_the_day_of_the_build_the_next_and_what_differs)
{
    static const char facts[] = "opening_hours: [Mo 09:00-12:00, We-Th 10:00-11:00]\n"
                                "closed:\n"
                                "  - {from: 2026-11-20, to: 2026-11-23, note: Umzug}\n"
                                "  - {from: 2026-11-26, to: 2026-12-01, note: Ferien}\n"
                                "  - {from: 2026-10-01, to: 2026-11-22, note: vorbei}\n";
    static const char english[] = "---\ntitle: M\nclosed:\n"
                                  "  - {from: 2026-11-20, to: 2026-11-23, note: Move}\n---\n";
    check_told(facts, english, "mitglieder/m/index.html",
               "shut 2026-12-02 10:00–11:00|2026-11-20/2026-11-23 runs Umzug"
               "|2026-11-25/2026-11-25 free Feier|2026-11-26/2026-12-01 Ferien");
    check_told(facts, english, "en/members/m/index.html",
               "shut 2026-12-02 10:00–11:00|2026-11-20/2026-11-23 runs Move"
               "|2026-11-25/2026-11-25 free Feier foreign"
               "|2026-11-26/2026-12-01 Ferien foreign");
}

TEST(appointments_are_told_beside_the_week)
{
    check_told("opening_hours: [Mo 09:00-12:00, by appointment]\n"
               "closed: [{from: 2026-11-20, to: 2026-11-22}]\n",
               NULL, "mitglieder/m/index.html", "09:00–12:00 2026-11-30 09:00–12:00 asked");
    check_told("opening_hours: by appointment\nclosed: [{from: 2026-11-20, to: 2026-11-24}]\n",
               NULL, "mitglieder/m/index.html", " asked|2026-11-20/2026-11-24 runs");
    check_told("opening_hours: Tu 09:00-12:00\nclosed: [{from: 2026-11-20, to: 2026-11-22}]\n",
               NULL, "mitglieder/m/index.html", "shut 2026-11-24 soon 09:00–12:00");
    check_told("left: 2026\nopening_hours: Mo 09:00-12:00\n"
               "closed: [{from: 2026-11-20, to: 2026-11-24}]\n",
               NULL, "mitglieder/m/index.html", "");
}
