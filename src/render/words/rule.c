#include "render/words/rule.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/list.h"
#include "base/locale.h"
#include "base/locale_date.h"
#include "model/site.h"
#include "read/words_fill.h"
#include "render/words/rule_inner.h"
#include "resolve/calendar/calendar.h"
#include "resolve/calendar/meeting.h"

#include <string.h>

enum { DATES_MOST = 5 };

/* ---- words ---- */

const char *tell_buf(struct telling *t, struct buf *b)
{
    const char *text = arena_copy(t->arena, b->s, b->n);
    buf_free(b);
    return text;
}

/* Returns the pattern with {n}, {1} and {2} filled in; n < 0 fills nothing in. */
static const char *fill_pattern(struct telling *t, const char *pattern, long n, const char *one,
                                const char *two)
{
    const char *const arg[] = {one, two};
    struct buf b, number;
    buf_init(&b);
    buf_init(&number);
    if (n >= 0)
        locale_number(t->locale, &number, n);
    words_fill(&b, pattern, n >= 0 ? number.s : NULL, arg, 2);
    buf_free(&number);
    return tell_buf(t, &b);
}

/* Returns the word's form for a plural category and its number. */
static const char *pattern_of(struct telling *t, const char *key, const char *category, long n)
{
    const struct word *w = words_get(t->words, key);
    t->lacking |= !w;
    return w ? words_form(w, category, n) : "";
}

const char *tell(struct telling *t, const char *key, const char *one, const char *two)
{
    return fill_pattern(t, pattern_of(t, key, "other", -1), -1, one, two);
}

const char *tell_number(struct telling *t, const char *key, long n, const char *one,
                        const char *two)
{
    return fill_pattern(t, pattern_of(t, key, locale_plural(t->locale, n), n), n, one, two);
}

const char *tell_maybe(struct telling *t, const char *key)
{
    const struct word *w = words_get(t->words, key);
    return w ? w->text : NULL;
}

const char *tell_ordinal(struct telling *t, const char *key, long n)
{
    return fill_pattern(t, pattern_of(t, key, locale_ordinal(t->locale, n), n), n, NULL, NULL);
}

const char *tell_list(struct telling *t, const struct list *texts)
{
    struct buf b;
    buf_init(&b);
    locale_join(t->locale, &b, (const char *const *)texts->at, texts->n);
    return tell_buf(t, &b);
}

const char *tell_date(struct telling *t, const char *key, struct date d)
{
    struct buf b;
    buf_init(&b);
    const char *pattern = pattern_of(t, key, "other", -1);
    if (locale_pattern_valid(pattern))
        locale_date_pattern(t->locale, &b, (struct when){d, WHEN_ALL_DAY}, pattern);
    else
        t->lacking = 1;
    return tell_buf(t, &b);
}

/* ---- the end ---- */

/* Returns 1 if the rule names the day's place in its month. */
static int day_named(const struct series_rule *rule, struct date d)
{
    struct date next = date_add_months((struct date){d.year, d.month, 1}, 1);
    int last = date_add_days(next, -1).day;
    for (size_t i = 0; i < rule->month_days; i++)
        if (rule->month_day[i] == d.day || (rule->month_day[i] < 0 && d.day == last))
            return 1;
    for (size_t i = 0; i < rule->days; i++) {
        int nth = rule->day[i].ordinal;
        if (rule->day[i].weekday == date_weekday(d) &&
            (!nth || nth == (d.day + 6) / 7 || nth == -((last - d.day) / 7 + 1)))
            return 1;
    }
    return rule->unit == REPEAT_DAYS;
}

/* Returns 1 if the rule without its end would make a meeting on a day of its last month. */
static int would_meet(const struct telling *t, struct date d)
{
    int32_t start = date_days(t->start.date), day = date_days(d);
    if (t->rule->unit == REPEAT_DAYS)
        return (day - start) % t->rule->interval == 0;
    if (t->rule->unit == REPEAT_WEEKS) {
        int32_t weeks = day - date_weekday(d) - start + date_weekday(t->start.date);
        return weeks / 7 % t->rule->interval == 0 && day_named(t->rule, d);
    }
    return day_named(t->rule, d);
}

/* The month alone says enough if the last meeting lies in it, and nobody would expect one more
 * before it is over. */
static int month_suffices(const struct telling *t, struct date until)
{
    const struct schedule *s = t->schedule;
    struct date last = {0};
    for (size_t i = 0; i < s->occurrences; i++) {
        struct date d = tell_shifted(t, s->occurrence[i].there.original.date);
        if (!s->occurrence[i].extra && date_compare(d, last) > 0)
            last = d;
    }
    if (last.year != until.year || last.month != until.month)
        return 0;
    for (struct date d = date_add_days(until, 1); d.month == until.month; d = date_add_days(d, 1))
        if (would_meet(t, d))
            return 0;
    return 1;
}

/* How many meetings take place; all of them if none does. */
static long meetings_count(const struct schedule *s)
{
    long n = 0;
    for (size_t i = 0; i < s->occurrences; i++)
        n += s->occurrence[i].status != STATUS_CANCELLED &&
             s->occurrence[i].status != STATUS_POSTPONED;
    return n ? n : (long)s->occurrences;
}

/* Returns the last day on which a meeting could begin; without a year if there is none. */
static struct date rule_last_day(const struct telling *t)
{
    struct when until = t->rule->until;
    int too_early = until.second >= 0 && until.second < t->schedule->start.second;
    if (!until.date.year)
        return until.date;
    return tell_shifted(t, too_early ? date_add_days(until.date, -1) : until.date);
}

static const char *until_text(struct telling *t, struct date until)
{
    if (month_suffices(t, until))
        return tell(t, "rule.until_month", tell_date(t, "rule.format_month", until), NULL);
    return tell(t, "rule.until_date", tell_date(t, "rule.format_year", until), NULL);
}

/* ---- exceptions and extra meetings ---- */

const char *tell_day(struct telling *t, struct date d)
{
    int this_year = d.year == t->site->now.date.year;
    return tell_date(t, this_year ? "rule.format_day" : "rule.format_year", d);
}

static int by_when(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    return when_compare(*(const struct when *)a, *(const struct when *)b);
}

static void date_add(struct telling *t, struct list *dates, struct when w)
{
    struct when *kept = arena_alloc(t->arena, sizeof *kept);
    *kept = w;
    list_add(dates, t->arena, kept);
}

/* Returns 1 for a meeting by the rule that is called off or put off singly. */
static int is_off(const struct telling *t, const struct occurrence *o)
{
    /* What is off for good is told as that. */
    int for_good = o->part->change && !calendar_takes_place(&o->part->like);
    return !o->extra && !for_good && !calendar_takes_place(o) && o->over_utc > t->site->now_utc;
}

/* Returns 1 if the series is called off or put off as a whole: its dates need not be told, then. */
static int all_off(const struct telling *t)
{
    const struct item *item = t->schedule->occurrences ? t->schedule->occurrence->item : NULL;
    int status = item && item->type == ITEM_EVENT
                     ? meeting_whole_status(t->site, (const struct event *)item)
                     : STATUS_CONFIRMED;
    return status == STATUS_CANCELLED || status == STATUS_POSTPONED;
}

/* What the rule makes but does not take place: dates left out, and meetings called off singly. */
struct list tell_exceptions(struct telling *t)
{
    const struct schedule *s = t->schedule;
    struct list dates = {0};
    for (size_t i = 0; i < s->repeat->except.n; i++) {
        const struct when_at *at = s->repeat->except.at[i];
        struct date d = tell_shifted(t, at->when.date);
        if (date_compare(d, t->site->now.date) >= 0)
            date_add(t, &dates, (struct when){d, WHEN_ALL_DAY});
    }
    for (size_t i = 0, n = all_off(t) ? 0 : s->occurrences; i < n; i++) {
        const struct occurrence *o = &s->occurrence[i];
        if (is_off(t, o))
            date_add(t, &dates,
                     (struct when){tell_shifted(t, o->there.original.date), WHEN_ALL_DAY});
    }
    list_sort(&dates, by_when, NULL);
    return dates;
}

/* Adds dates to the sentence by the pattern `key`; an empty list adds nothing. */
static const char *rule_add_dates(struct telling *t, const char *so_far, const char *key,
                                  struct list *texts)
{
    if (texts->n > DATES_MOST) {
        texts->n = DATES_MOST;
        list_add(texts, t->arena, (void *)tell(t, "rule.more", NULL, NULL));
    }
    return texts->n ? tell(t, key, so_far, tell_list(t, texts)) : so_far;
}

static const char *add_exceptions(struct telling *t, const char *so_far)
{
    struct list dates = tell_exceptions(t), texts = {0};
    for (size_t i = 0; i < dates.n && texts.n <= DATES_MOST; i++) {
        const struct when *w = dates.at[i];
        if (!i || when_compare(*w, *(const struct when *)dates.at[i - 1]) != 0)
            list_add(&texts, t->arena, (void *)tell_day(t, w->date));
    }
    return rule_add_dates(t, so_far, "rule.except", &texts);
}

/* A meeting at the series' own time is told by its day. */
static const char *extra_text(struct telling *t, const struct occurrence *o)
{
    const struct civil *told = t->there ? &o->there : &o->here;
    const char *day = tell_day(t, told->start.date);
    if (o->there.start.second < 0 ||
        (o->there.start.second == o->part->second &&
         when_seconds(o->there.end) - when_seconds(o->there.start) == o->part->length))
        return day;
    return tell(t, "rule.day_time", day, tell_times(t, o->part, told->start, told->end));
}

static const char *add_extras(struct telling *t, const char *so_far)
{
    const struct schedule *s = t->schedule;
    struct list texts = {0};
    for (size_t i = 0; i < s->occurrences && texts.n <= DATES_MOST; i++) {
        const struct occurrence *o = &s->occurrence[i];
        if (o->extra && calendar_takes_place(o) && o->over_utc > t->site->now_utc)
            list_add(&texts, t->arena, (void *)extra_text(t, o));
    }
    return rule_add_dates(t, so_far, "rule.also", &texts);
}

/* Days come before what changes them; a number, which counts them all, comes after. */
static const char *add_end(struct telling *t, const char *so_far)
{
    struct date until = rule_last_day(t);
    if (until.year) {
        so_far = tell_parts(t, tell(t, "rule.ending", so_far, until_text(t, until)));
        return add_extras(t, add_exceptions(t, so_far));
    }
    const char *changed = add_extras(t, add_exceptions(t, tell_parts(t, so_far)));
    return tell(t, changed == so_far ? "rule.ending" : "rule.total", changed,
                tell_number(t, "rule.times", meetings_count(t->schedule), NULL, NULL));
}

const char *rule_words(struct arena *a, struct locale *l, const struct words *w,
                       const struct site *site, const struct schedule *s)
{
    if (!s->rule || !w)
        return NULL;
    struct telling t = {
        .arena = a, .locale = l, .words = w, .site = site, .schedule = s, .rule = s->rule};
    struct series_rule here;
    t.part = calendar_part(s, site->now.date);
    tell_by_clocks(&t, &here);
    const char *text = add_end(&t, tell_timed(&t, tell_rhythm(&t)));
    return t.lacking ? NULL : text;
}
