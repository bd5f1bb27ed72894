#ifndef COMMAND_HOSTS_H
#define COMMAND_HOSTS_H

/* `knoten hosts SERVER`: prints what a web server must be told to serve the site rightly. Returns
 * the exit status. */
int command_hosts(int argc, char **argv);

#endif
