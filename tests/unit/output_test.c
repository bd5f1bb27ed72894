#include "write/output.h"

#include "base/arena.h"
#include "unit/unit.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* Returns the path of the file that stood in the way, or NULL. */
static const char *add(struct output *o, const char *path)
{
    const struct output_file *taken = output_add(o, path, "x", 1);
    return taken ? taken->path : NULL;
}

TEST(keeps_files_in_order)
{
    struct arena a;
    struct output o;
    arena_init(&a);
    output_init(&o, &a);
    CHECK_EQ_STR(add(&o, "b/index.html"), NULL);
    CHECK_EQ_STR(add(&o, "a.html"), NULL);
    CHECK(!output_add_copy(&o, "logo.svg", ".", "site/logo.svg"));
    REQUIRE(o.files.n == 3);
    const struct output_file *f = o.files.entry[0].value;
    CHECK_EQ_STR(f->path, "b/index.html");
    CHECK_EQ_STR(f->s, "x");
    CHECK_EQ_INT(f->n, 1);
    CHECK_EQ_STR(f->from, NULL);
    f = o.files.entry[2].value;
    CHECK_EQ_STR(f->s, NULL);
    CHECK_EQ_STR(f->from, "site/logo.svg");
    arena_free(&a);
}

TEST(refuses_a_path_twice)
{
    struct arena a;
    struct output o;
    arena_init(&a);
    output_init(&o, &a);
    CHECK_EQ_STR(add(&o, "a.html"), NULL);
    CHECK_EQ_STR(add(&o, "a.html"), "a.html");
    const struct output_file *taken = output_add_copy(&o, "a.html", ".", "elsewhere");
    CHECK_EQ_STR(taken ? taken->path : NULL, "a.html");
    CHECK_EQ_STR(add(&o, "A.html"), NULL);
    CHECK_EQ_INT(o.files.n, 2);
    arena_free(&a);
}

TEST(refuses_a_file_where_a_folder_is)
{
    struct arena a;
    struct output o;
    arena_init(&a);
    output_init(&o, &a);
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
    struct output o;
    arena_init(&a);
    output_init(&o, &a);
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
    struct output o;
    arena_init(&a);
    output_init(&o, &a);
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
            struct output o;
            close(STDERR_FILENO);
            arena_init(&a);
            output_init(&o, &a);
            add(&o, bad[i]);
            _exit(0);
        }
        int status = 0;
        CHECK(waitpid(child, &status, 0) == child && WIFSIGNALED(status));
    }
}
