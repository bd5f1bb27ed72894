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

/* Appends the civil time formatted by an ICU pattern ("EEEE, d. MMMM y", "HH:mm"). A whole day has
 * the time 00:00. */
void locale_date_pattern(struct locale *l, struct buf *out, struct when w, const char *pattern);

/* Returns 1 if ICU can format a civil time by the pattern: known letters only, none of them for
 * zones, and quotes closed. */
int locale_pattern_valid(const char *pattern);

/* Appends a named style: "long" (weekday, day, month in words, year; time if there is one), "short"
 * (numeric or abbreviated date without year's ambiguity), "weekday" (full name), "time" (24 hours,
 * HH:mm), "day" (day and month, with abbreviated weekday), "month" (month and year). Returns 0 if
 * the style is unknown. */
int locale_date_style(struct locale *l, struct buf *out, struct when w, const char *style);

/* Returns 1 if `style` is one of the named styles above, "range" included. */
int locale_style_known(const char *style);

/* Writes the code of the currency with which people pay where the language is at home ("EUR"); ""
 * if that is not known. */
void locale_currency(const struct locale *l, char code[4]);

/* Returns the weekday that weeks begin with: 1 Monday … 7 Sunday. */
int locale_first_weekday(const struct locale *l);

/* Appends a range as people write it: one day with two times ("Mittwoch, 18. März 2026,
 * 14:00–16:30"), several days without repeating what is the same
 * ("18.–20. März 2026"). `end` is inclusive for whole days. A `start` equal to `end` gives just the
 * one. */
void locale_range(struct locale *l, struct buf *out, struct when start, struct when end);

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

/* The letters under which a language's lists stand ("Ç" in Turkish, "CH" in Czech), by its
 * collation and CLDR's index characters; behind them those of a second language. Not shared between
 * threads.
 */
struct alphabet;
struct alphabet *alphabet_open(const char *tag, const char *second);
void alphabet_close(struct alphabet *a);

/* Returns the letter of a title as it is sorted: the last one that does not come after it; "0–9"
 * where all come after it, "…" where it is of no script that is listed. Lives as long as `a`. */
const char *alphabet_letter(struct alphabet *a, const char *title);

/* Returns the part of a title that it is sorted by: behind quotation marks and the like and, if the
 * title's language is Arabic, behind the article. */
const char *locale_sorted_part(const char *tag, const char *title);

/* Appends the name of the language `tag` in this locale's language ("Türkisch"); the tag itself if
 * ICU knows none. */
void locale_language_name(struct locale *l, struct buf *out, const char *tag);

/* Appends the city that an IANA zone is named after ("إسطنبول" for Europe/Istanbul); the last part
 * of its name where it is not named after one. */
void locale_zone_city(struct locale *l, struct buf *out, const char *zone);

/* Finds what clocks in an IANA zone show `utc` seconds after 1970, by ICU's own knowledge of zones:
 * for advice alone. Returns 0 if ICU does not know the zone. */
int locale_zone_time(const char *zone, int64_t utc, struct when *out);

/* Appends a list as the language joins it ("a, b und c"). */
void locale_join(struct locale *l, struct buf *out, const char *const *item, size_t n);

/* Appends an integer with the language's grouping, Latin digits. */
void locale_number(struct locale *l, struct buf *out, long n);

/* Appends `s` as an anchor or slug: lower case (locale-independent), NFC, letters and digits of any
 * script kept, German umlauts kept in anchors, everything else becomes single hyphens, none at the
 * ends. With `ascii` only [a-z0-9-]: ä→ae, ß→ss, ı→i, other scripts by ICU's Any-Latin;
 * Latin-ASCII. May append nothing. */
void locale_slug(struct buf *out, const char *s, size_t n, int ascii);

/* Appends `s` as names of files are compared where case does not count: case removed, letters put
 * together (NFC), accents kept. */
void locale_fold_case(struct buf *out, const char *s, size_t n);

/* Appends `s` folded for comparison in search and suggestions: case and accents removed. */
void locale_fold(struct buf *out, const char *s, size_t n);

/* Returns `s` folded like that, in the arena: a key for what people write in one way or another. */
const char *locale_folded(struct arena *a, const char *s);

/* Returns 1 if `part` is one or more whole words of `all`; both folded, words divided by blanks. */
int locale_has_words(const char *all, const char *part);

/* Writes what a code point comes apart into (NFKD), in lower case and without marks; returns how
 * many code points that is, perhaps none. */
enum { LOCALE_PARTS = 32 };
size_t locale_parts(uint32_t cp, uint32_t out[LOCALE_PARTS]);

/* Returns 1 if a code point is part of a word: a letter, a decimal digit or a spacing mark. */
int locale_in_word(uint32_t cp);

/* Appends `s` normalised to NFC. */
void locale_nfc(struct buf *out, const char *s, size_t n);

#endif
