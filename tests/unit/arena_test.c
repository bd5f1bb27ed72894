#include "unit/unit.h"

#include "base/arena.h"

#include <stdalign.h>
#include <string.h>

static int is_zero(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (p[i])
            return 0;
    }
    return 1;
}

TEST(zeroed_aligned_and_apart)
{
    struct arena a;
    arena_init(&a);
    CHECK(a.block == NULL);
    char *all[400];
    size_t sizes[400];
    for (size_t i = 0; i < 400; i++) {
        sizes[i] = i * i * 7 % 5000 + (i % 50 == 49 ? 100000 : 0);
        all[i] = arena_alloc(&a, sizes[i]);
        CHECK((uintptr_t)all[i] % alignof(max_align_t) == 0);
        CHECK(is_zero(all[i], sizes[i]));
        memset(all[i], (int)(i % 255) + 1, sizes[i]);
    }
    for (size_t i = 0; i < 400; i++) {
        for (size_t k = 0; k < sizes[i]; k += 97)
            CHECK_EQ_INT((unsigned char)all[i][k], i % 255 + 1);
    }
    arena_free(&a);
    CHECK(a.block == NULL && a.total == 0);
    CHECK_EQ_STR(arena_strdup(&a, "again"), "again");
    arena_free(&a);
    arena_free(&a);
}

TEST(large_first_and_between)
{
    struct arena a;
    arena_init(&a);
    char *large = arena_alloc(&a, 1 << 20);
    large[(1 << 20) - 1] = 'x';
    char *small = arena_alloc(&a, 10);
    char *larger = arena_alloc(&a, 2 << 20);
    char *next = arena_alloc(&a, 10);
    CHECK_EQ_INT(next - small, 16);
    CHECK(is_zero(larger, 2 << 20));
    CHECK_EQ_INT(large[(1 << 20) - 1], 'x');
    arena_free(&a);
}

TEST(strings)
{
    struct arena a;
    arena_init(&a);
    char *copy = arena_copy(&a, "abcdef", 3);
    CHECK_EQ_STR(copy, "abc");
    CHECK_EQ_STR(arena_copy(&a, NULL, 0), "");
    CHECK_EQ_STR(arena_printf(&a, "%s %05d", "x", 42), "x 00042");
    CHECK_EQ_STR(arena_printf(&a, "%s%s", "de/", ""), "de/");
    CHECK_EQ_STR(arena_printf(&a, "<%s>, %s.", "a%s", "b"), "<a%s>, b.");
    CHECK_EQ_STR(arena_printf(&a, "none"), "none");
    CHECK_EQ_STR(arena_printf(&a, "%s 100 %%", "x"), "x 100 %");
    CHECK_EQ_STR(arena_printf(&a, "%.*s%s", 2, "abc", "d"), "abd");
    char *wide = arena_printf(&a, "%100000s", "y");
    CHECK_EQ_INT(strlen(wide), 100000);
    CHECK_EQ_STR(copy, "abc");
    int *array = arena_array(&a, 1000, sizeof *array);
    CHECK_EQ_INT(array[999], 0);
    CHECK(arena_array(&a, 0, 8) != NULL);
    arena_free(&a);
}

TEST(blocks_are_shared)
{
    struct arena a;
    arena_init(&a);
    for (int i = 0; i < 10000; i++)
        arena_alloc(&a, 16);
    CHECK_EQ_INT(a.total, 160000);
    struct arena_block *only = a.block;
    arena_alloc(&a, 16);
    CHECK(a.block == only);
    arena_free(&a);
}
