#ifndef BASE_LOCALE_H
#define BASE_LOCALE_H

#include "base/when.h"

#include <stddef.h>

struct arena;
struct buf;

/* One language's ways with dates, order and words, made by ICU. Not shared between threads: each
 * worker opens its own. */
struct locale;

/* Opens the language `tag` (BCP 47, e.g. "de", "ar", "de-simple": unknown variants fall back to the
 * base language). Never fails: an unknown language behaves like the root locale. Digits are always
 * Latin, calendars Gregorian. Plain "en" follows British conventions, plain "ar" names months as in
 * Egypt and the Gulf (يناير, not كانون الثاني): a regional tag such as "ar-SY" chooses others. */
struct locale *locale_open(const char *tag);
void locale_close(struct locale *l);

/* Returns "ltr" or "rtl" for a BCP 47 tag; constant strings. */
const char *locale_direction(const char *tag);

/* Returns 1 if the text is a well-formed BCP 47 tag whose language subtag ICU has a name for. */
int locale_known(const char *tag);

/* Returns 1 if the tag has a variant (the "simple" of "de-simple"): dates, order and names are then
 * those of the language without it. */
int locale_has_variant(const char *tag);

/* Returns 1 if the tag's variant is `simple`: plain language, in which dates are written out. */
int locale_is_simple(const char *tag);

/* Returns the CLDR plural category of n: "zero", "one", "two", "few", "many" or "other"; constant
 * strings. */
const char *locale_plural(struct locale *l, long n);

/* Returns the same for n as an ordinal: English has "one" for 1st and 21st, "two" for 2nd. */
const char *locale_ordinal(struct locale *l, long n);

/* Compares two UTF-8 strings as the language sorts them (ICU collation, numeric order for digits).
 */
int locale_compare(struct locale *l, const char *a, const char *b);

/* Returns a key whose memcmp/strcmp order is locale_compare's order; lives in `a`. Use it to sort
 * many. */
const char *locale_sort_key(struct locale *l, struct arena *a, const char *s);

/* Appends the name of the language `tag` in this locale's language ("Türkisch"); the tag itself if
 * ICU knows none. */
void locale_language_name(struct locale *l, struct buf *out, const char *tag);

/* Appends a list as the language joins it ("a, b und c"). */
void locale_join(struct locale *l, struct buf *out, const char *const *item, size_t n);

/* Appends an integer with the language's grouping, Latin digits. */
void locale_number(struct locale *l, struct buf *out, long n);

#endif
