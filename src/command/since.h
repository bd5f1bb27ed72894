#ifndef COMMAND_SINCE_H
#define COMMAND_SINCE_H

#include "command/project.h"

struct since;

/* Finds what changed since the commit that options->since names, after the site was read. Returns
 * 0, or 2 after telling why that is not known. */
int since_look(struct project *p, const struct options *o, struct since *out);

/* Prints, a line each, the whole address of every page whose file changed, a tab and its title; for
 * changed words the language's home page, for anything else the site's. */
void since_tell(const struct project *p, const struct since *since);

#endif
