#ifndef COMMAND_ASSETS_H
#define COMMAND_ASSETS_H

#include "command/options.h"
#include "command/project.h"

/* `knoten check --assets`: lists the files below site/assets that nothing names, and those that
 * this build keeps back as only drafts or members' items name them. Returns the exit status. */
int assets_tell(struct project *p, const struct options *o);

#endif
