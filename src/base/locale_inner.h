#ifndef BASE_LOCALE_INNER_H
#define BASE_LOCALE_INNER_H

/* What the files behind base/locale.h share; nobody else includes it. ICU's types are named by
 * their tags only. */

#include <stddef.h>
#include <stdint.h>

struct buf;
struct UCollator;
struct ULocaleDisplayNames;
struct UListFormatter;
struct UPluralRules;

enum { LOCALE_ID_BYTES = 64 };

/* Everything but the two names is opened on first use and then kept. */
struct locale {
    char id[LOCALE_ID_BYTES];   /* ICU's name: language, script, region, keywords for Latin digits
                                   and the Gregorian calendar */
    char base[LOCALE_ID_BYTES]; /* the same without keywords */
    int simple;                 /* 1: plain language: nothing is abbreviated */
    struct locale_dates *dates; /* see locale_date.c; NULL: no date written yet */
    struct UCollator *collator;
    struct UPluralRules *plurals, *ordinals;
    struct UListFormatter *lists;
    struct ULocaleDisplayNames *names;
    void *numbers; /* UNumberFormat */
};

/* Text as ICU wants it. Short ones need no memory of their own. */
struct text16 {
    uint16_t *s;         /* code units, terminated; points at `fixed` or at owned memory */
    int32_t n;           /* how many, without the terminator */
    uint16_t fixed[256]; /* room for short text */
};

/* Converts n bytes of UTF-8 (invalid ones become U+FFFD). The text is to be freed by text16_free.
 */
void text16_from(struct text16 *t, const char *s, size_t n);

/* Makes room for `n` code units to be written by ICU; what stood there is lost. */
void text16_room(struct text16 *t, int32_t n);
void text16_free(struct text16 *t);

/* Appends n code units as UTF-8; lone surrogates become U+FFFD. */
void text16_append(struct buf *out, const uint16_t *s, int32_t n);

/* Ends the run if ICU could not do what cannot fail but for memory or its own missing data;
 * `error` is a UErrorCode. */
void locale_require(int error);

/* Frees the dates' formatters; NULL is allowed. */
void locale_dates_close(struct locale_dates *d);

#endif
