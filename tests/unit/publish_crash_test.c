#include "unit/publishing.h"

#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/wait.h>

/* What happens to the library's calls that change the disk; they are counted from 1. */
static struct {
    int count;       /* calls so far */
    int at;          /* the one that goes wrong; 0: none */
    int error;       /* the errno it fails with; 0: the process is killed instead */
    int no_exchange; /* 1: the file system cannot exchange two folders */
} fate;

/* Returns 1 if this call must fail. */
static int struck(void)
{
    if (++fate.count != fate.at)
        return 0;
    if (!fate.error)
        raise(SIGKILL);
    errno = fate.error;
    return 1;
}

/* These take the place of the C library's. */
int mkdirat(int fd, const char *path, mode_t mode)
{
    return struck() ? -1 : (int)syscall(SYS_mkdirat, fd, path, mode);
}

int unlinkat(int fd, const char *path, int flags)
{
    return struck() ? -1 : (int)syscall(SYS_unlinkat, fd, path, flags);
}

int linkat(int from, const char *name, int to, const char *as, int flags)
{
    return struck() ? -1 : (int)syscall(SYS_linkat, from, name, to, as, flags);
}

int renameat(int from, const char *name, int to, const char *as)
{
    return struck() ? -1 : (int)syscall(SYS_renameat2, from, name, to, as, 0);
}

int renameat2(int from, const char *name, int to, const char *as, unsigned flags)
{
    if (struck())
        return -1;
    if (!fate.no_exchange)
        return (int)syscall(SYS_renameat2, from, name, to, as, flags);
    errno = EINVAL;
    return -1;
}

int openat(int fd, const char *path, int flags, ...)
{
    va_list ap;
    va_start(ap, flags);
    mode_t mode = flags & O_CREAT ? va_arg(ap, mode_t) : 0;
    va_end(ap);
    return struck() ? -1 : (int)syscall(SYS_openat, fd, path, flags, mode);
}

int fchmod(int fd, mode_t mode)
{
    return struck() ? -1 : (int)syscall(SYS_fchmod, fd, mode);
}

/* Half of the bytes reach the disk before the blow. */
ssize_t write(int fd, const void *s, size_t n)
{
    if (fate.count + 1 == fate.at && n > 1)
        syscall(SYS_write, fd, s, n / 2);
    return struck() ? -1 : (ssize_t)syscall(SYS_write, fd, s, n);
}

static const char before_last[] = "a=0 both=same b/c=0 e/f=0 x=0";
static const char last[] = "a=1 both=same b/c=1 d=1 old/deep/er=1 x/y=1";
static const char next[] = "a=2 both=same b/c=1 d/e=2 e/f=2 x=2";
static const char tree_last[] = "a=1 b/ b/c=1 both=same d=1 old/ old/deep/ old/deep/er=1 x/ x/y=1";
static const char tree_next[] = "a=2 b/ b/c=1 both=same d/ d/e=2 e/ e/f=2 x=2";

static void begin(struct arena *a, int with_live)
{
    fate.at = 0;
    int error =
        system(arena_printf(a, "rm -rf '%s/'* '%s/'.public.knoten", unit_folder(), unit_folder()));
    CHECK_EQ_INT(error, 0);
    if (!with_live)
        return;
    CHECK_EQ_STR(publish_site(a, before_last), "5/0/0");
    CHECK_EQ_STR(publish_site(a, last), "5/1/2");
    CHECK_EQ_INT(chmod(in_folder(a, "public"), 0750), 0);
}

/* After whatever happened, the site must come right, and the folder must be as it was. */
static void heal(struct arena *a, const char *site, const char *want)
{
    fate.at = 0;
    struct published p = publish_in(a, site, "public", 0);
    CHECK_EQ_INT(p.error, 0);
    CHECK_EQ_STR(p.why, NULL);
    CHECK_EQ_STR(tree_text(a, "public", 0), want);
    p = publish_in(a, site, "public", 0);
    CHECK_EQ_INT(p.error, 0);
    CHECK_EQ_INT((intmax_t)(p.written + p.removed), 0);
    CHECK_EQ_STR(identity(a, ".public.knoten/retired"), strerror(ENOENT));
    CHECK_EQ_STR(identity(a, ".public.knoten/manifest.next"), strerror(ENOENT));
}

/* Publishes `next` in a process of its own that is killed at its call number `at`. Returns 0 once
 * there are fewer calls than that. */
static int kill_at(struct arena *a, int at)
{
    int status = 0;
    pid_t child = fork();
    if (!child) {
        fate.count = 0;
        fate.at = at;
        publish_in(a, next, "public", 0);
        _exit(0);
    }
    CHECK(child > 0 && waitpid(child, &status, 0) == child);
    return WIFSIGNALED(status);
}

/* Kills at every single call; `missing` allows for no site at all in between. Returns the number of
 * calls. */
static int kill_everywhere(int with_live, int missing)
{
    static const char other[] = "a=3 both=same q/r=3";
    int at = 1;
    for (int more = 1; more && at < 500; at++) {
        struct arena a;
        arena_init(&a);
        begin(&a, with_live);
        const char *kept = identity(&a, "public/both");
        more = kill_at(&a, at);
        const char *now = tree_text(&a, "public", 0);
        if (!strcmp(now, "(none)"))
            CHECK(missing || !with_live);
        else if (!more || strcmp(now, tree_next) == 0)
            CHECK_EQ_STR(now, tree_next);
        else
            CHECK_EQ_STR(now, tree_last);
        if (at % 2)
            heal(&a, next, tree_next);
        else
            heal(&a, other, "a=3 both=same q/ q/r=3");
        if (with_live)
            CHECK_EQ_STR(identity(&a, "public/both"), kept);
        arena_free(&a);
    }
    return at;
}

TEST(killed_at_any_call)
{
    CHECK(kill_everywhere(1, 0) > 40);
}

TEST(killed_at_any_call_of_the_first_build)
{
    CHECK(kill_everywhere(0, 0) > 25);
}

TEST(killed_at_any_call_where_nothing_can_be_exchanged)
{
    fate.no_exchange = 1;
    CHECK(kill_everywhere(1, 1) > 40);
    fate.no_exchange = 0;
}

/* Lets every single call fail with `error`: either all goes well all the same, or the failure is
 * told and the site is as it was. */
static void fail_everywhere(int error)
{
    int at = 1, told = 0;
    for (int reached = 1; reached && at < 500; at++) {
        struct arena a;
        arena_init(&a);
        begin(&a, 1);
        fate.count = 0;
        fate.at = at;
        fate.error = error;
        struct published p = publish_in(&a, next, "public", 0);
        fate.at = fate.error = 0;
        if (p.error) {
            told++;
            CHECK_EQ_INT(p.error, error);
            CHECK(p.why && p.path);
        }
        reached = fate.count >= at;
        CHECK_EQ_STR(tree_text(&a, "public", 0), p.error ? tree_last : tree_next);
        heal(&a, next, tree_next);
        arena_free(&a);
    }
    CHECK(at > 40 && at < 500);
    CHECK(told > at / 2);
}

TEST(failing_at_any_call)
{
    fail_everywhere(ENOSPC);
}

TEST(failing_at_any_call_where_nothing_can_be_exchanged)
{
    fate.no_exchange = 1;
    fail_everywhere(EACCES);
    fate.no_exchange = 0;
}
