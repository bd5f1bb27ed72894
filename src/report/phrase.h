#ifndef REPORT_PHRASE_H
#define REPORT_PHRASE_H

#include "report/language.h"

#include <stddef.h>
#include <stdio.h>

struct buf;

/* What the program says besides the messages of report/diag.h: faults of use, steps, sums, and the
 * single words that stand in messages. The texts stand in
 * report/phrases_LANGUAGE.def. */
enum phrase {
    PHRASE_NONE,
#define PHRASE(name) PHRASE_##name,
#include "report/phrases.def"
#undef PHRASE
    PHRASES
};

/* Returns the phrase's text, in which %1 … %9 stand for arguments. */
const char *phrase_text(enum phrase p, enum message_language language);

/* Appends `n` bytes as a terminal may show them: control characters, and those that turn the
 * direction of writing, become U+FFFD. */
void visible_add(struct buf *out, const char *s, size_t n);

/* Appends `text` with %1 … %9 replaced by arg[0] … (`n` of them; NULL and missing ones by nothing),
 * which are made visible. */
void phrase_fill(struct buf *out, const char *text, const char *const *arg, size_t n);

/* Appends the phrase with its arguments: `n` of them. */
void phrase_add(struct buf *out, enum phrase p, enum message_language language,
                const char *const *arg, size_t n);

/* Prints the phrase; `a` and `b` fill %1 and %2 (NULL if unused). */
void phrase_print(FILE *out, enum phrase p, enum message_language language, const char *a,
                  const char *b);

#endif
