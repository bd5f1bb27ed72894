#ifndef RESOLVE_ADVICE_PLAIN_INNER_H
#define RESOLVE_ADVICE_PLAIN_INNER_H

/* What the files that look after plain language share; nobody else includes it. */

#include "model/site.h"
#include "read/markdown/prose.h"
#include "report/diag.h"

/* A word of a piece of prose. */
struct plain_word {
    size_t from, to; /* without the punctuation around it; equal: nothing but punctuation */
    size_t end;      /* with what stands right behind it */
};

/* A sentence under inspection. */
struct plain_text {
    struct report *report;
    const struct prose *prose;
    const struct plain_word *word; /* its words, in order */
    size_t n;
    const char *names; /* the original's title: what is called so may be called so; never NULL */
    int title;         /* the piece is a title itself */
};

/* Cuts a piece of prose into sentences and calls `take` for each. `t` brings all that is the same
 * for all of them. */
void plain_sentences(struct arena *a, struct plain_text *t,
                     void (*take)(const struct plain_text *t));

/* Returns 1 if the word, a full stop behind it, is an abbreviation. */
int plain_is_abbreviation(const char *s, size_t n);

/* Holds a sentence against the rules for plain language: those of every language, and those of
 * German. */
void plain_check(const struct plain_text *t);
void plain_check_german(const struct plain_text *t);

#endif
