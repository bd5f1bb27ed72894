#include "unit/unit.h"

#include "base/arena.h"
#include "base/list.h"

#include <string.h>

struct pair {
    int key, order;
};

static int by_key(const void *a, const void *b, void *ctx)
{
    (*(int *)ctx)++;
    return ((const struct pair *)a)->key - ((const struct pair *)b)->key;
}

TEST(keeps_what_is_added)
{
    struct arena a;
    struct list l = {0};
    int numbers[100];
    arena_init(&a);
    CHECK(!list_has(&l, &numbers[0]));
    for (int i = 0; i < 100; i++)
        list_add(&l, &a, &numbers[i]);
    CHECK_EQ_INT(l.n, 100);
    CHECK(l.at[0] == &numbers[0] && l.at[99] == &numbers[99]);
    CHECK(list_has(&l, &numbers[57]));
    CHECK(!list_has(&l, &a));
    arena_free(&a);
}

TEST(sorts_stably)
{
    struct arena a;
    arena_init(&a);
    for (int n = 0; n < 70; n++) {
        struct list l = {0};
        int calls = 0;
        for (int i = 0; i < n; i++) {
            struct pair *p = arena_alloc(&a, sizeof *p);
            *p = (struct pair){i * 37 % 11, i};
            list_add(&l, &a, p);
        }
        list_sort(&l, by_key, &calls);
        CHECK_EQ_INT(l.n, n);
        CHECK(n < 2 ? calls == 0 : calls > 0);
        for (int i = 1; i < n; i++) {
            const struct pair *p = l.at[i - 1], *q = l.at[i];
            CHECK(p->key < q->key || (p->key == q->key && p->order < q->order));
        }
    }
    arena_free(&a);
}
