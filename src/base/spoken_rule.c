#include "base/buf.h"

#include "base/spoken_words.h"

#include <string.h>

enum { HUNDRED = 100, LONGEST_DAYS = 3650, REMIND_DAYS = 28 };

static const int64_t unit_seconds[LOCALE_UNITS] = {[LOCALE_MINUTES] = 60,
                                                   [LOCALE_HOURS] = 3600,
                                                   [LOCALE_DAYS] = DAY_SECONDS,
                                                   [LOCALE_WEEKS] = (int64_t)7 * DAY_SECONDS};

/* Returns the unit that the word is, or LOCALE_UNITS. */
static enum locale_unit unit_of(const struct spoken_token *t)
{
    return t->kind == SPOKEN_WORD && t->word->unit ? (enum locale_unit)(t->word->unit - 1)
                                                   : LOCALE_UNITS;
}

/* ---- lengths ---- */

/* Reads an amount, in hundredths: 2, 1,5, eine halbe, anderthalb; 0 if there is none. */
static int spoken_amount(struct tokens *t)
{
    const struct spoken_token *p = tokens_next(t);
    int amount = 0;
    if (p->kind == SPOKEN_NUMBER && p->digits <= 4) {
        amount = p->value * HUNDRED;
        t->at++;
        if (p[1].kind == SPOKEN_MARK && strchr(",.", p[1].mark) && p[2].kind == SPOKEN_NUMBER &&
            p[2].glued && p[2].digits <= 2) {
            amount += p[2].value * (p[2].digits == 1 ? 10 : 1);
            t->at += 2;
        }
        return amount;
    }
    if (p->kind == SPOKEN_WORD && p->word->number) {
        amount = p->word->number * HUNDRED;
        t->at++;
    }
    if (tokens_flag(t, SPOKEN_HALF))
        return amount > HUNDRED ? 0 : HUNDRED / 2;
    return !amount && tokens_flag(t, SPOKEN_AND_HALF) ? HUNDRED + HUNDRED / 2 : amount;
}

/* Reads `2:30 Stunden`. */
static int read_clock_length(struct tokens *t, int64_t *sum)
{
    const struct spoken_token *p = tokens_next(t);
    if (p->kind != SPOKEN_NUMBER || p->digits > 3 || p[1].kind != SPOKEN_MARK || p[1].mark != ':' ||
        p[2].kind != SPOKEN_NUMBER || p[2].digits != 2 || p[2].value > 59 ||
        unit_of(p + 3) != LOCALE_HOURS)
        return 0;
    *sum += (int64_t)p->value * 3600 + (int64_t)p[2].value * 60;
    t->at += 4;
    return 1;
}

static int read_length_part(struct tokens *t, int64_t *sum)
{
    if (read_clock_length(t, sum))
        return 1;
    int amount = spoken_amount(t);
    const struct spoken_token *p = tokens_next(t);
    enum locale_unit unit = unit_of(p);
    if (unit >= LOCALE_MONTHS)
        return 0;
    if (!amount)
        amount = p->word->count * HUNDRED; /* two hours, in one Arabic word */
    t->at++;
    tokens_mark(t, '.');
    *sum += amount * unit_seconds[unit] / HUNDRED;
    const struct spoken_token *rest = tokens_next(t);
    if (unit == LOCALE_HOURS && rest->kind == SPOKEN_NUMBER && rest->digits == 2 &&
        rest->value < 60 && unit_of(rest + 1) == LOCALE_UNITS) { /* 2h30 */
        *sum += (int64_t)rest->value * 60;
        t->at++;
    }
    return amount > 0;
}

int spoken_length(const struct spoken *s, const char *text, int64_t *seconds)
{
    struct tokens t;
    int64_t sum = 0;
    if (!tokens_read(&t, s, text))
        return 0;
    tokens_mark(&t, '+');
    do {
        tokens_skip(&t);
        if (!read_length_part(&t, &sum))
            return 0;
        tokens_skip(&t);
    } while (tokens_flag(&t, SPOKEN_AND) || tokens_next(&t)->kind != SPOKEN_END);
    if (sum < 60 || sum % 60 || sum > (int64_t)LONGEST_DAYS * DAY_SECONDS)
        return 0;
    *seconds = sum;
    return 1;
}

void spoken_write_length(struct buf *out, int64_t seconds)
{
    static const struct {
        int64_t seconds;
        char letter;
    } parts[] = {{DAY_SECONDS, 'd'}, {3600, 'h'}, {60, 'm'}};
    buf_putc(out, '+');
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (seconds >= parts[i].seconds)
            buf_printf(out, "%lld%c", (long long)(seconds / parts[i].seconds), parts[i].letter);
        seconds %= parts[i].seconds;
    }
}

/* ---- the time before a meeting, and rhythms ---- */

static void write_count(struct buf *out, int64_t n, const char *unit)
{
    buf_printf(out, "%lld %s%s", (long long)n, unit, n == 1 ? "" : "s");
}

int spoken_before(const struct spoken *s, const char *text, struct buf *out)
{
    static const struct {
        int64_t seconds;
        const char *word;
    } units[] = {{(int64_t)7 * DAY_SECONDS, "week"}, {DAY_SECONDS, "day"}, {3600, "hour"}};
    int64_t seconds;
    if (!spoken_length(s, text, &seconds) || seconds > (int64_t)REMIND_DAYS * DAY_SECONDS)
        return 0;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (seconds % units[i].seconds)
            continue;
        write_count(out, seconds / units[i].seconds, units[i].word);
        return 1;
    }
    write_count(out, seconds / 60, "minute");
    return 1;
}

static int write_every(struct buf *out, int64_t n, enum locale_unit unit)
{
    static const char *const words[LOCALE_UNITS] = {[LOCALE_DAYS] = "day",
                                                    [LOCALE_WEEKS] = "week",
                                                    [LOCALE_MONTHS] = "month",
                                                    [LOCALE_YEARS] = "year"};
    if (unit == LOCALE_DAYS && n % 7 == 0) {
        unit = LOCALE_WEEKS;
        n /= 7;
    }
    if (unit == LOCALE_UNITS || !words[unit] || n < 1 || n > 1000)
        return 0;
    if (n == 1)
        buf_puts(out, words[unit]);
    else
        write_count(out, n, words[unit]);
    return 1;
}

static void skip_every(struct tokens *t)
{
    while (tokens_flag(t, SPOKEN_FILLER) ||
           (unit_of(tokens_next(t)) == LOCALE_UNITS && tokens_flag(t, SPOKEN_EVERY)))
        continue;
}

/* Reads `2`, `zwei`, `zweite`, `2.`; 1 if there is none. */
static int64_t read_interval(struct tokens *t)
{
    const struct spoken_token *p = tokens_next(t);
    int64_t n = p->kind == SPOKEN_NUMBER ? p->value
                : p->kind == SPOKEN_WORD ? (p->word->ordinal ? p->word->ordinal : p->word->number)
                                         : 0;
    t->at += n > 0;
    if (n > 0 && !tokens_mark(t, '.'))
        tokens_mark(t, '-');
    return n > 0 ? n : 1;
}

int spoken_every(const struct spoken *s, const char *text, struct buf *out)
{
    struct tokens t;
    if (!tokens_read(&t, s, text))
        return 0;
    skip_every(&t);
    int64_t n = read_interval(&t);
    const struct spoken_token *p = tokens_next(&t);
    enum locale_unit unit = unit_of(p);
    if (unit == LOCALE_UNITS && p->kind == SPOKEN_WORD && p->word->weekday)
        unit = LOCALE_WEEKS;
    if (unit == LOCALE_UNITS)
        return 0;
    if (p->word->count)
        n *= p->word->count;
    t.at++;
    tokens_skip(&t);
    return tokens_next(&t)->kind == SPOKEN_END && write_every(out, n, unit);
}

/* ---- the days of a series ---- */

enum { MOST_DAYS = 12, LAST = -1 };

/* One day of a series: a weekday, with an ordinal or not, or (`weekday` 0) a day of the month. */
struct spoken_day {
    int ordinal, weekday, month_day;
};

/* What is being read: days, and ordinals that wait for their weekday ("erster und dritter …"). */
struct rule_days {
    struct spoken_day day[MOST_DAYS];
    size_t n, waiting;
};

static struct spoken_day *add_day(struct rule_days *d)
{
    return d->n < MOST_DAYS ? &d->day[d->n++] : NULL;
}

static int take_ordinal(struct rule_days *d, int ordinal)
{
    struct spoken_day *day = add_day(d);
    if (!day)
        return 0;
    *day = (struct spoken_day){.ordinal = ordinal};
    d->waiting++;
    return 1;
}

/* A weekday is that of all ordinals that wait for one. */
static int take_weekday(struct rule_days *d, int weekday)
{
    if (!d->waiting && !take_ordinal(d, 0))
        return 0;
    for (; d->waiting; d->waiting--)
        d->day[d->n - d->waiting].weekday = weekday;
    return 1;
}

/* `Mo bis Fr` is every day between them. */
static int rule_take_until(struct tokens *t, struct rule_days *d)
{
    const struct spoken_token *p = tokens_next(t);
    const struct spoken_day *from = d->n ? &d->day[d->n - 1] : NULL;
    int last = p->kind == SPOKEN_WORD ? p->word->weekday : 0;
    if (!from || from->ordinal || d->waiting || !from->weekday || last <= from->weekday)
        return 0;
    for (int day = from->weekday + 1; day <= last; day++) {
        if (!take_weekday(d, day))
            return 0;
    }
    t->at++;
    return 1;
}

/* Reads `3.`, which may be a day of the month or the third of some weekday: what follows tells. */
static int rule_take_number(struct tokens *t, struct rule_days *d)
{
    struct tokens ahead = *t;
    ahead.at++;
    int dotted = tokens_mark(&ahead, '.');
    while (tokens_flag(&ahead, SPOKEN_FILLER | SPOKEN_AND) || tokens_mark(&ahead, ',') ||
           tokens_mark(&ahead, '.') || tokens_next(&ahead)->kind == SPOKEN_NUMBER)
        ahead.at += tokens_next(&ahead)->kind == SPOKEN_NUMBER;
    const struct spoken_token *p = tokens_next(&ahead);
    int value = tokens_next(t)->value;
    int is_ordinal = value >= 1 && value <= 5 && p->kind == SPOKEN_WORD &&
                     (p->word->weekday || p->word->ordinal || p->word->flags & SPOKEN_LAST);
    t->at += 1 + (size_t)dotted;
    if (is_ordinal)
        return take_ordinal(d, value);
    struct spoken_day *day = value >= 1 && value <= 31 && !d->waiting ? add_day(d) : NULL;
    if (day)
        *day = (struct spoken_day){.month_day = value};
    return day != NULL;
}

static int rule_take_word(struct tokens *t, struct rule_days *d)
{
    const struct spoken_word *w = tokens_next(t)->word;
    t->at++;
    tokens_mark(t, '.');
    if (w->weekday)
        return take_weekday(d, w->weekday);
    if (w->flags & SPOKEN_LAST)
        return take_ordinal(d, LAST);
    if (w->ordinal)
        return take_ordinal(d, w->ordinal);
    if (w->unit == LOCALE_DAYS + 1 && d->waiting == 1 && d->day[d->n - 1].ordinal == LAST) {
        d->waiting = 0;
        d->day[d->n - 1] = (struct spoken_day){.month_day = LAST};
        return 1;
    }
    /* "jeden", "im Monat", "und" */
    return w->unit == LOCALE_MONTHS + 1 || w->flags & (SPOKEN_EVERY | SPOKEN_AND | SPOKEN_FILLER);
}

static void write_day(struct buf *out, const struct spoken_day *d)
{
    static const char *const ordinals[] = {"", "first ", "second ", "third ", "fourth ", "fifth "};
    static const char *const weekdays[] = {"",         "monday", "tuesday",  "wednesday",
                                           "thursday", "friday", "saturday", "sunday"};
    if (d->month_day == LAST)
        buf_puts(out, "last day");
    else if (d->month_day)
        buf_printf(out, "%d", d->month_day);
    else
        buf_printf(out, "%s%s", d->ordinal == LAST ? "last " : ordinals[d->ordinal],
                   weekdays[d->weekday]);
}

static int take_days(struct tokens *t, struct rule_days *d)
{
    while (tokens_next(t)->kind != SPOKEN_END) {
        enum spoken_token_kind kind = tokens_next(t)->kind;
        if (tokens_mark(t, ',') || tokens_mark(t, '/') || tokens_mark(t, '&') ||
            tokens_mark(t, '+'))
            continue;
        int taken = tokens_to(t)            ? rule_take_until(t, d)
                    : kind == SPOKEN_NUMBER ? rule_take_number(t, d)
                    : kind == SPOKEN_WORD   ? rule_take_word(t, d)
                                            : 0;
        if (!taken)
            return 0;
    }
    return d->n > 0 && !d->waiting;
}

int spoken_on(const struct spoken *s, const char *text, struct buf *out)
{
    struct tokens t;
    struct rule_days d = {.n = 0};
    if (!tokens_read(&t, s, text) || !take_days(&t, &d))
        return 0;
    buf_puts(out, d.n > 1 ? "[" : "");
    for (size_t i = 0; i < d.n; i++) {
        buf_puts(out, i ? ", " : "");
        write_day(out, &d.day[i]);
    }
    buf_puts(out, d.n > 1 ? "]" : "");
    return 1;
}
