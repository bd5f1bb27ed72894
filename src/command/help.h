#ifndef COMMAND_HELP_H
#define COMMAND_HELP_H

#include "command/manual.h"

#include <stdio.h>

struct buf;

/* Prints the list of commands. */
void help_list(FILE *out, enum message_language language);

/* Appends what is told of a command: how it is called, what it does, with which options. */
void help_command(struct buf *out, enum manual_command command, enum message_language language);

/* Prints what is told of the command `name`; returns the exit status. */
int help_print(const char *name, enum message_language language);

/* `knoten help [COMMAND|content|layouts]`: returns the exit status. `argv[0]` is the command's own
 * name. */
int command_help(int argc, char **argv);

#endif
