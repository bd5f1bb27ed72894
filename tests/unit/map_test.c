#include "unit/unit.h"

#include "base/arena.h"
#include "base/map.h"

#include <string.h>

TEST(adds_gets_and_sets)
{
    struct arena a;
    struct map m;
    int one, two;
    arena_init(&a);
    map_init(&m, &a);
    CHECK(map_get(&m, "x") == NULL);
    CHECK(map_add(&m, "x", &one) == &one);
    CHECK(map_add(&m, "x", &two) == &one);
    CHECK(map_get(&m, "x") == &one);
    map_set(&m, "x", &two);
    CHECK(map_get(&m, "x") == &two);
    map_set(&m, "", &one);
    CHECK(map_get(&m, "") == &one);
    CHECK(map_get(&m, "X") == NULL);
    CHECK_EQ_INT(m.n, 2);
    arena_free(&a);
}

TEST(keeps_the_order_of_arrival)
{
    struct arena a;
    struct map m;
    arena_init(&a);
    map_init(&m, &a);
    for (int i = 0; i < 3000; i++) {
        int *value = arena_alloc(&a, sizeof *value);
        *value = i;
        map_add(&m, arena_printf(&a, "key-%d", i * 7919 % 3000), value);
    }
    CHECK_EQ_INT(m.n, 3000);
    for (int i = 0; i < 3000; i++) {
        const char *key = arena_printf(&a, "key-%d", i * 7919 % 3000);
        CHECK_EQ_STR(m.entry[i].key, key);
        int *value = map_get(&m, key);
        CHECK(value && *value == i);
    }
    CHECK(map_get(&m, "key-3000") == NULL);
    arena_free(&a);
}

TEST(a_copy_grows_alone)
{
    struct arena a;
    struct map m, copy, none;
    int one, two;
    arena_init(&a);
    map_init(&m, &a);
    map_copy(&none, &m, &a);
    CHECK(!map_get(&none, "x") && map_add(&none, "x", &one) == &one);
    map_add(&m, "x", &one);
    map_copy(&copy, &m, &a);
    map_add(&copy, "y", &two);
    map_set(&copy, "x", &two);
    CHECK(map_get(&copy, "x") == &two && map_get(&copy, "y") == &two);
    CHECK(map_get(&m, "x") == &one && !map_get(&m, "y"));
    CHECK_EQ_INT(m.n, 1);
    arena_free(&a);
}

TEST(hash_is_fnv_1a)
{
    CHECK(hash_bytes("", 0) == 0xcbf29ce484222325U);
    CHECK(hash_bytes("a", 1) == 0xaf63dc4c8601ec8cU);
    CHECK(hash_bytes("foobar", 6) == 0x85944171f73967e8U);
}
