#include "report/progress.h"

#include "base/buf.h"

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

void progress_start(struct progress *p, enum message_language language, int quiet, int verbose)
{
    *p = (struct progress){.shown = !quiet && !verbose && isatty(STDERR_FILENO),
                           .tells = verbose,
                           .language = language,
                           .since = now_ms()};
}

void progress_seconds(struct buf *out, enum message_language language, long long ms)
{
    char whole[24], part[4];
    snprintf(whole, sizeof whole, "%lld", ms / 1000);
    snprintf(part, sizeof part, "%02d", (int)(ms % 1000 / 10));
    phrase_add(out, PHRASE_SECONDS, language, (const char *const[]){whole, part}, 2);
}

static void tell_step(const struct progress *p)
{
    struct buf line;
    if (!p->tells || !p->what)
        return;
    buf_init(&line);
    buf_printf(&line, "%s: ", phrase_text(p->what, p->language));
    progress_seconds(&line, p->language, now_ms() - p->step);
    fprintf(stderr, "%s\n", line.s);
    buf_free(&line);
}

void progress_part(const struct progress *p, const char *name, size_t n, long long ms)
{
    struct buf line;
    if (!p->tells)
        return;
    buf_init(&line);
    buf_printf(&line, "  %zu × %s: ", n, name);
    progress_seconds(&line, p->language, ms);
    fprintf(stderr, "%s\n", line.s);
    buf_free(&line);
}

void progress_say(struct progress *p, enum phrase what)
{
    tell_step(p);
    p->what = what;
    p->step = now_ms();
    if (!p->shown || now_ms() - p->since < PATIENCE_MS)
        return;
    fprintf(stderr, "\r\033[K%s …", phrase_text(what, p->language));
    fflush(stderr);
    p->drawn = 1;
}

long long progress_end(struct progress *p)
{
    tell_step(p);
    if (p->drawn)
        fputs("\r\033[K", stderr);
    p->drawn = 0;
    p->what = PHRASE_NONE;
    return now_ms() - p->since;
}
