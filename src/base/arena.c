#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 8 * 1024, BLOCK_SIZE = 256 * 1024 };

struct arena_block {
    struct arena_block *older;
    size_t size;
    alignas(max_align_t) char bytes[];
};

void *memory_get(size_t size)
{
    void *p = malloc(size ? size : 1);
    if (!p)
        memory_exhausted(size);
    return p;
}

void *memory_grow(void *old, size_t size)
{
    void *p = realloc(old, size ? size : 1);
    if (!p)
        memory_exhausted(size);
    return p;
}

void arena_init(struct arena *a)
{
    *a = (struct arena){0};
}

void arena_free(struct arena *a)
{
    while (a->block) {
        struct arena_block *older = a->block->older;
        free(a->block);
        a->block = older;
    }
    arena_init(a);
}

void arena_reset(struct arena *a)
{
    struct arena_block *kept = a->block;
    if (!kept)
        return;
    struct arena older = {.block = kept->older};
    arena_free(&older);
    kept->older = NULL;
    a->used = 0;
    a->total = 0;
}

/* Large requests get a block of their own behind the newest, so that the newest one's rest is not
 * lost. */
static void *arena_large(struct arena *a, size_t size)
{
    struct arena_block *b = memory_get(sizeof *b + size);
    b->size = size;
    if (a->block) {
        b->older = a->block->older;
        a->block->older = b;
    } else {
        b->older = NULL;
        a->block = b;
        a->used = size;
    }
    return b->bytes;
}

/* Begins a block with room for `size` bytes; each has twice the room of the one before, up to a
 * limit. */
static void arena_grow(struct arena *a, size_t size)
{
    size_t room = a->next ? a->next : FIRST_BLOCK;
    while (room < size)
        room *= 2;
    struct arena_block *b = memory_get(sizeof *b + room);
    b->size = room;
    b->older = a->block;
    a->block = b;
    a->used = 0;
    a->next = room < BLOCK_SIZE ? room * 2 : BLOCK_SIZE;
}

static void *arena_take(struct arena *a, size_t size)
{
    if (size > BLOCK_SIZE / 4)
        return arena_large(a, size);
    if (!a->block || a->block->size - a->used < size)
        arena_grow(a, size);
    void *p = a->block->bytes + a->used;
    a->used += size;
    return p;
}

static void *arena_raw(struct arena *a, size_t size)
{
    if (size > SIZE_MAX / 2)
        memory_exhausted(size);
    size = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    a->total += size;
    return arena_take(a, size);
}

void *arena_alloc(struct arena *a, size_t size)
{
    return memset(arena_raw(a, size), 0, size);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / 2 / size)
        memory_exhausted(SIZE_MAX);
    return arena_alloc(a, count * size);
}

char *arena_copy(struct arena *a, const char *s, size_t n)
{
    char *p = arena_raw(a, n + 1);
    if (n)
        memcpy(p, s, n);
    p[n] = '\0';
    return p;
}

char *arena_lower(struct arena *a, const char *s, size_t n)
{
    char *copy = arena_copy(a, s, n);
    for (size_t i = 0; i < n; i++) {
        if (copy[i] >= 'A' && copy[i] <= 'Z')
            copy[i] = (char)(copy[i] - 'A' + 'a');
    }
    return copy;
}

char *arena_strdup(struct arena *a, const char *s)
{
    return arena_copy(a, s, strlen(s));
}

char *arena_join(struct arena *a, const char *s, const char *more)
{
    size_t n = strlen(s), m = strlen(more);
    char *p = arena_raw(a, n + m + 1);
    memcpy(p, s, n);
    memcpy(p + n, more, m + 1);
    return p;
}

/* Returns 1 if all that the format puts in are texts. */
static int joins_texts(const char *fmt)
{
    for (const char *p = fmt; (p = strchr(p, '%')); p += 2) {
        if (p[1] != 's')
            return 0;
    }
    return 1;
}

/* Puts the texts into the format, with what stands between them, and returns the length; with `out`
 * NULL that is all. */
static size_t join_texts(char *out, const char *fmt, va_list ap)
{
    size_t at = 0;
    while (*fmt) {
        int hole = *fmt == '%';
        const char *text = hole ? va_arg(ap, const char *) : fmt;
        text = text ? text : "(null)"; /* as printf has it */
        size_t n = hole ? strlen(text) : strcspn(fmt, "%");
        if (out)
            memcpy(out + at, text, n);
        at += n;
        fmt += hole ? 2 : n;
    }
    return at;
}

/* Most addresses and names are joined of others, so often that printf's generality is felt. */
static char *arena_join_texts(struct arena *a, const char *fmt, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    size_t n = join_texts(NULL, fmt, again);
    va_end(again);
    char *p = arena_raw(a, n + 1);
    join_texts(p, fmt, ap);
    p[n] = '\0';
    return p;
}

char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
    char small[256];
    va_list again;
    if (joins_texts(fmt))
        return arena_join_texts(a, fmt, ap);
    va_copy(again, ap);
    int n = vsnprintf(small, sizeof small, fmt, again);
    va_end(again);
    assert(n >= 0);
    if ((size_t)n < sizeof small)
        return arena_copy(a, small, (size_t)n);
    char *p = arena_raw(a, (size_t)n + 1);
    vsnprintf(p, (size_t)n + 1, fmt, ap);
    return p;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    char *p = arena_vprintf(a, fmt, ap);
    va_end(ap);
    return p;
}
