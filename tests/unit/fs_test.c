#include "base/fs.h"
#include "base/fs_open.h"

#include "base/arena.h"
#include "base/buf.h"
#include "unit/unit.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Makes a symbolic link below the test's folder. */
static void make_link(const char *to, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", unit_folder(), name);
    CHECK_EQ_INT(symlink(to, path), 0);
}

/* Checks the walk's result against lines "path" or "path escapes|irregular". */
static void check_walk(const char *folder, const char *want)
{
    struct arena a;
    struct fs_tree t;
    struct buf got;
    arena_init(&a);
    buf_init(&got);
    CHECK_EQ_INT(fs_walk(&a, unit_folder(), folder, &t), 0);
    for (size_t i = 0; i < t.n; i++) {
        const struct fs_file *f = &t.file[i];
        buf_printf(&got, "%s%s%s\n", f->path, f->escapes ? " escapes" : "",
                   f->irregular ? " irregular" : "");
    }
    CHECK_EQ_STR(got.s, want);
    buf_free(&got);
    arena_free(&a);
}

TEST(walk_sorts_by_bytes_and_leaves_out_hidden_names)
{
    unit_file("content/a/b.md", "1");
    unit_file("content/a-b.md", "22");
    unit_file("content/a.md", "333");
    unit_file("content/Z.md", "");
    unit_file("content/.git/config", "no");
    unit_file("content/.hidden.md", "no");
    unit_file("other/x.md", "no");
    check_walk("content", "content/Z.md\ncontent/a-b.md\ncontent/a.md\ncontent/a/b.md\n");
    check_walk("content/a", "content/a/b.md\n");
    check_walk("", "content/Z.md\ncontent/a-b.md\ncontent/a.md\ncontent/a/b.md\nother/x.md\n");
}

TEST(walk_tells_size_and_mtime)
{
    struct arena a;
    struct fs_tree t;
    struct stat st;
    arena_init(&a);
    REQUIRE(!stat(unit_file("c/a.md", "four"), &st));
    CHECK_EQ_INT(fs_walk(&a, unit_folder(), "c", &t), 0);
    REQUIRE(t.n == 1);
    CHECK_EQ_INT(t.file[0].size, 4);
    CHECK_EQ_INT(t.file[0].mtime, st.st_mtime);
    arena_free(&a);
}

TEST(stamps_tell_changed_files)
{
    struct fs_stamp now = {1, 2, 3, 4, 5, 1}, before = now;
    CHECK(fs_stamp_same(&before, &now));
    now.settled = 0; /* what matters is when `before` was taken */
    CHECK(fs_stamp_same(&before, &now));
    before.settled = 0;
    CHECK(!fs_stamp_same(&before, &now));
    for (int i = 0; i < 5; i++) {
        struct fs_stamp other = {1 + (i == 0), 2 + (i == 1), 3 + (i == 2),
                                 4 + (i == 3), 5 + (i == 4), 1};
        before = (struct fs_stamp){1, 2, 3, 4, 5, 1};
        CHECK(!fs_stamp_same(&before, &other));
    }
}

TEST(walk_tells_when_a_file_is_settled)
{
    struct arena a;
    struct fs_tree t;
    arena_init(&a);
    unit_file("in/a.md", "x");
    REQUIRE(!fs_walk(&a, unit_folder(), "in", &t));
    CHECK_EQ_INT(t.n, 1);
    CHECK_EQ_INT(t.file[0].stamp.size, 1);
    CHECK(!t.file[0].stamp.settled);
    arena_free(&a);
}

TEST(walk_of_nothing_is_empty)
{
    struct arena a;
    struct fs_tree t;
    char missing[4096];
    arena_init(&a);
    check_walk("missing", "");
    snprintf(missing, sizeof missing, "%s/missing", unit_folder());
    CHECK_EQ_INT(fs_walk(&a, missing, "x", &t), 0);
    CHECK_EQ_INT(t.n, 0);
    unit_file("file", "");
    CHECK_EQ_INT(fs_walk(&a, unit_folder(), "file", &t), -ENOTDIR);
    CHECK_EQ_STR(t.failed, "file");
    arena_free(&a);
}

TEST(walk_follows_links_only_inside)
{
    unit_file("site/common/x.md", "x");
    unit_file("site/.secret/key", "x");
    unit_file("site-b/y.md", "y");
    unit_file("site/content/a.md", "a");
    make_link("../common", "site/content/folder");
    make_link("../common/x.md", "site/content/file.md");
    make_link("/etc/passwd", "site/content/passwd.md");
    make_link("../../site-b", "site/content/sibling");
    make_link("../.secret/key", "site/content/secret");
    make_link("nowhere", "site/content/dangling");
    make_link("loop", "site/content/loop");
    struct arena a;
    struct fs_tree t;
    arena_init(&a);
    char *root = arena_printf(&a, "%s/site", unit_folder());
    REQUIRE(!fs_walk(&a, root, "content", &t));
    static const struct {
        const char *path;
        int escapes, irregular;
    } want[] = {
        {"content/a.md", 0, 0},        {"content/dangling", 0, 1}, {"content/file.md", 0, 0},
        {"content/folder/x.md", 0, 0}, {"content/loop", 0, 1},     {"content/passwd.md", 1, 0},
        {"content/secret", 1, 0},      {"content/sibling", 1, 0},
    };
    REQUIRE(t.n == sizeof want / sizeof *want);
    for (size_t i = 0; i < t.n; i++) {
        CHECK_EQ_STR(t.file[i].path, want[i].path);
        CHECK_EQ_INT(t.file[i].escapes, want[i].escapes);
        CHECK_EQ_INT(t.file[i].irregular, want[i].irregular);
    }
    arena_free(&a);
}

TEST(walk_judges_the_folder_to_start_in)
{
    unit_file("site/a.md", "");
    make_link("/etc", "etc");
    make_link("site", "inside");
    check_walk("etc", "etc escapes\n");
    check_walk("inside", "inside/a.md\n");
}

TEST(walk_ends_where_links_lead_back)
{
    unit_file("content/deep/a.md", "");
    make_link("..", "content/deep/up");
    make_link(".", "content/self");
    make_link("../content", "content/again");
    check_walk("content", "content/again irregular\ncontent/deep/a.md\n"
                          "content/deep/up irregular\ncontent/self irregular\n");
}

TEST(walk_lists_what_is_no_file)
{
    char path[4096];
    unit_file("c/a.md", "");
    snprintf(path, sizeof path, "%s/c/pipe", unit_folder());
    CHECK_EQ_INT(mkfifo(path, 0600), 0);
    check_walk("c", "c/a.md\nc/pipe irregular\n");
}

TEST(walk_stops_at_sixty_four_levels)
{
    struct buf path;
    buf_init(&path);
    for (int i = 0; i < 64; i++)
        buf_puts(&path, "d/");
    buf_puts(&path, "at.md");
    unit_file(path.s, "");
    buf_cut(&path, path.n - 5);
    buf_puts(&path, "e/below.md");
    unit_file(path.s, "");
    buf_cut(&path, path.n - 9);
    struct buf want;
    buf_init(&want);
    buf_add(&want, path.s, path.n - 1);
    buf_puts(&want, "at.md\n");
    buf_puts(&want, path.s);
    buf_puts(&want, " irregular\n");
    check_walk("d", want.s);
    buf_free(&want);
    buf_free(&path);
}

TEST(read_gives_the_bytes)
{
    struct arena a;
    char *text;
    size_t n;
    arena_init(&a);
    CHECK_EQ_INT(fs_read(&a, AT_FDCWD, unit_file("x", "abc"), 3, &text, &n), 0);
    CHECK_EQ_INT(n, 3);
    CHECK_EQ_STR(text, "abc");
    CHECK_EQ_INT(fs_read(&a, AT_FDCWD, unit_file("empty", ""), 0, &text, &n), 0);
    CHECK_EQ_INT(n, 0);
    CHECK_EQ_STR(text, "");
    int dir = open(unit_folder(), O_RDONLY | O_DIRECTORY);
    CHECK_EQ_INT(fs_read(&a, dir, "x", 100, &text, &n), 0);
    CHECK_EQ_STR(text, "abc");
    close(dir);
    arena_free(&a);
}

TEST(read_refuses)
{
    struct arena a;
    char *text;
    size_t n;
    arena_init(&a);
    CHECK_EQ_INT(fs_read(&a, AT_FDCWD, unit_file("x", "abc"), 2, &text, &n), -EFBIG);
    CHECK_EQ_INT(fs_read(&a, AT_FDCWD, unit_folder(), 9, &text, &n), -EISDIR);
    char *missing = arena_printf(&a, "%s/missing", unit_folder());
    CHECK_EQ_INT(fs_read(&a, AT_FDCWD, missing, 9, &text, &n), -ENOENT);
    char *pipe = arena_printf(&a, "%s/pipe", unit_folder());
    CHECK_EQ_INT(mkfifo(pipe, 0600), 0);
    CHECK_EQ_INT(fs_read(&a, AT_FDCWD, pipe, 9, &text, &n), -EINVAL);
    /* Its announced size is 0, yet it never ends. */
    CHECK_EQ_INT(fs_read(&a, AT_FDCWD, "/proc/self/status", 9, &text, &n), -EFBIG);
    arena_free(&a);
}

TEST(confined_paths)
{
    static const char *const good[] = {"a",           "a/b.html", "a/..b", "...",
                                       "a/.htaccess", "ä/ü",      "a b"};
    static const char *const bad[] = {"",     "/",     "/a",    "a/",    "a//b",   ".",
                                      "..",   "../a",  "a/..",  "a/./b", "a/../b", "a\\b",
                                      "a\nb", "a\x7f", "a/b/.", "\x01"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        CHECK_EQ_STR(fs_path_confined(good[i]) ? good[i] : "refused", good[i]);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CHECK_EQ_STR(fs_path_confined(bad[i]) ? bad[i] : "refused", "refused");
}

TEST(join_resolves_textually)
{
    static const struct {
        const char *folder, *path, *want;
    } row[] = {
        {"", "a", "a"},
        {"a", "", "a"},
        {"content/events", "../groups/x.md", "content/groups/x.md"},
        {"content/events/", "./x.md", "content/events/x.md"},
        {"a/b", "../..", ""},
        {"a/b", "../../..", NULL},
        {"a", "../../a", NULL},
        {"", "..", NULL},
        {"a", "/b", NULL},
        {"a", "b//c/", "a/b/c"},
        {"a", "...", "a/..."},
        {"a", "..b", "a/..b"},
    };
    struct arena a;
    arena_init(&a);
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        CHECK_EQ_STR(fs_join(&a, row[i].folder, row[i].path), row[i].want);
    arena_free(&a);
}
