#include "base/locale_words.h"

#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_inner.h"

#include <stdio.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

enum { LONGEST = 256, SPELT = 12, ORDINALS = 5 };

/* A language whose words are being handed over. */
struct words_walk {
    const char *id; /* ICU's name */
    struct locale_taker *to;
    struct buf word;
};

static void give_units(struct words_walk *w, enum locale_word kind, int value, const UChar *s,
                       int32_t n)
{
    buf_cut(&w->word, 0);
    text16_append(&w->word, s, n);
    if (w->word.n)
        w->to->take(w->to, kind, value, w->word.s);
}

/* ---- months and weekdays ---- */

static void give_symbols(struct words_walk *w, const UDateFormat *f, UDateFormatSymbolType type,
                         enum locale_word kind)
{
    UChar s[LONGEST];
    int32_t count = udat_countSymbols(f, type);
    for (int32_t i = 0; i < count; i++) {
        UErrorCode error = U_ZERO_ERROR;
        int32_t n = udat_getSymbols(f, type, i, s, LONGEST, &error);
        /* ICU's first weekday is number 1, Sunday. */
        int value = kind == LOCALE_MONTH ? i + 1 : kind == LOCALE_WEEKDAY ? (i + 5) % 7 + 1 : i;
        if (U_SUCCESS(error) && n > 0 && n <= LONGEST)
            give_units(w, kind, value, s, n);
    }
}

static void give_calendar(struct words_walk *w)
{
    static const struct {
        UDateFormatSymbolType type;
        enum locale_word kind;
    } symbols[] = {
        {UDAT_MONTHS, LOCALE_MONTH},
        {UDAT_STANDALONE_MONTHS, LOCALE_MONTH},
        {UDAT_SHORT_MONTHS, LOCALE_MONTH},
        {UDAT_STANDALONE_SHORT_MONTHS, LOCALE_MONTH},
        {UDAT_WEEKDAYS, LOCALE_WEEKDAY},
        {UDAT_STANDALONE_WEEKDAYS, LOCALE_WEEKDAY},
        {UDAT_SHORT_WEEKDAYS, LOCALE_WEEKDAY},
        {UDAT_STANDALONE_SHORT_WEEKDAYS, LOCALE_WEEKDAY},
        {UDAT_SHORTER_WEEKDAYS, LOCALE_WEEKDAY},
        {UDAT_AM_PMS, LOCALE_NOON},
    };
    UErrorCode error = U_ZERO_ERROR;
    UDateFormat *f = udat_open(UDAT_PATTERN, UDAT_PATTERN, w->id, u"UTC", -1, u"y", -1, &error);
    locale_require(error);
    for (size_t i = 0; i < sizeof symbols / sizeof *symbols; i++)
        give_symbols(w, f, symbols[i].type, symbols[i].kind);
    udat_close(f);
}

/* ---- what stands between the parts of a date ---- */

/* Gives the words of a pattern that stand for themselves: those between quotes, and letters that
 * ICU does not use. */
static void give_literals(struct words_walk *w, const UChar *s, int32_t n)
{
    UChar word[LONGEST];
    int32_t len = 0;
    int quoted = 0;
    for (int32_t i = 0; i <= n; i++) {
        UChar c = i < n ? s[i] : ' ';
        if (c == '\'') {
            quoted = !quoted;
        } else if ((quoted || c >= 0x80) && c > ' ') {
            word[len++] = c;
            continue;
        }
        if (len)
            give_units(w, LOCALE_FILLER, 0, word, len);
        len = 0;
    }
}

static void give_fillers(struct words_walk *w)
{
    static const UChar *const skeletons[] = {u"H", u"Hm", u"yMMMMEEEEd", u"yMMMMEEEEdHm", u"yMMMd"};
    UChar s[LONGEST];
    UErrorCode error = U_ZERO_ERROR;
    UDateTimePatternGenerator *patterns = udatpg_open(w->id, &error);
    locale_require(error);
    for (size_t i = 0; i < sizeof skeletons / sizeof *skeletons; i++) {
        error = U_ZERO_ERROR;
        int32_t n = udatpg_getBestPattern(patterns, skeletons[i], -1, s, LONGEST, &error);
        if (U_SUCCESS(error) && n < LONGEST)
            give_literals(w, s, n);
    }
    udatpg_close(patterns);
}

/* ---- lengths of time ---- */

/* Gives the word for `count` units: what is left without the number. */
static void give_counted(struct words_walk *w, enum locale_unit unit, int count, const UChar *s,
                         int32_t n)
{
    UChar word[LONGEST];
    int32_t len = 0;
    int digits = 0;
    for (int32_t i = 0; i < n && len < LONGEST; i++) {
        digits |= s[i] >= '0' && s[i] <= '9';
        if (s[i] < '0' || s[i] > '9')
            word[len++] = s[i];
    }
    give_units(w, count == 2 && !digits ? LOCALE_PAIR : LOCALE_UNIT, (int)unit, word, len);
}

static void give_unit(struct words_walk *w, const char *skeleton, enum locale_unit unit)
{
    static const int counts[] = {1, 2, 3, 5, 11, 100}; /* each kind of plural */
    UChar s[LONGEST];
    UErrorCode error = U_ZERO_ERROR;
    u_uastrcpy(s, skeleton);
    UNumberFormatter *f = unumf_openForSkeletonAndLocale(s, -1, w->id, &error);
    UFormattedNumber *number = unumf_openResult(&error);
    locale_require(error);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        unumf_formatInt(f, counts[i], number, &error);
        int32_t n = unumf_resultToString(number, s, LONGEST, &error);
        if (U_SUCCESS(error) && n < LONGEST)
            give_counted(w, unit, counts[i], s, n);
    }
    unumf_closeResult(number);
    unumf_close(f);
}

static void give_lengths(struct words_walk *w)
{
    static const char *const units[LOCALE_UNITS] = {"minute", "hour",  "day",
                                                    "week",   "month", "year"};
    static const char *const widths[] = {"full-name", "short"};
    char skeleton[64];
    for (size_t i = 0; i < 2; i++) {
        for (int unit = 0; unit < LOCALE_UNITS; unit++) {
            snprintf(skeleton, sizeof skeleton, "unit/%s unit-width-%s", units[unit], widths[i]);
            give_unit(w, skeleton, (enum locale_unit)unit);
        }
    }
}

/* ---- numbers as words ---- */

static void give_spelt(struct words_walk *w, UNumberFormat *f, enum locale_word kind, int most)
{
    UChar s[LONGEST];
    for (int i = 1; i <= most; i++) {
        UErrorCode error = U_ZERO_ERROR;
        int32_t n = unum_format(f, i, s, LONGEST, NULL, &error);
        if (U_SUCCESS(error) && n <= LONGEST)
            give_units(w, kind, i, s, n);
    }
}

/* Goes through the ways in which a language spells numbers: by gender and case. */
static void give_rules(struct words_walk *w, UNumberFormat *f, UChar *rules)
{
    for (UChar *rule = rules, *end; rule && *rule; rule = end ? end + 1 : NULL) {
        UErrorCode error = U_ZERO_ERROR;
        int ordinal = u_strstr(rule, u"ordinal") != NULL;
        end = u_strchr(rule, ';');
        if (end)
            *end = 0;
        ordinal = ordinal && u_strstr(rule, u"ordinal");
        if (!ordinal && !u_strstr(rule, u"cardinal"))
            continue;
        unum_setTextAttribute(f, UNUM_DEFAULT_RULESET, rule, -1, &error);
        if (U_SUCCESS(error))
            give_spelt(w, f, ordinal ? LOCALE_ORDINAL : LOCALE_NUMBER, ordinal ? ORDINALS : SPELT);
    }
}

static void give_numbers(struct words_walk *w)
{
    UErrorCode error = U_ZERO_ERROR;
    struct text16 rules;
    UNumberFormat *f = unum_open(UNUM_SPELLOUT, NULL, 0, w->id, NULL, &error);
    if (U_FAILURE(error))
        return;
    text16_room(&rules, 4096);
    int32_t n = unum_getTextAttribute(f, UNUM_PUBLIC_RULESETS, rules.s, 4096, &error);
    if (U_SUCCESS(error) && n < 4096)
        give_rules(w, f, rules.s);
    text16_free(&rules);
    unum_close(f);
}

void locale_words(const char *tag, struct locale_taker *to)
{
    struct locale *l = locale_open(tag);
    struct words_walk w = {.id = l->id, .to = to};
    buf_init(&w.word);
    give_calendar(&w);
    give_fillers(&w);
    give_lengths(&w);
    give_numbers(&w);
    buf_free(&w.word);
    locale_close(l);
}

void locale_language_names(const char *tag,
                           void (*take)(void *ctx, const char *language, const char *name),
                           void *ctx)
{
    struct locale *l = locale_open(tag);
    struct buf name;
    buf_init(&name);
    for (const char *const *code = uloc_getISOLanguages(); *code; code++) {
        buf_cut(&name, 0);
        locale_language_name(l, &name, *code);
        if (strcmp(name.s, *code) != 0)
            take(ctx, *code, name.s);
    }
    buf_free(&name);
    locale_close(l);
}
