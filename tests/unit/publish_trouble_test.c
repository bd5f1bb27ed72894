#include "unit/denied.h"
#include "unit/publishing.h"

#include <stdlib.h>

enum { SAID = 1024 };

/* How published files are opened to be compared. */
static const struct denied no_more_files = {SYS_openat, 2,
                                            O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, EMFILE};
static const struct denied bad_disk = {SYS_openat, 2,
                                       O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, EIO};

static void publish_other(char *said)
{
    struct arena a;
    arena_init(&a);
    struct published p = publish_in(&a, "a=9 b=9", "public", 0);
    snprintf(said, SAID, "%s %s: %s", p.why ? p.why : "done",
             p.path ? p.path + strlen(unit_folder()) + 1 : "", strerror(p.error));
}

/* A site that was restored from a copy: what stands there must be read to be known. */
static void restore_site(struct arena *a)
{
    CHECK_EQ_STR(publish_site(a, "a=1 b=2"), "2/0/0");
    CHECK_EQ_INT(rename(in_folder(a, "public"), in_folder(a, "away")), 0);
    unit_file("public/a", "1");
    unit_file("public/b", "2");
}

TEST(who_cannot_read_does_not_call_it_foreign)
{
    const struct denied *const troubles[] = {&no_more_files, &bad_disk};
    struct arena a;
    char said[SAID];
    arena_init(&a);
    restore_site(&a);
    for (size_t i = 0; i < sizeof troubles / sizeof *troubles; i++) {
        if (run_denied(troubles[i], publish_other, said, sizeof said))
            continue;
        CHECK_EQ_STR(said, arena_printf(&a, "read public/a: %s", strerror(troubles[i]->error)));
        CHECK_EQ_STR(tree_text(&a, "public", 0), "a=1 b=2");
    }
    CHECK_EQ_STR(publish_site(&a, "a=9 b=9"), "2/0/0");
    arena_free(&a);
}

TEST(what_may_not_be_read_is_not_called_foreign)
{
    struct arena a;
    char said[SAID] = "";
    arena_init(&a);
    restore_site(&a);
    CHECK_EQ_INT(chmod(in_folder(&a, "public/a"), 0), 0);
    if (geteuid() != 0) {
        publish_other(said);
        CHECK_EQ_STR(said, "read public/a: Permission denied");
    }
    arena_free(&a);
}

/* As after a power cut: a name without bytes, or a piece. */
TEST(damaged_notes_are_nobodys_fault)
{
    static const char *const pieces[] = {"", "knoten manifest 1 00", "something else\n"};
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, "a=1 b=2"), "2/0/0");
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        unit_file(".public.knoten/manifest", pieces[i]);
        CHECK_EQ_STR(refusal(&a, "a=2", "public", 0, EBADMSG), "unknown public");
        CHECK_EQ_STR(tree_text(&a, "public", 0), "a=1 b=2");
    }
    CHECK_EQ_STR(publish_site(&a, "a=1 b=2"), "0/2/0");
    CHECK_EQ_STR(publish_site(&a, "a=2"), "1/0/1");
    arena_free(&a);
}
