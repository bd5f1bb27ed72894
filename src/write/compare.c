#include "write/publishing.h"

#include "base/fs.h"
#include "base/fs_open.h"

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
static int weigh_copy(struct publishing *p, struct published_file *file, const struct file *f)
{
    struct stat st = {0};
    int fd = fs_site_open(f->root, f->from, &st);
    if (fd < 0)
        return publish_fail(p, -fd, "read", f->from);
    int error = 0;
    file->entry.source = source_mark(&st);
    if (file->was && file->was->source && file->was->source == file->entry.source) {
        file->entry.digest = file->was->digest;
        file->entry.size = file->was->size;
    } else {
        error = digest_file(fd, -1, &file->entry.digest, &file->entry.size);
    }
    close(fd);
    return error ? publish_fail(p, -error, "read", f->from) : 1;
}

static int weigh_file(struct publishing *p, struct published_file *file, const struct file *f)
{
    if (!f->s)
        return weigh_copy(p, file, f);
    file->entry.digest = digest_bytes(f->s, f->n);
    file->entry.size = f->n;
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

int compare_untouched(const struct manifest_entry *was, const struct tree_entry *live)
{
    return was && was->size == live->size && was->mtime == live->mtime && was->inode == live->inode;
}

int compare_file(struct publishing *p, struct publish_worker *w, struct published_file *file,
                 const struct file *f)
{
    const struct tree_entry *live = file->live;
    if (!weigh_file(p, file, f))
        return 0;
    if (!live || live->kind != TREE_FILE || live->size != file->entry.size)
        return 1;
    if (compare_untouched(file->was, live)) {
        file->same = digest_equal(file->was->digest, file->entry.digest);
        w->stale |= file->was->source != file->entry.source;
    } else {
        int holds = live_holds(&w->live, live->path, file->entry.digest);
        if (holds < 0 && holds != -EACCES) /* one that may not be read is written anew */
            return publish_fail_in(p, -holds, "read", live->path);
        file->same = holds == 1;
        w->stale = 1;
    }
    file->entry.mtime = live->mtime;
    file->entry.inode = live->inode;
    return 1;
}

/* Returns 1 if we wrote what stands there: the manifest names it, and the folder is the one that
 * the manifest is about, or else (a copied or restored tree) at least the bytes are ours. Returns
 * -errno if they cannot be read. */
static int owned(const struct publishing *p, const struct tree_entry *e, struct tree_walker *w)
{
    const struct manifest_entry *was = map_get(&p->last.entries, e->path);
    if (!was)
        return 0;
    if (p->root && p->root == p->last.root)
        return 1;
    return e->kind == TREE_FILE ? live_holds(w, e->path, was->digest) : 0;
}

/* Returns 1 if the folder is the target or lies in it, and if nobody can tell. */
static int goes_too(const struct publishing *p, const char *folder)
{
    char real[PATH_MAX];
    const char *target = arena_printf(p->arena, "%s/%s", p->parent, p->name);
    size_t n = strlen(target);
    if (!realpath(folder, real))
        return errno != ENOENT && errno != ENOTDIR;
    return !strncmp(real, target, n) && (!real[n] || real[n] == '/');
}

/* Removing the ground under the person who asked for it, or the work itself, is never meant. */
static int refuse_ground(struct publishing *p)
{
    if (p->order.protected && goes_too(p, p->order.protected))
        return publish_fail(p, EBUSY, "source", p->order.target);
    return goes_too(p, ".") ? publish_fail(p, EBUSY, "current", p->order.target) : 1;
}

/* Without `force` nothing may go that others put there. Where our own notes are damaged, nobody
 * knows who put it there, and nobody is told that others did. */
static int judge_foreign(struct publishing *p, const char *foreign)
{
    if (!foreign)
        return 1;
    if (p->order.force)
        return refuse_ground(p);
    return p->last.damaged ? publish_fail(p, EBADMSG, "unknown", p->order.target)
                           : publish_fail_in(p, EEXIST, "foreign", foreign);
}

/* Counts what will go, and looks for what others put there. */
static int judge_rest(struct publishing *p, struct tree_walker *w)
{
    const char *foreign = NULL;
    for (size_t i = 0; i < p->live.entries.n; i++) {
        const struct tree_entry *e = p->live.entries.entry[i].value;
        const struct published_file *f = map_get(&p->addresses.files, e->path);
        if (e->kind == TREE_FOLDER || (f && f->same))
            continue;
        p->done.removed += !f;
        p->differs = 1;
        if (foreign && strcmp(e->path, foreign) >= 0)
            continue;
        int ours = owned(p, e, w);
        if (ours < 0)
            return publish_fail_in(p, -ours, "read", e->path);
        foreign = ours ? foreign : e->path;
    }
    return judge_foreign(p, foreign);
}

/* Whoever builds for members where the public site stands would show everybody what only they may
 * see; `force` is given for other reasons and does not help. */
static int refuse_kind(struct publishing *p)
{
    if (!p->live.entries.n || !p->last.kind || !strcmp(p->last.kind, p->order.kind))
        return 1;
    p->done.kind = p->last.kind;
    return publish_fail(p, EEXIST, "kind", p->order.target);
}

int compare_begin(struct publishing *p)
{
    const char *failed;
    map_init(&p->live.entries, p->arena);
    int error = p->live_fd < 0 ? 0 : tree_scan(p->arena, p->live_fd, &p->live, &failed);
    return error ? publish_fail_in(p, -error, "open folder", failed) : refuse_kind(p);
}

int compare_end(struct publishing *p)
{
    struct tree_walker w;
    p->differs = p->live_fd < 0;
    p->stale = p->root != p->last.root;
    for (size_t i = 0; i < p->files.n; i++)
        p->done.unchanged += (size_t)((const struct published_file *)p->files.at[i])->same;
    p->done.written = p->files.n - p->done.unchanged;
    p->differs |= p->done.written != 0;
    for (int i = 0; i < p->order.workers; i++)
        p->stale |= p->worker[i].stale;
    tree_walker_start(&w, p->live_fd, 0);
    int good = judge_rest(p, &w);
    tree_walker_end(&w);
    return good;
}
