#ifndef COMMAND_MISSING_H
#define COMMAND_MISSING_H

#include "command/options.h"
#include "command/project.h"

/* Prints what is still to be translated into the language that o->missing names (`all`: how much
 * it is in each), the most important first. Opens `p`; returns the exit status. */
int missing_tell(struct project *p, const struct options *o);

#endif
