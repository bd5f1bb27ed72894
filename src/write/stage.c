#include "base/arena.h"
#include "base/fs.h"
#include "write/job.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

/* Returns the file that the entry of the standby tree is already, linked from the target. */
static struct job_file *kept(const struct job *j, const struct tree_entry *e)
{
    struct job_file *f = map_get(&j->by_path, e->path);
    int is = f && f->same && e->kind == TREE_FILE && e->inode == f->live->inode &&
             e->device == f->live->device;
    return is ? f : NULL;
}

static int drop(struct job *j, struct tree_walker *w, const char *path, int flags)
{
    const char *name;
    int folder = tree_walker_go(w, path, &name);
    int error = folder < 0 ? -folder : unlinkat(folder, name, flags) ? errno : 0;
    return !error || error == ENOENT ? 1 : job_fail_in(j, error, "remove", path);
}

/* Removes all that is not wanted: first files, then folders, the inner before the outer. */
static int drop_rest(struct job *j, const struct tree *t, struct tree_walker *w)
{
    for (size_t i = 0; i < t->entries.n; i++) {
        const struct tree_entry *e = t->entries.entry[i].value;
        if (e->kind == TREE_FOLDER)
            continue;
        struct job_file *f = kept(j, e);
        if (f)
            f->staged = 1;
        else if (!drop(j, w, e->path, 0))
            return 0;
    }
    for (size_t i = t->entries.n; i-- > 0;) {
        const struct tree_entry *e = t->entries.entry[i].value;
        if (e->kind == TREE_FOLDER && !map_get(&j->output->folders, e->path) &&
            !drop(j, w, e->path, AT_REMOVEDIR))
            return 0;
    }
    return 1;
}

/* Writes the file's bytes to the open file and notes what it has become. */
static int write_bytes(struct job_file *f, int fd)
{
    struct stat st;
    int error;
    if (f->file->s) {
        error = write_all(fd, f->file->s, f->file->n);
    } else {
        int from = fs_site_open(f->file->root, f->file->from, &st);
        error = from < 0 ? from : digest_file(from, fd, &f->entry.digest, &f->entry.size);
        if (from >= 0)
            close(from);
    }
    /* Where it could not be linked, a file that did not change at least looks so. */
    const struct timespec times[2] = {
        {.tv_nsec = UTIME_NOW},
        {.tv_sec = f->entry.mtime / 1000000000, .tv_nsec = f->entry.mtime % 1000000000}};
    if (!error && f->same && futimens(fd, times))
        error = -errno;
    if (!error && fstat(fd, &st))
        error = -errno;
    if (error)
        return error;
    f->entry.mtime = tree_nanoseconds(st.st_mtim);
    f->entry.inode = st.st_ino;
    return 0;
}

static int write_file(struct job *j, struct job_file *f, int folder, const char *name)
{
    /* Never into a file that stands: it may be a link to the one that is being read. */
    int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    int error = fd < 0 ? -errno : write_bytes(f, fd);
    if (fd >= 0 && close(fd) && !error)
        error = -errno;
    return error ? job_fail_in(j, -error, "write", f->file->path) : 1;
}

static int stage_file(struct job *j, struct job_file *f, struct tree_walker *live,
                      struct tree_walker *standby)
{
    const char *name;
    int to = tree_walker_go(standby, f->file->path, &name);
    if (to < 0)
        return job_fail_in(j, -to, "create folder", f->file->path);
    int from = f->same ? tree_walker_go(live, f->file->path, &name) : -1;
    /* Some file systems know no links, or allow them to a file's owner only. */
    if (from >= 0 && !linkat(from, name, to, name, 0))
        return 1;
    return write_file(j, f, to, name);
}

static int stage_files(struct job *j, struct tree_walker *standby)
{
    struct tree_walker live;
    int good = 1;
    tree_walker_start(&live, j->live_fd, 0);
    for (size_t i = 0; i < j->n && good; i++)
        good = j->file[i].staged || stage_file(j, &j->file[i], &live, standby);
    tree_walker_end(&live);
    return good;
}

/* The folder that takes the target's place shall be open to the same people. */
static int copy_rights(struct job *j, const struct tree *standby, int fd)
{
    const struct stat *live = &j->live.root;
    const mode_t bits = 07777;
    if (j->live_fd < 0)
        return 1;
    if (live->st_gid != standby->root.st_gid && fchown(fd, (uid_t)-1, live->st_gid))
        errno = 0; /* not ours to give; the folder stays in our own group */
    if ((live->st_mode & bits) != (standby->root.st_mode & bits) &&
        fchmod(fd, live->st_mode & bits))
        return job_fail_in(j, errno, "create folder", "");
    return 1;
}

int stage_run(struct job *j, int fd)
{
    struct tree standby;
    struct tree_walker w;
    const char *failed;
    int error = tree_scan(j->arena, fd, &standby, &failed);
    if (error)
        return job_fail_in(j, -error, "open folder", failed);
    tree_walker_start(&w, fd, 0);
    int good = drop_rest(j, &standby, &w);
    w.create = 1;
    good = good && stage_files(j, &w) && copy_rights(j, &standby, fd);
    tree_walker_end(&w);
    return good;
}
