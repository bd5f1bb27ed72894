#include "command/new_draft.h"

#include "base/arena.h"
#include "report/usage.h"

#include <errno.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>

extern char **environ;

/* Returns what the person calls the editor, perhaps with options of its own. */
static const char *editor_command(void)
{
    static const char *const names[] = {"VISUAL", "EDITOR"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return "vi";
}

/* As git does: the shell takes the setting apart, and the path comes as a word of its own. */
int new_edit(struct arena *a, enum message_language language, const char *path)
{
    const char *command = editor_command();
    char *const argv[] = {
        arena_strdup(a, "sh"), arena_strdup(a, "-c"), arena_printf(a, "exec %s \"$1\"", command),
        arena_strdup(a, "sh"), arena_strdup(a, path), NULL};
    pid_t pid;
    int status = 0;
    int error = posix_spawn(&pid, "/bin/sh", NULL, NULL, argv, environ);
    if (error)
        return usage_fault(language, PHRASE_NEW_NO_EDITOR, command, strerror(error));
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status) && !WEXITSTATUS(status))
        return 0;
    return usage_fault(language, PHRASE_NEW_EDITOR_FAILED, command, path);
}
