#include "render/words/hours.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_date.h"
#include "render/words/names.h"

#include <stdio.h>

const char *hours_range(struct arena *a, const struct language *l, const struct hours *h)
{
    char from[16], to[16];
    snprintf(from, sizeof from, "%02d:%02d", h->from / 3600, h->from / 60 % 60);
    snprintf(to, sizeof to, "%02d:%02d", h->to / 3600, h->to / 60 % 60);
    return word_filled(l, a, "clock.range", from, to);
}

size_t hours_joined(struct hours *const *span, size_t n, struct hours *joined)
{
    size_t i = 1;
    *joined = *span[0];
    while (i < n && span[i]->weekday == joined->weekday && span[i]->from <= joined->to) {
        joined->to = span[i]->to > joined->to ? span[i]->to : joined->to;
        i++;
    }
    return i;
}

const char *hours_times(struct arena *a, struct hours *const *span, size_t n)
{
    struct buf times;
    buf_init(&times);
    for (size_t i = 0; i < n;) {
        struct hours h;
        i += hours_joined(span + i, n - i, &h);
        buf_printf(&times, "%s%02d:%02d–%02d:%02d", times.n ? ", " : "", h.from / 3600,
                   h.from / 60 % 60, h.to / 3600, h.to / 60 % 60);
    }
    const char *kept = arena_copy(a, times.s, times.n);
    buf_free(&times);
    return kept;
}

const char *hours_said(struct arena *a, const struct language *l, struct hours *const *span,
                       size_t n)
{
    const char *always = words_text(l->words, "hours.always");
    struct hours all;
    int whole = n && hours_joined(span, n, &all) == n && !all.from && all.to == DAY_SECONDS;
    return whole && always ? always : hours_times(a, span, n);
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

/* Returns how many of the weekdays from `i` on follow each other. */
static int hours_run(const int *weekday, int n, int i)
{
    int run = 1;
    while (i + run < n && weekday[i + run] == weekday[i + run - 1] % 7 + 1)
        run++;
    return run;
}

const char *hours_days(struct arena *a, const struct language *l, struct locale *locale,
                       const int *weekday, int n)
{
    struct buf days;
    buf_init(&days);
    for (int i = 0, run; i < n; i += run) {
        run = hours_run(weekday, n, i) > 2 ? hours_run(weekday, n, i) : 1;
        const char *name = hours_weekday(a, locale, weekday[i]);
        if (run > 1)
            name = word_filled(l, a, "hours.days", name,
                               hours_weekday(a, locale, weekday[i + run - 1]));
        if (i)
            buf_printf(&days, "%s ", words_text(l->words, "list.comma"));
        buf_puts(&days, name);
    }
    const char *kept = arena_copy(a, days.s, days.n);
    buf_free(&days);
    return kept;
}
