#ifndef RENDER_FEEDS_H
#define RENDER_FEEDS_H

#include "render/render.h"
#include "render/view.h"

struct channel;
struct locale;

/* Adds every iCalendar file in every language of the site, and counts them; beside them all
 * meetings as JSON, and when each venue is taken. Languages are written side by side; their bytes
 * live in the workers' arenas. Warns of calendars that are too large for Google. */
void feeds_render(const struct shared *shared, struct report *r, struct workers *w,
                  struct rendered *made);

/* Returns a word of a language with what belongs there in place of {1} and {2}; in `a`. */
const char *feeds_word(const struct language *l, struct arena *a, const char *key,
                       const char *first, const char *second);

/* Returns what is called after an item (NULL: after none), where no page is around it that says
 * whether the item is invented: "[Beispiel] Termine von Chor". In `a`. */
const char *feeds_marked(const struct language *l, struct arena *a, const struct item *item,
                         const char *name);

/* Returns the title of an item in a language, marked. In `a`. */
const char *feeds_title(const struct language *l, struct arena *a, const struct item *item);

/* Returns a word of a language with the title of an item in place of {1}, marked. In `a`. */
const char *feeds_name_of(const struct language *l, struct arena *a, const char *key,
                          const struct item *item);

/* Returns the name with whose calendar it is. Phones cut names short, so what tells one calendar
 * from the next comes first. In `a`. */
const char *feeds_full_name(const struct language *l, struct arena *a, const char *name);

/* Returns what a calendar is called in a language, without whose it is: "AG Gesundheit", "Thema:
 * Wohnen"; in `a`. */
const char *feeds_name(const struct language *l, struct locale *locale, struct arena *a,
                       const struct channel *c);

#endif
