#include "resolve/history.h"

#include "base/arena.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* Starts git with `in` as its input (-1: nothing to read). */
static int git_spawn(struct history *h, char *const argv[], int in, int out)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (in >= 0)
        posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    else
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    int error = posix_spawnp(&h->pid, "git", &actions, NULL, argv, environ);
    posix_spawn_file_actions_destroy(&actions);
    return error == 0;
}

static int git_open(struct history *h, char *const argv[], int in)
{
    int fd[2];
    *h = (struct history){0};
    if (pipe2(fd, O_CLOEXEC))
        return 0;
    int started = git_spawn(h, argv, in, fd[1]);
    close(fd[1]);
    h->out = started ? fdopen(fd[0], "r") : NULL;
    if (!h->out)
        close(fd[0]);
    return h->out != NULL;
}

/* Each commit is a line "\x01TIME DECORATION", then a line for each file. A merge names the files
 * in which it differs from all its parents (-c): its own doing. What users may have configured must
 * not change the form. */
int history_open(struct history *h, const char *root)
{
    char *argv[] = {"git",
                    "-c",
                    "core.quotePath=false",
                    "-c",
                    "log.follow=false",
                    "-C",
                    (char *)root,
                    "log",
                    "--format=%x01%ct %D",
                    "--raw",
                    "-c",
                    "--no-abbrev",
                    "--no-color",
                    "--relative",
                    "--no-renames",
                    "--no-show-signature",
                    "--decorate=short",
                    "--",
                    "content",
                    NULL};
    return git_open(h, argv, -1);
}

static int has_repository(const char *root)
{
    char path[PATH_MAX + sizeof "/.git"];
    if (!realpath(root, path))
        return 0;
    for (char *end = path + strlen(path); end; end = strrchr(path, '/')) {
        memcpy(end, "/.git", sizeof "/.git");
        if (access(path, F_OK) == 0)
            return 1;
        *end = '\0';
    }
    return 0;
}

/* A git that reads the repository names its folder. */
int history_refused(const char *root)
{
    char *argv[] = {"git", "-C", (char *)root, "rev-parse", "--git-dir", NULL};
    struct history h;
    if (!has_repository(root))
        return 0;
    if (!git_open(&h, argv, -1))
        return 1;
    int named = getline(&h.line, &h.room, h.out) > 0;
    history_close(&h);
    return !named;
}

/* Takes apart ":MODE MODE NAME NAME STATUS\tPATH", the old and the new state of a file; a merge has
 * one more ':', mode and name for each further parent. Returns 0 for other lines. */
static int raw_line(char *line, struct history_change *c)
{
    size_t parents = strspn(line, ":");
    char *tab = strchr(line, '\t'), *rest = NULL;
    if (!parents || !tab)
        return 0;
    *tab = '\0';
    c->path = tab + 1;
    const char *old = strtok_r(line + parents, " ", &rest), *new = NULL;
    for (size_t i = 0; i < parents; i++)
        new = strtok_r(NULL, " ", &rest);
    c->blob = strtok_r(NULL, " ", &rest);
    if (!old || !new || !c->blob)
        return 0;
    c->deleted = !strncmp(old, "100", 3) && !strcmp(new, "000000");
    return 1;
}

int history_next(struct history *h, struct history_change *c)
{
    ssize_t n;
    while ((n = getline(&h->line, &h->room, h->out)) > 0) {
        h->line[n - 1] = '\0';
        if (h->line[0] == '\x01') {
            h->time = strtoll(h->line + 1, NULL, 10);
            h->edge = strstr(h->line, "grafted") != NULL;
        } else if (raw_line(h->line, c)) {
            c->time = h->time;
            c->edge = h->edge;
            return 1;
        }
    }
    return 0;
}

/* The names go through a file in memory: a pipe could fill up while git waits for us, and would
 * kill us by a signal if git ended early. */
int history_open_blobs(struct history *h, const char *root, const char *blobs)
{
    char *argv[] = {"git",     "-c", "protocol.allow=never", "-C", (char *)root, "cat-file",
                    "--batch", NULL};
    size_t n = strlen(blobs);
    int in = memfd_create("blobs", MFD_CLOEXEC);
    if (in < 0)
        return 0;
    int opened =
        write(in, blobs, n) == (ssize_t)n && lseek(in, 0, SEEK_SET) == 0 && git_open(h, argv, in);
    close(in);
    return opened;
}

/* Reads past what is not wanted. */
static int skip(FILE *f, size_t n)
{
    char waste[4096];
    while (n) {
        size_t some = n < sizeof waste ? n : sizeof waste;
        if (fread(waste, 1, some, f) != some)
            return 0;
        n -= some;
    }
    return 1;
}

int history_blob(struct history *h, size_t limit, char **text, size_t *n)
{
    *text = NULL;
    if (getline(&h->line, &h->room, h->out) <= 0)
        return 0;
    const char *type = strchr(h->line, ' ');
    const char *size = type ? strchr(type + 1, ' ') : NULL;
    if (!size)
        return type != NULL; /* "NAME missing" */
    *n = strtoull(size + 1, NULL, 10);
    if (strncmp(type, " blob ", 6) != 0 || *n > limit)
        return skip(h->out, *n) && skip(h->out, 1);
    *text = memory_get(*n + 1);
    if (fread(*text, 1, *n, h->out) == *n && skip(h->out, 1)) {
        (*text)[*n] = '\0';
        return 1;
    }
    free(*text);
    *text = NULL;
    return 0;
}

/* Closing the pipe early ends a git that still has something to tell. */
void history_close(struct history *h)
{
    fclose(h->out);
    free(h->line);
    while (waitpid(h->pid, NULL, 0) < 0 && errno == EINTR) {
    }
}
