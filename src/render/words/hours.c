#include "render/words/hours.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_date.h"

const char *hours_times(struct arena *a, struct hours *const *span, size_t n)
{
    struct buf times;
    buf_init(&times);
    for (size_t i = 0; i < n; i++) {
        const struct hours *h = span[i];
        buf_printf(&times, "%s%02d:%02d–%02d:%02d", i ? ", " : "", h->from / 3600,
                   h->from / 60 % 60, h->to / 3600, h->to / 60 % 60);
    }
    const char *kept = arena_copy(a, times.s, times.n);
    buf_free(&times);
    return kept;
}

const char *hours_weekday(struct arena *a, struct locale *l, int weekday)
{
    static const struct date monday = {2024, 1, 1};
    struct buf name;
    buf_init(&name);
    locale_date_style(l, &name, (struct when){date_add_days(monday, weekday - 1), WHEN_ALL_DAY},
                      "weekday");
    const char *kept = arena_copy(a, name.s, name.n);
    buf_free(&name);
    return kept;
}
