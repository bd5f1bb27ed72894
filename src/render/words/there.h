#ifndef RENDER_WORDS_THERE_H
#define RENDER_WORDS_THERE_H

struct arena;
struct language;
struct list;
struct locale;
struct occurrence;
struct site;

/* What readers here are told of times in another zone: they see the site's own first, and these
 * words beside them. */

/* Returns the meeting's times on the clocks of its own zone, with the day where it is another one:
 * "Ortszeit New York: Mi., 16. Dez., 20:00–22:00"; NULL if the site's clocks show the same. In `a`.
 */
const char *there_words(struct arena *a, struct locale *locale, const struct language *l,
                        const struct occurrence *o);

/* Returns a programme (struct agenda_item *) with its times on the site's clocks, as far as they
 * can be read as times; the others say that they are those of the zone. In `a`, or `agenda` itself.
 */
const struct list *there_agenda(struct arena *a, struct locale *locale, const struct language *l,
                                const struct site *site, const struct occurrence *o,
                                const struct list *agenda);

#endif
