#include "write/publish.h"

#include "base/arena.h"
#include "base/buf.h"
#include "write/job.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

/*
 * Two trees stand on the disk: the one that visitors see, and a second one in our hidden folder
 * beside it, the site before last.
 *
 *     public/                  the site
 *     .public.knoten/tree/     the site before it; most files are the same inodes
 *     .public.knoten/manifest  what stands in public/
 *     .public.knoten/lock      held by the build that is at work
 *
 * 1. Compare the output with public/ by the manifest, and by bytes where that is in doubt. No
 *    difference: done.
 * 2. Look at what tree/ really holds (whatever an earlier build left there when it was killed) and
 *    make it the new site: link, write, remove.
 * 3. Write manifest.next, which names tree/ by its mark.
 * 4. Exchange public/ and tree/ in one step.
 * 5. Rename manifest.next to manifest. Killed before that, the next build sees by the mark that the
 *    exchange has happened, and does it first.
 *
 * File systems that cannot exchange get two renames by way of .public.knoten/retired. Between them,
 * for some microseconds, there is no public/; killed just then, the next build puts it back.
 *
 * A program that keeps the folder itself open (a shell in it, a server started in it, a container
 * that has it mounted) keeps the old tree, and later sees the one after next being made. It should
 * hold the folder above.
 */

static const char tree_name[] = "tree";
static const char retired_name[] = "retired";
static const char lock_name[] = "lock";
static const char manifest_name[] = "manifest";
static const char next_name[] = "manifest.next";

enum {
    OPEN_FOLDER = O_RDONLY | O_DIRECTORY | O_CLOEXEC,
    LOCK_TRIES = 250,
    LOCK_PAUSE = 20000000, /* nanoseconds */
};

int job_fail(struct job *j, int error, const char *why, const char *path)
{
    if (!j->done.error) {
        j->done.error = error;
        j->done.why = why;
        j->done.path = arena_strdup(j->arena, path);
    }
    return 0;
}

int job_fail_in(struct job *j, int error, const char *why, const char *path)
{
    return job_fail(j, error, why,
                    *path ? arena_printf(j->arena, "%s/%s", j->target, path) : j->target);
}

/* Fails on something in our own folder. */
static int fail_beside(struct job *j, int error, const char *why, const char *name)
{
    return job_fail(j, error, why, arena_printf(j->arena, "%s/%s/%s", j->parent, j->beside, name));
}

/* Makes the folders above `path`. */
static int make_parents(struct job *j, const char *path)
{
    char *folder = arena_strdup(j->arena, path);
    for (char *slash = folder; (slash = strchr(slash + 1, '/'));) {
        *slash = '\0';
        if (mkdir(folder, 0777) && errno != EEXIST)
            return job_fail(j, errno, "create folder", folder);
        *slash = '/';
    }
    return 1;
}

/* Returns the target's real path; its last part need not exist. NULL after job_fail. */
static char *real_target(struct job *j)
{
    char real[PATH_MAX];
    struct stat st;
    char *path = arena_strdup(j->arena, j->target);
    for (size_t n = strlen(path); n > 1 && path[n - 1] == '/'; n--)
        path[n - 1] = '\0';
    if (realpath(path, real))
        return arena_strdup(j->arena, real);
    int error = errno;
    if (error != ENOENT || !*path || !lstat(path, &st)) {
        job_fail(j, error, "open folder", j->target);
        return NULL;
    }
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *above = slash ? arena_copy(j->arena, path, (size_t)(slash - path) + 1) : ".";
    if (!j->looks && !make_parents(j, path))
        return NULL;
    if (!realpath(above, real) || !*name || !strcmp(name, ".") || !strcmp(name, "..")) {
        job_fail(j, ENOENT, "open folder", j->target);
        return NULL;
    }
    return arena_printf(j->arena, "%s/%s", strcmp(real, "/") != 0 ? real : "", name);
}

/* Opens the second tree, made if need be. What else stands under its name goes; a link is not
 * followed. */
static int open_tree(struct job *j)
{
    enum { FLAGS = OPEN_FOLDER | O_NOFOLLOW };
    int fd = openat(j->beside_fd, tree_name, FLAGS);
    if (fd < 0 && (errno == ENOTDIR || errno == ELOOP) && !unlinkat(j->beside_fd, tree_name, 0))
        errno = ENOENT;
    if (fd < 0 && errno == ENOENT && !mkdirat(j->beside_fd, tree_name, 0777))
        fd = openat(j->beside_fd, tree_name, FLAGS);
    if (fd < 0)
        fail_beside(j, errno, "create folder", tree_name);
    return fd;
}

/* Writes a new file in our own folder. */
static int write_beside(struct job *j, const char *name, const char *s, size_t n)
{
    int fd = -1;
    int error = 0;
    if (unlinkat(j->beside_fd, name, 0) && errno != ENOENT)
        error = errno;
    if (!error) {
        fd = openat(j->beside_fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        error = fd < 0 ? errno : -write_all(fd, s, n);
    }
    if (fd >= 0 && close(fd) && !error)
        error = errno;
    return error ? fail_beside(j, error, "write", name) : 1;
}

/* What lies on another device cannot be exchanged with what lies beside it. */
static int refuse_mount(struct job *j)
{
    struct stat above;
    struct stat st;
    if (fstat(j->parent_fd, &above))
        return job_fail(j, errno, "open folder", j->parent);
    if (fstatat(j->parent_fd, j->name, &st, AT_SYMLINK_NOFOLLOW) || st.st_dev == above.st_dev)
        return 1;
    return job_fail_in(j, EBUSY, "mounted", "");
}

/* Opens the folder that holds the target, and makes and opens ours beside it. */
static int open_places(struct job *j)
{
    char *real = real_target(j);
    if (!real)
        return 0;
    char *slash = strrchr(real, '/');
    j->name = slash + 1;
    j->parent = slash == real ? "/" : arena_copy(j->arena, real, (size_t)(slash - real));
    if (!*j->name)
        return job_fail(j, EBUSY, "mounted", j->target);
    j->beside = arena_printf(j->arena, ".%s.knoten", j->name);
    j->parent_fd = open(j->parent, OPEN_FOLDER);
    if (j->parent_fd < 0)
        return job_fail(j, errno, "open folder", j->parent);
    if (!refuse_mount(j))
        return 0;
    int made = !j->looks && !mkdirat(j->parent_fd, j->beside, 0777);
    if (!made && !j->looks && errno != EEXIST)
        return fail_beside(j, errno, "create folder", "");
    j->beside_fd = openat(j->parent_fd, j->beside, OPEN_FOLDER | O_NOFOLLOW);
    if (j->beside_fd < 0)
        return fail_beside(j, errno, "open folder", "");
    /* What is derived from the content has no place in its history, and what stood before is not to
     * be served where a server's root is the folder above. */
    static const char deny[] = "Require all denied\n";
    return !made || (write_beside(j, ".gitignore", "*\n", 2) &&
                     write_beside(j, ".htaccess", deny, sizeof deny - 1));
}

/* Waits for another build to end, but not for ever. */
static int take_lock(struct job *j)
{
    const struct timespec pause = {.tv_nsec = LOCK_PAUSE};
    j->lock_fd = openat(j->beside_fd, lock_name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (j->lock_fd < 0)
        return fail_beside(j, errno, "lock", lock_name);
    for (int i = 0; i < LOCK_TRIES; i++) {
        if (!flock(j->lock_fd, LOCK_EX | LOCK_NB))
            return 1;
        if (errno == ENOLCK || errno == ENOSYS || errno == EOPNOTSUPP)
            return 1; /* a file system without locks must do without */
        if (errno != EWOULDBLOCK && errno != EINTR)
            return fail_beside(j, errno, "lock", lock_name);
        nanosleep(&pause, NULL);
    }
    return job_fail(j, EWOULDBLOCK, "locked", j->target);
}

/* Ends the two renames of a build that was killed between or after them. */
static int mend_retired(struct job *j)
{
    struct stat st;
    if (fstatat(j->beside_fd, retired_name, &st, AT_SYMLINK_NOFOLLOW))
        return errno == ENOENT ? 1 : fail_beside(j, errno, "read", retired_name);
    int lost = fstatat(j->parent_fd, j->name, &st, AT_SYMLINK_NOFOLLOW) && errno == ENOENT;
    if (lost ? renameat(j->beside_fd, retired_name, j->parent_fd, j->name)
             : renameat(j->beside_fd, retired_name, j->beside_fd, tree_name))
        return fail_beside(j, errno, "exchange", retired_name);
    return 1;
}

static int open_live(struct job *j)
{
    j->live_fd = openat(j->parent_fd, j->name, OPEN_FOLDER | O_NOFOLLOW);
    if (j->live_fd < 0)
        return errno == ENOENT ? 1 : job_fail_in(j, errno, "open folder", "");
    j->root = tree_mark(j->live_fd);
    return 1;
}

/* Reads the manifest that belongs to the target. A lost one costs time, or a question about files
 * that seem foreign, but never the truth. */
static int read_manifest(struct job *j)
{
    int found = manifest_read(j->arena, j->beside_fd, next_name, &j->last);
    if (found < 0)
        return fail_beside(j, -found, "read", next_name);
    if (found && j->live_fd >= 0 && j->root && j->last.root == j->root) {
        if (renameat(j->beside_fd, next_name, j->beside_fd, manifest_name))
            return fail_beside(j, errno, "write", manifest_name);
        return 1;
    }
    unlinkat(j->beside_fd, next_name, 0);
    found = manifest_read(j->arena, j->beside_fd, manifest_name, &j->last);
    return found < 0 ? fail_beside(j, -found, "read", manifest_name) : 1;
}

static int write_next(struct job *j, uint64_t root)
{
    struct manifest m;
    struct buf text;
    manifest_init(&m, j->arena);
    m.root = root;
    m.kind = j->output->kind;
    for (size_t i = 0; i < j->n; i++)
        map_add(&m.entries, j->file[i].entry.path, &j->file[i].entry);
    buf_init(&text);
    manifest_format(&m, &text);
    int good = write_beside(j, next_name, text.s, text.n);
    buf_free(&text);
    return good;
}

/* Without an atomic exchange: the shortest way there is. */
static int exchange_by_hand(struct job *j)
{
    if (renameat(j->parent_fd, j->name, j->beside_fd, retired_name))
        return -errno;
    if (renameat(j->beside_fd, tree_name, j->parent_fd, j->name)) {
        int error = errno;
        renameat(j->beside_fd, retired_name, j->parent_fd, j->name);
        return -error;
    }
    renameat(j->beside_fd, retired_name, j->beside_fd, tree_name);
    return 0;
}

static int exchange(struct job *j)
{
    int error;
    if (j->live_fd < 0)
        error = renameat(j->beside_fd, tree_name, j->parent_fd, j->name) ? -errno : 0;
    else
        error =
            renameat2(j->beside_fd, tree_name, j->parent_fd, j->name, RENAME_EXCHANGE) ? -errno : 0;
    if (error == -EINVAL || error == -ENOSYS)
        error = exchange_by_hand(j);
    if (error == -EBUSY || error == -EXDEV)
        return job_fail_in(j, -error, "mounted", "");
    if (error)
        return job_fail_in(j, -error, "exchange", "");
    /* Should this fail, the next build does it. */
    renameat(j->beside_fd, next_name, j->beside_fd, manifest_name);
    return 1;
}

static int replace(struct job *j)
{
    int fd = open_tree(j);
    if (fd < 0)
        return 0;
    int good = stage_run(j, fd) && write_next(j, tree_mark(fd));
    close(fd);
    return good && exchange(j);
}

/* The site is as it shall be; only our own notes are behind. */
static int refresh(struct job *j)
{
    if (!write_next(j, j->root))
        return 0;
    if (renameat(j->beside_fd, next_name, j->beside_fd, manifest_name))
        return fail_beside(j, errno, "write", manifest_name);
    return 1;
}

static void run_publishing(struct job *j)
{
    if (!open_places(j) || !take_lock(j) || !mend_retired(j) || !open_live(j) ||
        !read_manifest(j) || !compare_run(j))
        return;
    if (j->differs)
        replace(j);
    else if (j->stale)
        refresh(j);
}

int publish_owns(struct arena *a, const char *folder)
{
    const char *slash = strrchr(folder, '/');
    int above = slash ? (int)(slash - folder) + 1 : 0;
    const char *beside = arena_printf(a, "%.*s.%s.knoten", above, folder, folder + above);
    return !access(arena_printf(a, "%s/%s", beside, manifest_name), F_OK) ||
           !access(arena_printf(a, "%s/%s", beside, next_name), F_OK);
}

int publish_beside(struct arena *a, const char *target, int makes)
{
    struct job j = {
        .arena = a, .target = target, .looks = !makes, .parent_fd = -1, .beside_fd = -1};
    int good = open_places(&j);
    if (j.parent_fd >= 0)
        close(j.parent_fd);
    if (!good && j.beside_fd >= 0)
        close(j.beside_fd);
    return good ? j.beside_fd : -1;
}

struct published publish(struct arena *a, const struct output *o, const char *target,
                         const char *site, int force)
{
    struct job j = {
        .arena = a,
        .output = o,
        .target = target,
        .site = site,
        .force = force,
        .parent_fd = -1,
        .beside_fd = -1,
        .live_fd = -1,
        .lock_fd = -1,
    };
    run_publishing(&j);
    const int open[] = {j.live_fd, j.lock_fd, j.beside_fd, j.parent_fd};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
        if (open[i] >= 0)
            close(open[i]);
    }
    return j.done;
}
