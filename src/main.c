#include "base/arena.h"
#include "command/build.h"
#include "command/reference.h"
#include "command/render.h"
#include "report/suggest.h"
#include "report/usage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef KNOTEN_VERSION
#define KNOTEN_VERSION "unknown"
#endif

static int command_version(int argc, char **argv);
static int command_help(int argc, char **argv);

static const struct {
    const char *name, *line, *more;
    int (*run)(int argc, char **argv);
} commands[] = {
    {"build", "build the site into public/",
     "usage: knoten build [-C DIR] [-o DIR] [--now WHEN] [--base-url URL] [--links "
     "directory|file]\n"
     "                    [--jobs N] [--drafts] [--for members] [--force] [-q|-v]\n\n"
     "Reads site/, layouts/ and content/ of the site in DIR (default: this folder or the nearest\n"
     "above it), checks everything, and writes the site. While there are mistakes nothing is\n"
     "written, and the old site stands.\n\n"
     "  -C DIR           the site's folder\n"
     "  -o DIR           where to write (default: public in the site's folder)\n"
     "  --now WHEN       2026-11-23 or 2026-11-23T14:00 (default: now; SOURCE_DATE_EPOCH counts)\n"
     "  --base-url URL   where the site will stand, instead of site.yaml's base_url\n"
     "  --links file     links name index.html, so that pages work from a disk or stick\n"
     "  --jobs N         threads (default: as many as processors)\n"
     "  --drafts         build drafts too\n"
     "  --for members    build what is for members only too\n"
     "  --force          take over a folder with files that Knoten did not write\n"
     "  -q               say nothing but what is wrong\n"
     "  -v               tell how long each step took\n\n"
     "Exit status: 0 done, 1 mistakes in the content, 2 wrong use or trouble with the machine.\n",
     command_build},
    {"check", "check everything, write nothing",
     "usage: knoten check [the options of build] [--missing LANGUAGE|all]\n\n"
     "Does all that a build does except writing. Exit status as for build.\n\n"
     "  --missing TAG    list what is still to be translated into this language, the most\n"
     "                   important first\n"
     "  --missing all    count it for each language\n",
     command_check},
    {"render", "render one template over a YAML file",
     "usage: knoten render TEMPLATE DATA.yaml [--layouts DIR] [--lang TAG] [--words FILE]\n\n"
     "Prints the template filled with the data, whose types are inferred. For layout authors.\n",
     command_render},
    {"version", "print the version", "usage: knoten version\n", command_version},
    {"help", "explain a command",
     "usage: knoten help [COMMAND]\n"
     "       knoten help content    what may be written, field by field\n"
     "       knoten help layouts    what templates see\n",
     command_help},
};

enum { COMMANDS = sizeof commands / sizeof *commands };

/* Every allocation of the program ends here when memory is gone; nothing has been published yet, or
 * all of it has. */
_Noreturn void memory_exhausted(size_t wanted)
{
    fprintf(stderr, "knoten: out of memory (%zu bytes wanted); the site stands as it was\n",
            wanted);
    _Exit(2);
}

static int command_version(int argc, char **argv)
{
    (void)argc;
    (void)argv;
    puts("knoten " KNOTEN_VERSION);
    return 0;
}

static int find_command(const char *name)
{
    for (int i = 0; i < COMMANDS; i++) {
        if (!strcmp(commands[i].name, name))
            return i;
    }
    return -1;
}

static int unknown_command(const char *name)
{
    struct suggest s = suggest_begin(name);
    for (int i = 0; i < COMMANDS; i++)
        suggest_offer(&s, commands[i].name);
    if (s.best)
        return usage_fault("unknown command '%s'; did you mean '%s'?", name, s.best);
    return usage_fault("unknown command '%s'; see 'knoten help'", name);
}

static void list_commands(FILE *out)
{
    fputs("usage: knoten COMMAND [OPTIONS]\n\n", out);
    for (int i = 0; i < COMMANDS; i++)
        fprintf(out, "  %-8s %s\n", commands[i].name, commands[i].line);
    fputs("\n'knoten help COMMAND' tells more; 'knoten help content' and 'knoten help layouts' "
          "list all fields.\n",
          out);
}

static const struct {
    const char *name;
    void (*print)(void);
} references[] = {{"content", reference_content}, {"layouts", reference_layouts}};

static int command_help(int argc, char **argv)
{
    if (argc < 2) {
        list_commands(stdout);
        return 0;
    }
    for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
        if (!strcmp(references[i].name, argv[1])) {
            references[i].print();
            return 0;
        }
    }
    int i = find_command(argv[1]);
    if (i < 0)
        return unknown_command(argv[1]);
    fputs(commands[i].more, stdout);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        list_commands(stderr);
        return 2;
    }
    const char *name = argv[1];
    if (!strcmp(name, "--help") || !strcmp(name, "-h"))
        name = "help";
    if (!strcmp(name, "--version"))
        name = "version";
    int i = find_command(name);
    if (i >= 0 && argc == 3 && (!strcmp(argv[2], "--help") || !strcmp(argv[2], "-h")))
        return command_help(2, argv);
    int status = i < 0 ? unknown_command(name) : commands[i].run(argc - 1, argv + 1);
    if (fflush(stdout) || ferror(stdout))
        return usage_fault("cannot write to standard output");
    return status;
}
