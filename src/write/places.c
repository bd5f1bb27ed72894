#include "write/places.h"

#include "base/buf.h"
#include "base/digest.h"
#include "write/publishing.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Where things are: the target, the folder it lies in, and our own hidden folder beside it. */

enum { OPEN_FOLDER = O_RDONLY | O_DIRECTORY | O_CLOEXEC };

void publishing_init(struct publishing *p)
{
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&p->mutex, &attributes);
    pthread_mutexattr_destroy(&attributes);
    p->parent_fd = p->beside_fd = p->live_fd = p->lock_fd = p->standby_fd = -1;
}

int publish_fail(struct publishing *p, int error, const char *why, const char *path)
{
    pthread_mutex_lock(&p->mutex);
    if (!p->done.error) {
        p->done.error = error;
        p->done.why = why;
        p->done.path = arena_strdup(p->arena, path);
    }
    pthread_mutex_unlock(&p->mutex);
    return 0;
}

int publish_fail_in(struct publishing *p, int error, const char *why, const char *path)
{
    struct buf full;
    buf_init(&full);
    buf_printf(&full, *path ? "%s/%s" : "%s", p->order.target, path);
    publish_fail(p, error, why, full.s);
    buf_free(&full);
    return 0;
}

int publish_fail_beside(struct publishing *p, int error, const char *why, const char *name)
{
    return publish_fail(p, error, why,
                        arena_printf(p->arena, "%s/%s/%s", p->parent, p->beside, name));
}

/* Makes the folders above `path`. */
static int make_parents(struct publishing *p, const char *path)
{
    char *folder = arena_strdup(p->arena, path);
    for (char *slash = folder; (slash = strchr(slash + 1, '/'));) {
        *slash = '\0';
        if (mkdir(folder, 0777) && errno != EEXIST)
            return publish_fail(p, errno, "create folder", folder);
        *slash = '/';
    }
    return 1;
}

/* Returns the target's real path; its last part need not exist. NULL after publish_fail. */
static char *real_target(struct publishing *p)
{
    char real[PATH_MAX];
    struct stat st;
    char *path = arena_strdup(p->arena, p->order.target);
    for (size_t n = strlen(path); n > 1 && path[n - 1] == '/'; n--)
        path[n - 1] = '\0';
    if (realpath(path, real))
        return arena_strdup(p->arena, real);
    int error = errno;
    if (error != ENOENT || !*path || !lstat(path, &st)) {
        publish_fail(p, error, "open folder", p->order.target);
        return NULL;
    }
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    const char *above = slash ? arena_copy(p->arena, path, (size_t)(slash - path) + 1) : ".";
    if (!p->looks && !make_parents(p, path))
        return NULL;
    if (!realpath(above, real) || !*name || !strcmp(name, ".") || !strcmp(name, "..")) {
        publish_fail(p, ENOENT, "open folder", p->order.target);
        return NULL;
    }
    return arena_printf(p->arena, "%s/%s", strcmp(real, "/") != 0 ? real : "", name);
}

int publish_beside_write(struct publishing *p, const char *name, const char *s, size_t n)
{
    int fd = -1;
    int error = 0;
    if (unlinkat(p->beside_fd, name, 0) && errno != ENOENT)
        error = errno;
    if (!error) {
        fd = openat(p->beside_fd, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        error = fd < 0 ? errno : -write_all(fd, s, n);
    }
    if (fd >= 0 && close(fd) && !error)
        error = errno;
    return error ? publish_fail_beside(p, error, "write", name) : 1;
}

/* What lies on another device cannot be exchanged with what lies beside it. */
static int refuse_mount(struct publishing *p)
{
    struct stat above;
    struct stat st;
    if (fstat(p->parent_fd, &above))
        return publish_fail(p, errno, "open folder", p->parent);
    if (fstatat(p->parent_fd, p->name, &st, AT_SYMLINK_NOFOLLOW) || st.st_dev == above.st_dev)
        return 1;
    return publish_fail_in(p, EBUSY, "mounted", "");
}

int places_open(struct publishing *p)
{
    char *real = real_target(p);
    if (!real)
        return 0;
    char *slash = strrchr(real, '/');
    p->name = slash + 1;
    p->parent = slash == real ? "/" : arena_copy(p->arena, real, (size_t)(slash - real));
    if (!*p->name)
        return publish_fail(p, EBUSY, "mounted", p->order.target);
    p->beside = arena_printf(p->arena, ".%s.knoten", p->name);
    p->parent_fd = open(p->parent, OPEN_FOLDER);
    if (p->parent_fd < 0)
        return publish_fail(p, errno, "open folder", p->parent);
    if (!refuse_mount(p))
        return 0;
    int made = !p->looks && !mkdirat(p->parent_fd, p->beside, 0777);
    if (!made && !p->looks && errno != EEXIST)
        return publish_fail_beside(p, errno, "create folder", "");
    p->beside_fd = openat(p->parent_fd, p->beside, OPEN_FOLDER | O_NOFOLLOW);
    if (p->beside_fd < 0)
        return publish_fail_beside(p, errno, "open folder", "");
    /* What is derived from the content has no place in its history, and what stood before is not to
     * be served where a server's root is the folder above. */
    static const char deny[] = "Require all denied\n";
    return !made || (publish_beside_write(p, ".gitignore", "*\n", 2) &&
                     publish_beside_write(p, ".htaccess", deny, sizeof deny - 1));
}

int publish_owns(struct arena *a, const char *folder)
{
    const char *slash = strrchr(folder, '/');
    int above = slash ? (int)(slash - folder) + 1 : 0;
    const char *beside = arena_printf(a, "%.*s.%s.knoten", above, folder, folder + above);
    return !access(arena_printf(a, "%s/%s", beside, PUBLISH_MANIFEST), F_OK) ||
           !access(arena_printf(a, "%s/%s", beside, PUBLISH_NEXT), F_OK);
}

int publish_beside(struct arena *a, const char *target, int makes)
{
    struct publishing p = {.arena = a, .order.target = target, .looks = !makes};
    publishing_init(&p);
    int good = places_open(&p);
    if (p.parent_fd >= 0)
        close(p.parent_fd);
    if (!good && p.beside_fd >= 0)
        close(p.beside_fd);
    pthread_mutex_destroy(&p.mutex);
    return good ? p.beside_fd : -1;
}
