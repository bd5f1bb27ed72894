#include "command/serve/serve.h"

#include "base/arena.h"
#include "base/buf.h"
#include "command/options.h"
#include "command/project.h"
#include "command/serve/browser.h"
#include "command/serve/events.h"
#include "command/serve/http.h"
#include "command/serve/place.h"
#include "command/serve/preview.h"
#include "command/serve/watch.h"
#include "report/message.h"
#include "report/progress.h"
#include "report/usage.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum {
    PORT = 4000,
    PORTS = 10,         /* so many are tried where none was asked for */
    LOOK_ROUND = 15000, /* milliseconds between looks for pages that are gone */
    RESPITE = 250,      /* milliseconds after a change that belong to the browser */
};

/* All that the preview has open. What is not open is NULL or -1. */
struct serve {
    const struct options *options;
    struct arena arena;
    const char *root;
    int signals, wake;
    struct watch *watch;
    struct preview *preview;
    struct events *events;
    struct serve_place place;
    struct http *http;
    char host[PLACE_URL];     /* "http://127.0.0.1:4000" */
    struct preview_news news; /* how the newest edition came out */
    long long ms;             /* how long it took to read it */
    int unfinished;           /* 1: preview_finish is due */
};

static int serve_fault(const struct serve *s, enum phrase p, int error)
{
    return usage_fault(s->options->language, p, strerror(error), NULL);
}

/* ---- telling ---- */

/* Returns the address of the site's home page. */
static const char *home_url(struct serve *s)
{
    struct buf base;
    buf_init(&base);
    preview_base(s->preview, &base);
    const char *url = arena_printf(&s->arena, "%s%s", s->host, base.s);
    buf_free(&base);
    return url;
}

/* Tells how the newest edition came out, if that is another way than before (`changed`) or all is
 * to be told. */
static void tell_reading(struct serve *s, int changed)
{
    const struct options *o = s->options;
    struct buf line;
    if (o->quiet || (!changed && !o->verbose))
        return;
    buf_init(&line);
    if (s->news.trouble)
        buf_puts(&line, phrase_text(PHRASE_PREVIEW_TROUBLE, o->language));
    else if (s->news.errors)
        findings_sum(&line, (const size_t[SEVERITY_COUNT]){s->news.errors}, o->language);
    else
        buf_puts(&line, phrase_text(PHRASE_SERVE_FINE, o->language));
    if (s->news.errors)
        buf_printf(&line, ": %s/_status", s->host);
    if (o->verbose) {
        buf_puts(&line, "; ");
        progress_seconds(&line, o->language, s->ms);
    }
    puts(line.s);
    fflush(stdout);
    buf_free(&line);
}

static void tell_place(struct serve *s)
{
    char outside[PLACE_URL];
    const char *home = home_url(s);
    phrase_print(stdout, PHRASE_SERVE_AT, s->options->language, home, NULL);
    if (place_url_outside(&s->place, http_port(s->http), outside))
        phrase_print(stdout, PHRASE_SERVE_OUTSIDE, s->options->language,
                     arena_printf(&s->arena, "%s%s", outside, home + strlen(s->host)), NULL);
    fflush(stdout);
    tell_reading(s, s->news.errors || s->news.trouble);
}

/* ---- reading the site again ---- */

static int is_faulty(const struct preview_news *news)
{
    return news->errors || news->trouble;
}

/* Meanwhile the browser has loaded the page; who saves again so soon waits for no advice. */
static void serve_finish(struct serve *s, int advises)
{
    if (s->unfinished)
        preview_finish(s->preview, advises);
    s->unfinished = 0;
}

/* `saved`: the file that a person just saved; NULL: none. */
static void serve_renew(struct serve *s, unsigned changes, const char *saved)
{
    struct buf goal;
    const struct preview_news before = s->news;
    struct progress clock;
    enum events_kind kind = EVENTS_PAGES;
    serve_finish(s, 0);
    progress_start(&clock, s->options->language, 1, 0);
    s->news = preview_renew(s->preview, events_next(s->events));
    s->ms = progress_end(&clock);
    if (!s->news.pages || s->options->still)
        kind = EVENTS_FAULTS;
    else if (changes == WATCH_STYLE && !is_faulty(&before) && !is_faulty(&s->news))
        kind = EVENTS_STYLE;
    buf_init(&goal);
    if (kind == EVENTS_PAGES && s->options->follow && saved)
        preview_page_of(s->preview, saved, &goal);
    events_tell(s->events, kind, goal.n ? goal.s : NULL);
    buf_free(&goal);
    if (s->http)
        tell_reading(s, s->news.errors != before.errors || s->news.trouble != before.trouble);
    s->unfinished = 1;
}

static void tell_unwatched(const struct serve *s, int error)
{
    usage_fault(s->options->language, PHRASE_SERVE_NO_WATCH, s->root,
                error == ENOSPC || error == EMFILE
                    ? phrase_text(PHRASE_SERVE_WATCHES, s->options->language)
                    : strerror(error));
}

/* Returns what changed, by files or by wish. */
static unsigned serve_changes(struct serve *s, const struct pollfd *fd)
{
    unsigned changes = WATCH_NOTHING;
    uint64_t wishes;
    int error = 0;
    if (fd[1].revents)
        changes |= watch_settle(s->watch, &error);
    if (error)
        tell_unwatched(s, error);
    if (fd[2].revents && read(s->wake, &wishes, sizeof wishes) == sizeof wishes)
        changes |= WATCH_PAGES;
    return changes;
}

/* Until a signal ends it. */
static void serve_run(struct serve *s)
{
    for (;;) {
        struct pollfd fd[] = {{.fd = s->signals, .events = POLLIN},
                              {.fd = watch_descriptor(s->watch), .events = POLLIN},
                              {.fd = s->wake, .events = POLLIN}};
        int n = poll(fd, sizeof fd / sizeof *fd, s->unfinished ? RESPITE : LOOK_ROUND);
        if (fd[0].revents)
            return;
        unsigned changes = n > 0 ? serve_changes(s, fd) : WATCH_NOTHING;
        if (changes)
            serve_renew(s, changes, fd[1].revents ? watch_saved(s->watch) : NULL);
        else if (!n && s->unfinished)
            serve_finish(s, 1);
        else if (!n)
            events_wake(s->events);
    }
}

/* ---- opening and closing ---- */

/* From here on Ctrl-C is an event among others; threads that are made later know of no other. */
static int catch_signals(struct serve *s)
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    sigaddset(&ends, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &ends, NULL);
    s->signals = signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
    return s->signals < 0 ? errno : 0;
}

/* Takes the port that was asked for, or the first of some that is free. */
static int serve_listen(struct serve *s)
{
    const char *asked = s->options->port_text;
    int port = asked ? s->options->port : PORT, error = 0;
    char text[16];
    const struct http_ground ground = {.preview = s->preview,
                                       .events = s->events,
                                       .language = s->options->language,
                                       .host = s->options->host,
                                       .bare = s->options->bare};
    for (int i = 0; !s->http && i < (asked ? 1 : PORTS); i++)
        s->http = http_open(&s->place, port + i, &ground, &error);
    if (s->http) {
        place_url(&s->place, http_port(s->http), s->host);
        return 0;
    }
    snprintf(text, sizeof text, "%d", port);
    return usage_fault(s->options->language, PHRASE_SERVE_PORT, text, strerror(error));
}

/* The folders are watched before they are read: no change falls in between. */
static int serve_open(struct serve *s)
{
    int error = 0;
    if (!place_read(&s->place, s->options->bind))
        return usage_fault(s->options->language, PHRASE_BIND_FORM, s->options->bind, NULL);
    s->root = project_root(&s->arena, s->options);
    if (!s->root)
        return 2;
    s->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (s->wake < 0)
        return serve_fault(s, PHRASE_SERVE_NO_START, errno);
    s->watch = watch_open(s->root, s->options->poll, &error);
    if (!s->watch)
        return tell_unwatched(s, error), 2;
    s->events = events_open();
    s->preview = preview_open(s->options, s->root, s->wake);
    serve_renew(s, WATCH_PAGES, NULL);
    error = catch_signals(s);
    return error ? serve_fault(s, PHRASE_SERVE_NO_START, error) : serve_listen(s);
}

static void serve_close(struct serve *s)
{
    if (s->events)
        events_end(s->events);
    if (s->http)
        http_close(s->http);
    serve_finish(s, 0);
    if (s->preview)
        preview_close(s->preview);
    if (s->events)
        events_close(s->events);
    if (s->watch)
        watch_close(s->watch);
    if (s->signals >= 0)
        close(s->signals);
    if (s->wake >= 0)
        close(s->wake);
    arena_free(&s->arena);
}

int command_serve(int argc, char **argv)
{
    struct options o;
    if (options_read(&o, argc, argv))
        return 2;
    struct serve s = {.options = &o, .signals = -1, .wake = -1};
    arena_init(&s.arena);
    int status = serve_open(&s);
    if (!status) {
        tell_place(&s);
        if (o.open && browser_open(home_url(&s)))
            usage_fault(o.language, PHRASE_NO_BROWSER, home_url(&s), NULL);
        serve_run(&s);
    }
    serve_close(&s);
    return status;
}
