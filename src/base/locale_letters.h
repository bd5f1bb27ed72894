#ifndef BASE_LOCALE_LETTERS_H
#define BASE_LOCALE_LETTERS_H

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

#endif
