#include "unit/publishing.h"
#include "write/manifest.h"

#include <stdlib.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <time.h>

/* What the library is told about the world; set by a test, and put back by it. */
static struct {
    long later;   /* seconds that the clock is ahead */
    int no_links; /* 1: the file system knows no hard links */
    int naps;     /* times that publishing slept */
} world;

/* These take the place of the C library's. */
int clock_gettime(clockid_t clock, struct timespec *t)
{
    long got = syscall(SYS_clock_gettime, clock, t);
    t->tv_sec += world.later;
    return (int)got;
}

int nanosleep(const struct timespec *want, struct timespec *left)
{
    (void)want;
    (void)left;
    world.naps++;
    return 0;
}

int linkat(int from, const char *name, int to, const char *as, int flags)
{
    if (!world.no_links)
        return (int)syscall(SYS_linkat, from, name, to, as, flags);
    errno = EPERM;
    return -1;
}

TEST(first_build_makes_the_folder)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, "index.html=1 a/b/c=2 empty="), "3/0/0");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a/ a/b/ a/b/c=2 empty= index.html=1");
    CHECK(!strncmp(tree_text(&a, ".public.knoten", 0),
                   ".gitignore=*\n .htaccess=Require all denied\n lock= manifest=", 59));
    arena_free(&a);
}

TEST(an_empty_site_is_an_empty_folder)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, ""), "0/0/0");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "");
    CHECK_EQ_STR(publish_site(&a, "a=1"), "1/0/0");
    CHECK_EQ_STR(publish_site(&a, ""), "0/0/1");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "");
    arena_free(&a);
}

TEST(nothing_changed_touches_nothing)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, "a=1 b/c=2 d=3"), "3/0/0");
    CHECK_EQ_STR(publish_site(&a, "a=1 b/c=x d=3"), "1/2/0");
    const char *site = tree_text(&a, "public", 1);
    const char *own = tree_text(&a, ".public.knoten", 1);
    const char *both = arena_printf(&a, "%s %s", identity(&a, "public"), identity(&a, ""));
    CHECK_EQ_STR(publish_site(&a, "a=1 b/c=x d=3"), "0/3/0");
    CHECK_EQ_STR(tree_text(&a, "public", 1), site);
    CHECK_EQ_STR(tree_text(&a, ".public.knoten", 1), own);
    CHECK_EQ_STR(arena_printf(&a, "%s %s", identity(&a, "public"), identity(&a, "")), both);
    arena_free(&a);
}

TEST(unchanged_files_keep_inode_and_mtime)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, "a=1 b/c=1 d=1"), "3/0/0");
    const char *first = identity(&a, "public/b/c");
    for (int i = 2; i < 9; i++) {
        char *site = arena_printf(&a, "a=%d b/c=1 d=%d", i, i / 2);
        CHECK_EQ_STR(publish_site(&a, site), i % 2 ? "1/2/0" : i == 2 ? "1/2/0" : "2/1/0");
        CHECK_EQ_STR(identity(&a, "public/b/c"), first);
        CHECK_EQ_STR(tree_text(&a, "public", 0), arena_printf(&a, "a=%d b/ b/c=1 d=%d", i, i / 2));
    }
    arena_free(&a);
}

TEST(what_is_gone_goes_with_its_folders)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, "a/b/c/d=1 a/e=1 f=1"), "3/0/0");
    CHECK_EQ_STR(publish_site(&a, "a/e=1 f=1"), "0/2/1");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a/ a/e=1 f=1");
    CHECK_EQ_STR(publish_site(&a, "f=1 g=1"), "1/1/1");
    CHECK_EQ_STR(publish_site(&a, "f=1 g=2"), "1/1/0");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "f=1 g=2");
    CHECK_EQ_STR(tree_text(&a, ".public.knoten/tree", 0), "f=1 g=1");
    arena_free(&a);
}

TEST(files_become_folders_and_back)
{
    static const char *const site[] = {"x=1 y/a=1", "x/a/b=1 y=1", "x/a=1 y/a/b=1"};
    static const char *const tree[] = {"x=1 y/ y/a=1", "x/ x/a/ x/a/b=1 y=1",
                                       "x/ x/a=1 y/ y/a/ y/a/b=1"};
    static const size_t order[] = {0, 1, 2, 0, 2, 1, 0, 1, 0, 2};
    struct arena a;
    arena_init(&a);
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        publish_site(&a, site[order[i]]);
        CHECK_EQ_STR(tree_text(&a, "public", 0), tree[order[i]]);
    }
    arena_free(&a);
}

TEST(paths_may_differ_by_case_only)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, "A/x=1 a/x=2 B=1"), "3/0/0");
    CHECK_EQ_STR(publish_site(&a, "A/x=1 a/X=2 b=1"), "2/1/2");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "A/ A/x=1 a/ a/X=2 b=1");
    arena_free(&a);
}

TEST(a_lost_manifest_is_made_again)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, "a=1 b/c=2"), "2/0/0");
    CHECK_EQ_INT(unlink(in_folder(&a, ".public.knoten/manifest")), 0);
    const char *site = tree_text(&a, "public", 1);
    CHECK_EQ_STR(publish_site(&a, "a=1 b/c=2"), "0/2/0");
    CHECK_EQ_STR(tree_text(&a, "public", 1), site);
    CHECK_EQ_STR(publish_site(&a, "a=1 b/c=3"), "1/1/0");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a=1 b/ b/c=3");
    arena_free(&a);
}

TEST(edits_in_the_target_are_put_right)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, "a=one b=1"), "2/0/0");
    CHECK_EQ_STR(publish_site(&a, "a=one b=2"), "1/1/0");
    /* The same length, through a file that both trees share. */
    unit_file("public/a", "two");
    CHECK_EQ_STR(publish_site(&a, "a=one b=2"), "1/1/0");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a=one b=2");
    /* The same length and time, in a file of its own. */
    struct stat st;
    REQUIRE(!stat(in_folder(&a, "public/a"), &st));
    const struct timespec times[] = {st.st_atim, st.st_mtim};
    const char *mine = unit_file("mine", "two");
    CHECK_EQ_INT(utimensat(AT_FDCWD, mine, times, 0), 0);
    CHECK_EQ_INT(rename(mine, in_folder(&a, "public/a")), 0);
    CHECK_EQ_STR(publish_site(&a, "a=one b=2"), "1/1/0");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a=one b=2");
    CHECK_EQ_INT(unlink(in_folder(&a, "public/b")), 0);
    CHECK_EQ_STR(publish_site(&a, "a=one b=2"), "1/1/0");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a=one b=2");
    CHECK_EQ_STR(publish_site(&a, "a=one b=2"), "0/2/0");
    arena_free(&a);
}

/* Returns 1 if the manifest notes the state of the copy's source. */
static int source_noted(struct arena *a, const char *path)
{
    struct manifest m;
    CHECK_EQ_INT(manifest_read(a, AT_FDCWD, in_folder(a, ".public.knoten/manifest"), &m), 1);
    const struct manifest_entry *e = map_get(&m.entries, path);
    return CHECK(e) && e->source;
}

TEST(copies_follow_their_source)
{
    struct arena a;
    arena_init(&a);
    unit_file("logo", "old");
    CHECK_EQ_STR(publish_site(&a, "img/logo@logo a=1"), "2/0/0");
    CHECK(!source_noted(&a, "img/logo"));
    world.later = 10;
    /* Old enough now for its state to be noted; that touches the notes only. */
    const char *site = tree_text(&a, "public", 1);
    CHECK_EQ_STR(publish_site(&a, "img/logo@logo a=1"), "0/2/0");
    CHECK(source_noted(&a, "img/logo"));
    CHECK(!source_noted(&a, "a"));
    const char *notes = identity(&a, ".public.knoten/manifest");
    CHECK_EQ_STR(publish_site(&a, "img/logo@logo a=1"), "0/2/0");
    CHECK_EQ_STR(identity(&a, ".public.knoten/manifest"), notes);
    CHECK_EQ_STR(tree_text(&a, "public", 1), site);
    unit_file("logo", "new");
    CHECK_EQ_STR(publish_site(&a, "img/logo@logo a=1"), "1/1/0");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a=1 img/ img/logo=new");
    /* The same bytes from memory are no change. */
    CHECK_EQ_STR(publish_site(&a, "img/logo=new a=1"), "0/2/0");
    world.later = 0;
    arena_free(&a);
}

TEST(a_noted_source_is_not_read)
{
    struct arena a;
    struct stat st;
    struct manifest m;
    struct buf text;
    arena_init(&a);
    buf_init(&text);
    unit_file("logo", "old");
    world.later = 10;
    CHECK_EQ_STR(publish_site(&a, "logo@logo"), "1/0/0");
    /* A manifest that tells of other bytes in the same state is believed. */
    REQUIRE(manifest_read(&a, AT_FDCWD, in_folder(&a, ".public.knoten/manifest"), &m) == 1);
    struct manifest_entry *e = map_get(&m.entries, "logo");
    REQUIRE(e && !stat(in_folder(&a, "public/logo"), &st));
    e->digest = digest_bytes("odd", 3);
    manifest_format(&m, &text);
    unit_file(".public.knoten/manifest", text.s);
    CHECK_EQ_STR(publish_site(&a, "logo@logo"), "0/1/0");
    world.later = 0;
    CHECK_EQ_STR(publish_site(&a, "logo@logo"), "1/0/0");
    buf_free(&text);
    arena_free(&a);
}

TEST(a_source_that_cannot_be_read_changes_nothing)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, "a=1"), "1/0/0");
    CHECK_EQ_STR(refusal(&a, "a=2 b@missing", "public", 0, ENOENT), "read missing");
    CHECK_EQ_INT(mkfifo(in_folder(&a, "pipe"), 0600), 0);
    CHECK_EQ_STR(refusal(&a, "a=2 b@pipe", "public", 0, EINVAL), "read pipe");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a=1");
    arena_free(&a);
}

TEST(without_hard_links_files_are_written)
{
    struct arena a;
    struct stat before, after;
    arena_init(&a);
    world.no_links = 1;
    CHECK_EQ_STR(publish_site(&a, "a=1 b=1"), "2/0/0");
    CHECK_EQ_INT(stat(in_folder(&a, "public/a"), &before), 0);
    CHECK_EQ_STR(publish_site(&a, "a=1 b=2"), "1/1/0");
    CHECK_EQ_STR(tree_text(&a, "public", 0), "a=1 b=2");
    CHECK_EQ_INT(stat(in_folder(&a, "public/a"), &after), 0);
    CHECK(tree_nanoseconds(after.st_mtim) == tree_nanoseconds(before.st_mtim));
    CHECK_EQ_STR(publish_site(&a, "a=1 b=2"), "0/2/0");
    world.no_links = 0;
    arena_free(&a);
}

TEST(one_build_at_a_time)
{
    struct arena a;
    arena_init(&a);
    CHECK_EQ_STR(publish_site(&a, "a=1"), "1/0/0");
    int lock = open(in_folder(&a, ".public.knoten/lock"), O_RDWR);
    REQUIRE(lock >= 0 && !flock(lock, LOCK_EX | LOCK_NB));
    world.naps = 0;
    CHECK_EQ_STR(refusal(&a, "a=2", "public", 0, EWOULDBLOCK), "locked public");
    CHECK(world.naps > 100);
    close(lock);
    CHECK_EQ_STR(publish_site(&a, "a=2"), "1/0/0");
    arena_free(&a);
}

TEST(no_descriptor_is_left_open)
{
    struct arena a;
    arena_init(&a);
    int before = dup(0);
    close(before);
    publish_site(&a, "a/b/c=1 d@missing");
    publish_site(&a, "a/b/c=1 d/e/f/g=1");
    publish_site(&a, "a/b/c=1 d/e/f/g=2");
    publish_site(&a, "a/b/c=1 d/e/f/g=2");
    unit_file("public/foreign", "");
    publish_site(&a, "a/b/c=1");
    int after = dup(0);
    close(after);
    CHECK_EQ_INT(after, before);
    arena_free(&a);
}

static void count_wait(void *ctx)
{
    ++*(int *)ctx;
}

TEST(who_waits_for_another_build_is_told_once)
{
    struct arena a;
    int waits = 0;
    arena_init(&a);
    const struct publish_order order = {
        .target = in_folder(&a, "public"), .waits = count_wait, .ctx = &waits};
    CHECK_EQ_INT(publish_words(&a, "a=1", order).error, 0);
    CHECK_EQ_INT(waits, 0);
    int lock = open(in_folder(&a, ".public.knoten/lock"), O_RDWR | O_CLOEXEC);
    REQUIRE(lock >= 0 && !flock(lock, LOCK_EX | LOCK_NB));
    CHECK_EQ_INT(publish_words(&a, "a=2", order).error, EWOULDBLOCK);
    CHECK_EQ_INT(waits, 1);
    close(lock);
    arena_free(&a);
}
