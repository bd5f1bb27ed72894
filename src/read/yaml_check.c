#include "read/yaml_check.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "read/text.h"
#include "read/yaml_line.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- characters that no text may have ---- */

/* Reads the escape behind the backslash at `s`; returns its code point, and its bytes in *n. */
static uint32_t escape_read(const char *s, size_t *n)
{
    static const struct {
        char letter;
        uint32_t cp;
    } named[] = {{'0', 0},  {'a', 7},  {'b', 8},  {'v', 11},
                 {'f', 12}, {'r', 13}, {'e', 27}, {'N', 0x85}};
    size_t digits = s[1] == 'x' ? 2 : s[1] == 'u' ? 4 : s[1] == 'U' ? 8 : 0;
    char hex[9] = "";
    *n = 2 + digits;
    if (digits) {
        snprintf(hex, digits + 1, "%s", s + 2);
        return (uint32_t)strtoul(hex, NULL, 16);
    }
    for (size_t i = 0; i < sizeof named / sizeof *named; i++) {
        if (named[i].letter == s[1])
            return named[i].cp;
    }
    return 'n';
}

/* Returns the escape in the quotes at `whole` that stands for `cp`; else all of it. */
static struct span escape_span(struct yaml_reader *y, struct span whole, uint32_t cp)
{
    const char *s = y->source->text;
    for (size_t i = whole.at; s[whole.at] == '"' && i + 1 < y->to; i++) {
        size_t n = 1;
        if (s[i] != '\\')
            continue;
        if (escape_read(s + i, &n) == cp)
            return span_make(y->source, i, n);
        i += n - 1;
    }
    return whole;
}

void yaml_check_text(struct yaml_reader *y, struct span span, const char *text, size_t n)
{
    size_t at = text_refused(text, n);
    if (at == n)
        return;
    uint32_t cp = 0;
    char hex[16];
    utf8_decode(text + at, n - at, &cp);
    snprintf(hex, sizeof hex, "%04X", cp);
    struct diag *d = yaml_fail(y, DIAG_CONTROL_BYTE, escape_span(y, span, cp), hex);
    diag_help(y->report, d, HELP_REMOVE_CHAR, NULL, NULL);
}

/* ---- values that a comment cuts ---- */

size_t yaml_comment_at(const struct source *s, size_t end)
{
    size_t at = end + strspn(s->text + end, " \t");
    return s->text[at] == '#' ? at : 0;
}

/* Appends the value with what the comment has taken, as it belongs between quotes; returns the
 * advice for these. */
static enum help_id whole_value(struct buf *out, const struct node *value, size_t end)
{
    const char *text = value->span.source->text;
    size_t from = value->quoted || !*value->text ? value->comment : value->span.at;
    struct buf plain;
    buf_init(&plain);
    buf_puts(&plain, value->quoted ? value->text : "");
    buf_add(&plain, text + from, end - from);
    enum help_id help = yaml_put_quoted(out, plain.s, plain.n);
    buf_free(&plain);
    return help;
}

void yaml_warn_cut(struct arena *a, struct report *r, const struct node *value)
{
    const struct source *s = value->span.source;
    size_t at = value->comment, n = strcspn(s->text + at, "\r\n");
    while (n && isblank((unsigned char)s->text[at + n - 1]))
        n--;
    struct diag *d =
        diag_add(r, DIAG_VALUE_CUT, span_make(s, at, n), arena_copy(a, s->text + at, n), NULL);
    struct buf whole;
    buf_init(&whole);
    enum help_id help = whole_value(&whole, value, at + n);
    if (!strchr(whole.s, '\n'))
        diag_help(r, d, help, whole.s, NULL);
    buf_free(&whole);
}

int yaml_comment_cuts(const struct node *value, int is_text)
{
    const char *hash = value->comment ? value->span.source->text + value->comment : NULL;
    if (!hash)
        return 0;
    if (!isspace((unsigned char)hash[1]) && hash[1] != '#')
        return 1;
    return is_text && *value->text && hash[-1] == ' ' && hash[-2] != ' ' && hash[-2] != ':';
}
