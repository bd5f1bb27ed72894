#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

/* Growing bytes. Invariants: `s` is never NULL and s[n] is always '\0', also in an empty buffer
 * that owns no memory. */
struct buf {
    char *s;    /* the bytes */
    size_t n;   /* how many, without the terminator */
    size_t cap; /* bytes owned; 0 while `s` points at the shared empty string */
};

/* Makes an empty buffer; no memory is taken until something is added. */
void buf_init(struct buf *b);

/* Frees the memory; the buffer is empty and usable again. */
void buf_free(struct buf *b);

/* Drops everything after the first `n` bytes but keeps the memory; `n` must not exceed the length.
 */
void buf_cut(struct buf *b, size_t n);

/* Makes room for `n` more bytes without changing the length. */
void buf_reserve(struct buf *b, size_t n);

/* Appends `n` bytes; a string; one byte; formatted text. */
void buf_add(struct buf *b, const void *s, size_t n);
void buf_puts(struct buf *b, const char *s);
void buf_putc(struct buf *b, char c);
void buf_printf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Appends text with & < > " ' replaced by entities: safe in HTML text, quoted attributes and XML.
 * Characters that XML forbids become U+FFFD. */
void buf_html(struct buf *b, const char *s, size_t n);

#endif
