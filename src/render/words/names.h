#ifndef RENDER_WORDS_NAMES_H
#define RENDER_WORDS_NAMES_H

/* This room says things in the words of a language: names, weekdays, rules of series, times of
 * another zone. It returns texts; HTML and the forms of feeds stand in the rooms above. */

struct arena;
struct channel;
struct item;
struct language;
struct locale;

/* What things are called where no page is around them: in calendars, lists and data for machines.
 */

/* Returns a word of a language with `first` in {1} and `second` in {2}, NULL being nothing; in `a`.
 */
const char *word_filled(const struct language *l, struct arena *a, const char *key,
                        const char *first, const char *second);

/* Returns what is called after an item (NULL: after none), where no page is around it that says
 * whether the item is invented: "[Beispiel] Termine von Chor". In `a`. */
const char *name_marked(const struct language *l, struct arena *a, const struct item *item,
                        const char *name);

/* Returns the title of an item in a language, marked. In `a`. */
const char *name_title(const struct language *l, struct arena *a, const struct item *item);

/* Returns a word of a language with the title of an item in place of {1}, marked. In `a`. */
const char *name_filled(const struct language *l, struct arena *a, const char *key,
                        const struct item *item);

/* Returns the name with whose calendar it is. Phones cut names short, so what tells one calendar
 * from the next comes first. In `a`. */
const char *calendar_full_name(const struct language *l, struct arena *a, const char *name);

/* Returns what a calendar is called in a language, without whose it is: "AG Gesundheit", "Thema:
 * Wohnen"; in `a`. */
const char *calendar_name(const struct language *l, struct locale *locale, struct arena *a,
                          const struct channel *c);

#endif
