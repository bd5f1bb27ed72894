#ifndef REPORT_PROGRESS_H
#define REPORT_PROGRESS_H

#include <stddef.h>

/* A line on a terminal that says what a long build is doing. Silent unless standard error is a
 * terminal. */
struct progress {
    int shown;       /* standard error is a terminal and the build is not quiet */
    int drawn;       /* a line stands there and must be wiped */
    long long since; /* milliseconds of the monotonic clock when the build began */
};

/* Notes when the build began, and whether anybody is watching. */
void progress_start(struct progress *p, int quiet);

/* Shows `what` if the build already took long enough for a person to wonder. */
void progress_say(struct progress *p, const char *what);

/* Wipes the line; returns the milliseconds since progress_start. */
long long progress_end(struct progress *p);

#endif
