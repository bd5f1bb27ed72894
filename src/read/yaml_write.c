#include "read/yaml_write.h"

#include "base/buf.h"
#include "read/yaml_line.h"

#include <string.h>
#include <strings.h>

/* From so many letters on, quotes included, a text's line breaks are breaks in the file, too. */
enum { LETTERS_FOR_LINES = 40 };

/* Characters that a reader of YAML 1.1 takes for line breaks, or leaves out. */
static const struct {
    const char *bytes, *escape;
} odd[] = {{"\xc2\x85", "\\N"},
           {"\xe2\x80\xa8", "\\L"},
           {"\xe2\x80\xa9", "\\P"},
           {"\xef\xbb\xbf", "\\uFEFF"}};

enum { ODD = sizeof odd / sizeof *odd };

/* Returns the number of an odd character at `s`, or ODD. */
static size_t odd_at(const char *s)
{
    size_t i = 0;
    while (i < ODD && strncmp(s, odd[i].bytes, strlen(odd[i].bytes)) != 0)
        i++;
    return i;
}

/* Counts the letters of the quoted text as JavaScript does: UTF-16, escapes as they are written. */
static size_t quoted_letters(const char *s, size_t n)
{
    size_t letters = 2;
    for (size_t i = 0; i < n; i++) {
        unsigned char c = (unsigned char)s[i];
        letters += (c & 0xc0) != 0x80;
        letters += c >= 0xf0 || strchr("\"\\\n\t", c) != NULL;
    }
    return letters;
}

/* Appends the line breaks at the head of `s` as one break more, since the first one folds; returns
 * how many bytes they are. The last break of a text is written as its escape. */
static size_t put_breaks(struct buf *out, const char *s, size_t n, size_t indent)
{
    size_t breaks = strspn(s, "\n"), last = breaks == n;
    if (breaks == last) {
        buf_puts(out, "\\n");
        return 1;
    }
    for (size_t i = last; i <= breaks; i++)
        buf_putc(out, '\n');
    buf_printf(out, "%*s", (int)indent, "");
    if (s[breaks] == ' ')
        buf_putc(out, '\\');
    return breaks - last;
}

/* Appends the character at `s` as it stands between quotes; returns its bytes. */
static size_t put_letter(struct buf *out, const char *s)
{
    static const char plain[] = "\"\\\n\t", *const escaped[] = {"\\\"", "\\\\", "\\n", "\\t"};
    const char *at = *s ? strchr(plain, *s) : NULL;
    size_t i = at ? ODD : odd_at(s);
    if (at)
        buf_puts(out, escaped[at - plain]);
    else if (i < ODD)
        buf_puts(out, odd[i].escape);
    else
        buf_putc(out, *s);
    return i < ODD ? strlen(odd[i].bytes) : 1;
}

void yaml_put_quoted_text(struct buf *out, const char *s, size_t n, size_t indent)
{
    int lines = quoted_letters(s, n) >= LETTERS_FOR_LINES;
    buf_putc(out, '"');
    for (size_t i = 0; i < n;) {
        if (lines && s[i] == '\n') {
            i += put_breaks(out, s + i, n - i, indent);
        } else {
            /* A blank at the end of a line would be folded with it. */
            if (s[i] == ' ' && s[i + 1] == '\n')
                buf_putc(out, '\\');
            i += put_letter(out, s + i);
        }
    }
    buf_putc(out, '"');
}

/* Returns 1 if a reader of YAML 1.2 may take the bare word for something else than text. */
static int is_typed(const char *s)
{
    static const char *const words[] = {"true", "false", "null", "~"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!strcasecmp(words[i], s))
            return 1;
    }
    return strchr("0123456789+-.<=", *s) != NULL;
}

void yaml_put_key(struct buf *out, const char *key)
{
    size_t n = strlen(key);
    if (raw_is_plain(key, n) && !is_typed(key))
        buf_add(out, key, n);
    else
        yaml_put_quoted_text(out, key, n, 0);
}
