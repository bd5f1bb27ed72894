#ifndef COMMAND_VERSION_H
#define COMMAND_VERSION_H

/* `knoten version [-v]`: returns the exit status. */
int command_version(int argc, char **argv);

#endif
