#include "resolve/advice/plain_inner.h"

#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

/* Rules that hold in every language: BITV 2.0, Anlage 2. */

enum { SENTENCE_WORDS = 15, WORD_LETTERS = 20 };

static void check_length(const struct plain_text *t)
{
    size_t words = 0, first = t->n, last = 0;
    char count[24];
    for (size_t i = 0; i < t->n; i++) {
        if (t->word[i].from == t->word[i].to)
            continue;
        words++;
        first = first < i ? first : i;
        last = i;
    }
    if (words <= SENTENCE_WORDS)
        return;
    snprintf(count, sizeof count, "%zu", words);
    struct span at = prose_span(t->prose, t->word[first].from, t->word[last].to);
    struct diag *d = diag_add(t->report, DIAG_PLAIN_SENTENCE, at, count, NULL);
    diag_help(t->report, d, HELP_PLAIN_SENTENCE, NULL, NULL);
}

/* Returns the bytes of the sign at `s` that parts a long word, 0 if there is none. */
static size_t parting_sign(const char *s)
{
    static const char *const signs[] = {"-", "/", "\xC2\xB7", "\xC2\xAD", "\xE2\x80\x93"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (!strncmp(s, signs[i], strlen(signs[i])))
            return strlen(signs[i]);
    }
    return 0;
}

/* Names, addresses and code are as they are. */
static int may_be_long(const struct plain_text *t, const struct plain_word *w)
{
    const struct prose *p = t->prose;
    if (t->title || p->mark[w->from])
        return 1;
    for (size_t i = w->from; i < w->to; i++) {
        if (strchr("@._\\", p->text[i]))
            return 1;
    }
    return 0;
}

static void check_piece(const struct plain_text *t, size_t from, size_t to)
{
    char word[256], count[24];
    size_t letters = utf8_count(t->prose->text + from, to - from);
    if (letters <= WORD_LETTERS || to - from >= sizeof word)
        return;
    memcpy(word, t->prose->text + from, to - from);
    word[to - from] = '\0';
    if (strstr(t->names, word))
        return;
    snprintf(count, sizeof count, "%zu", letters);
    struct span at = prose_span(t->prose, from, to);
    struct diag *d = diag_add(t->report, DIAG_PLAIN_WORD, at, count, NULL);
    diag_help(t->report, d, HELP_PLAIN_WORD, NULL, NULL);
}

static void check_word_lengths(const struct plain_text *t)
{
    for (size_t i = 0; i < t->n; i++) {
        const struct plain_word *w = &t->word[i];
        if (w->from == w->to || may_be_long(t, w))
            continue;
        size_t from = w->from;
        for (size_t at = from; at < w->to; at++) {
            size_t sign = parting_sign(t->prose->text + at);
            if (!sign)
                continue;
            check_piece(t, from, at);
            from = at + sign;
        }
        check_piece(t, from < w->to ? from : w->to, w->to);
    }
}

static void check_signs(const struct plain_text *t)
{
    for (size_t i = 0; i < t->n; i++) {
        for (size_t at = t->word[i].from; at < t->word[i].end; at++) {
            if (t->prose->text[at] != '%' || t->prose->mark[at] & PROSE_CODE)
                continue;
            struct span span = prose_span(t->prose, at, at + 1);
            struct diag *d = diag_add(t->report, DIAG_PLAIN_SIGN, span, "%", NULL);
            diag_help(t->report, d, HELP_PLAIN_SIGN, NULL, NULL);
        }
    }
}

void plain_check(const struct plain_text *t)
{
    check_length(t);
    check_word_lengths(t);
    check_signs(t);
}
