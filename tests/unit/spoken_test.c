#include "unit/unit.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/spoken.h"

#include <stdio.h>

static const char *const tags[] = {"de", "en", "fr", "tr", "ar", "uk", "ru", "fa"};
static const struct date today = {2026, 11, 30};

/* Returns what `text` is understood as, in the form of content files: a date, or a range. */
static const char *when_text(const struct spoken *s, struct arena *a, const char *text)
{
    struct spoken_when w;
    char start[24] = "", end[24] = "";
    if (!spoken_when(s, text, today, &w))
        return "";
    if (when_is_clock(w.start)) {
        snprintf(start, sizeof start, "%02d:%02d", w.start.second / 3600, w.start.second / 60 % 60);
        if (w.end_clock)
            snprintf(end, sizeof end, "%02d:%02d", w.end.second / 3600, w.end.second / 60 % 60);
    } else {
        when_format(w.start, ' ', start);
        if (w.end.date.year)
            when_format(w.end, ' ', end);
    }
    return arena_printf(a, "%s%s%s%s%s%s", start, *end ? " / " : "", end, w.either ? " either" : "",
                        w.other_day ? " other day" : "", w.zoned ? " zoned" : "");
}

static const struct {
    const char *text, *want;
} said_dates[] = {
    {"18. März 2027, 14 Uhr", "2027-03-18 14:00"},
    {"18. Maerz 2027 14.30 Uhr", "2027-03-18 14:30"},
    {"Donnerstag, den 18. März 2027 um 14 Uhr", "2027-03-18 14:00"},
    {"Do., 18.03.2027, 14:00", "2027-03-18 14:00"},
    {"Mittwoch, 18. März 2027", "2027-03-18 other day"},
    {"18.3.27", "2027-03-18"},
    {"18.3.98", "1998-03-18"},
    {"18.3.27 14 Uhr", "2027-03-18 14:00"},
    {"18.3. 14 Uhr", "2027-03-18 14:00"},
    {"1.12.", "2026-12-01"},
    {"29.11.", "2027-11-29"},
    {"Do 18.3.", "2027-03-18"},
    {"18. März", "2027-03-18"},
    {"18 Mär 2027", "2027-03-18"},
    {"am 18.03.2027 ab 14 Uhr", "2027-03-18 14:00"},
    {"18.03.2027 14-16 Uhr", "2027-03-18 14:00 / 2027-03-18 16:00"},
    {"18.03.2027, 14:00 bis 16:30 Uhr", "2027-03-18 14:00 / 2027-03-18 16:30"},
    {"18.03.2027, 22 bis 2 Uhr", "2027-03-18 22:00 / 2027-03-19 02:00"},
    {"18.-20. März 2027", "2027-03-18 / 2027-03-20"},
    {"18. bis 20.3.2027", "2027-03-18 / 2027-03-20"},
    {"28.12.2026 - 2.1.2027", "2026-12-28 / 2027-01-02"},
    {"18.03. – 20.03.2027", "2027-03-18 / 2027-03-20"},
    {"18.3.2027 14 Uhr bis 19.3.2027 12 Uhr", "2027-03-18 14:00 / 2027-03-19 12:00"},
    {"2027-03-18T14:00:00+01:00", "2027-03-18 14:00 zoned"},
    {"2027-03-18T13:00:00.000Z", "2027-03-18 13:00 zoned"},
    {"20270318T140000", "2027-03-18 14:00"},
    {"20270318", "2027-03-18"},
    {"2027/03/18 14:00", "2027-03-18 14:00"},
    {"18-03-2027", "2027-03-18"},
    {"12/24/2026", "2026-12-24"},
    {"24/12/2026", "2026-12-24"},
    {"3/4/2027", "2027-04-03 either"},
    {"March 18th, 2027 at 2 pm", "2027-03-18 14:00"},
    {"18 March 2027, 2:30pm", "2027-03-18 14:30"},
    {"le 18 mars 2027 à 14h30", "2027-03-18 14:30"},
    {"1er mars 2027", "2027-03-01"},
    {"18 Mart 2027 14:00", "2027-03-18 14:00"},
    {"18 березня 2027 р. о 14:00", "2027-03-18 14:00"},
    {"18 марта 2027, 14:00", "2027-03-18 14:00"},
    {"18 مارس 2027", "2027-03-18"},
    {"١٨ مارس ٢٠٢٧", "2027-03-18"},
    {"„18. März 2027“", "2027-03-18"},
    {"18 Uhr", "18:00"},
    {"bis 18.30 Uhr", "18:30"},
    {"6 pm", "18:00"},
    {"14-16 Uhr", "14:00 / 16:00"},
    {"2027-03-18 14", "2027-03-18 14:00"},
    {"18.03.2027, 24 Uhr", "2027-03-19 00:00"},
};

TEST(dates_as_people_say_them)
{
    struct arena a;
    arena_init(&a);
    struct spoken *s = spoken_open(&a, tags, sizeof tags / sizeof *tags);
    for (size_t i = 0; i < sizeof said_dates / sizeof *said_dates; i++) {
        const char *got = when_text(s, &a, said_dates[i].text);
        if (!CHECK_EQ_STR(got, said_dates[i].want))
            CHECK_EQ_STR(said_dates[i].text, "");
    }
    arena_free(&a);
}

TEST(what_is_no_date)
{
    static const char *const texts[] = {"morgen",
                                        "März 2027",
                                        "30. Februar 2027",
                                        "18. März 2027, 25 Uhr",
                                        "2027",
                                        "14",
                                        "18. März 2027 im Rathaus",
                                        "32.1.2027",
                                        "18.13.2027",
                                        "",
                                        "-",
                                        "18. März 2027 bis",
                                        "20. März 2027 bis 18. März 2027",
                                        "18.03.2027 14 Uhr bis 20.03.2027",
                                        "1.2.3.4.5",
                                        "18.3.2027 18.3.2027",
                                        "999999999999",
                                        "13 pm"};
    struct arena a;
    struct spoken_when w;
    arena_init(&a);
    struct spoken *s = spoken_open(&a, tags, sizeof tags / sizeof *tags);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (!CHECK(!spoken_when(s, texts[i], today, &w)))
            CHECK_EQ_STR(when_text(s, &a, texts[i]), texts[i]);
    }
    arena_free(&a);
}

/* What one of the writers makes of a text; "" if it does not understand. */
struct written_row {
    const char *text, *want;
};

static void check_written(int (*write)(const struct spoken *, const char *, struct buf *),
                          const struct written_row *rows, size_t n)
{
    struct arena a;
    struct buf b;
    arena_init(&a);
    buf_init(&b);
    struct spoken *s = spoken_open(&a, tags, sizeof tags / sizeof *tags);
    for (size_t i = 0; i < n; i++) {
        buf_cut(&b, 0);
        int understood = write(s, rows[i].text, &b);
        CHECK_EQ_INT(understood, *rows[i].want != '\0');
        if (!CHECK_EQ_STR(b.s, rows[i].want))
            CHECK_EQ_STR(rows[i].text, "");
    }
    buf_free(&b);
    arena_free(&a);
}

static int write_length(const struct spoken *s, const char *text, struct buf *out)
{
    int64_t seconds, again;
    if (!spoken_length(s, text, &seconds))
        return 0;
    spoken_write_length(out, seconds);
    CHECK_EQ_INT(duration_parse(out->s, &again), WHEN_OK);
    CHECK_EQ_INT(again, seconds);
    return 1;
}

TEST(lengths)
{
    static const struct written_row rows[] = {{"4 Stunden", "+4h"},
                                              {"+4 Stunden", "+4h"},
                                              {"2 h", "+2h"},
                                              {"2h30", "+2h30m"},
                                              {"90 Minuten", "+1h30m"},
                                              {"1,5 Stunden", "+1h30m"},
                                              {"1.5 hours", "+1h30m"},
                                              {"1½ Stunden", "+1h30m"},
                                              {"½ Stunde", "+30m"},
                                              {"eine halbe Stunde", "+30m"},
                                              {"anderthalb Stunden", "+1h30m"},
                                              {"2 Std. 30 Min.", "+2h30m"},
                                              {"2:30 h", "+2h30m"},
                                              {"1 Stunde und 30 Minuten", "+1h30m"},
                                              {"zwei Stunden", "+2h"},
                                              {"2 Tage", "+2d"},
                                              {"2 heures", "+2h"},
                                              {"2 saat", "+2h"},
                                              {"ساعتان", "+2h"},
                                              {"3 години", "+3h"},
                                              {"1 Woche", "+7d"},
                                              {"2 Monate", ""},
                                              {"lange", ""},
                                              {"4", ""},
                                              {"Stunden", ""},
                                              {"0 Stunden", ""},
                                              {"0,333 Stunden", ""},
                                              {"9999 Tage", ""}};
    check_written(write_length, rows, sizeof rows / sizeof *rows);
}

TEST(rhythms)
{
    static const struct written_row rows[] = {{"Woche", "week"},
                                              {"2 Wochen", "2 weeks"},
                                              {"wöchentlich", "week"},
                                              {"jede Woche", "week"},
                                              {"alle 2 Wochen", "2 weeks"},
                                              {"alle zwei Wochen", "2 weeks"},
                                              {"jede zweite Woche", "2 weeks"},
                                              {"every other week", "2 weeks"},
                                              {"vierzehntägig", "2 weeks"},
                                              {"14-tägig", "2 weeks"},
                                              {"14 Tage", "2 weeks"},
                                              {"monatlich", "month"},
                                              {"jeden Monat", "month"},
                                              {"jährlich", "year"},
                                              {"vierteljährlich", "3 months"},
                                              {"weekly", "week"},
                                              {"3 mois", "3 months"},
                                              {"jeden Mittwoch", "week"},
                                              {"täglich", "day"},
                                              {"2 hafta", "2 weeks"},
                                              {"Stunde", ""},
                                              {"oft", ""},
                                              {"0 Wochen", ""},
                                              {"Wochen 2", ""}};
    check_written(spoken_every, rows, sizeof rows / sizeof *rows);
}

TEST(days_of_a_series)
{
    static const struct written_row rows[] = {
        {"Mittwoch", "wednesday"},
        {"mittwochs", "wednesday"},
        {"Mi", "wednesday"},
        {"Di.", "tuesday"},
        {"dritter Mittwoch", "third wednesday"},
        {"3. Mittwoch", "third wednesday"},
        {"jeden dritten Mittwoch im Monat", "third wednesday"},
        {"letzter Freitag", "last friday"},
        {"letzter Freitag des Monats", "last friday"},
        {"erster und dritter Dienstag", "[first tuesday, third tuesday]"},
        {"1. und 3. Dienstag", "[first tuesday, third tuesday]"},
        {"Dienstag und Donnerstag", "[tuesday, thursday]"},
        {"Di, Do", "[tuesday, thursday]"},
        {"Mo bis Mi", "[monday, tuesday, wednesday]"},
        {"letzter Tag", "last day"},
        {"15.", "15"},
        {"am 15. des Monats", "15"},
        {"third Wednesday", "third wednesday"},
        {"troisième mercredi", "third wednesday"},
        {"üçüncü Çarşamba", "third wednesday"},
        {"Sonnabend", "saturday"},
        {"sechster Montag", ""},
        {"dritter", ""},
        {"32", ""},
        {"Feiertag", ""},
        {"", ""}};
    check_written(spoken_on, rows, sizeof rows / sizeof *rows);
}

TEST(times_before)
{
    static const struct written_row rows[] = {
        {"1 Tag", "1 day"},       {"einen Tag vorher", "1 day"},
        {"2 Stunden", "2 hours"}, {"+1h", "1 hour"},
        {"24h", "1 day"},         {"30 Min.", "30 minutes"},
        {"1 Woche", "1 week"},    {"90 Minuten", "90 minutes"},
        {"5 Wochen", ""},         {"bald", ""}};
    check_written(spoken_before, rows, sizeof rows / sizeof *rows);
}

TEST(opening_hours)
{
    static const struct written_row rows[] = {
        {"Montag bis Freitag 9 bis 12 Uhr", "Mo-Fr 09:00-12:00"},
        {"Mo bis Fr 9-12 Uhr", "Mo-Fr 09:00-12:00"},
        {"Mo.-Fr.: 9.00 - 12.00 Uhr", "Mo-Fr 09:00-12:00"},
        {"Mo–Fr 9–12 Uhr und 14–16 Uhr", "Mo-Fr 09:00-12:00, 14:00-16:00"},
        {"Di und Do 10-12 Uhr", "Di 10:00-12:00, Do 10:00-12:00"},
        {"Mo, Mi, Fr 9-12", "Mo 09:00-12:00, Mi 09:00-12:00, Fr 09:00-12:00"},
        {"dienstags 10 bis 12.30 Uhr", "Di 10:00-12:30"},
        {"Mo-Do 9-16 Uhr, Fr 9-13 Uhr", "Mo-Do 09:00-16:00, Fr 09:00-13:00"},
        {"täglich 9-18 Uhr", "Mo-Su 09:00-18:00"},
        {"Monday to Friday 9am-5pm", "Mo-Fr 09:00-17:00"},
        {"Tuesday 10-12", "Tu 10:00-12:00"},
        {"Mo-Fr von 9 bis 12 Uhr, Sa geschlossen", "Mo-Fr 09:00-12:00"},
        {"nach Vereinbarung", "by appointment"},
        {"Nach Vereinbarung", "by appointment"},
        {"n. V.", "by appointment"},
        {"Di 9-12 Uhr sowie nach Vereinbarung", "Di 09:00-12:00, by appointment"},
        {"lundi 9 h à 12 h", "Mo 09:00-12:00"},
        {"Mo ab 14 Uhr", ""},
        {"9-12 Uhr", ""},
        {"Mo", ""},
        {"Mo 12-9 Uhr", ""},
        {"immer", ""},
        {"", ""}};
    check_written(spoken_hours, rows, sizeof rows / sizeof *rows);
}

TEST(languages)
{
    struct arena a;
    arena_init(&a);
    struct spoken *s = spoken_open(&a, tags, sizeof tags / sizeof *tags);
    CHECK_EQ_STR(spoken_language(s, "Arabisch"), "ar");
    CHECK_EQ_STR(spoken_language(s, "turkish"), "tr");
    CHECK_EQ_STR(spoken_language(s, "Türkçe"), "tr");
    CHECK_EQ_STR(spoken_language(s, "українська"), "uk");
    CHECK_EQ_STR(spoken_language(s, "Klingonisches"), NULL);
    arena_free(&a);
}
