#include "resolve/resolve.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* A running `git log`: commits newest first, each "\x01TIME DECORATION" and then the files it
 * touched. */
struct history {
    pid_t pid;
    FILE *lines;
};

static int history_spawn(struct history *h, char *const argv[], int pipe_fd[2])
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, pipe_fd[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    int error = posix_spawnp(&h->pid, "git", &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    return error == 0;
}

/* Starts git; 0 if there is none. No repository is an empty history. */
static int history_open(struct history *h, const char *root)
{
    char *argv[] = {"git",
                    "-c",
                    "core.quotePath=false",
                    "-C",
                    (char *)root,
                    "log",
                    "--format=%x01%ct %D",
                    "--name-only",
                    "--relative",
                    "--no-renames",
                    "--no-show-signature",
                    "--decorate=short",
                    "--",
                    "content",
                    NULL};
    int fd[2];
    if (pipe2(fd, O_CLOEXEC))
        return 0;
    int started = history_spawn(h, argv, fd);
    close(fd[1]);
    h->lines = started ? fdopen(fd[0], "r") : NULL;
    if (!h->lines)
        close(fd[0]);
    return h->lines != NULL;
}

/* Closing the pipe early ends a git that still has history to tell. */
static void history_close(struct history *h)
{
    fclose(h->lines);
    while (waitpid(h->pid, NULL, 0) < 0 && errno == EINTR) {
    }
}

/* An item that still waits for its date. */
struct pending {
    struct item *item; /* NULL once it has one */
};

/* Items by path that still have no date from git. */
struct wanted {
    struct map by_path;
    size_t missing;
    size_t shallow; /* files whose commit is the edge of a shallow clone */
};

static void read_history(struct history *h, struct wanted *w)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t n;
    int64_t time = 0;
    int edge = 0;
    while (w->missing && (n = getline(&line, &room, h->lines)) > 0) {
        line[n - 1] = '\0';
        if (line[0] == '\x01') {
            time = strtoll(line + 1, NULL, 10);
            edge = strstr(line, "grafted") != NULL;
            continue;
        }
        struct pending *p = map_get(&w->by_path, line);
        if (!p || !p->item)
            continue;
        p->item->changed = time;
        p->item = NULL;
        w->missing--;
        w->shallow += (size_t)edge;
    }
    free(line);
}

static void warn_shallow(struct report *r, size_t files)
{
    char count[24];
    snprintf(count, sizeof count, "%zu", files);
    struct diag *d = diag_add_path(r, DIAG_GIT_SHALLOW, "content", count, NULL);
    diag_help(r, d, HELP_FETCH_HISTORY, NULL, NULL);
}

void resolve_changed(struct site *site, struct report *r)
{
    struct wanted w = {0};
    struct history h;
    map_init(&w.by_path, site->arena);
    for (size_t i = 0; i < site->all.n; i++) {
        struct item *item = site->all.at[i];
        if (item->updated.year) {
            item->changed = (int64_t)date_days(item->updated) * DAY_SECONDS;
            continue;
        }
        struct pending *p = arena_alloc(site->arena, sizeof *p);
        p->item = item;
        map_add(&w.by_path, item->source->path, p);
        w.missing++;
    }
    if (!w.missing || !history_open(&h, site->root))
        return;
    read_history(&h, &w);
    history_close(&h);
    if (w.shallow)
        warn_shallow(r, w.shallow);
}
