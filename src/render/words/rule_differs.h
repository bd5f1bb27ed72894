#ifndef RENDER_WORDS_RULE_DIFFERS_H
#define RENDER_WORDS_RULE_DIFFERS_H

struct arena;
struct language;
struct locale;
struct occurrence;
struct site;
struct telling;

/* In what one meeting differs from its series, in a few words: one table of all kinds of changes,
 * for rows of lists, pages and what programs read. */

/* Which of them are told. */
enum differs {
    DIFFERS_ALL,    /* for who sees nothing but these words: "Weihnachtsfeier, nur online" */
    DIFFERS_BESIDE, /* for who sees the meeting's title, times, place and state anyway */
};

/* Returns the words for what differs, or NULL if nothing does, or the language lacks one; in `a`.
 * That the meeting does not take place at all is not told, unless a new date is to come. */
const char *rule_differs(struct arena *a, struct locale *locale, const struct language *l,
                         const struct site *site, const struct occurrence *o, enum differs which);

/* The same while a rule is being told, without NULL for what is lacking. */
const char *tell_differs(struct telling *t, const struct occurrence *o, enum differs which);

#endif
