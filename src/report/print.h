#ifndef REPORT_PRINT_H
#define REPORT_PRINT_H

#include "report/language.h"

#include <stdio.h>

struct report;

/* Sorts, then prints every message: `path:line:col: error: text [id]`, the quoted line, the caret,
 * help and note. Control bytes are made visible. */
void report_print(struct report *r, FILE *out, enum message_language language);

/* Prints the summary line: how many errors, warnings and hints, and, if there are errors, that
 * nothing was written. Prints nothing if there are none. */
void report_summary(const struct report *r, FILE *out, enum message_language language, int writes);

/* Returns the exit status for what is in the report: 2 if the environment failed, 1 if there
 * are other errors, else 0. */
int report_status(const struct report *r);

/* Prints every message and the summary on standard error; returns the exit status. */
int report_tell(struct report *r, enum message_language language, int writes);

#endif
