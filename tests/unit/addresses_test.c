#include "write/addresses.h"

#include "base/arena.h"
#include "unit/unit.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* Returns the path of the file that stood in the way, or NULL. */
static const char *add(struct addresses *o, const char *path)
{
    return addresses_add(o, path, path);
}

TEST(keeps_files_in_order)
{
    struct arena a;
    struct addresses o;
    arena_init(&a);
    addresses_init(&o, &a);
    CHECK_EQ_STR(add(&o, "b/index.html"), NULL);
    CHECK_EQ_STR(add(&o, "a.html"), NULL);
    REQUIRE(o.files.n == 2);
    CHECK_EQ_STR(o.files.entry[0].value, "b/index.html");
    CHECK_EQ_STR(o.files.entry[1].value, "a.html");
    arena_free(&a);
}

TEST(refuses_a_path_twice)
{
    struct arena a;
    struct addresses o;
    arena_init(&a);
    addresses_init(&o, &a);
    CHECK_EQ_STR(add(&o, "a.html"), NULL);
    CHECK_EQ_STR(add(&o, "a.html"), "a.html");
    CHECK_EQ_STR(add(&o, "A.html"), NULL);
    CHECK_EQ_INT(o.files.n, 2);
    arena_free(&a);
}

TEST(refuses_a_file_where_a_folder_is)
{
    struct arena a;
    struct addresses o;
    arena_init(&a);
    addresses_init(&o, &a);
    CHECK_EQ_STR(add(&o, "a/b/c/d"), NULL);
    CHECK_EQ_STR(add(&o, "a/b/e"), NULL);
    CHECK_EQ_STR(add(&o, "a"), "a/b/c/d");
    CHECK_EQ_STR(add(&o, "a/b"), "a/b/c/d");
    CHECK_EQ_STR(add(&o, "a/b/c"), "a/b/c/d");
    CHECK_EQ_STR(add(&o, "a/b-c"), NULL);
    arena_free(&a);
}

TEST(refuses_a_folder_where_a_file_is)
{
    struct arena a;
    struct addresses o;
    arena_init(&a);
    addresses_init(&o, &a);
    CHECK_EQ_STR(add(&o, "a/b"), NULL);
    CHECK_EQ_STR(add(&o, "a/b/c"), "a/b");
    CHECK_EQ_STR(add(&o, "a/b/c/d/e"), "a/b");
    CHECK_EQ_STR(add(&o, "a/c/d"), NULL);
    /* What was refused has left no trace. */
    CHECK_EQ_STR(add(&o, "a/b/c"), "a/b");
    CHECK_EQ_INT(o.folders.n, 2);
    arena_free(&a);
}

TEST(lists_folders)
{
    struct arena a;
    struct addresses o;
    arena_init(&a);
    addresses_init(&o, &a);
    CHECK_EQ_STR(add(&o, "en/events/x.html"), NULL);
    CHECK_EQ_STR(add(&o, "index.html"), NULL);
    CHECK_EQ_INT(o.folders.n, 2);
    CHECK(map_get(&o.folders, "en"));
    CHECK(map_get(&o.folders, "en/events"));
    arena_free(&a);
}

TEST(a_path_that_leaves_is_a_bug)
{
    static const char *const bad[] = {"../a", "/etc/passwd", "a/../../b", "", "a//b"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        pid_t child = fork();
        if (!child) {
            struct arena a;
            struct addresses o;
            close(STDERR_FILENO);
            arena_init(&a);
            addresses_init(&o, &a);
            add(&o, bad[i]);
            _exit(0);
        }
        int status = 0;
        CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status));
    }
}
