#include "base/buf.h"

#include "base/arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Never written to: growth tests the capacity, and an empty buffer's terminator is already there.
 */
static const char empty[1] = "";

void buf_init(struct buf *b)
{
    *b = (struct buf){.s = (char *)(uintptr_t)empty};
}

void buf_free(struct buf *b)
{
    if (b->cap)
        free(b->s);
    buf_init(b);
}

void buf_cut(struct buf *b, size_t n)
{
    assert(n <= b->n);
    b->n = n;
    if (b->cap)
        b->s[n] = '\0';
}

void buf_reserve(struct buf *b, size_t n)
{
    if (n >= SIZE_MAX / 4 - b->n)
        memory_exhausted(n);
    size_t need = b->n + n + 1;
    if (need <= b->cap)
        return;
    size_t cap = b->cap ? b->cap : 64;
    while (cap < need)
        cap += cap / 2 + 64;
    char *s = memory_grow(b->cap ? b->s : NULL, cap);
    b->s = s;
    b->cap = cap;
    b->s[b->n] = '\0';
}

void buf_add(struct buf *b, const void *s, size_t n)
{
    if (!n)
        return;
    buf_reserve(b, n);
    memcpy(b->s + b->n, s, n);
    b->n += n;
    b->s[b->n] = '\0';
}

void buf_puts(struct buf *b, const char *s)
{
    buf_add(b, s, strlen(s));
}

void buf_putc(struct buf *b, char c)
{
    if (b->n + 1 >= b->cap)
        buf_reserve(b, 1);
    b->s[b->n++] = c;
    b->s[b->n] = '\0';
}

void buf_printf(struct buf *b, const char *fmt, ...)
{
    va_list ap;
    size_t room = b->cap - b->n; /* the first time there may be none */
    va_start(ap, fmt);
    int n = vsnprintf(room ? b->s + b->n : NULL, room, fmt, ap);
    va_end(ap);
    assert(n >= 0);
    if ((size_t)n >= room) {
        buf_reserve(b, (size_t)n);
        va_start(ap, fmt);
        vsnprintf(b->s + b->n, (size_t)n + 1, fmt, ap);
        va_end(ap);
    }
    b->n += (size_t)n;
}

/* What XML 1.0 cannot say, not even as an entity, is shown as this. */
static const char replacement[] = "\xEF\xBF\xBD";

/* Returns what stands for the character at `s` in HTML and XML, and its bytes in *n; NULL: itself.
 */
static const char *html_entity(const char *s, size_t left, size_t *n)
{
    *n = 1;
    switch (*s) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&#34;";
    case '\'':
        return "&#39;";
    case '\xEF': /* U+FFFE and U+FFFF */
        *n = 3;
        return left >= 3 && s[1] == '\xBF' && (s[2] == '\xBE' || s[2] == '\xBF') ? replacement
                                                                                 : NULL;
    default:
        return (unsigned char)*s < 0x20 && *s != '\t' && *s != '\n' && *s != '\r' ? replacement
                                                                                  : NULL;
    }
}

void buf_html(struct buf *b, const char *s, size_t n)
{
    size_t from = 0, bytes;
    for (size_t i = 0; i < n; i++) {
        const char *entity = html_entity(s + i, n - i, &bytes);
        if (!entity)
            continue;
        buf_add(b, s + from, i - from);
        buf_puts(b, entity);
        i += bytes - 1;
        from = i + 1;
    }
    buf_add(b, s + from, n - from);
}
