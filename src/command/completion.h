#ifndef COMMAND_COMPLETION_H
#define COMMAND_COMPLETION_H

/* `knoten completion bash|zsh|fish`: prints a script that lets the shell complete commands, options
 * and their values. Returns the exit status. */
int command_completion(int argc, char **argv);

#endif
