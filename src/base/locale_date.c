#include "base/locale_date.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/locale_inner.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucal.h>
#include <unicode/ucurr.h>
#include <unicode/udat.h>
#include <unicode/udateintervalformat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

enum { PATTERNS = 24, LONGEST = 256, EN_DASH = 0x2013 };

enum style {
    STYLE_LONG,
    STYLE_SHORT,
    STYLE_WEEKDAY,
    STYLE_TIME,
    STYLE_DAY,
    STYLE_DAY_YEAR,
    STYLE_MONTH,
    STYLES
};

/* What a style shows, as an ICU skeleton; each language has its own order and commas for it. A
 * pattern stands where it is the same everywhere. */
static const struct {
    const char *name, *skeleton, *pattern;
} styles[STYLES] = {
    [STYLE_LONG] = {"long", "yMMMMEEEEd", NULL}, [STYLE_SHORT] = {"short", "yMMMd", NULL},
    [STYLE_WEEKDAY] = {"weekday", "cccc", NULL}, [STYLE_TIME] = {"time", NULL, "HH:mm"},
    [STYLE_DAY] = {"day", "MMMEd", NULL},        [STYLE_DAY_YEAR] = {"day_year", "yMMMEd", NULL},
    [STYLE_MONTH] = {"month", "yMMMM", NULL},
};

/* Where a country's readers expect something other than the skeleton gives. */
static const struct {
    const char *language;
    enum style style;
    const char *pattern;
} customs[] = {{"de", STYLE_SHORT, "dd.MM.y"}};

/* In plain language months and weekdays are whole words. */
static const char *const written_out[STYLES] = {
    [STYLE_SHORT] = "yMMMMd", [STYLE_DAY] = "MMMMEEEEd", [STYLE_DAY_YEAR] = "yMMMMEEEEd"};

struct locale_dates {
    UDateFormat *model; /* all others are its clones: opening one anew is slow */
    UDateFormat *style[STYLES];
    struct {
        char *pattern; /* NULL: free */
        UDateFormat *format;
    } slot[PATTERNS];
    size_t next; /* the slot given up when all are taken */
    UDateIntervalFormat *days;
};

static int is_language(const struct locale *l, const char *language)
{
    size_t n = strlen(language);
    return !strncmp(l->base, language, n) && (!l->base[n] || l->base[n] == '_');
}

/* A clock without a zone in a calendar without the leap of 1582. */
static UDateFormat *model_open(const char *id)
{
    UErrorCode error = U_ZERO_ERROR;
    UDateFormat *f = udat_open(UDAT_PATTERN, UDAT_PATTERN, id, u"UTC", -1, u"y", -1, &error);
    UCalendar *calendar = ucal_open(u"UTC", -1, id, UCAL_GREGORIAN, &error);
    locale_require(error);
    ucal_setGregorianChange(calendar, -8.64e15, &error);
    udat_setCalendar(f, calendar);
    ucal_close(calendar);
    locale_require(error);
    return f;
}

static struct locale_dates *dates_of(struct locale *l)
{
    if (!l->dates) {
        l->dates = memory_get(sizeof *l->dates);
        *l->dates = (struct locale_dates){.model = model_open(l->id)};
    }
    return l->dates;
}

void locale_dates_close(struct locale_dates *d)
{
    if (!d)
        return;
    for (size_t i = 0; i < STYLES; i++)
        udat_close(d->style[i]);
    for (size_t i = 0; i < PATTERNS; i++) {
        udat_close(d->slot[i].format);
        free(d->slot[i].pattern);
    }
    udtitvfmt_close(d->days);
    udat_close(d->model);
    free(d);
}

static UDateFormat *format_open(struct locale *l, const UChar *pattern, int32_t n)
{
    UErrorCode error = U_ZERO_ERROR;
    UDateFormat *f = udat_clone(dates_of(l)->model, &error);
    locale_require(error);
    udat_applyPattern(f, 0, pattern, n);
    return f;
}

static UDateFormat *format_of_text(struct locale *l, const char *pattern)
{
    struct text16 t;
    text16_from(&t, pattern, strlen(pattern));
    UDateFormat *f = format_open(l, t.s, t.n);
    text16_free(&t);
    return f;
}

static UDateFormat *format_of_skeleton(struct locale *l, const char *skeleton)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar plain[32], pattern[128];
    UDateTimePatternGenerator *patterns = udatpg_open(l->id, &error);
    locale_require(error);
    u_uastrcpy(plain, skeleton);
    int32_t n = udatpg_getBestPattern(patterns, plain, -1, pattern, 128, &error);
    udatpg_close(patterns);
    locale_require(error);
    return format_open(l, pattern, n);
}

static const UDateFormat *style_format(struct locale *l, enum style style)
{
    UDateFormat **f = &dates_of(l)->style[style];
    const char *pattern = styles[style].pattern;
    for (size_t i = 0; i < sizeof customs / sizeof *customs; i++) {
        if (customs[i].style == style && is_language(l, customs[i].language))
            pattern = customs[i].pattern;
    }
    if (!*f && l->simple && written_out[style])
        *f = format_of_skeleton(l, written_out[style]);
    if (!*f)
        *f = pattern ? format_of_text(l, pattern) : format_of_skeleton(l, styles[style].skeleton);
    return *f;
}

static const UDateFormat *pattern_format(struct locale *l, const char *pattern)
{
    struct locale_dates *d = dates_of(l);
    size_t i = 0;
    while (i < PATTERNS && d->slot[i].pattern && strcmp(d->slot[i].pattern, pattern) != 0)
        i++;
    if (i < PATTERNS && d->slot[i].pattern)
        return d->slot[i].format;
    if (i == PATTERNS) {
        i = d->next++ % PATTERNS;
        udat_close(d->slot[i].format);
        free(d->slot[i].pattern);
    }
    size_t n = strlen(pattern) + 1;
    d->slot[i].pattern = memcpy(memory_get(n), pattern, n);
    d->slot[i].format = format_of_text(l, pattern);
    return d->slot[i].format;
}

static UDate udate_of(struct when w)
{
    return (UDate)when_seconds(w) * 1000.0;
}

/* ICU's thin spaces look like mistakes in many fonts and break searches: they become plain ones, or
 * ones that do not break where ICU's do not. */
static void plain_spaces(UChar *s, int32_t n)
{
    for (int32_t i = 0; i < n; i++)
        s[i] = s[i] == 0x2009 ? ' ' : s[i] == 0x202F ? 0xA0 : s[i];
}

static void add_formatted(struct buf *out, const UDateFormat *f, struct when w)
{
    UErrorCode error = U_ZERO_ERROR;
    struct text16 t;
    text16_room(&t, LONGEST);
    int32_t n = udat_format(f, udate_of(w), t.s, LONGEST, NULL, &error);
    if (error == U_BUFFER_OVERFLOW_ERROR) {
        text16_free(&t);
        text16_room(&t, n);
        error = U_ZERO_ERROR;
        n = udat_format(f, udate_of(w), t.s, n + 1, NULL, &error);
    }
    if (U_SUCCESS(error)) {
        plain_spaces(t.s, n);
        text16_append(out, t.s, n);
    }
    text16_free(&t);
}

void locale_date_pattern(struct locale *l, struct buf *out, struct when w, const char *pattern)
{
    add_formatted(out, pattern_format(l, pattern), w);
}

int locale_pattern_valid(const char *pattern)
{
    int quoted = 0;
    for (const char *p = pattern; *p; p++) {
        int letter = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z');
        if (*p == '\'')
            quoted = !quoted;
        else if (letter && !quoted && !strchr("GyYuQqMLwWdDFEecabBhHKkmsSA", *p))
            return 0;
    }
    return *pattern && !quoted;
}

static void add_style(struct locale *l, struct buf *out, struct when w, enum style style)
{
    add_formatted(out, style_format(l, style), w);
}

static void add_comma(const struct locale *l, struct buf *out)
{
    static const char *const arabic[] = {"ar", "fa", "ur", "ps", "prs", "ckb", "ug", "sd"};
    int is_arabic = 0;
    for (size_t i = 0; i < sizeof arabic / sizeof *arabic; i++)
        is_arabic |= is_language(l, arabic[i]);
    buf_puts(out, is_arabic ? "\xD8\x8C " : ", ");
}

static void add_long(struct locale *l, struct buf *out, struct when w)
{
    add_style(l, out, w, STYLE_LONG);
    if (w.second >= 0) {
        add_comma(l, out);
        add_style(l, out, w, STYLE_TIME);
    }
}

int locale_date_style(struct locale *l, struct buf *out, struct when w, const char *style)
{
    for (size_t i = 0; i < STYLES; i++) {
        if (strcmp(styles[i].name, style) != 0)
            continue;
        if (i == STYLE_LONG)
            add_long(l, out, w);
        else
            add_style(l, out, w, (enum style)i);
        return 1;
    }
    return 0;
}

int locale_style_known(const char *style)
{
    for (size_t i = 0; i < STYLES; i++) {
        if (!strcmp(styles[i].name, style))
            return 1;
    }
    return !strcmp(style, "range");
}

static int is_pattern_digit(UChar c)
{
    return c >= '0' && c <= '9';
}

/* Between two days of one month the dash stands close: `18–20 March`. */
static int32_t close_dash(UChar *s, int32_t n)
{
    for (int32_t i = 1; i + 3 < n; i++) {
        if (is_pattern_digit(s[i - 1]) && s[i] == ' ' && s[i + 1] == EN_DASH && s[i + 2] == ' ' &&
            is_pattern_digit(s[i + 3])) {
            s[i] = EN_DASH;
            memmove(s + i + 1, s + i + 3, (size_t)(n - i - 3) * sizeof *s);
            return n - 2;
        }
    }
    return n;
}

static void range_add_days(struct locale *l, struct buf *out, struct when start, struct when end)
{
    struct locale_dates *d = dates_of(l);
    UErrorCode error = U_ZERO_ERROR;
    UChar s[LONGEST];
    if (!d->days) {
        d->days = udtitvfmt_open(l->id, u"yMMMMd", -1, u"UTC", -1, &error);
        locale_require(error);
    }
    int32_t n = udtitvfmt_format(d->days, udate_of(start), udate_of(end), s, LONGEST, NULL, &error);
    if (U_FAILURE(error) || n > LONGEST)
        return;
    plain_spaces(s, n);
    if (start.date.year == end.date.year && start.date.month == end.date.month)
        n = close_dash(s, n);
    text16_append(out, s, n);
}

void locale_range(struct locale *l, struct buf *out, struct when start, struct when end)
{
    int one_day = !date_compare(start.date, end.date);
    if (one_day && (end.second < 0 || start.second == end.second)) {
        add_long(l, out, start);
    } else if (one_day && start.second >= 0) {
        add_long(l, out, start);
        buf_puts(out, "\xE2\x80\x93");
        add_style(l, out, end, STYLE_TIME);
    } else if (start.second < 0 && end.second < 0) {
        range_add_days(l, out, start, end);
    } else {
        add_long(l, out, start);
        buf_puts(out, " \xE2\x80\x93 ");
        add_long(l, out, end);
    }
}

void locale_currency(const struct locale *l, char code[4])
{
    UErrorCode error = U_ZERO_ERROR;
    char home[ULOC_FULLNAME_CAPACITY] = "";
    UChar found[4] = {0};
    uloc_addLikelySubtags(l->id, home, sizeof home, &error);
    int n = ucurr_forLocale(home, found, 4, &error);
    memset(code, 0, 4);
    for (int i = 0; U_SUCCESS(error) && n == 3 && i < 3; i++)
        code[i] = (char)found[i];
}

int locale_first_weekday(const struct locale *l)
{
    UErrorCode error = U_ZERO_ERROR;
    UCalendar *calendar = ucal_open(u"UTC", -1, l->id, UCAL_GREGORIAN, &error);
    locale_require(error);
    int first = ucal_getAttribute(calendar, UCAL_FIRST_DAY_OF_WEEK);
    ucal_close(calendar);
    return first == UCAL_SUNDAY ? 7 : first - 1;
}

void locale_zone_city(struct locale *l, struct buf *out, const char *zone)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar s[LONGEST];
    struct text16 t;
    const char *city = strrchr(zone, '/');
    if (!city || !strncmp(zone, "Etc/", 4)) {
        buf_puts(out, city ? city + 1 : zone);
        return;
    }
    text16_from(&t, zone, strlen(zone));
    UDateFormat *f = udat_open(UDAT_PATTERN, UDAT_PATTERN, l->id, t.s, t.n, u"VVV", -1, &error);
    text16_free(&t);
    locale_require(error);
    int32_t n = udat_format(f, 0, s, LONGEST, NULL, &error);
    udat_close(f);
    if (U_SUCCESS(error) && n <= LONGEST)
        text16_append(out, s, n);
}
