#include "base/fs_put.h"

#include "base/fs_open.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What lies where a file is to be written. */
struct spot {
    int folder;              /* open */
    char name[NAME_MAX + 1]; /* of the file in it */
};

/* Copies the folder part of `path` ("." without one) and returns its name; NULL if either is too
 * long. */
static const char *part_path(const char *path, char folder[PATH_MAX])
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    size_t n = slash ? (size_t)(slash - path) : 1;
    if (n >= PATH_MAX || strlen(name) > NAME_MAX || !*name)
        return NULL;
    memcpy(folder, slash ? path : ".", n);
    folder[n] = '\0';
    return name;
}

/* Makes the folder `path` and those above it that are missing. Returns 0 or -errno. */
static int make_folder(const char *root, const char *path)
{
    char above[PATH_MAX];
    int fd = fs_site_folder(root, path);
    if (fd >= 0)
        close(fd);
    if (fd != -ENOENT)
        return fd < 0 ? fd : 0;
    const char *name = part_path(path, above);
    int error = name && strcmp(above, path) != 0 ? make_folder(root, above) : -ENAMETOOLONG;
    fd = error ? error : fs_site_folder(root, above);
    if (fd < 0)
        return fd;
    error = mkdirat(fd, name, 0777) && errno != EEXIST ? -errno : 0;
    close(fd);
    return error;
}

static int open_spot(const char *root, const char *path, struct spot *s)
{
    char folder[PATH_MAX];
    const char *name = part_path(path, folder);
    if (!name)
        return -ENAMETOOLONG;
    memcpy(s->name, name, strlen(name) + 1);
    s->folder = fs_site_folder(root, folder);
    return s->folder < 0 ? s->folder : 0;
}

static int put_all(int fd, const char *s, size_t n)
{
    while (n) {
        ssize_t done = write(fd, s, n);
        if (done < 0 && errno != EINTR)
            return -errno;
        s += done > 0 ? done : 0;
        n -= done > 0 ? (size_t)done : 0;
    }
    return 0;
}

/* Writes a file that must not be there yet. */
static int put_new(int folder, const char *name, mode_t mode, const void *s, size_t n)
{
    int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
    if (fd < 0)
        return -errno;
    int error = put_all(fd, s, n);
    if (!error && fsync(fd))
        error = -errno;
    if (close(fd) && !error)
        error = -errno;
    if (error)
        unlinkat(folder, name, 0);
    return error;
}

int fs_site_create(const char *root, const char *path, const void *s, size_t n)
{
    char folder[PATH_MAX];
    struct spot spot;
    int error = part_path(path, folder) ? make_folder(root, folder) : -ENAMETOOLONG;
    if (!error)
        error = open_spot(root, path, &spot);
    if (error)
        return error;
    error = put_new(spot.folder, spot.name, 0666, s, n);
    close(spot.folder);
    return error;
}

/* Writes beside the file and puts the new one in its place. */
static int replace_at(const struct spot *s, const void *bytes, size_t n)
{
    struct stat st;
    char beside[NAME_MAX + 1];
    if (fstatat(s->folder, s->name, &st, AT_SYMLINK_NOFOLLOW))
        return -errno;
    if (!S_ISREG(st.st_mode))
        return S_ISLNK(st.st_mode) ? -ELOOP : -EINVAL;
    snprintf(beside, sizeof beside, ".knoten-%ld", (long)getpid());
    int error = put_new(s->folder, beside, st.st_mode & 0777, bytes, n);
    if (!error && fchmodat(s->folder, beside, st.st_mode & 07777, 0))
        error = -errno;
    if (!error && renameat(s->folder, beside, s->folder, s->name))
        error = -errno;
    if (error)
        unlinkat(s->folder, beside, 0);
    return error;
}

int fs_site_replace(const char *root, const char *path, const void *s, size_t n)
{
    struct spot spot;
    int error = open_spot(root, path, &spot);
    if (error)
        return error;
    error = replace_at(&spot, s, n);
    close(spot.folder);
    return error;
}
