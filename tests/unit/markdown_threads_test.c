#include "unit/unit.h"

#include "base/arena.h"
#include "base/pool.h"
#include "read/markdown/markdown.h"

#include <stdatomic.h>
#include <string.h>

static const char text[] = "~~weg~~ *da* www.example.org und https://example.org a@example.org\n\n"
                           "| a |\n|---|\n| ~~b~~ |\n\n- [ ] c[^1]\n\n[^1]: ~~d~~\n";

struct shared {
    const char *want;
    atomic_int differences;
};

static const char *render(struct arena *a)
{
    struct report r;
    report_init(&r, a);
    struct markdown *m =
        markdown_read(a, &r, source_new(a, "a.md", text, sizeof text - 1), 0, NULL);
    return m->html.part[0].s;
}

static void work(void *ctx, size_t i, int worker)
{
    (void)i, (void)worker;
    struct shared *s = ctx;
    struct arena a;
    arena_init(&a);
    if (strcmp(render(&a), s->want) != 0)
        atomic_fetch_add(&s->differences, 1);
    arena_free(&a);
}

TEST(many_at_once_give_the_same)
{
    struct arena a;
    arena_init(&a);
    struct shared s = {.want = render(&a)};
    CHECK(strstr(s.want, "<del>weg</del>") && strstr(s.want, "<del>d</del>"));
    pool_each(8, 4000, work, &s);
    CHECK_EQ_INT(atomic_load(&s.differences), 0);
    arena_free(&a);
}
