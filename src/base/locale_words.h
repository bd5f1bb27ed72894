#ifndef BASE_LOCALE_WORDS_H
#define BASE_LOCALE_WORDS_H

/* The words that ICU knows in a language for days, months, lengths of time, numbers and languages:
 * for reading what people write, where base/locale.h writes what they read. */

enum locale_word {
    LOCALE_MONTH,   /* 1-12 */
    LOCALE_WEEKDAY, /* 1 Monday … 7 Sunday */
    LOCALE_UNIT,    /* enum locale_unit */
    LOCALE_PAIR,    /* enum locale_unit; two of them in one word, as in Arabic */
    LOCALE_NUMBER,  /* 1-12, spelt out */
    LOCALE_ORDINAL, /* 1-5, spelt out */
    LOCALE_NOON,    /* 0 before, 1 after */
    LOCALE_FILLER,  /* 0; stands in dates and means nothing: `um`, `Uhr`, `at` */
};

enum locale_unit {
    LOCALE_MINUTES,
    LOCALE_HOURS,
    LOCALE_DAYS,
    LOCALE_WEEKS,
    LOCALE_MONTHS,
    LOCALE_YEARS,
    LOCALE_UNITS
};

/* Receives one word; it lives as long as the call. */
struct locale_taker {
    void (*take)(struct locale_taker *self, enum locale_word kind, int value, const char *word);
};

/* Hands over all words of the language `tag` (BCP 47). Takes about ten milliseconds. */
void locale_words(const char *tag, struct locale_taker *to);

/* Calls `take` with the tag and the name of each language that the language `tag` has a name for.
 */
void locale_language_names(const char *tag,
                           void (*take)(void *ctx, const char *language, const char *name),
                           void *ctx);

#endif
