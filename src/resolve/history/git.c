#include "resolve/history/git.h"

#include "base/arena.h"
#include "base/list.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

/* What a repository's own configuration could name to be run, or to be read instead of what stands
 * in it; an option weighs more than the file and all that it includes. No command below comes near
 * most of it: each of them is one more thing that would have to go wrong. */
static const char *const settings[] = {
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.attributesFile=/dev/null",
    "core.excludesFile=/dev/null",
    "core.sshCommand=false",
    "core.gitProxy=false",
    "core.askPass=false",
    "core.pager=cat",
    "core.editor=false",
    "core.alternateRefsCommand=false",
    "credential.helper=",
    "diff.external=",
    "diff.orderFile=",
    "log.showSignature=false",
    "gpg.program=false",
    "gc.auto=0",
    "maintenance.auto=false",
    "fetch.bundleURI=",
    "protocol.allow=never",
};

/* Nothing of GIT_* comes from outside. GIT_ALLOW_PROTOCOL weighs more than what a repository says
 * of single protocols (protocol.ext.allow); there is none of that name, so a missing object is
 * fetched by no version of git. The configuration of the machine and of the user decides nothing
 * either: the site must not depend on who builds it. */
static const char *const variables[] = {
    "GIT_ALLOW_PROTOCOL=none",     "GIT_NO_LAZY_FETCH=1",
    "GIT_PROTOCOL_FROM_USER=0",    "GIT_TERMINAL_PROMPT=0",
    "GIT_CONFIG_NOSYSTEM=1",       "GIT_CONFIG_SYSTEM=/dev/null",
    "GIT_CONFIG_GLOBAL=/dev/null", "GIT_ATTR_NOSYSTEM=1",
    "GIT_GRAFT_FILE=/dev/null",    "GIT_INDEX_FILE=/nonexistent/index",
};

static const char *const switches[] = {"--no-pager", "--no-optional-locks", "--no-replace-objects",
                                       "--literal-pathspecs"};

enum { LOCALE_C = sizeof "LC_ALL", PATIENCE = 30000 /* milliseconds */ };

/* Returns the environment, a NULL-terminated list. */
static char **git_environment(struct arena *a)
{
    static const char locale[] = "LC_ALL=C";
    struct list env = {0};
    for (char **e = environ; *e; e++) {
        if (strncmp(*e, "GIT_", 4) != 0 && strncmp(*e, locale, LOCALE_C) != 0)
            list_add(&env, a, *e);
    }
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
        list_add(&env, a, arena_strdup(a, variables[i]));
    list_add(&env, a, arena_strdup(a, locale));
    list_add(&env, a, NULL);
    return (char **)env.at;
}

static char **git_arguments(struct arena *a, const struct repository *repo,
                            const char *const command[])
{
    struct list argv = {0};
    list_add(&argv, a, arena_strdup(a, "git"));
    for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
        list_add(&argv, a, arena_strdup(a, switches[i]));
    list_add(&argv, a, arena_strdup(a, "-C"));
    list_add(&argv, a, arena_strdup(a, repo->top));
    list_add(&argv, a, arena_printf(a, "--git-dir=%s", repo->dir));
    list_add(&argv, a, arena_printf(a, "--work-tree=%s", repo->top));
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        list_add(&argv, a, arena_strdup(a, "-c"));
        list_add(&argv, a, arena_strdup(a, settings[i]));
    }
    for (; *command; command++)
        list_add(&argv, a, arena_strdup(a, *command));
    list_add(&argv, a, NULL);
    return (char **)argv.at;
}

/* Returns git's path; NULL: there is none. A PATH may name the current folder, which is the
 * content's. */
static const char *git_program(struct arena *a)
{
    const char *path = getenv("PATH");
    for (const char *p = path ? path : "/usr/local/bin:/usr/bin:/bin"; *p;) {
        size_t n = strcspn(p, ":");
        const char *program = arena_printf(a, "%.*s/git", (int)n, p);
        if (*p == '/' && access(program, X_OK) == 0)
            return program;
        p += n + (p[n] == ':');
    }
    return NULL;
}

static int git_spawn(struct git *g, const char *program, char **argv, char **env, int in, int out)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    if (in >= 0)
        posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    else
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    int error = posix_spawn(&g->pid, program, &actions, NULL, argv, env);
    posix_spawn_file_actions_destroy(&actions);
    return -error;
}

int git_start(struct git *g, struct arena *a, const struct repository *repo,
              const char *const command[], int in)
{
    int fd[2];
    *g = (struct git){0};
    const char *program = git_program(a);
    if (!program)
        return -ENOENT;
    if (pipe2(fd, O_CLOEXEC))
        return -errno;
    int error =
        git_spawn(g, program, git_arguments(a, repo, command), git_environment(a), in, fd[1]);
    close(fd[1]);
    g->out = error ? NULL : fdopen(fd[0], "r");
    if (!g->out)
        close(fd[0]);
    return error;
}

int git_answers(const struct git *g)
{
    struct pollfd out = {.fd = fileno(g->out), .events = POLLIN};
    int ready;
    while ((ready = poll(&out, 1, PATIENCE)) < 0 && errno == EINTR) {
    }
    if (!ready)
        kill(g->pid, SIGKILL);
    return ready != 0;
}

int git_end(struct git *g)
{
    int status = 0;
    fclose(g->out);
    while (waitpid(g->pid, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int git_says(struct arena *a, const struct repository *repo, const char *const command[],
             const char *line[], size_t n)
{
    struct git g;
    char *text = NULL;
    size_t room = 0, i = 0;
    int error = git_start(&g, a, repo, command, -1);
    for (ssize_t got; !error && i < n && git_answers(&g); i++) {
        got = getline(&text, &room, g.out);
        if (got <= 0)
            break;
        line[i] = arena_copy(a, text, (size_t)got - (text[got - 1] == '\n'));
    }
    for (; i < n; i++)
        line[i] = NULL;
    free(text);
    if (!error)
        git_end(&g);
    return error;
}
