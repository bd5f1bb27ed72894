#include "base/fs_open.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Without O_NONBLOCK, opening a pipe would wait for its writer. */
enum { READING = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY };

int fs_trouble(int error)
{
    static const int environment[] = {EIO,    EMFILE, ENFILE, ENOMEM,    ENOBUFS, EAGAIN, ENODEV,
                                      ESTALE, ENOSPC, EDQUOT, ETIMEDOUT, EBADMSG, EUCLEAN};
    for (size_t i = 0; i < sizeof environment / sizeof *environment; i++) {
        if (error == -environment[i] || error == environment[i])
            return 1;
    }
    return 0;
}

/* Where the kernel cannot do it in one step: goes from folder to folder. */
static int open_by_parts(int root, const char *path, int flags)
{
    char part[NAME_MAX + 1];
    int fd = openat(root, ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
    for (const char *slash; fd >= 0 && *path; path = slash + (*slash == '/')) {
        slash = path + strcspn(path, "/");
        size_t n = (size_t)(slash - path);
        int above = fd, last = !*slash;
        memcpy(part, path, n < sizeof part ? n : 0);
        part[n < sizeof part ? n : 0] = '\0';
        if (!strcmp(part, ".."))
            errno = EXDEV;
        fd = !strcmp(part, "..")
                 ? -1
                 : openat(above, part,
                          O_NOFOLLOW | O_CLOEXEC | (last ? flags : O_PATH | O_DIRECTORY));
        int error = errno;
        close(above);
        errno = error == ENOTDIR ? ELOOP : error; /* which of them it was is not told */
    }
    return fd < 0 ? -errno : fd;
}

/* Opens a path that has no link on it; -ELOOP if it has one. */
static int open_plain(int root, const char *path, int flags)
{
    const struct open_how how = {.flags = (unsigned)flags,
                                 .resolve =
                                     RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS};
    long fd = syscall(SYS_openat2, root, path, &how, sizeof how);
    if (fd >= 0)
        return (int)fd;
    /* Some sandboxes answer EPERM to what they do not know. */
    return errno == ENOSYS || errno == EPERM ? open_by_parts(root, path, flags) : -errno;
}

/* Returns what follows the folder `root` in the real path `to`; NULL: it does not lie in it, or on
 * a way with hidden folders: a link must not bring to light what stands in .git or the like. */
static const char *below(const char *root, const char *to)
{
    size_t n = strcmp(root, "/") != 0 ? strlen(root) : 0;
    if (strncmp(to, root, n) != 0 || (to[n] && to[n] != '/') || strstr(to + n, "/."))
        return NULL;
    return to[n] ? to + n + 1 : ".";
}

/* Opens a path with links on it: what it really is, if that lies in the root. */
static int open_linked(int dir, const char *root, const char *path, int flags)
{
    char from[PATH_MAX], real[PATH_MAX], to[PATH_MAX];
    size_t n = strlen(root), more = strlen(path);
    if (n + more + 2 > sizeof from)
        return -ENAMETOOLONG;
    memcpy(from, root, n);
    from[n] = '/';
    memcpy(from + n + 1, path, more + 1);
    if (!realpath(root, real) || !realpath(from, to))
        return -errno;
    const char *plain = below(real, to);
    int fd = plain ? open_plain(dir, plain, flags) : -EXDEV;
    return fd == -ELOOP ? -ENOTDIR : fd;
}

static int open_inside(const char *root, const char *path, int flags)
{
    int dir = open(root, O_PATH | O_DIRECTORY | O_CLOEXEC);
    if (dir < 0)
        return -errno;
    int fd = open_plain(dir, path, flags);
    if (fd == -ELOOP)
        fd = open_linked(dir, root, path, flags);
    close(dir);
    return fd == -ENXIO ? -EINVAL : fd; /* a socket */
}

int fs_site_folder(const char *root, const char *path)
{
    return open_inside(root, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

/* Returns 0 if the open file is a regular one, else -errno. */
static int judge_regular(int fd, struct stat *st)
{
    if (fstat(fd, st))
        return -errno;
    return S_ISREG(st->st_mode) ? 0 : S_ISDIR(st->st_mode) ? -EISDIR : -EINVAL;
}

int fs_site_open(const char *root, const char *path, struct stat *st)
{
    int fd = open_inside(root, path, READING);
    int error = fd < 0 ? fd : judge_regular(fd, st);
    if (!error)
        return fd;
    if (fd >= 0)
        close(fd);
    return error;
}

int fs_site_missing(const char *root, const char *path)
{
    int fd = open_inside(root, path, O_PATH | O_CLOEXEC);
    if (fd >= 0)
        close(fd);
    return fd == -ENOENT || fd == -ENOTDIR;
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
    int kind = judge_regular(fd, &st);
    if (kind)
        return kind;
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
    int fd = openat(dirfd, path, READING);
    if (fd < 0)
        return -errno;
    int error = read_regular(a, fd, limit, text, n);
    close(fd);
    return error;
}

int fs_site_read(struct arena *a, const char *root, const char *path, size_t limit, char **text,
                 size_t *n)
{
    int fd = open_inside(root, path, READING);
    if (fd < 0)
        return fd;
    int error = read_regular(a, fd, limit, text, n);
    close(fd);
    return error;
}

int fs_append(const char *path, const void *s, size_t n)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
    if (fd < 0)
        return -errno;
    int error = write_all(fd, s, n);
    return close(fd) && !error ? -errno : error;
}
