#ifndef RENDER_WORDS_RULE_BRIEF_H
#define RENDER_WORDS_RULE_BRIEF_H

#include "base/list.h"

struct arena;
struct language;
struct locale;
struct occurrence;
struct site;

/* What one row of a list tells of a series beside one of its meetings. */
struct rule_brief {
    const char
        *rhythm;     /* "jeden Mittwoch, 16:00–18:00"; NULL: it is no rule that makes the dates */
    const char *off; /* the next days without a meeting: "9. und 23. Dezember"; NULL: none */
    const char *other;    /* the next days with one that differs, and in what: "2. Dezember (nur
                             online)"; NULL: none */
    struct list off_days; /* struct when *: all days without a meeting, in order */
};

/* Returns this of the series that the meeting `told` stands for; plain texts in `a`. All are NULL
 * if the language lacks a word. */
struct rule_brief rule_brief(struct arena *a, struct locale *l, const struct language *language,
                             const struct site *site, const struct occurrence *told);

#endif
