#ifndef COMMAND_NEW_H
#define COMMAND_NEW_H

/* `knoten new`: makes a content file with the fields that were given and help on all others.
 * Returns the exit status. */
int command_new(int argc, char **argv);

#endif
