#ifndef RENDER_WORDS_RULE_H
#define RENDER_WORDS_RULE_H

struct arena;
struct locale;
struct schedule;
struct site;
struct words;

/* Returns the rule of a series in words of one language, without a stop at the end: "jeden dritten
 * Mittwoch im Monat, 14:00–16:30, bis Dezember 2026; außer 7. April". Exceptions and extra meetings
 * are named as long as they lie ahead of site->now. NULL: there is no series, or the language lacks
 * a word of those that begin with `rule.`. The schedule is resolved; the text is in `a`, plain. */
const char *rule_words(struct arena *a, struct locale *l, const struct words *w,
                       const struct site *site, const struct schedule *s);

#endif
