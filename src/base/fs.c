#include "base/fs.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs_open.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* SETTLED: seconds; FAT counts in steps of two. */
enum { LEVELS = 64, ENTRIES = 4000000, SETTLED = 3 };

/* A walk in progress. */
struct walk {
    struct arena *arena;
    const char *root;       /* as given, for resolving links */
    struct buf path;        /* of the entry at hand, relative to the root */
    struct fs_file *file;   /* found so far, malloc'd while it grows */
    size_t n, cap;          /* used, room */
    size_t seen;            /* entries met, whatever they were */
    size_t level;           /* folders open above the entry at hand */
    struct stat up[LEVELS]; /* those folders, to notice a link that leads back */
    const char *failed;     /* folder that could not be read */
    time_t now;             /* when it began */
};

static int walk_folder(struct walk *w, int fd);

static int64_t nanoseconds(struct timespec t)
{
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static struct fs_stamp stamp_of(const struct stat *st, time_t now)
{
    return (struct fs_stamp){.device = st->st_dev,
                             .inode = st->st_ino,
                             .size = st->st_size,
                             .mtime = nanoseconds(st->st_mtim),
                             .ctime = nanoseconds(st->st_ctim),
                             .settled =
                                 st->st_ctime < now - SETTLED && st->st_mtime < now - SETTLED};
}

static void walk_add(struct walk *w, const struct stat *st, int escapes, int irregular)
{
    if (w->n == w->cap) {
        w->cap = w->cap ? w->cap * 2 : 256;
        w->file = memory_grow(w->file, w->cap * sizeof *w->file);
    }
    w->file[w->n++] = (struct fs_file){
        .path = arena_copy(w->arena, w->path.s, w->path.n),
        .root = w->root,
        .size = st->st_size,
        .mtime = st->st_mtime,
        .stamp = stamp_of(st, w->now),
        .escapes = escapes,
        .irregular = irregular,
    };
}

/* Walks the folder at hand, which `fd` is, and closes it; one that lies too deep or in itself is
 * listed as irregular, for that is its author's mistake and no reason to stop. */
static int walk_enter(struct walk *w, int fd, const struct stat *st)
{
    int back = w->level == LEVELS;
    for (size_t i = 0; i < w->level && !back; i++)
        back = w->up[i].st_ino == st->st_ino && w->up[i].st_dev == st->st_dev;
    if (back) {
        close(fd);
        walk_add(w, st, 0, 1);
        return 0;
    }
    w->up[w->level++] = *st;
    int error = walk_folder(w, fd);
    w->level--;
    return error;
}

/* Notes that the folder at hand could not be opened. */
static int walk_fail(struct walk *w, int error)
{
    w->failed = arena_copy(w->arena, w->path.s, w->path.n);
    return error;
}

/* Follows the link at hand; where it leads nowhere it counts as irregular. */
static int walk_link(struct walk *w)
{
    struct stat st = {0};
    int fd = fs_site_folder(w->root, w->path.s);
    if (fd == -ENOTDIR) {
        int file = fs_site_open(w->root, w->path.s, &st);
        if (file >= 0)
            close(file);
        fd = file >= 0 ? -ENOTDIR : file;
    }
    if (fd < 0 && fs_trouble(fd))
        return walk_fail(w, fd);
    if (fd >= 0 && !fstat(fd, &st))
        return walk_enter(w, fd, &st);
    walk_add(w, &st, fd == -EXDEV, fd != -EXDEV && fd != -ENOTDIR && fd != -EACCES);
    return 0;
}

static int walk_entry(struct walk *w, int dirfd, const char *name)
{
    struct stat st;
    if (++w->seen > ENTRIES)
        return -E2BIG;
    if (fstatat(dirfd, name, &st, AT_SYMLINK_NOFOLLOW))
        return errno == ENOENT ? 0 : -errno;
    if (S_ISLNK(st.st_mode))
        return walk_link(w);
    if (S_ISDIR(st.st_mode)) {
        int fd = openat(dirfd, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
        return fd < 0 ? walk_fail(w, -errno) : walk_enter(w, fd, &st);
    }
    walk_add(w, &st, 0, !S_ISREG(st.st_mode));
    return 0;
}

static int walk_names(struct walk *w, DIR *d)
{
    size_t n = w->path.n;
    int error = 0;
    for (;;) {
        errno = 0;
        const struct dirent *e = readdir(d);
        if (!e || error)
            return error ? error : -errno;
        if (e->d_name[0] == '.')
            continue;
        if (n)
            buf_putc(&w->path, '/');
        buf_puts(&w->path, e->d_name);
        error = walk_entry(w, dirfd(d), e->d_name);
        buf_cut(&w->path, n);
    }
}

/* Walks an open folder and closes it. */
static int walk_folder(struct walk *w, int fd)
{
    DIR *d = fdopendir(fd);
    if (!d) {
        int error = errno;
        close(fd);
        return -error;
    }
    int error = walk_names(w, d);
    closedir(d);
    if (error && !w->failed)
        w->failed = arena_copy(w->arena, w->path.s, w->path.n);
    return error;
}

/* The folder to start in is judged like a link: where it leads must lie in the root. */
static int walk_start(struct walk *w, const char *folder)
{
    struct stat st = {0};
    int whole = !*folder || !strcmp(folder, ".");
    if (!whole)
        buf_puts(&w->path, folder);
    int fd = fs_site_folder(w->root, whole ? "." : folder);
    if (fd == -EXDEV)
        walk_add(w, &st, 1, 0);
    if (fd == -ENOENT || fd == -EXDEV)
        return 0;
    return fd < 0 ? fd : fstat(fd, &st) ? -errno : walk_enter(w, fd, &st);
}

static int file_order(const void *a, const void *b)
{
    return strcmp(((const struct fs_file *)a)->path, ((const struct fs_file *)b)->path);
}

int fs_walk(struct arena *a, const char *root, const char *folder, struct fs_tree *out)
{
    struct walk w = {.arena = a, .root = root, .now = time(NULL)};
    buf_init(&w.path);
    int error = walk_start(&w, folder);
    *out = (struct fs_tree){.failed = error && !w.failed ? arena_strdup(a, folder) : w.failed};
    if (!error && w.n) {
        qsort(w.file, w.n, sizeof *w.file, file_order);
        out->file = arena_array(a, w.n, sizeof *w.file);
        out->n = w.n;
        memcpy(out->file, w.file, w.n * sizeof *w.file);
    }
    free(w.file);
    buf_free(&w.path);
    return error;
}

int fs_stamp_equal(const struct fs_stamp *a, const struct fs_stamp *b)
{
    return a->device == b->device && a->inode == b->inode && a->size == b->size &&
           a->mtime == b->mtime && a->ctime == b->ctime;
}

int fs_stamp_same(const struct fs_stamp *before, const struct fs_stamp *now)
{
    return before->settled && fs_stamp_equal(before, now);
}

static int part_confined(const char *s, size_t n)
{
    if (!n || (n == 1 && s[0] == '.') || (n == 2 && s[0] == '.' && s[1] == '.'))
        return 0;
    for (size_t i = 0; i < n; i++) {
        if ((unsigned char)s[i] < 0x20 || s[i] == 0x7f || s[i] == '\\')
            return 0;
    }
    return 1;
}

int fs_path_confined(const char *path)
{
    for (;;) {
        size_t n = strcspn(path, "/");
        if (!part_confined(path, n))
            return 0;
        if (!path[n])
            return 1;
        path += n + 1;
    }
}

/* Appends the parts of `path` to `out`; returns 0 if a ".." leaves the root. */
static int join_parts(struct buf *out, const char *path)
{
    while (*path) {
        size_t n = strcspn(path, "/");
        if (n == 2 && !memcmp(path, "..", 2)) {
            if (!out->n)
                return 0;
            const char *slash = memrchr(out->s, '/', out->n);
            buf_cut(out, slash ? (size_t)(slash - out->s) : 0);
        } else if (n && !(n == 1 && *path == '.')) {
            if (out->n)
                buf_putc(out, '/');
            buf_add(out, path, n);
        }
        path += n + (path[n] == '/');
    }
    return 1;
}

char *fs_join(struct arena *a, const char *folder, const char *path)
{
    struct buf b;
    buf_init(&b);
    int inside = *path != '/' && join_parts(&b, folder) && join_parts(&b, path);
    char *joined = inside ? arena_copy(a, b.s, b.n) : NULL;
    buf_free(&b);
    return joined;
}
