#include "unit/unit.h"

#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_date.h"

/* In plain language nothing of a date is abbreviated. */
TEST(plain_language_writes_dates_out)
{
    const struct when w = {{2026, 12, 2}, WHEN_ALL_DAY};
    static const char *const want[][3] = {{"de-simple", "day", "Mittwoch, 2. Dezember"},
                                          {"de-simple", "short", "2. Dezember 2026"},
                                          {"de-simple", "day_year", "Mittwoch, 2. Dezember 2026"},
                                          {"de", "day", "Mi., 2. Dez."},
                                          {"en-simple", "day", "Wednesday, 2 December"}};
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        struct locale *l = locale_open(want[i][0]);
        struct buf out;
        buf_init(&out);
        locale_date_style(l, &out, w, want[i][1]);
        CHECK_EQ_STR(out.s, want[i][2]);
        buf_free(&out);
        locale_close(l);
    }
}
