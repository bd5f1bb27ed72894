#include "report/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { PATIENCE_MS = 400 };

static long long now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (long long)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void progress_start(struct progress *p, int quiet)
{
    *p = (struct progress){.shown = !quiet && isatty(STDERR_FILENO), .since = now_ms()};
}

void progress_say(struct progress *p, const char *what)
{
    if (!p->shown || now_ms() - p->since < PATIENCE_MS)
        return;
    fprintf(stderr, "\r\033[K%s …", what);
    fflush(stderr);
    p->drawn = 1;
}

long long progress_end(struct progress *p)
{
    if (p->drawn)
        fputs("\r\033[K", stderr);
    p->drawn = 0;
    return now_ms() - p->since;
}
