#include "command/serve/looks.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/map.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* All files as they were seen at one look. */
struct look {
    struct arena arena;
    struct map files; /* path → struct fs_stamp */
};

struct looks {
    const char *root;
    int timer;
    struct look *last;
};

const char *const watch_folders[] = {"content", "site", "layouts", NULL};

static int is_copy(const char *path)
{
    return path[strlen(path) - 1] == '~';
}

static void look_into(struct look *l, const char *root, const char *folder)
{
    struct fs_tree tree;
    if (fs_walk(&l->arena, root, folder, &tree))
        return; /* it is told of when the site is read */
    for (size_t i = 0; i < tree.n; i++) {
        if (!is_copy(tree.file[i].path))
            map_add(&l->files, tree.file[i].path, &tree.file[i].stamp);
    }
}

static struct look *look_all(const char *root)
{
    struct look *l = memory_get(sizeof *l);
    arena_init(&l->arena);
    map_init(&l->files, &l->arena);
    for (size_t i = 0; watch_folders[i]; i++)
        look_into(l, root, watch_folders[i]);
    return l;
}

static void look_free(struct look *l)
{
    arena_free(&l->arena);
    free(l);
}

struct looks *looks_open(const char *root, int seconds, int *error)
{
    const struct itimerspec every = {{seconds, 0}, {seconds, 0}};
    int timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    if (timer < 0 || timerfd_settime(timer, 0, &every, NULL)) {
        *error = errno;
        if (timer >= 0)
            close(timer);
        return NULL;
    }
    struct looks *l = memory_get(sizeof *l);
    *l = (struct looks){.root = root, .timer = timer, .last = look_all(root)};
    return l;
}

void looks_close(struct looks *l)
{
    look_free(l->last);
    close(l->timer);
    free(l);
}

int looks_descriptor(const struct looks *l)
{
    return l->timer;
}

/* Returns what a file that is new or another changes; notes the newest of content. */
static unsigned note_look(const char *path, const struct fs_stamp *f, struct buf *saved,
                          int64_t *newest)
{
    size_t n = strlen(path);
    if (n > 4 && !strcmp(path + n - 4, ".css"))
        return WATCH_STYLE;
    if (n > 3 && !strcmp(path + n - 3, ".md") && !strncmp(path, "content/", 8) &&
        f->mtime >= *newest) {
        *newest = f->mtime;
        buf_cut(saved, 0);
        buf_puts(saved, path);
    }
    return WATCH_PAGES;
}

unsigned looks_take(struct looks *l, struct buf *saved)
{
    uint64_t rounds;
    unsigned sum = WATCH_NOTHING;
    int64_t newest = 0;
    size_t known = 0;
    if (read(l->timer, &rounds, sizeof rounds) != sizeof rounds)
        return sum;
    struct look *now = look_all(l->root);
    buf_cut(saved, 0);
    for (size_t i = 0; i < now->files.n; i++) {
        const char *path = now->files.entry[i].key;
        const struct fs_stamp *f = now->files.entry[i].value, *was = map_get(&l->last->files, path);
        known += was != NULL;
        if (!was || !fs_stamp_equal(f, was))
            sum |= note_look(path, f, saved, &newest);
    }
    if (known < l->last->files.n)
        sum |= WATCH_PAGES; /* some are gone */
    look_free(l->last);
    l->last = now;
    return sum;
}
