#ifndef COMMAND_DUE_H
#define COMMAND_DUE_H

#include "command/options.h"
#include "command/project.h"

/* `knoten check --due`: lists the facts that somebody should confirm again, in the form that
 * --format names. Returns the exit status. */
int due_tell(struct project *p, const struct options *o);

#endif
