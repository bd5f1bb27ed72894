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

void progress_start(struct progress *p, int quiet, int verbose)
{
    *p = (struct progress){
        .shown = !quiet && !verbose && isatty(STDERR_FILENO), .tells = verbose, .since = now_ms()};
}

static void tell_step(const struct progress *p)
{
    long long ms = now_ms() - p->step;
    if (p->tells && p->what)
        fprintf(stderr, "%s: %lld.%02lld s\n", p->what, ms / 1000, ms % 1000 / 10);
}

void progress_say(struct progress *p, const char *what)
{
    tell_step(p);
    p->what = what;
    p->step = now_ms();
    if (!p->shown || now_ms() - p->since < PATIENCE_MS)
        return;
    fprintf(stderr, "\r\033[K%s …", what);
    fflush(stderr);
    p->drawn = 1;
}

long long progress_end(struct progress *p)
{
    tell_step(p);
    if (p->drawn)
        fputs("\r\033[K", stderr);
    p->drawn = 0;
    p->what = NULL;
    return now_ms() - p->since;
}
