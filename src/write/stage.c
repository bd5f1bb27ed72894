#include "write/publishing.h"

#include "base/fs.h"
#include "base/fs_open.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* Returns the file that the entry of the standby tree is already, linked from the target. */
static struct published_file *linked_file(const struct publishing *p, const struct tree_entry *e)
{
    struct published_file *f = map_get(&p->addresses.files, e->path);
    int is = f && f->same && e->kind == TREE_FILE && e->inode == f->live->inode &&
             e->device == f->live->device;
    return is ? f : NULL;
}

static int drop(struct publishing *p, struct tree_walker *w, const char *path, int flags)
{
    const char *name;
    int folder = tree_walker_go(w, path, &name);
    int error = folder < 0 ? -folder : unlinkat(folder, name, flags) ? errno : 0;
    return !error || error == ENOENT ? 1 : publish_fail_in(p, error, "remove", path);
}

/* Removes an entry of the second tree unless it is, or has just become, one of the files. */
static int drop_unless_wanted(struct publishing *p, const struct tree_entry *e,
                              struct tree_walker *w)
{
    const struct published_file *written = map_get(&p->addresses.files, e->path);
    struct published_file *linked = linked_file(p, e);
    if (linked)
        linked->staged = 1;
    return linked || (written && written->staged) || drop(p, w, e->path, 0);
}

/* Removes all that is not wanted: first files, then folders, the inner before the outer. */
static int drop_rest(struct publishing *p, struct tree_walker *w)
{
    const struct map *entries = &p->standby.entries;
    for (size_t i = 0; i < entries->n; i++) {
        const struct tree_entry *e = entries->entry[i].value;
        if (e->kind != TREE_FOLDER && !drop_unless_wanted(p, e, w))
            return 0;
    }
    for (size_t i = entries->n; i-- > 0;) {
        const struct tree_entry *e = entries->entry[i].value;
        if (e->kind == TREE_FOLDER && !map_get(&p->addresses.folders, e->path) &&
            !drop(p, w, e->path, AT_REMOVEDIR))
            return 0;
    }
    return 1;
}

/* Notes what the file has become that is open for writing. */
static int note_written(struct published_file *file, int fd)
{
    struct stat st;
    /* Where it could not be linked, a file that did not change at least looks so; and servers tell
     * the age of what they send by the packed form's own time. */
    int64_t time = file->packs ? file->packs->entry.mtime : file->entry.mtime;
    const struct timespec times[2] = {{.tv_nsec = UTIME_NOW},
                                      {.tv_sec = time / 1000000000, .tv_nsec = time % 1000000000}};
    if (((file->same || file->packs) && futimens(fd, times)) || fstat(fd, &st))
        return -errno;
    file->entry.mtime = tree_nanoseconds(st.st_mtim);
    file->entry.inode = st.st_ino;
    file->staged = 1;
    return 0;
}

/* Writes the bytes of `from`, an open file or -errno, and closes it. */
static int write_copy(struct published_file *file, int fd, int from)
{
    int error = from < 0 ? from : digest_file(from, fd, &file->entry.digest, &file->entry.size);
    if (from >= 0)
        close(from);
    return error;
}

/* Writes a file of the second tree: the `n` bytes at `s`, or (NULL) those of the open file `from`.
 * Returns 0 or -errno. */
static int write_new(struct published_file *file, int folder, const char *name, const char *s,
                     size_t n, int from)
{
    /* Never into a file that stands: it may be a link to the one that is being read. */
    int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    int error = fd < 0 ? -errno : s ? write_all(fd, s, n) : write_copy(file, fd, from);
    if (fd < 0 && !s && from >= 0)
        close(from);
    if (!error)
        error = note_written(file, fd);
    if (fd >= 0 && close(fd) && !error)
        error = -errno;
    return error;
}

/* Returns 1 if the error says that something else stands where a file or a folder must be. */
static int is_in_the_way(int error)
{
    return error == -ENOTDIR || error == -EISDIR || error == -ELOOP || error == -EEXIST ||
           error == -EPERM;
}

static int open_source(const struct published_file *file)
{
    struct stat st;
    return file->from ? fs_site_open(file->root, file->from, &st) : -EBADF;
}

int stage_file(struct publishing *p, struct publish_worker *w, struct published_file *file,
               const struct file *f)
{
    const char *name;
    if (!publish_standby(p))
        return 0;
    if (!w->standby.path)
        tree_walker_start(&w->standby, p->standby_fd, 1);
    int folder = tree_walker_go(&w->standby, file->entry.path, &name);
    int error = folder < 0 ? folder : unlinkat(folder, name, 0) ? -errno : 0;
    if (!error || error == -ENOENT)
        error = write_new(file, folder, name, f->s, f->n, open_source(file));
    if (error && !is_in_the_way(error))
        return publish_fail_in(p, -error, folder < 0 ? "create folder" : "write", f->path);
    if (error && f->s)
        file->kept = arena_copy(&w->arena, f->s, f->n);
    return 1;
}

/* Opens a file of the target, for its bytes: `folder` is open, or -errno, and so is the answer. */
static int open_published(int folder, const char *name)
{
    int fd = folder < 0 ? folder : openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    return folder >= 0 && fd < 0 ? -errno : fd;
}

/* Links or writes what is not in the second tree yet. Some file systems know no links, or allow
 * them to a file's owner only. */
static int stage_rest(struct publishing *p, struct published_file *file, struct tree_walker *live,
                      struct tree_walker *standby)
{
    const char *name;
    int to = tree_walker_go(standby, file->entry.path, &name);
    if (to < 0)
        return publish_fail_in(p, -to, "create folder", file->entry.path);
    int from = file->same ? tree_walker_go(live, file->entry.path, &name) : -1;
    if (from >= 0 && !linkat(from, name, to, name, 0))
        return 1;
    int source = file->same ? open_published(from, name) : open_source(file);
    int error = write_new(file, to, name, file->kept, (size_t)file->entry.size, source);
    return error ? publish_fail_in(p, -error, "write", file->entry.path) : 1;
}

static int stage_files(struct publishing *p, struct tree_walker *standby)
{
    struct tree_walker live;
    int good = 1;
    tree_walker_start(&live, p->live_fd, 0);
    for (size_t i = 0; i < p->files.n && good; i++) {
        struct published_file *file = p->files.at[i];
        good = file->staged || stage_rest(p, file, &live, standby);
    }
    tree_walker_end(&live);
    return good;
}

/* The folder that takes the target's place shall be open to the same people. */
static int copy_rights(struct publishing *p)
{
    const struct stat *live = &p->live.root;
    const mode_t bits = 07777;
    if (p->live_fd < 0)
        return 1;
    if (live->st_gid != p->standby.root.st_gid && fchown(p->standby_fd, (uid_t)-1, live->st_gid))
        errno = 0; /* not ours to give; the folder stays in our own group */
    if ((live->st_mode & bits) != (p->standby.root.st_mode & bits) &&
        fchmod(p->standby_fd, live->st_mode & bits))
        return publish_fail_in(p, errno, "create folder", "");
    return 1;
}

int stage_end(struct publishing *p)
{
    struct tree_walker w;
    if (!publish_standby(p))
        return 0;
    tree_walker_start(&w, p->standby_fd, 0);
    int good = drop_rest(p, &w);
    w.create = 1;
    good = good && stage_files(p, &w) && copy_rights(p);
    tree_walker_end(&w);
    return good;
}

void stage_clear(struct publishing *p)
{
    struct tree_walker w;
    struct tree t;
    const char *failed, *name;
    if (p->standby_fd < 0 || tree_scan(p->arena, p->standby_fd, &t, &failed))
        return;
    tree_walker_start(&w, p->standby_fd, 0);
    for (size_t i = t.entries.n; i-- > 0;) {
        const struct tree_entry *e = t.entries.entry[i].value;
        int folder = tree_walker_go(&w, e->path, &name);
        if (folder >= 0)
            unlinkat(folder, name, e->kind == TREE_FOLDER ? AT_REMOVEDIR : 0);
    }
    tree_walker_end(&w);
}
