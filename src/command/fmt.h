#ifndef COMMAND_FMT_H
#define COMMAND_FMT_H

/* `knoten fmt`: writes front matter in its canonical form (model/front.h). Returns the exit status.
 */
int command_fmt(int argc, char **argv);

#endif
