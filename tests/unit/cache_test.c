#include "base/cache.h"

#include "base/arena.h"
#include "unit/unit.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct digest one = {1, 2}, two = {0xFFFFFFFFFFFFFFFFU, 0};
static const char one_name[] = "00000000000000010000000000000002";

static struct cache opened(int writes)
{
    struct cache c;
    int fd = open(unit_folder(), O_RDONLY | O_DIRECTORY);
    cache_open(&c, fd, "kept", writes);
    close(fd);
    return c;
}

static void check_finds(const struct cache *c, struct digest key, const char *want)
{
    struct arena a;
    const char *s = NULL;
    size_t n = 0;
    arena_init(&a);
    CHECK_EQ_INT(cache_get(c, key, &a, &s, &n), want != NULL);
    if (want)
        CHECK_EQ_MEM(s, n, want);
    arena_free(&a);
}

/* How many files lie in the folder. */
static int count(const struct cache *c)
{
    int n = 0, fd = openat(c->fd, ".", O_RDONLY | O_DIRECTORY);
    DIR *d = fdopendir(fd);
    for (const struct dirent *e; (e = readdir(d));)
        n += e->d_name[0] != '.';
    closedir(d);
    return n;
}

TEST(finds_what_was_put)
{
    struct cache c = opened(1);
    check_finds(&c, one, NULL);
    cache_put(&c, one, "eins", 4);
    cache_put(&c, two, "", 0);
    check_finds(&c, one, "eins");
    check_finds(&c, two, "");
    cache_put(&c, one, "uno", 3);
    check_finds(&c, one, "uno");
    CHECK_EQ_INT(count(&c), 2);
    cache_close(&c);
    c = opened(0);
    check_finds(&c, one, "uno");
    cache_close(&c);
}

TEST(without_a_folder_nothing_is_found)
{
    struct stat st;
    struct cache c = opened(0);
    cache_put(&c, one, "eins", 4);
    check_finds(&c, one, NULL);
    cache_sweep(&c, NULL, 0);
    cache_close(&c);
    cache_open(&c, -1, "kept", 1);
    cache_put(&c, one, "eins", 4);
    check_finds(&c, one, NULL);
    cache_close(&c);
    int fd = open(unit_folder(), O_RDONLY | O_DIRECTORY);
    CHECK(fstatat(fd, "kept", &st, 0) != 0);
    close(fd);
}

TEST(who_only_looks_keeps_nothing)
{
    struct cache c = opened(1);
    cache_close(&c);
    c = opened(0);
    cache_put(&c, one, "eins", 4);
    check_finds(&c, one, NULL);
    cache_close(&c);
}

/* Puts `n` bytes where the first result lies. */
static void damage(const struct cache *c, const char *s, size_t n)
{
    int fd = openat(c->fd, one_name, O_WRONLY | O_TRUNC);
    CHECK(fd >= 0 && write(fd, s, n) == (ssize_t)n);
    close(fd);
}

TEST(does_not_believe_what_is_damaged)
{
    struct arena a;
    struct cache c = opened(1);
    cache_put(&c, one, "eins zwei drei", 14);
    int fd = openat(c.fd, one_name, O_RDONLY);
    char whole[64];
    ssize_t n = read(fd, whole, sizeof whole);
    close(fd);
    REQUIRE(n == 33 + 14);
    arena_init(&a);
    for (ssize_t i = 0; i < n; i++) {
        whole[i] ^= 4;
        damage(&c, whole, (size_t)n);
        check_finds(&c, one, NULL);
        whole[i] ^= 4;
        damage(&c, whole, (size_t)i);
        check_finds(&c, one, NULL);
    }
    damage(&c, whole, (size_t)n);
    check_finds(&c, one, "eins zwei drei");
    arena_free(&a);
    cache_close(&c);
}

TEST(sweeps_what_nobody_needs)
{
    struct cache c = opened(1);
    cache_put(&c, one, "eins", 4);
    cache_put(&c, two, "zwei", 4);
    int fd = openat(c.fd, "00000000.1.2", O_CREAT | O_WRONLY, 0666);
    close(fd);
    CHECK_EQ_INT(count(&c), 3);
    cache_sweep(&c, &two, 1);
    CHECK_EQ_INT(count(&c), 1);
    check_finds(&c, one, NULL);
    check_finds(&c, two, "zwei");
    cache_sweep(&c, NULL, 0);
    CHECK_EQ_INT(count(&c), 0);
    cache_close(&c);
}
