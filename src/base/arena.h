#ifndef BASE_ARENA_H
#define BASE_ARENA_H

/* This layer is for what any program could use: memory, texts, maps, dates, files, letters and
 * languages, pictures, threads. Nothing that knows of messages, content or sites may come in, and
 * each foreign library has one file here through which it is reached. */

#include <stdarg.h>
#include <stddef.h>

/* Memory that lives as long as a build (or one thread's part of it): allocated piece by piece,
 * freed at once. */
struct arena {
    struct arena_block *block; /* newest block; older ones hang behind it */
    size_t used;               /* bytes taken from the newest block */
    size_t next;               /* bytes that the next block has at least: little that lives long
                                  shall not take much; 0: none was made yet */
    size_t total;              /* bytes asked for over the arena's life */
};

/* Ends the run with a message; every program that links the library defines it. `wanted` is what
 * could not be had. */
_Noreturn void memory_exhausted(size_t wanted);

/* malloc, calloc-like and realloc that never return NULL: they call memory_exhausted instead.
 * `size` 0 is allowed. */
void *memory_get(size_t size);
void *memory_grow(void *old, size_t size);

/* Makes an empty arena; nothing is allocated until the first request. */
void arena_init(struct arena *a);

/* Frees every block; the arena is empty and usable again. */
void arena_free(struct arena *a);

/* Makes the arena empty but keeps its newest block for what comes next: for work that is done again
 * and again. */
void arena_reset(struct arena *a);

/* Returns `size` zeroed bytes, aligned for any object; valid until arena_free. */
void *arena_alloc(struct arena *a, size_t size);

/* Returns a zeroed array of `count` objects of `size` bytes; an overflowing product ends the run.
 */
void *arena_array(struct arena *a, size_t count, size_t size);

/* Returns a NUL-terminated copy of `n` bytes at `s`. */
char *arena_copy(struct arena *a, const char *s, size_t n);

/* The same with the letters A-Z made small. */
char *arena_lower(struct arena *a, const char *s, size_t n);

/* Returns a copy of the string `s`. */
char *arena_strdup(struct arena *a, const char *s);

/* Copies the two texts, one behind the other. */
char *arena_join(struct arena *a, const char *s, const char *more);

/* Returns formatted text as a new string. */
char *arena_printf(struct arena *a, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));

#endif
