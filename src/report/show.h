#ifndef REPORT_SHOW_H
#define REPORT_SHOW_H

#include "report/diag.h"

/* Prints all messages and the summary line on standard error, in the language of the environment.
 * `writes`: the summary says that nothing was written if there are errors. */
void report_show(struct report *r, int writes);

/* Prints how a command is called on standard error. */
void report_usage(const char *usage);

#endif
