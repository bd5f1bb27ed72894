#include "resolve/advice/plain_inner.h"

#include "base/arena.h"

#include <ctype.h>
#include <string.h>

/* Letters of other scripts are letters, but typographic punctuation is not. */
static int begins_letter(const char *s)
{
    unsigned char c = (unsigned char)*s;
    if (c < 0x80)
        return isalnum(c) != 0;
    return c != 0xE2 && !(c == 0xC2 && (unsigned char)s[1] < 0xC0);
}

/* Returns the length of the blank at `s`, 0 if there is none. */
static size_t blank(const char *s)
{
    static const char *const blanks[] = {" ", "\t", "\n", "\xC2\xA0", "\xE2\x80\xAF"};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        if (!strncmp(s, blanks[i], strlen(blanks[i])))
            return strlen(blanks[i]);
    }
    return 0;
}

static size_t split_sentence(const struct prose *p, struct plain_word *word)
{
    size_t n = 0;
    for (size_t i = 0; i < p->n;) {
        size_t gap = blank(p->text + i);
        if (gap) {
            i += gap;
            continue;
        }
        struct plain_word w = {.from = i, .to = i};
        int seen = 0;
        for (; i < p->n && !blank(p->text + i); i++) {
            if (((unsigned char)p->text[i] & 0xC0) == 0x80) {
                w.to = seen == 2 ? i + 1 : w.to;
                continue;
            }
            seen = begins_letter(p->text + i) ? 2 : seen ? 1 : 0;
            if (seen == 2 && w.to == w.from)
                w.from = i;
            w.to = seen == 2 ? i + 1 : w.to;
        }
        w.end = i;
        word[n++] = w;
    }
    return n;
}

static int has_digits_only(const char *s, size_t n)
{
    return n && strspn(s, "0123456789") >= n;
}

/* A full stop may belong to an abbreviation, an initial or a day of the month. */
static int is_full_stop(const struct prose *p, const struct plain_word *w, int last)
{
    size_t n = w->to - w->from;
    const char *s = p->text + w->from;
    if (last)
        return 1;
    if (n < 2 || (n <= 2 && has_digits_only(s, n)) || strchr(".", s[n - 2]))
        return 0;
    return !plain_is_abbreviation(s, n) || !strncmp(s, "usw", 3);
}

static int ends_sentence(const struct prose *p, const struct plain_word *w, int last)
{
    for (size_t i = w->to; i < w->end; i++) {
        if (strchr("!?:", p->text[i]))
            return 1;
        if (p->text[i] == '.')
            return is_full_stop(p, w, last);
    }
    return last;
}

void plain_sentences(struct arena *a, struct plain_text *t,
                     void (*take)(const struct plain_text *t))
{
    const struct prose *p = t->prose;
    struct plain_word *word = arena_array(a, p->n + 1, sizeof *word);
    size_t n = split_sentence(p, word), first = 0;
    for (size_t i = 0; i < n; i++) {
        if (!ends_sentence(p, &word[i], i + 1 == n))
            continue;
        t->word = word + first;
        t->n = i + 1 - first;
        take(t);
        first = i + 1;
    }
}
