#ifndef COMMAND_TELL_H
#define COMMAND_TELL_H

#include "command/options.h"
#include "command/project.h"

/* Tells what `knoten check` found, in the form that o->format names: text on standard error, any
 * other on standard output. Returns the exit status as report_tell does. */
int tell_findings(struct project *p, const struct options *o);

/* Tells that a file of the author's could not be written, for the reason `error`, -errno; returns 2.
 */
int tell_unwritten(enum message_language language, const char *path, int error);

#endif
