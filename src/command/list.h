#ifndef COMMAND_LIST_H
#define COMMAND_LIST_H

/* `knoten list [WHAT]`: returns the exit status. */
int command_list(int argc, char **argv);

#endif
