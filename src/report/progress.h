#ifndef REPORT_PROGRESS_H
#define REPORT_PROGRESS_H

#include "report/phrase.h"

/* A line on a terminal that says what a long build is doing. Silent unless standard error is a
 * terminal. */
struct progress {
    int shown; /* standard error is a terminal and the build is not quiet */
    int drawn; /* a line stands there and must be wiped */
    int tells; /* the time of every step is wanted */
    enum message_language language;
    enum phrase what; /* the step that is being done; PHRASE_NONE: none yet */
    long long since;  /* milliseconds of the monotonic clock when the build began */
    long long step;   /* and when this step did */
};

/* Notes when the build began, and whether anybody is watching. `verbose`: each step's time will be
 * told on standard error when it is done. */
void progress_start(struct progress *p, enum message_language language, int quiet, int verbose);

/* Begins the step `what`, and shows it if the build already took long enough for a person to
 * wonder.
 */
void progress_say(struct progress *p, enum phrase what);

/* Appends a stretch of time in seconds and hundredths: "0.25 s". */
void progress_seconds(struct buf *out, enum message_language language, long long ms);

/* Tells, where the time of steps is wanted, that `n` things were made by `name` in so long. */
void progress_part(const struct progress *p, const char *name, size_t n, long long ms);

/* Wipes the line; returns the milliseconds since progress_start. */
long long progress_end(struct progress *p);

#endif
