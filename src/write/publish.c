#include "write/publish.h"

#include "base/buf.h"
#include "write/publishing.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
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
 * 1. Compare each file that is handed over with public/ by the manifest, and by bytes where that
 *    is in doubt. If it differs, write it into tree/ (whose other files are those of the site
 * before last, or whatever an earlier build left there when it was killed) and forget it.
 * 2. Nothing differs, and nothing is gone: done. Else make tree/ the new site: link what is the
 *    same, remove what is not wanted.
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

enum {
    OPEN_FOLDER = O_RDONLY | O_DIRECTORY | O_CLOEXEC,
    LOCK_TRIES = 30000,    /* ten minutes: a build holds the lock while it renders */
    LOCK_PAUSE = 20000000, /* nanoseconds */
    WORKER_FILES = 20,     /* open at a time, for sites of usual depth */
};

/* Waits for another build to end, but not for ever. */
static int take_lock(struct publishing *p)
{
    const struct timespec pause = {.tv_nsec = LOCK_PAUSE};
    p->lock_fd = openat(p->beside_fd, lock_name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (p->lock_fd < 0)
        return publish_fail_beside(p, errno, "lock", lock_name);
    for (int i = 0; i < LOCK_TRIES; i++) {
        if (!flock(p->lock_fd, LOCK_EX | LOCK_NB))
            return 1;
        if (errno == ENOLCK || errno == ENOSYS || errno == EOPNOTSUPP)
            return 1; /* a file system without locks must do without */
        if (errno != EWOULDBLOCK && errno != EINTR)
            return publish_fail_beside(p, errno, "lock", lock_name);
        if (!i && p->order.waits)
            p->order.waits(p->order.ctx);
        nanosleep(&pause, NULL);
    }
    return publish_fail(p, EWOULDBLOCK, "locked", p->order.target);
}

/* Ends the two renames of a build that was killed between or after them. */
static int mend_retired(struct publishing *p)
{
    struct stat st;
    if (fstatat(p->beside_fd, retired_name, &st, AT_SYMLINK_NOFOLLOW))
        return errno == ENOENT ? 1 : publish_fail_beside(p, errno, "read", retired_name);
    int lost = fstatat(p->parent_fd, p->name, &st, AT_SYMLINK_NOFOLLOW) && errno == ENOENT;
    if (lost ? renameat(p->beside_fd, retired_name, p->parent_fd, p->name)
             : renameat(p->beside_fd, retired_name, p->beside_fd, tree_name))
        return publish_fail_beside(p, errno, "exchange", retired_name);
    return 1;
}

static int open_live(struct publishing *p)
{
    p->live_fd = openat(p->parent_fd, p->name, OPEN_FOLDER | O_NOFOLLOW);
    if (p->live_fd < 0)
        return errno == ENOENT ? 1 : publish_fail_in(p, errno, "open folder", "");
    p->root = tree_mark(p->live_fd);
    return 1;
}

/* Reads the manifest that belongs to the target. A lost one costs time, or a question about files
 * that seem foreign, but never the truth. */
static int read_manifest(struct publishing *p)
{
    int found = manifest_read(p->arena, p->beside_fd, PUBLISH_NEXT, &p->last);
    if (found < 0)
        return publish_fail_beside(p, -found, "read", PUBLISH_NEXT);
    if (found && p->live_fd >= 0 && p->root && p->last.root == p->root) {
        if (renameat(p->beside_fd, PUBLISH_NEXT, p->beside_fd, PUBLISH_MANIFEST))
            return publish_fail_beside(p, errno, "write", PUBLISH_MANIFEST);
        return 1;
    }
    unlinkat(p->beside_fd, PUBLISH_NEXT, 0);
    found = manifest_read(p->arena, p->beside_fd, PUBLISH_MANIFEST, &p->last);
    return found < 0 ? publish_fail_beside(p, -found, "read", PUBLISH_MANIFEST) : 1;
}

static int write_next(struct publishing *p, uint64_t root)
{
    struct manifest m;
    struct buf text;
    manifest_init(&m, p->arena);
    m.root = root;
    m.kind = p->order.kind;
    for (size_t i = 0; i < p->files.n; i++) {
        struct published_file *file = p->files.at[i];
        map_add(&m.entries, file->entry.path, &file->entry);
    }
    buf_init(&text);
    manifest_format(&m, &text);
    int good = publish_beside_write(p, PUBLISH_NEXT, text.s, text.n);
    buf_free(&text);
    return good;
}

/* Without an atomic exchange: the shortest way there is. */
static int exchange_by_hand(struct publishing *p)
{
    if (renameat(p->parent_fd, p->name, p->beside_fd, retired_name))
        return -errno;
    if (renameat(p->beside_fd, tree_name, p->parent_fd, p->name)) {
        int error = errno;
        renameat(p->beside_fd, retired_name, p->parent_fd, p->name);
        return -error;
    }
    renameat(p->beside_fd, retired_name, p->beside_fd, tree_name);
    return 0;
}

static int exchange(struct publishing *p)
{
    int error;
    if (p->live_fd < 0)
        error = renameat(p->beside_fd, tree_name, p->parent_fd, p->name) ? -errno : 0;
    else
        error =
            renameat2(p->beside_fd, tree_name, p->parent_fd, p->name, RENAME_EXCHANGE) ? -errno : 0;
    if (error == -EINVAL || error == -ENOSYS)
        error = exchange_by_hand(p);
    if (error == -EBUSY || error == -EXDEV)
        return publish_fail_in(p, -error, "mounted", "");
    if (error)
        return publish_fail_in(p, -error, "exchange", "");
    /* Should this fail, the next build does it. */
    renameat(p->beside_fd, PUBLISH_NEXT, p->beside_fd, PUBLISH_MANIFEST);
    return 1;
}

/* Opens the second tree, made if need be. What else stands under its name goes; a link is not
 * followed. */
static int open_tree(struct publishing *p)
{
    enum { FLAGS = OPEN_FOLDER | O_NOFOLLOW };
    int fd = openat(p->beside_fd, tree_name, FLAGS);
    if (fd < 0 && (errno == ENOTDIR || errno == ELOOP) && !unlinkat(p->beside_fd, tree_name, 0))
        errno = ENOENT;
    if (fd < 0 && errno == ENOENT && !mkdirat(p->beside_fd, tree_name, 0777))
        fd = openat(p->beside_fd, tree_name, FLAGS);
    if (fd < 0)
        publish_fail_beside(p, errno, "create folder", tree_name);
    return fd;
}

int publish_standby(struct publishing *p)
{
    const char *failed;
    pthread_mutex_lock(&p->mutex);
    if (p->standby_fd < 0 && !p->done.error) {
        p->standby_fd = open_tree(p);
        int error =
            p->standby_fd < 0 ? 0 : tree_scan(p->arena, p->standby_fd, &p->standby, &failed);
        if (error)
            publish_fail_in(p, -error, "open folder", failed);
    }
    int good = !p->done.error;
    pthread_mutex_unlock(&p->mutex);
    return good;
}

static int replace(struct publishing *p)
{
    return stage_end(p) && write_next(p, tree_mark(p->standby_fd)) && exchange(p);
}

/* The site is as it shall be; only our own notes are behind. */
static int refresh(struct publishing *p)
{
    if (!write_next(p, p->root))
        return 0;
    if (renameat(p->beside_fd, PUBLISH_NEXT, p->beside_fd, PUBLISH_MANIFEST))
        return publish_fail_beside(p, errno, "write", PUBLISH_MANIFEST);
    return 1;
}

/* Returns 1 if not every worker can have as many files open as it likes. */
static int are_files_few(int workers)
{
    struct rlimit limit;
    return workers > 1 && !getrlimit(RLIMIT_NOFILE, &limit) && limit.rlim_cur != RLIM_INFINITY &&
           limit.rlim_cur / WORKER_FILES < (rlim_t)workers;
}

struct publishing *publish_begin(struct arena *a, const struct publish_order *order)
{
    struct publishing *p = arena_alloc(a, sizeof *p);
    *p = (struct publishing){.arena = a, .order = *order};
    publishing_init(p);
    p->few = are_files_few(order->workers);
    manifest_init(&p->last, a);
    p->failed = !(places_open(p) && take_lock(p) && mend_retired(p) && open_live(p) &&
                  read_manifest(p) && compare_begin(p));
    p->worker = arena_array(a, (size_t)order->workers, sizeof *p->worker);
    for (int i = 0; i < order->workers; i++) {
        arena_init(&p->worker[i].arena);
        tree_walker_start(&p->worker[i].live, p->live_fd, 0);
    }
    return p;
}

struct published_file *publish_add(struct publishing *p, struct publish_worker *w, const char *path)
{
    struct published_file *file = arena_alloc(&w->arena, sizeof *file);
    file->entry.path = arena_strdup(&w->arena, path);
    file->was = map_get(&p->last.entries, path);
    file->live = map_get(&p->live.entries, path);
    list_add(&w->files, &w->arena, file);
    return file;
}

int publish_take(struct publishing *p, struct publish_worker *w, struct published_file *file,
                 const struct file *f)
{
    return compare_file(p, w, file, f) && (file->same || stage_file(p, w, file, f));
}

static void hand_over(struct publishing *p, struct publish_worker *w, const struct file *f)
{
    struct published_file *file = publish_add(p, w, f->path);
    file->from = f->from ? arena_strdup(&w->arena, f->from) : NULL;
    file->root = f->from ? arena_strdup(&w->arena, f->root) : NULL;
    if (!publish_take(p, w, file, f) || (p->order.packs && !variants_take(p, w, file, f)))
        p->failed = 1;
}

/* Closes the folders that a worker keeps open. */
static void leave_folders(struct publish_worker *w)
{
    tree_walker_end(&w->live);
    if (w->standby.path)
        tree_walker_end(&w->standby);
}

int publish_file(void *publishing, const struct file *f, int worker)
{
    struct publishing *p = publishing;
    if (p->failed)
        return 0;
    if (!p->few) {
        hand_over(p, &p->worker[worker], f);
        return !p->failed;
    }
    /* One at a time, who then leaves all to the next. */
    pthread_mutex_lock(&p->mutex);
    hand_over(p, &p->worker[worker], f);
    leave_folders(&p->worker[worker]);
    pthread_mutex_unlock(&p->mutex);
    return !p->failed;
}

static int by_path(const void *a, const void *b, void *ctx)
{
    (void)ctx;
    const struct published_file *x = a, *y = b;
    return strcmp(x->entry.path, y->entry.path);
}

/* Puts the files of all workers together; in which order they came does not matter any more. */
static void gather_files(struct publishing *p)
{
    addresses_init(&p->addresses, p->arena);
    for (int i = 0; i < p->order.workers; i++) {
        const struct list *files = &p->worker[i].files;
        for (size_t k = 0; k < files->n; k++)
            list_add(&p->files, p->arena, files->at[k]);
    }
    list_sort(&p->files, by_path, NULL);
    for (size_t i = 0; i < p->files.n; i++) {
        const struct published_file *file = p->files.at[i];
        const void *taken = addresses_add(&p->addresses, file->entry.path, file);
        assert(!taken);
        (void)taken;
    }
}

static void publish_close(struct publishing *p)
{
    for (int i = 0; i < p->order.workers; i++) {
        leave_folders(&p->worker[i]);
        arena_free(&p->worker[i].arena);
    }
    const int open[] = {p->standby_fd, p->live_fd, p->lock_fd, p->beside_fd, p->parent_fd};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
        if (open[i] >= 0)
            close(open[i]);
    }
    pthread_mutex_destroy(&p->mutex);
}

struct published publish_end(struct publishing *p)
{
    int good = !p->failed;
    if (good) {
        gather_files(p);
        good = compare_end(p);
        /* What was refused leaves nothing behind. */
        if (!good)
            stage_clear(p);
    }
    if (good && p->differs)
        replace(p);
    else if (good && p->stale)
        refresh(p);
    publish_close(p);
    return p->done;
}

void publish_cancel(struct publishing *p)
{
    publish_close(p);
}
