#include "write/tree.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

enum { OPEN_FOLDER = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC };

/* A scan in progress. */
struct scan {
    struct arena *arena;
    struct tree *tree;
    struct buf path;    /* of the entry at hand */
    size_t level;       /* folders above it */
    const char *failed; /* folder that could not be read */
};

int64_t tree_nanoseconds(struct timespec t)
{
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

uint64_t tree_mark(int fd)
{
    struct statx st;
    if (statx(fd, "", AT_EMPTY_PATH, STATX_INO | STATX_BTIME, &st))
        return 0;
    /* A file system that knows no time of birth leaves it 0. */
    const int64_t is[] = {(int64_t)st.stx_ino, st.stx_btime.tv_sec, st.stx_btime.tv_nsec};
    return digest_bytes(is, sizeof is).a;
}

static int scan_folder(struct scan *s, int fd);

static struct tree_entry *scan_add(struct scan *s, enum tree_kind kind)
{
    struct tree_entry *e = arena_alloc(s->arena, sizeof *e);
    *e = (struct tree_entry){.path = arena_copy(s->arena, s->path.s, s->path.n), .kind = kind};
    map_add(&s->tree->entries, e->path, e);
    return e;
}

static int scan_enter(struct scan *s, int dirfd, const char *name)
{
    const struct tree_entry *e = scan_add(s, TREE_FOLDER);
    int fd = s->level < TREE_LEVELS ? openat(dirfd, name, OPEN_FOLDER) : -1;
    if (fd < 0) {
        s->failed = e->path;
        return s->level < TREE_LEVELS ? -errno : -ELOOP;
    }
    s->level++;
    int error = scan_folder(s, fd);
    s->level--;
    return error;
}

static int scan_entry(struct scan *s, int dirfd, const struct dirent *d)
{
    struct stat st;
    if (d->d_type == DT_DIR)
        return scan_enter(s, dirfd, d->d_name);
    if (fstatat(dirfd, d->d_name, &st, AT_SYMLINK_NOFOLLOW))
        return errno == ENOENT ? 0 : -errno;
    if (S_ISDIR(st.st_mode))
        return scan_enter(s, dirfd, d->d_name);
    struct tree_entry *e = scan_add(s, S_ISREG(st.st_mode) ? TREE_FILE : TREE_OTHER);
    e->size = (uint64_t)st.st_size;
    e->mtime = tree_nanoseconds(st.st_mtim);
    e->inode = st.st_ino;
    e->device = st.st_dev;
    return 0;
}

static int scan_names(struct scan *s, DIR *d)
{
    size_t n = s->path.n;
    int error = 0;
    while (!error) {
        errno = 0;
        const struct dirent *e = readdir(d);
        if (!e)
            return -errno;
        if (!strcmp(e->d_name, ".") || !strcmp(e->d_name, ".."))
            continue;
        if (n)
            buf_putc(&s->path, '/');
        buf_puts(&s->path, e->d_name);
        error = scan_entry(s, dirfd(d), e);
        buf_cut(&s->path, n);
    }
    return error;
}

/* Lists an open folder and closes it. */
static int scan_folder(struct scan *s, int fd)
{
    DIR *d = fdopendir(fd);
    if (!d) {
        int error = errno;
        close(fd);
        return -error;
    }
    int error = scan_names(s, d);
    closedir(d);
    if (error && !s->failed)
        s->failed = arena_copy(s->arena, s->path.s, s->path.n);
    return error;
}

int tree_scan(struct arena *a, int fd, struct tree *t, const char **failed)
{
    struct scan s = {.arena = a, .tree = t};
    map_init(&t->entries, a);
    buf_init(&s.path);
    /* A descriptor of its own, because a listing moves it and closes it. */
    int own = openat(fd, ".", OPEN_FOLDER);
    int error = own < 0 || fstat(own, &t->root) ? -errno : 0;
    if (!error)
        error = scan_folder(&s, own);
    else if (own >= 0)
        close(own);
    *failed = s.failed ? s.failed : "";
    buf_free(&s.path);
    return error;
}

void tree_walker_start(struct tree_walker *w, int root, int create)
{
    *w = (struct tree_walker){.fd = {root}, .path = "", .create = create};
}

/* Closes the folders that do not lie on the way to `path`. */
static void walker_leave(struct tree_walker *w, const char *path)
{
    size_t keep = 0;
    while (keep < w->level && !strncmp(w->path, path, w->end[keep + 1]) &&
           path[w->end[keep + 1]] == '/')
        keep++;
    while (w->level > keep)
        close(w->fd[w->level--]);
}

static int walker_enter(struct tree_walker *w, const char *name, size_t n)
{
    char part[NAME_MAX + 1];
    if (n > NAME_MAX || w->level == TREE_LEVELS)
        return -ENAMETOOLONG;
    memcpy(part, name, n);
    part[n] = '\0';
    int above = w->fd[w->level];
    int fd = openat(above, part, OPEN_FOLDER);
    /* Another walker may have made it meanwhile. */
    if (fd < 0 && errno == ENOENT && w->create && (!mkdirat(above, part, 0777) || errno == EEXIST))
        fd = openat(above, part, OPEN_FOLDER);
    if (fd < 0)
        return -errno;
    w->fd[++w->level] = fd;
    return 0;
}

int tree_walker_go(struct tree_walker *w, const char *path, const char **name)
{
    walker_leave(w, path);
    w->path = path;
    const char *part = w->level ? path + w->end[w->level] + 1 : path;
    for (const char *slash; (slash = strchr(part, '/')); part = slash + 1) {
        int error = walker_enter(w, part, (size_t)(slash - part));
        if (error)
            return error;
        w->end[w->level] = (size_t)(slash - path);
    }
    *name = part;
    return w->fd[w->level];
}

void tree_walker_end(struct tree_walker *w)
{
    while (w->level)
        close(w->fd[w->level--]);
}
