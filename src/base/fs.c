#include "base/fs.h"

#include "base/arena.h"
#include "base/buf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LEVELS = 64, ENTRIES = 4000000 };

/* A walk in progress. */
struct walk {
    struct arena *arena;
    const char *root;       /* as given, for resolving links */
    char real[PATH_MAX];    /* the root without links, for comparing */
    struct buf path;        /* of the entry at hand, relative to the root */
    struct fs_file *file;   /* found so far, malloc'd while it grows */
    size_t n, cap;          /* used, room */
    size_t seen;            /* entries met, whatever they were */
    size_t level;           /* folders open above the entry at hand */
    struct stat up[LEVELS]; /* those folders, to notice a link that leads back */
    const char *failed;     /* folder that could not be read */
};

static int walk_folder(struct walk *w, int fd);

static void walk_add(struct walk *w, const struct stat *st, int escapes, int irregular)
{
    if (w->n == w->cap) {
        w->cap = w->cap ? w->cap * 2 : 256;
        w->file = memory_grow(w->file, w->cap * sizeof *w->file);
    }
    w->file[w->n++] = (struct fs_file){
        .path = arena_copy(w->arena, w->path.s, w->path.n),
        .size = st->st_size,
        .mtime = st->st_mtime,
        .escapes = escapes,
        .irregular = irregular,
    };
}

/* Opens and walks the folder at hand; one that lies too deep or in itself is listed as irregular,
 * for that is its author's mistake and no reason to stop. */
static int walk_enter(struct walk *w, int dirfd, const char *name, const struct stat *st)
{
    int back = w->level == LEVELS;
    for (size_t i = 0; i < w->level && !back; i++)
        back = w->up[i].st_ino == st->st_ino && w->up[i].st_dev == st->st_dev;
    if (back) {
        walk_add(w, st, 0, 1);
        return 0;
    }
    int fd = openat(dirfd, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        int error = errno;
        w->failed = arena_copy(w->arena, w->path.s, w->path.n);
        return -error;
    }
    w->up[w->level++] = *st;
    int error = walk_folder(w, fd);
    w->level--;
    return error;
}

/* Returns 1 if the real path `to` is the root or lies in it, on a way without hidden folders:
 * a link must not bring to light what stands in .git or the like. */
static int link_stays(const struct walk *w, const char *to)
{
    size_t n = strlen(w->real);
    if (!strcmp(w->real, "/"))
        n = 0;
    return !strncmp(to, w->real, n) && (to[n] == '/' || !to[n]) && !strstr(to + n, "/.");
}

/* Follows the link at hand; where it leads nowhere it counts as irregular. */
static int walk_link(struct walk *w, int dirfd, const char *name)
{
    struct stat st = {0};
    char to[PATH_MAX];
    char *from = arena_printf(w->arena, "%s/%s", w->root, w->path.s);
    if (!realpath(from, to) || stat(to, &st)) {
        walk_add(w, &st, 0, 1);
        return 0;
    }
    if (!link_stays(w, to)) {
        walk_add(w, &st, 1, 0);
        return 0;
    }
    if (S_ISDIR(st.st_mode))
        return walk_enter(w, dirfd, name, &st);
    walk_add(w, &st, 0, !S_ISREG(st.st_mode));
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
        return walk_link(w, dirfd, name);
    if (S_ISDIR(st.st_mode))
        return walk_enter(w, dirfd, name, &st);
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

/* The folder to start in is judged like a link: its real path must lie in the root. */
static int walk_start(struct walk *w, const char *folder)
{
    struct stat st;
    int root = open(w->root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (root < 0)
        return errno == ENOENT ? 0 : -errno;
    int error = 0;
    if (!realpath(w->root, w->real)) {
        error = -errno;
    } else if (!*folder || !strcmp(folder, ".")) {
        if (!fstat(root, &w->up[0]))
            w->level = 1;
        return walk_folder(w, root);
    } else {
        buf_puts(&w->path, folder);
        if (!fstatat(root, folder, &st, 0))
            error = S_ISDIR(st.st_mode) ? walk_link(w, root, folder) : -ENOTDIR;
        else if (errno != ENOENT)
            error = -errno;
    }
    close(root);
    return error;
}

static int file_order(const void *a, const void *b)
{
    return strcmp(((const struct fs_file *)a)->path, ((const struct fs_file *)b)->path);
}

int fs_walk(struct arena *a, const char *root, const char *folder, struct fs_tree *out)
{
    struct walk w = {.arena = a, .root = root};
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

/* Reads to the end, whatever size was announced: the file may be growing. */
static int read_all(int fd, struct buf *out, size_t limit)
{
    for (;;) {
        buf_reserve(out, 4096);
        ssize_t got = read(fd, out->s + out->n, out->cap - out->n - 1);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return got < 0 ? -errno : 0;
        out->n += (size_t)got;
        out->s[out->n] = '\0';
        if (out->n > limit)
            return -EFBIG;
    }
}

static int read_regular(struct arena *a, int fd, size_t limit, char **text, size_t *n)
{
    struct stat st;
    if (fstat(fd, &st))
        return -errno;
    if (!S_ISREG(st.st_mode))
        return S_ISDIR(st.st_mode) ? -EISDIR : -EINVAL;
    if (st.st_size < 0 || (uintmax_t)st.st_size > limit)
        return -EFBIG;
    struct buf b;
    buf_init(&b);
    buf_reserve(&b, (size_t)st.st_size + 1);
    int error = read_all(fd, &b, limit);
    if (!error) {
        *text = arena_copy(a, b.s, b.n);
        *n = b.n;
    }
    buf_free(&b);
    return error;
}

int fs_read(struct arena *a, int dirfd, const char *path, size_t limit, char **text, size_t *n)
{
    /* Without O_NONBLOCK, opening a pipe would wait for its writer. */
    int fd = openat(dirfd, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return -errno;
    int error = read_regular(a, fd, limit, text, n);
    close(fd);
    return error;
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
