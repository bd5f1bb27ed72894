#include "render/feeds/text.h"

#include "base/locale.h"
#include "base/locale_text.h"
#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Returns how many of the `n` bytes fit into `room` without cutting a character or an escape. */
static size_t piece(const char *s, size_t n, size_t room)
{
    if (n <= room)
        return n;
    while (room > 1 && ((unsigned char)s[room] & 0xC0) == 0x80)
        room--;
    size_t slashes = 0;
    while (slashes < room && s[room - 1 - slashes] == '\\')
        slashes++;
    return slashes % 2 && room > 1 ? room - 1 : room;
}

/* Returns the bytes of the character at `s` if a program that reads lines may take it for a line's
 * end or refuse it, else 0. */
static size_t unfit(const char *s, size_t left)
{
    unsigned char c = (unsigned char)*s;
    if (c < 0x20 || c == 0x7F)
        return 1;
    if (c == 0xC2)
        return left > 1 && (unsigned char)s[1] < 0xA0 ? 2 : 0;
    return c == 0xE2 && left > 2 && s[1] == '\x80' && (s[2] == '\xA8' || s[2] == '\xA9') ? 3 : 0;
}

/* A value that reached its line unescaped may not end it. */
static void line_clean(struct buf *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n;) {
        size_t bytes = unfit(s + i, n - i);
        buf_add(out, bytes ? " " : s + i, 1);
        i += bytes ? bytes : 1;
    }
}

static size_t find_unfit(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n && !unfit(s + i, n - i))
        i++;
    return i;
}

void ics_line(struct buf *out, const char *s, size_t n)
{
    struct buf clean;
    buf_init(&clean);
    if (find_unfit(s, n) < n) {
        line_clean(&clean, s, n);
        s = clean.s;
        n = clean.n;
    }
    size_t take = piece(s, n, ICS_LINE_MAX);
    buf_reserve(out, n + n / 24 + 8);
    for (;;) {
        buf_add(out, s, take);
        buf_add(out, "\r\n", 2);
        s += take;
        n -= take;
        if (!n)
            break;
        buf_putc(out, ' ');
        take = piece(s, n, ICS_LINE_MAX - 1);
    }
    buf_free(&clean);
}

static void vformat(struct buf *line, const char *fmt, va_list ap)
{
    char text[512];
    int n = vsnprintf(text, sizeof text, fmt, ap);
    if (n > 0)
        buf_add(line, text, (size_t)n < sizeof text ? (size_t)n : sizeof text - 1);
}

void ics_begin(struct buf *line, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    buf_cut(line, 0);
    vformat(line, fmt, ap);
    va_end(ap);
}

void ics_end(struct buf *out, struct buf *line)
{
    ics_line(out, line->s, line->n);
}

void ics_put(struct buf *out, const char *fmt, ...)
{
    struct buf line;
    va_list ap;
    buf_init(&line);
    va_start(ap, fmt);
    vformat(&line, fmt, ap);
    va_end(ap);
    ics_line(out, line.s, line.n);
    buf_free(&line);
}

/* Line ends of every kind are written as such, a tab as a space; what else is unfit is left out. */
static void escaped(struct buf *line, const char *s, size_t n)
{
    size_t from = 0;
    for (size_t i = 0; i < n; i++) {
        char c = s[i];
        size_t bytes = unfit(s + i, n - i);
        if (!bytes && c != '\\' && c != ';' && c != ',')
            continue;
        buf_add(line, s + from, i - from);
        if (!bytes)
            buf_printf(line, "\\%c", c);
        else if (bytes == 3 || c == '\n' || (bytes == 2 && s[i + 1] == '\x85'))
            buf_add(line, "\\n", 2);
        else if (c == '\t')
            buf_putc(line, ' ');
        i += bytes ? bytes - 1 : 0;
        from = i + 1;
    }
    buf_add(line, s + from, n - from);
}

static int ics_is_ascii(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] >= 0x80)
            return 0;
    return 1;
}

void ics_text(struct buf *line, const char *s)
{
    size_t n = strlen(s);
    if (ics_is_ascii(s, n)) {
        escaped(line, s, n);
        return;
    }
    struct buf composed;
    buf_init(&composed);
    locale_nfc(&composed, s, n);
    escaped(line, composed.s, composed.n);
    buf_free(&composed);
}

void ics_parameter(struct buf *line, const char *s)
{
    size_t n = strlen(s);
    buf_putc(line, '"');
    for (size_t i = 0; i < n;) {
        size_t bytes = unfit(s + i, n - i);
        buf_putc(line, bytes ? ' ' : s[i] == '"' ? '\'' : s[i]);
        i += bytes ? bytes : 1;
    }
    buf_putc(line, '"');
}

void ics_uri(struct buf *line, const char *s)
{
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;
        if (c <= 0x20 || c >= 0x7F || strchr("\"<>\\^`{|}", c))
            buf_printf(line, "%%%02X", c);
        else
            buf_putc(line, *s);
    }
}

void ics_when(struct buf *line, struct when w)
{
    buf_printf(line, "%04d%02d%02d", w.date.year, w.date.month, w.date.day);
    if (w.second >= 0)
        buf_printf(line, "T%02d%02d%02d", w.second / 3600, w.second / 60 % 60, w.second % 60);
}

void ics_utc(struct buf *line, int64_t utc)
{
    ics_when(line, when_from_seconds(utc));
    buf_putc(line, 'Z');
}

void ics_zoned(struct buf *line, const char *zone, struct when w)
{
    if (w.second == WHEN_ALL_DAY)
        buf_puts(line, ";VALUE=DATE:");
    else
        buf_printf(line, ";TZID=%s:", zone);
    ics_when(line, w);
}
