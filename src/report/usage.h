#ifndef REPORT_USAGE_H
#define REPORT_USAGE_H

#include "report/phrase.h"

/* Tells on standard error what is wrong with the command line or the environment (`knoten: TEXT`);
 * `a` and `b` fill %1 and %2 (NULL if unused). Returns 2, the exit status for both. */
int usage_fault(enum message_language language, enum phrase p, const char *a, const char *b);

#endif
