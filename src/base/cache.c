#include "base/cache.h"

#include "base/arena.h"
#include "base/fs.h"
#include "base/fs_open.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    HEX = 32,        /* digits of a digest, which is also the name of a result */
    HEAD = HEX + 1,  /* a result begins with the digest of what follows, and a new line */
    LIMIT = 1 << 28, /* bytes of a result; a bigger one is not ours */
};

static void write_hex(struct digest d, char out[HEX + 1])
{
    snprintf(out, HEX + 1, "%016" PRIx64 "%016" PRIx64, d.a, d.b);
}

void cache_open(struct cache *c, int dirfd, const char *name, int writes)
{
    *c = (struct cache){.fd = -1, .writes = writes};
    if (dirfd < 0 || (writes && mkdirat(dirfd, name, 0777) && errno != EEXIST))
        return;
    c->fd = openat(dirfd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

void cache_close(struct cache *c)
{
    if (c->fd >= 0)
        close(c->fd);
    c->fd = -1;
}

int cache_get(const struct cache *c, struct digest key, struct arena *a, const char **s, size_t *n)
{
    char name[HEX + 1], want[HEX + 1], *text;
    size_t size;
    write_hex(key, name);
    if (c->fd < 0 || fs_read(a, c->fd, name, LIMIT, &text, &size) || size < HEAD)
        return 0;
    write_hex(digest_bytes(text + HEAD, size - HEAD), want);
    if (memcmp(text, want, HEX) != 0 || text[HEX] != '\n')
        return 0;
    *s = text + HEAD;
    *n = size - HEAD;
    return 1;
}

void cache_put(const struct cache *c, struct digest key, const void *s, size_t n)
{
    char name[HEX + 1], head[HEX + 2], fresh[64];
    if (c->fd < 0 || !c->writes)
        return;
    write_hex(key, name);
    write_hex(digest_bytes(s, n), head);
    head[HEX] = '\n';
    /* Two threads may come upon the same bytes under two names, and so may two builds. */
    snprintf(fresh, sizeof fresh, "%.8s.%ld.%lx", name, (long)getpid(),
             (unsigned long)(uintptr_t)s);
    int fd = openat(c->fd, fresh, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
    if (fd < 0)
        return;
    int error = write_all(fd, head, HEAD);
    error = error ? error : write_all(fd, s, n);
    if (close(fd) || error || renameat(c->fd, fresh, c->fd, name))
        unlinkat(c->fd, fresh, 0);
}

/* Reads the name of a result; returns 0 if it is not one. */
static int read_hex(const char *name, struct digest *out)
{
    char half[HEX / 2 + 1] = {0}, again[HEX + 1];
    if (strlen(name) != HEX)
        return 0;
    memcpy(half, name, HEX / 2);
    *out = (struct digest){strtoull(half, NULL, 16), strtoull(name + HEX / 2, NULL, 16)};
    write_hex(*out, again);
    return !strcmp(name, again);
}

static int is_kept(const char *name, const struct digest *key, size_t keys)
{
    struct digest d;
    int found = 0;
    for (size_t i = read_hex(name, &d) ? 0 : keys; i < keys && !found; i++)
        found = digest_equal(d, key[i]);
    return found;
}

void cache_sweep(const struct cache *c, const struct digest *key, size_t keys)
{
    int fd = c->fd < 0 ? -1 : openat(c->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *d = fd < 0 ? NULL : fdopendir(fd);
    if (!d) {
        if (fd >= 0)
            close(fd);
        return;
    }
    for (const struct dirent *e; (e = readdir(d));) {
        if (e->d_name[0] != '.' && !is_kept(e->d_name, key, keys))
            unlinkat(c->fd, e->d_name, 0);
    }
    closedir(d);
}
