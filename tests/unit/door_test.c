#include "base/fs.h"
#include "base/fs_open.h"

#include "base/arena.h"
#include "unit/denied.h"
#include "unit/unit.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

enum { SAID = 4096 };

static const char *inside(struct arena *a, const char *name)
{
    return arena_printf(a, "%s/%s", unit_folder(), name);
}

static void make_socket(struct arena *a, const char *name)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int s = socket(AF_UNIX, SOCK_STREAM, 0);
    snprintf(address.sun_path, sizeof address.sun_path, "%s", inside(a, name));
    CHECK(s >= 0 && !bind(s, (struct sockaddr *)&address, sizeof address));
    close(s);
}

static const struct {
    const char *path;
    int error;
} wanted[] = {
    {"text.md", 0},
    {"folder/text.md", 0},
    {"to-text.md", 0}, /* links that stay inside */
    {"to-folder/text.md", 0},
    {"folder/absolute.md", 0},
    {"there-and-back.md", 0},
    {"missing.md", -ENOENT},
    {"text.md/x", -ENOTDIR},
    {"folder", -EISDIR},
    {"to-passwd", -EXDEV}, /* those that lead out */
    {"to-etc/passwd", -EXDEV},
    {"to-sibling", -EXDEV},
    {"to-hidden", -EXDEV},
    {"to-device", -EXDEV},
    {"to-process", -EXDEV},
    {"loop", -ELOOP},
    {"dangling", -ENOENT},
    {"pipe", -EINVAL},
    {"to-pipe", -EINVAL},
    {"socket", -EINVAL},
    {"../site-b/text.md", -EXDEV},
};

static void make_site(struct arena *a)
{
    static const char *const links[][2] = {
        {"text.md", "site/to-text.md"},
        {"folder", "site/to-folder"},
        {"../site/text.md", "site/there-and-back.md"},
        {"/etc/passwd", "site/to-passwd"},
        {"/etc", "site/to-etc"},
        {"../site-b/text.md", "site/to-sibling"},
        {".git/config", "site/to-hidden"},
        {"/dev/null", "site/to-device"},
        {"/proc/self/environ", "site/to-process"},
        {"loop", "site/loop"},
        {"nowhere", "site/dangling"},
        {"pipe", "site/to-pipe"},
    };
    unit_file("site/text.md", "text");
    unit_file("site/folder/text.md", "text");
    unit_file("site/.git/config", "secret");
    unit_file("site-b/text.md", "secret");
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        CHECK_EQ_INT(symlink(links[i][0], inside(a, links[i][1])), 0);
    CHECK_EQ_INT(symlink(inside(a, "site/text.md"), inside(a, "site/folder/absolute.md")), 0);
    CHECK_EQ_INT(mkfifo(inside(a, "site/pipe"), 0600), 0);
    make_socket(a, "site/socket");
}

/* Tells of every path that gave another answer than wanted. */
static void open_all(char *said)
{
    struct arena a;
    arena_init(&a);
    const char *root = inside(&a, "site");
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        char *text = "";
        size_t n = 0, used = strlen(said);
        int error = fs_site_read(&a, root, wanted[i].path, 100, &text, &n);
        if (error != wanted[i].error || (!error && strcmp(text, "text") != 0))
            snprintf(said + used, SAID - used, "%s: %d, not %d; ", wanted[i].path, error,
                     wanted[i].error);
    }
    arena_free(&a);
}

TEST(every_file_of_a_site_goes_through_one_door)
{
    struct arena a;
    char said[SAID] = "";
    arena_init(&a);
    make_site(&a);
    open_all(said);
    CHECK_EQ_STR(said, "");
    arena_free(&a);
}

/* Old kernels, and sandboxes that know less than the kernel, have no openat2. */
TEST(the_door_holds_where_the_kernel_does_not_help)
{
    static const struct denied without[] = {{SYS_openat2, -1, 0, ENOSYS},
                                            {SYS_openat2, -1, 0, EPERM}};
    struct arena a;
    char said[SAID];
    arena_init(&a);
    make_site(&a);
    for (size_t i = 0; i < sizeof without / sizeof *without; i++) {
        if (!run_denied(&without[i], open_all, said, sizeof said))
            CHECK_EQ_STR(said, "");
    }
    arena_free(&a);
}

TEST(folders_and_what_is_missing)
{
    struct arena a;
    arena_init(&a);
    make_site(&a);
    const char *root = inside(&a, "site");
    int fd = fs_site_folder(root, "to-folder");
    CHECK(fd >= 0 && !close(fd));
    CHECK_EQ_INT(fs_site_folder(root, "to-etc"), -EXDEV);
    CHECK_EQ_INT(fs_site_folder(root, "text.md"), -ENOTDIR);
    CHECK(fs_site_missing(root, "folder/other.md"));
    CHECK(!fs_site_missing(root, "folder/text.md"));
    CHECK(!fs_site_missing(root, "to-etc/passwd"));
    arena_free(&a);
}

TEST(trouble_is_the_machines)
{
    CHECK(fs_trouble(-EMFILE) && fs_trouble(EIO) && fs_trouble(ENOMEM));
    CHECK(!fs_trouble(0) && !fs_trouble(-ENOENT) && !fs_trouble(EACCES) && !fs_trouble(EXDEV));
}
