#include "base/arena.h"
#include "command/build.h"
#include "command/completion.h"
#include "command/explain.h"
#include "command/fmt.h"
#include "command/help.h"
#include "command/hosts.h"
#include "command/list.h"
#include "command/new.h"
#include "command/render.h"
#include "command/serve/serve.h"
#include "command/version.h"
#include "report/suggest.h"
#include "report/usage.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    int (*run)(int argc, char **argv);
} commands[] = {
    {"build", command_build},     {"check", command_check},
    {"explain", command_explain}, {"new", command_new},
    {"fmt", command_fmt},         {"render", command_render},
    {"serve", command_serve},     {"list", command_list},
    {"hosts", command_hosts},     {"completion", command_completion},
    {"version", command_version}, {"help", command_help},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

/* Every allocation of the program ends here when memory is gone; nothing has been published yet, or
 * all of it has. */
_Noreturn void memory_exhausted(size_t wanted)
{
    fprintf(stderr, "knoten: %s (%zu)\n", phrase_text(PHRASE_NO_MEMORY, message_language_choose()),
            wanted);
    _Exit(2);
}

static int find_command(const char *name)
{
    for (int i = 0; i < COMMANDS; i++) {
        if (!strcmp(commands[i].name, name))
            return i;
    }
    return -1;
}

static int unknown_command(const char *name, enum message_language language)
{
    struct suggest s = suggest_begin(name);
    for (int i = 0; i < COMMANDS; i++)
        suggest_offer(&s, commands[i].name);
    return usage_fault(language, s.best ? PHRASE_COMMAND_MEANT : PHRASE_COMMAND_UNKNOWN, name,
                       s.best);
}

/* `knoten COMMAND … --help`, in whatever language. */
static int asks_for_help(int argc, char **argv)
{
    for (int i = 2; i < argc; i++) {
        if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h"))
            return 1;
    }
    return 0;
}

int main(int argc, char **argv)
{
    enum message_language language = message_language_asked(argc, argv);
    /* A file that may not become so large is told of like a full disk. */
    signal(SIGXFSZ, SIG_IGN);
    if (argc < 2) {
        help_list(stderr, language);
        return 2;
    }
    const char *name = argv[1];
    if (!strcmp(name, "--help") || !strcmp(name, "-h"))
        name = "help";
    if (!strcmp(name, "--version"))
        name = "version";
    int i = find_command(name);
    if (i >= 0 && asks_for_help(argc, argv))
        return help_print(commands[i].name, language);
    if (i >= 0)
        argv[1] = (char *)(size_t)commands[i].name;
    int status = i < 0 ? unknown_command(name, language) : commands[i].run(argc - 1, argv + 1);
    if (fflush(stdout) || ferror(stdout))
        return usage_fault(language, PHRASE_NO_OUTPUT, NULL, NULL);
    return status;
}
