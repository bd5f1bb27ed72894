#include "base/arena.h"

#include "base/buf.h"
#include "base/locale.h"
#include "base/locale_text.h"
#include "base/spoken_words.h"
#include "base/utf8.h"

#include <ctype.h>
#include <string.h>

enum { LONGEST_TEXT = 300, LONGEST_NUMBER = 8 };

/* ---- letters ---- */

/* Returns the digit that a code point is, of those that the site's readers write; -1: none. */
static int digit_of(uint32_t cp)
{
    static const uint32_t zeros[] = {'0', 0x660, 0x6F0};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++) {
        if (cp >= zeros[i] && cp <= zeros[i] + 9)
            return (int)(cp - zeros[i]);
    }
    return -1;
}

/* Joiners stand inside Persian words, the raised comma inside Ukrainian ones. */
static int is_token_letter(uint32_t cp)
{
    return cp == 0x200C || cp == 0x2BC || (digit_of(cp) < 0 && locale_in_word(cp));
}

/* Returns what a mark counts as; 0: nothing at all, as quotation marks, brackets and the marks of
 * direction do. */
static char mark_of(uint32_t cp)
{
    if (utf8_is_quote(cp) || cp == 0x200E || cp == 0x200F || cp == '(' || cp == ')')
        return 0;
    if ((cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212)
        return '-';
    return cp == 0x60C ? ',' : cp == 0x61B ? ';' : cp < 0x80 ? (char)cp : '?';
}

/* ---- the text as it is read ---- */

/* Appends the text with each half as a decimal, before folding takes it apart. */
static void write_halves(struct buf *out, const char *text)
{
    const char *half;
    while ((half = strstr(text, "½"))) {
        buf_add(out, text, (size_t)(half - text));
        buf_puts(out, half > text && isdigit((unsigned char)half[-1]) ? ",5" : "0,5");
        text = half + strlen("½");
    }
    buf_puts(out, text);
}

/* Puts a mark in the place of each text that means "by appointment". */
static void mark_appointments(struct buf *b, const struct spoken *s)
{
    for (size_t i = 0; i < s->appointments.n; i++) {
        const char *phrase = s->appointments.at[i];
        size_t n = strlen(phrase);
        for (char *p = b->s; (p = strstr(p, phrase));) {
            memset(p, ' ', n);
            *p = '\1';
        }
    }
}

/* ---- tokens ---- */

/* Finds a word; days may have the `s` of "dienstags" and "Tuesdays". */
static const struct spoken_word *find_spoken_word(const struct spoken *s, const char *word,
                                                  size_t n)
{
    char key[64];
    if (n >= sizeof key)
        return NULL;
    memcpy(key, word, n);
    key[n] = '\0';
    const struct spoken_word *found = map_get(&s->words, key);
    if (found || n < 4 || key[n - 1] != 's')
        return found;
    key[n - 1] = '\0';
    found = map_get(&s->words, key);
    return found && found->weekday ? found : NULL;
}

/* Reads a number or a word; returns its length, 0 if it is too long or has no meaning. */
static size_t read_number(struct spoken_token *t, const char *s, size_t n)
{
    size_t used = 0, len;
    uint32_t cp;
    t->kind = SPOKEN_NUMBER;
    while (used < n && (len = utf8_decode(s + used, n - used, &cp)) && digit_of(cp) >= 0) {
        t->value = t->value * 10 + digit_of(cp);
        used += len;
        if (++t->digits > LONGEST_NUMBER)
            return 0;
    }
    return used;
}

static size_t read_word(struct spoken_token *t, const struct spoken *spoken, const char *s,
                        size_t n)
{
    size_t used = 0, len;
    uint32_t cp;
    t->kind = SPOKEN_WORD;
    while (used < n && (len = utf8_decode(s + used, n - used, &cp)) && is_token_letter(cp))
        used += len;
    /* What stands between digits (T, h, Z) is a word of its own in any language. */
    static const struct spoken_word between = {.flags = SPOKEN_FILLER};
    t->word = find_spoken_word(spoken, s, used);
    if (!t->word && used == 1 && t->glued && (*s == 't' || *s == 'z'))
        t->word = &between;
    t->mark = (char)(used == 1 ? *s : 0);
    return t->word ? used : 0;
}

static size_t read_mark(struct spoken_token *t, uint32_t cp, size_t len)
{
    t->mark = cp == 1 ? SPOKEN_APPOINTMENT : mark_of(cp);
    t->kind = t->mark ? SPOKEN_MARK : SPOKEN_END;
    return len;
}

static int split_compound(struct tokens *t, const struct spoken *spoken, const char *s, size_t n)
{
    size_t count = 0;
    int glued = 0;
    for (size_t i = 0, used; i < n; i += used) {
        uint32_t cp;
        size_t len = utf8_decode(s + i, n - i, &cp);
        if (!len || count == SPOKEN_TOKENS)
            return 0;
        used = len;
        if (cp == ' ' || cp == '\t' || cp == '\n') {
            glued = 0;
            continue;
        }
        struct spoken_token next = {.glued = glued};
        used = digit_of(cp) >= 0     ? read_number(&next, s + i, n - i)
               : is_token_letter(cp) ? read_word(&next, spoken, s + i, n - i)
                                     : read_mark(&next, cp, len);
        if (!used)
            return 0;
        glued = 1;
        if (next.kind != SPOKEN_END)
            t->token[count++] = next;
    }
    return count > 0;
}

int tokens_read(struct tokens *t, const struct spoken *s, const char *text)
{
    struct buf plain, b;
    *t = (struct tokens){.at = 0};
    if (strlen(text) > LONGEST_TEXT || strchr(text, '\1'))
        return 0;
    buf_init(&plain);
    buf_init(&b);
    write_halves(&plain, text);
    locale_fold(&b, plain.s, plain.n);
    mark_appointments(&b, s);
    int read = split_compound(t, s, b.s, b.n);
    buf_free(&plain);
    buf_free(&b);
    return read;
}

const struct spoken_token *tokens_next(const struct tokens *t)
{
    return &t->token[t->at];
}

int tokens_mark(struct tokens *t, char mark)
{
    const struct spoken_token *next = tokens_next(t);
    int is = next->kind == SPOKEN_MARK && next->mark == mark;
    t->at += (size_t)is;
    return is;
}

int tokens_flag(struct tokens *t, unsigned flags)
{
    const struct spoken_token *next = tokens_next(t);
    int is = next->kind == SPOKEN_WORD && (next->word->flags & flags);
    t->at += (size_t)is;
    return is;
}

void tokens_skip(struct tokens *t)
{
    while (tokens_flag(t, SPOKEN_FILLER) || tokens_mark(t, ','))
        continue;
}

int tokens_to(struct tokens *t)
{
    return tokens_mark(t, '-') || tokens_flag(t, SPOKEN_TO);
}

/* ---- the time of day ---- */

static int is_clock_word(const struct spoken_token *t)
{
    return t->kind == SPOKEN_WORD &&
           (t->word->flags & SPOKEN_CLOCK || t->word->unit == LOCALE_HOURS + 1);
}

/* Reads `Uhr` or `pm` behind a time. */
static int clock_end(struct tokens *t, int *hour)
{
    if (tokens_next(t)->kind == SPOKEN_WORD && tokens_next(t)->word->noon) {
        int pm = t->token[t->at++].word->noon == 2;
        if (*hour < 1 || *hour > 12)
            return -1;
        *hour = *hour % 12 + 12 * pm;
        tokens_mark(t, '.');
        return 1;
    }
    if (!is_clock_word(tokens_next(t)))
        return 0;
    t->at++;
    tokens_mark(t, '.');
    return 1;
}

/* Returns 1 if the next tokens are two digits right behind `mark`. */
static int digits_behind(const struct tokens *t, char mark)
{
    const struct spoken_token *sign = tokens_next(t), *number = sign + 1;
    return sign->kind == SPOKEN_MARK && sign->mark == mark && number->kind == SPOKEN_NUMBER &&
           number->digits == 2;
}

static int read_minutes(struct tokens *t, int *minute, int *marked)
{
    static const char marks[] = ":.";
    for (const char *mark = marks; *mark; mark++) {
        if (!digits_behind(t, *mark))
            continue;
        *minute = t->token[t->at + 1].value;
        t->at += 2;
        *marked |= *mark == ':';
        if (*mark == ':' && digits_behind(t, ':'))
            t->at += 2; /* seconds */
        return 1;
    }
    return 0;
}

int tokens_clock(struct tokens *t, int bare, int32_t *second, int *marked)
{
    size_t start = t->at;
    const struct spoken_token *first = tokens_next(t);
    int hour = first->value, minute = 0, is_marked = 0;
    if (first->kind != SPOKEN_NUMBER || first->digits > 2)
        return 0;
    t->at++;
    int minutes = read_minutes(t, &minute, &is_marked);
    int word = clock_end(t, &hour);
    const struct spoken_token *behind = tokens_next(t);
    if (word > 0 && !minutes && behind->kind == SPOKEN_NUMBER && behind->digits == 2 &&
        behind->value < 60) { /* 14 Uhr 30, 14h30 */
        minute = behind->value;
        t->at++;
    }
    is_marked |= word > 0;
    if (word < 0 || minute > 59 || hour > 24 || (hour == 24 && minute) ||
        (!is_marked && !bare && !minutes)) {
        t->at = start;
        return 0;
    }
    *second = hour * 3600 + minute * 60;
    *marked |= is_marked;
    return 1;
}
