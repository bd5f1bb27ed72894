#include "base/arena.h"
#include "base/fs.h"
#include "write/job.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Younger than this, a file may change again without its times showing it. */
static const int64_t young = 2000000000;

/* Returns a mark of the state a source is in. */
static uint64_t source_mark(const struct stat *st)
{
    struct timespec clock;
    clock_gettime(CLOCK_REALTIME, &clock);
    int64_t now = tree_nanoseconds(clock);
    int64_t changed = tree_nanoseconds(st->st_ctim);
    int64_t written = tree_nanoseconds(st->st_mtim);
    if (now - changed < young || now - written < young)
        return 0;
    const int64_t is[] = {st->st_size, written, changed, (int64_t)st->st_ino, (int64_t)st->st_dev};
    return digest_bytes(is, sizeof is).a;
}

/* Learns size and digest of a file to be copied; reads it only if its state is not the one that
 * the manifest tells of. */
static int weigh_copy(struct job *j, struct job_file *f)
{
    struct stat st = {0};
    int fd = fs_site_open(f->file->root, f->file->from, &st);
    if (fd < 0)
        return job_fail(j, -fd, "read", f->file->from);
    int error = 0;
    f->entry.source = source_mark(&st);
    if (f->was && f->was->source && f->was->source == f->entry.source) {
        f->entry.digest = f->was->digest;
        f->entry.size = f->was->size;
    } else {
        error = digest_file(fd, -1, &f->entry.digest, &f->entry.size);
    }
    close(fd);
    return error ? job_fail(j, -error, "read", f->file->from) : 1;
}

static int weigh(struct job *j, struct job_file *f)
{
    if (!f->file->s)
        return weigh_copy(j, f);
    f->entry.digest = digest_bytes(f->file->s, f->file->n);
    f->entry.size = f->file->n;
    return 1;
}

/* Returns 0 if the error only says that there is no such file, any more or at all; else the error:
 * whoever cannot look does not know. */
static int absent(int error)
{
    return error == -ENOENT || error == -ENOTDIR || error == -ELOOP || error == -ENXIO ? 0 : error;
}

/* Returns 1 if the live file's bytes have this digest, 0 if not, -errno if it cannot be read. */
static int live_holds(struct tree_walker *w, const char *path, struct digest want)
{
    const char *name;
    struct digest got;
    uint64_t n;
    int folder = tree_walker_go(w, path, &name);
    if (folder < 0)
        return absent(folder);
    int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return absent(-errno);
    int error = digest_file(fd, -1, &got, &n);
    close(fd);
    return error ? error : digest_equal(got, want);
}

/* Returns 1 if the live file is still as the manifest says. */
static int untouched(const struct manifest_entry *was, const struct tree_entry *live)
{
    return was && was->size == live->size && was->mtime == live->mtime && was->inode == live->inode;
}

static int compare_file(struct job *j, struct job_file *f, struct tree_walker *w)
{
    const struct tree_entry *live = f->live;
    if (!live || live->kind != TREE_FILE || live->size != f->entry.size)
        return 1;
    if (untouched(f->was, live)) {
        f->same = digest_equal(f->was->digest, f->entry.digest);
        j->stale |= f->was->source != f->entry.source;
    } else {
        int holds = live_holds(w, live->path, f->entry.digest);
        if (holds < 0 && holds != -EACCES) /* one that may not be read is written anew */
            return job_fail_in(j, -holds, "read", live->path);
        f->same = holds == 1;
        j->stale = 1;
    }
    f->entry.mtime = live->mtime;
    f->entry.inode = live->inode;
    return 1;
}

static int compare_files(struct job *j, struct tree_walker *w)
{
    const struct map *files = &j->output->files;
    map_init(&j->by_path, j->arena);
    j->file = arena_array(j->arena, files->n, sizeof *j->file);
    for (; j->n < files->n; j->n++) {
        struct job_file *f = &j->file[j->n];
        f->file = files->entry[j->n].value;
        f->entry.path = f->file->path;
        f->was = map_get(&j->last.entries, f->file->path);
        f->live = map_get(&j->live.entries, f->file->path);
        map_add(&j->by_path, f->file->path, f);
        if (!weigh(j, f) || !compare_file(j, f, w))
            return 0;
        j->differs |= !f->same;
        j->done.unchanged += (size_t)f->same;
    }
    j->done.written = j->n - j->done.unchanged;
    return 1;
}

/* Returns 1 if we wrote what stands there: the manifest names it, and the folder is the one that
 * the manifest is about, or else (a copied or restored tree) at least the bytes are ours. Returns
 * -errno if they cannot be read. */
static int owned(const struct job *j, const struct tree_entry *e, struct tree_walker *w)
{
    const struct manifest_entry *was = map_get(&j->last.entries, e->path);
    if (!was)
        return 0;
    if (j->root && j->root == j->last.root)
        return 1;
    return e->kind == TREE_FILE ? live_holds(w, e->path, was->digest) : 0;
}

/* Returns 1 if the folder is the target or lies in it, and if nobody can tell. */
static int goes_too(const struct job *j, const char *folder)
{
    char real[PATH_MAX];
    const char *target = arena_printf(j->arena, "%s/%s", j->parent, j->name);
    size_t n = strlen(target);
    if (!realpath(folder, real))
        return errno != ENOENT && errno != ENOTDIR;
    return !strncmp(real, target, n) && (!real[n] || real[n] == '/');
}

/* Removing the ground under the person who asked for it, or the work itself, is never meant. */
static int refuse_ground(struct job *j)
{
    if (j->site && goes_too(j, j->site))
        return job_fail(j, EBUSY, "source", j->target);
    return goes_too(j, ".") ? job_fail(j, EBUSY, "current", j->target) : 1;
}

/* Without `force` nothing may go that others put there. Where our own notes are damaged, nobody
 * knows who put it there, and nobody is told that others did. */
static int judge_foreign(struct job *j, const char *foreign)
{
    if (!foreign)
        return 1;
    if (j->force)
        return refuse_ground(j);
    return j->last.damaged ? job_fail(j, EBADMSG, "unknown", j->target)
                           : job_fail_in(j, EEXIST, "foreign", foreign);
}

/* Counts what will go, and looks for what others put there. */
static int judge_rest(struct job *j, struct tree_walker *w)
{
    const char *foreign = NULL;
    for (size_t i = 0; i < j->live.entries.n; i++) {
        const struct tree_entry *e = j->live.entries.entry[i].value;
        const struct job_file *f = map_get(&j->by_path, e->path);
        if (e->kind == TREE_FOLDER || (f && f->same))
            continue;
        j->done.removed += !f;
        j->differs = 1;
        if (foreign && strcmp(e->path, foreign) >= 0)
            continue;
        int ours = owned(j, e, w);
        if (ours < 0)
            return job_fail_in(j, -ours, "read", e->path);
        foreign = ours ? foreign : e->path;
    }
    return judge_foreign(j, foreign);
}

/* Whoever builds for members where the public site stands would show everybody what only they may
 * see; `force` is given for other reasons and does not help. */
static int refuse_kind(struct job *j)
{
    if (!j->live.entries.n || !j->last.kind || !strcmp(j->last.kind, j->output->kind))
        return 1;
    j->done.kind = j->last.kind;
    return job_fail(j, EEXIST, "kind", j->target);
}

int compare_run(struct job *j)
{
    const char *failed;
    struct tree_walker w;
    map_init(&j->live.entries, j->arena);
    j->differs = j->live_fd < 0;
    j->stale = j->root != j->last.root;
    int error = j->live_fd < 0 ? 0 : tree_scan(j->arena, j->live_fd, &j->live, &failed);
    if (error)
        return job_fail_in(j, -error, "open folder", failed);
    tree_walker_start(&w, j->live_fd, 0);
    int good = refuse_kind(j) && compare_files(j, &w) && judge_rest(j, &w);
    tree_walker_end(&w);
    return good;
}
