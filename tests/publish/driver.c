/* Publishes a made-up site: driver TARGET GENERATION FILES SIZE [force]
 *
 * File i of FILES lies in a folder of its own and has SIZE bytes; every third one is the same in
 * all generations, every seventh is missing in odd ones. Prints "written unchanged removed", or
 * "why path: message" with status 1. */
#include "base/arena.h"
#include "base/buf.h"
#include "write/publish.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void memory_exhausted(size_t wanted)
{
    fprintf(stderr, "out of memory: %zu bytes\n", wanted);
    exit(2);
}

static void add_file(struct output *o, struct arena *a, int i, int generation, size_t size)
{
    struct buf b;
    buf_init(&b);
    buf_printf(&b, "%d %d\n", i, i % 3 ? generation : 0);
    buf_reserve(&b, size);
    while (b.n < size)
        buf_putc(&b, 'x');
    output_add(o, arena_printf(a, "s%d/p%d/index.html", i % 10, i), arena_copy(a, b.s, b.n), b.n);
    buf_free(&b);
}

int main(int argc, char **argv)
{
    struct arena a;
    struct output o;
    if (argc < 5)
        return 2;
    int generation = atoi(argv[2]);
    int files = atoi(argv[3]);
    arena_init(&a);
    output_init(&o, &a);
    output_add(&o, "generation", argv[2], strlen(argv[2]));
    for (int i = 1; i <= files; i++) {
        if (i % 7 || generation % 2 == 0)
            add_file(&o, &a, i, generation, (size_t)atol(argv[4]));
    }
    struct published p = publish(&a, &o, argv[1], NULL, argc > 5);
    if (p.error)
        printf("%s %s: %s\n", p.why, p.path, strerror(p.error));
    else
        printf("%zu %zu %zu\n", p.written, p.unchanged, p.removed);
    arena_free(&a);
    return p.error != 0;
}
