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

static void add_file(struct publishing *p, int i, int generation, size_t size)
{
    char path[64];
    struct buf b;
    buf_init(&b);
    buf_printf(&b, "%d %d\n", i, i % 3 ? generation : 0);
    buf_reserve(&b, size);
    while (b.n < size)
        buf_putc(&b, 'x');
    snprintf(path, sizeof path, "s%d/p%d/index.html", i % 10, i);
    publish_file(p, &(struct file){.path = path, .s = b.s, .n = b.n}, 0);
    buf_free(&b);
}

int main(int argc, char **argv)
{
    struct arena a;
    if (argc < 5)
        return 2;
    int generation = atoi(argv[2]);
    int files = atoi(argv[3]);
    arena_init(&a);
    const struct publish_order order = {
        .target = argv[1], .kind = PUBLISH_PUBLIC, .force = argc > 5, .workers = 1};
    struct publishing *publishing = publish_begin(&a, &order);
    publish_file(publishing,
                 &(struct file){.path = "generation", .s = argv[2], .n = strlen(argv[2])}, 0);
    for (int i = 1; i <= files; i++) {
        if (i % 7 || generation % 2 == 0)
            add_file(publishing, i, generation, (size_t)atol(argv[4]));
    }
    struct published p = publish_end(publishing);
    if (p.error)
        printf("%s %s: %s\n", p.why, p.path, strerror(p.error));
    else
        printf("%zu %zu %zu\n", p.written, p.unchanged, p.removed);
    arena_free(&a);
    return p.error != 0;
}
