#ifndef COMMAND_BUILD_H
#define COMMAND_BUILD_H

/* `knoten build`: reads, checks, renders and publishes the site. Returns the exit status. */
int command_build(int argc, char **argv);

/* `knoten check`: all that a build does but writing. Returns the exit status. */
int command_check(int argc, char **argv);

#endif
