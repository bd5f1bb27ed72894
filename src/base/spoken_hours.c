#include "base/buf.h"

#include "base/spoken_words.h"

#include <string.h>

enum { MOST_DAYS = 7, MOST_TIMES = 6 };

/* Days, and the times on them, that stand together: "Mo, Mi und Fr 9-12 und 14-16 Uhr". */
struct hours_group {
    int from[MOST_DAYS], to[MOST_DAYS]; /* 1-7; a day alone: twice the same */
    int32_t open[MOST_TIMES], close[MOST_TIMES];
    size_t days, times;
};

/* Opening hours being read and written. */
struct hours_text {
    struct tokens t;
    struct hours_group group;
    struct buf *out;
    size_t start; /* where in `out` they begin */
    int german;   /* 1: days get their German letters */
};

/* ---- writing ---- */

static void write_weekdays(struct hours_text *h, int from, int to)
{
    static const char letters[2][15] = {"MoTuWeThFrSaSu", "MoDiMiDoFrSaSo"};
    const char *names = letters[h->german];
    buf_add(h->out, names + (size_t)(from - 1) * 2, 2);
    if (to == from)
        return;
    buf_putc(h->out, '-');
    buf_add(h->out, names + (size_t)(to - 1) * 2, 2);
}

static void write_clock(struct buf *out, int32_t second)
{
    buf_printf(out, "%02d:%02d", second / 3600, second / 60 % 60);
}

static void write_next_hours(struct hours_text *h)
{
    buf_puts(h->out, h->out->n > h->start ? ", " : "");
}

/* Writes each day with its times, and empties the group. */
static void write_group(struct hours_text *h)
{
    const struct hours_group *g = &h->group;
    for (size_t i = 0; i < g->days; i++) {
        for (size_t k = 0; k < g->times; k++) {
            write_next_hours(h);
            if (!k) {
                write_weekdays(h, g->from[i], g->to[i]);
                buf_putc(h->out, ' ');
            }
            write_clock(h->out, g->open[k]);
            buf_putc(h->out, '-');
            write_clock(h->out, g->close[k]);
        }
    }
    h->group = (struct hours_group){0};
}

/* ---- reading ---- */

static int weekday_next(struct hours_text *h)
{
    const struct spoken_token *p = tokens_next(&h->t);
    if (p->kind != SPOKEN_WORD || !p->word->weekday)
        return 0;
    h->german |= (p->word->flags & SPOKEN_GERMAN) != 0;
    h->t.at++;
    tokens_mark(&h->t, '.');
    return p->word->weekday;
}

static int add_weekdays(struct hours_text *h, int from, int to)
{
    struct hours_group *g = &h->group;
    if (g->times)
        write_group(h);
    if (g->days == MOST_DAYS || to < from)
        return 0;
    g->from[g->days] = from;
    g->to[g->days++] = to;
    return 1;
}

/* Reads `Mo` or `Mo bis Fr`. */
static int read_weekdays(struct hours_text *h)
{
    int from = weekday_next(h), to = from;
    struct tokens before = h->t;
    if (from && tokens_to(&h->t)) {
        to = weekday_next(h);
        if (!to) {
            h->t = before;
            to = from;
        }
    }
    return from && add_weekdays(h, from, to);
}

/* Reads `täglich`, `weekdays`. */
static int read_every_day(struct hours_text *h)
{
    const struct spoken_token *p = tokens_next(&h->t);
    if (p->kind != SPOKEN_WORD)
        return 0;
    if (p->word->flags & SPOKEN_WORK_DAYS) {
        h->t.at++;
        return add_weekdays(h, 1, 5);
    }
    if (p->word->flags & SPOKEN_EVERY && !p->word->unit)
        p = p[1].kind == SPOKEN_WORD ? p + 1 : p;
    if (p->word->unit != LOCALE_DAYS + 1 || p->word->count)
        return 0;
    h->t.at = (size_t)(p - h->t.token) + 1;
    return add_weekdays(h, 1, 7);
}

/* Reads `9-12 Uhr`. */
static int read_times(struct hours_text *h)
{
    struct hours_group *g = &h->group;
    int32_t open, close;
    int marked = 0;
    if (!g->days || g->times == MOST_TIMES || !tokens_clock(&h->t, 1, &open, &marked) ||
        !tokens_to(&h->t) || !tokens_clock(&h->t, 1, &close, &marked) || close <= open)
        return 0;
    g->open[g->times] = open;
    g->close[g->times++] = close;
    return 1;
}

/* Days that are closed need no word. */
static int read_closed(struct hours_text *h)
{
    if (!h->group.days || h->group.times || !tokens_flag(&h->t, SPOKEN_CLOSED))
        return 0;
    h->group = (struct hours_group){0};
    return 1;
}

static int read_appointment(struct hours_text *h)
{
    if ((h->group.days && !h->group.times) || !tokens_mark(&h->t, SPOKEN_APPOINTMENT))
        return 0;
    write_group(h);
    write_next_hours(h);
    buf_puts(h->out, "by appointment");
    return 1;
}

static int read_hours_part(struct hours_text *h)
{
    static const char marks[] = ",;:/|&+";
    for (const char *mark = marks; *mark; mark++) {
        if (tokens_mark(&h->t, *mark))
            return 1;
    }
    return read_weekdays(h) || read_every_day(h) || read_times(h) || read_closed(h) ||
           read_appointment(h) || tokens_flag(&h->t, SPOKEN_AND | SPOKEN_FILLER);
}

int spoken_hours(const struct spoken *s, const char *text, struct buf *out)
{
    struct hours_text h = {.out = out, .start = out->n};
    if (!tokens_read(&h.t, s, text))
        return 0;
    while (tokens_next(&h.t)->kind != SPOKEN_END) {
        if (read_hours_part(&h))
            continue;
        buf_cut(out, h.start);
        return 0;
    }
    int left = h.group.days && !h.group.times;
    write_group(&h);
    if (left || out->n == h.start) {
        buf_cut(out, h.start);
        return 0;
    }
    return 1;
}
