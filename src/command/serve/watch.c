#include "command/serve/watch.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs_open.h"
#include "base/map.h"

#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <time.h>
#include <unistd.h>

enum {
    DEPTH = 64, /* as deep as fs_walk reads */
    QUIET = 8,  /* milliseconds without a change, after which a save is over */
    LONGEST = 150,
    EVENT_BYTES = 64 * 1024,
};

/* Files are looked at when they are closed, not while they are written; who saves by renaming moves
 * them here. */
enum {
    ARRIVES = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE,
    LEAVES = IN_DELETE | IN_MOVED_FROM,
    WATCHED = ARRIVES | LEAVES | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR,
};

/* What the watches of one descriptor are on. */
struct watch_places {
    struct arena arena;
    struct map path; /* "WATCH" → the folder's path in the site */
};

struct watch {
    const char *root;
    struct looks *looks;         /* NULL: the system tells what changes */
    struct watch_places *places; /* NULL: nothing was asked of the system */
    int fd;
    int top;            /* the watch on the root itself, of which only `folders` count */
    struct arena arena; /* of what changed since the last settling */
    struct map changed; /* "WATCH/NAME" → struct watch_change */
    struct buf saved;   /* path of the file of content that changed last; empty: none */
    int moved;          /* 1: folders came or went, or changes were lost */
};

/* A file that changed. */
struct watch_change {
    int came;  /* 1: it was not there before */
    int there; /* 1: it is now */
};

/* ---- putting watches on folders ---- */

/* Returns 1 if the entry may be a folder; links are followed as the site's are. */
static int may_be_folder(const struct dirent *e)
{
    return e->d_name[0] != '.' &&
           (e->d_type == DT_DIR || e->d_type == DT_LNK || e->d_type == DT_UNKNOWN);
}

static int watch_folder(struct watch *w, const char *path, int depth);

/* Watches all folders in the open one. */
static int watch_inner(struct watch *w, int fd, const char *path, int depth)
{
    DIR *dir = fdopendir(fd);
    struct dirent *e;
    int error = 0;
    if (!dir) {
        close(fd);
        return errno;
    }
    while (!error && (e = readdir(dir))) {
        if (may_be_folder(e))
            error = watch_folder(w, arena_printf(&w->arena, "%s/%s", path, e->d_name), depth + 1);
    }
    closedir(dir);
    return error;
}

/* Watches the folder `path` of the site and all below it; returns 0 or an errno. One that cannot be
 * opened is told of when the site is read. */
static int watch_folder(struct watch *w, const char *path, int depth)
{
    char place[64];
    int fd = depth > DEPTH ? -1 : fs_site_folder(w->root, path);
    if (fd < 0)
        return fs_trouble(fd) && depth <= DEPTH ? -fd : 0;
    /* By the open folder: what the name means may change meanwhile. */
    snprintf(place, sizeof place, "/proc/self/fd/%d", fd);
    int watch = inotify_add_watch(w->fd, place, WATCHED);
    int error = errno;
    if (watch >= 0) {
        struct arena *a = &w->places->arena;
        map_add(&w->places->path, arena_printf(a, "%d", watch), arena_strdup(a, path));
        return watch_inner(w, fd, path, depth);
    }
    close(fd);
    return error == ENOENT || error == ENOTDIR ? 0 : error;
}

/* Watches everything with a new descriptor; returns 0 or an errno. */
static int watch_all(struct watch *w)
{
    w->places = memory_get(sizeof *w->places);
    arena_init(&w->places->arena);
    map_init(&w->places->path, &w->places->arena);
    w->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (w->fd < 0)
        return errno;
    w->top = inotify_add_watch(w->fd, w->root, WATCHED);
    int error = w->top < 0 ? errno : 0;
    for (size_t i = 0; !error && watch_folders[i]; i++)
        error = watch_folder(w, watch_folders[i], 0);
    return error;
}

static void watch_forget(struct watch *w)
{
    arena_reset(&w->arena);
    map_init(&w->changed, &w->arena);
    w->moved = 0;
}

struct watch *watch_open(const char *root, int seconds, int *error)
{
    struct watch *w = memory_get(sizeof *w);
    *w = (struct watch){.root = root, .fd = -1};
    arena_init(&w->arena);
    buf_init(&w->saved);
    if (seconds)
        w->looks = looks_open(root, seconds, error);
    else
        *error = watch_all(w);
    watch_forget(w);
    if (!*error)
        return w;
    watch_close(w);
    return NULL;
}

static void free_places(struct watch_places *p)
{
    if (!p)
        return;
    arena_free(&p->arena);
    free(p);
}

void watch_close(struct watch *w)
{
    free_places(w->places);
    buf_free(&w->saved);
    if (w->looks)
        looks_close(w->looks);
    if (w->fd >= 0)
        close(w->fd);
    arena_free(&w->arena);
    free(w);
}

int watch_descriptor(const struct watch *w)
{
    return w->looks ? looks_descriptor(w->looks) : w->fd;
}

/* Folders came or went: looks at all of them anew, so that none is watched that is not the site's
 * any more. Until the new descriptor watches, the old one does. */
static int watch_renew(struct watch *w)
{
    int old = w->fd;
    struct watch_places *before = w->places;
    int error = watch_all(w);
    if (error) {
        if (w->fd >= 0)
            close(w->fd);
        free_places(w->places);
        w->fd = old;
        w->places = before;
        return error;
    }
    free_places(before);
    close(old);
    return 0;
}

/* ---- what changed ---- */

/* Names that are never the site's: hidden ones, and copies that editors keep. */
static int is_passed_over(const char *name)
{
    size_t n = strlen(name);
    return !n || name[0] == '.' || name[n - 1] == '~';
}

static int is_ground(const char *name)
{
    for (size_t i = 0; watch_folders[i]; i++) {
        if (!strcmp(name, watch_folders[i]))
            return 1;
    }
    return 0;
}

static void note_event(struct watch *w, const struct inotify_event *e)
{
    const char *name = e->len ? e->name : "";
    if (e->mask & (IN_Q_OVERFLOW | IN_DELETE_SELF | IN_MOVE_SELF)) {
        w->moved = 1;
        return;
    }
    if (is_passed_over(name) || (e->wd == w->top && !is_ground(name)))
        return;
    if ((e->mask & IN_ISDIR) && !(e->mask & IN_CLOSE_WRITE)) {
        w->moved = 1;
        return;
    }
    char *key = arena_printf(&w->arena, "%d/%s", e->wd, name);
    struct watch_change *c = map_get(&w->changed, key);
    if (!c) {
        c = arena_alloc(&w->arena, sizeof *c);
        c->came = (e->mask & (IN_CREATE | IN_MOVED_TO)) != 0;
        map_add(&w->changed, key, c);
    }
    c->there = !(e->mask & LEAVES);
}

/* Takes what has been told so far; returns 1 if there was anything. */
static int watch_drain(struct watch *w)
{
    alignas(struct inotify_event) char bytes[EVENT_BYTES];
    int any = 0;
    ssize_t n;
    while ((n = read(w->fd, bytes, sizeof bytes)) > 0) {
        any = 1;
        for (ssize_t at = 0; at < n;) {
            const struct inotify_event *e = (const void *)(bytes + at);
            note_event(w, e);
            at += (ssize_t)(sizeof *e + e->len);
        }
    }
    return any;
}

static int is_style(const char *key)
{
    size_t n = strlen(key);
    return n > 4 && !strcmp(key + n - 4, ".css");
}

static unsigned watch_sum(const struct watch *w)
{
    unsigned sum = w->moved ? WATCH_PAGES : WATCH_NOTHING;
    for (size_t i = 0; i < w->changed.n; i++) {
        const struct watch_change *c = w->changed.entry[i].value;
        if (c->there && is_style(w->changed.entry[i].key))
            sum |= WATCH_STYLE;
        else if (c->there || !c->came)
            sum |= WATCH_PAGES;
    }
    return sum;
}

/* Notes the file of content that came last and is there. */
static void note_saved(struct watch *w)
{
    static const char ending[] = ".md";
    buf_cut(&w->saved, 0);
    for (size_t i = w->changed.n; i-- > 0 && !w->saved.n;) {
        const struct watch_change *c = w->changed.entry[i].value;
        const char *key = w->changed.entry[i].key, *slash = strchr(key, '/');
        size_t n = strlen(slash);
        const char *folder =
            map_get(&w->places->path, arena_copy(&w->arena, key, (size_t)(slash - key)));
        if (c->there && folder && n > sizeof ending && !strncmp(folder, "content", 7) &&
            !strcmp(slash + n - (sizeof ending - 1), ending))
            buf_printf(&w->saved, "%s%s", folder, slash);
    }
}

const char *watch_saved(const struct watch *w)
{
    return w->saved.n ? w->saved.s : NULL;
}

static long long watch_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

unsigned watch_settle(struct watch *w, int *error)
{
    *error = 0;
    if (w->looks)
        return looks_take(w->looks, &w->saved);
    struct pollfd fd = {.fd = w->fd, .events = POLLIN};
    long long until = watch_clock() + LONGEST;
    watch_drain(w);
    while (watch_clock() < until && poll(&fd, 1, QUIET) > 0)
        watch_drain(w);
    unsigned sum = watch_sum(w);
    note_saved(w);
    *error = w->moved ? watch_renew(w) : 0;
    watch_forget(w);
    return sum;
}
