#include "command/serve/events.h"

#include "base/arena.h"

#include <microhttpd.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>

enum { STREAMS_MAX = 64, ADDRESS_TEXT = 768, STREAM_TEXT = 1024, STREAM_BLOCK = 1024 };

/* One page that waits. */
struct stream {
    struct events *events;
    struct stream *next;
    struct MHD_Connection *connection;
    uint64_t seen;          /* the number of what it was told last */
    int sleeps;             /* 1: the connection is suspended */
    int greeted;            /* 0: nothing was sent yet */
    int woken;              /* 1: something is to be sent to see whether it is still there */
    char text[STREAM_TEXT]; /* what is being sent */
    size_t n, at;
};

struct events {
    pthread_mutex_t lock; /* of all that follows, and of the streams */
    struct stream *streams;
    size_t count;
    uint64_t number;             /* of the newest thing told */
    uint64_t last[EVENTS_KINDS]; /* of the newest thing of a kind */
    char address[ADDRESS_TEXT];  /* to which the newest of EVENTS_PAGES leads; "": stay */
    int ended;
};

static const char *const event_names[EVENTS_KINDS] = {"pages", "style", "faults"};

struct events *events_open(void)
{
    struct events *e = memory_get(sizeof *e);
    *e = (struct events){.number = (uint64_t)time(NULL) * 1000};
    pthread_mutex_init(&e->lock, NULL);
    return e;
}

void events_close(struct events *e)
{
    pthread_mutex_destroy(&e->lock);
    free(e);
}

/* The lock is held. */
static void wake_streams(struct events *e)
{
    for (struct stream *s = e->streams; s; s = s->next) {
        s->woken = 1;
        if (s->sleeps)
            MHD_resume_connection(s->connection);
        s->sleeps = 0;
    }
}

uint64_t events_next(struct events *e)
{
    pthread_mutex_lock(&e->lock);
    uint64_t next = e->number + 1;
    pthread_mutex_unlock(&e->lock);
    return next;
}

void events_tell(struct events *e, enum events_kind kind, const char *address)
{
    pthread_mutex_lock(&e->lock);
    if (kind == EVENTS_PAGES)
        snprintf(e->address, sizeof e->address, "%s",
                 address && strlen(address) < sizeof e->address ? address : "");
    e->last[kind] = ++e->number;
    wake_streams(e);
    pthread_mutex_unlock(&e->lock);
}

void events_wake(struct events *e)
{
    pthread_mutex_lock(&e->lock);
    wake_streams(e);
    pthread_mutex_unlock(&e->lock);
}

void events_end(struct events *e)
{
    pthread_mutex_lock(&e->lock);
    e->ended = 1;
    wake_streams(e);
    pthread_mutex_unlock(&e->lock);
}

/* ---- one stream; the lock is held ---- */

/* Writes what is next to be sent, if there is anything: of all that was missed, the event that asks
 * most of a page. */
static void fill_stream(struct stream *s)
{
    const struct events *e = s->events;
    int n = 0, kind = 0;
    s->at = 0;
    /* A page of an edition that is about to be told needs not to be told. */
    if (s->seen != e->number && s->seen != e->number + 1) {
        /* A number that is not ours comes from before the last start. */
        while (kind < EVENTS_KINDS - 1 && s->seen <= e->number && e->last[kind] <= s->seen)
            kind++;
        n = snprintf(s->text, sizeof s->text, "id: %ju\nevent: %s\ndata:%s\n\n",
                     (uintmax_t)e->number, event_names[kind],
                     kind == EVENTS_PAGES ? e->address : "");
        s->seen = e->number;
    } else if (!s->greeted) {
        n = snprintf(s->text, sizeof s->text, "retry: 500\n\n");
    } else if (s->woken) {
        n = snprintf(s->text, sizeof s->text, ":\n\n");
    }
    s->greeted = 1;
    s->woken = 0;
    s->n = (size_t)n;
}

static ssize_t read_stream(void *ctx, uint64_t pos, char *out, size_t most)
{
    struct stream *s = ctx;
    struct events *e = s->events;
    size_t n = 0;
    (void)pos;
    pthread_mutex_lock(&e->lock);
    if (s->at == s->n && !e->ended)
        fill_stream(s);
    if (s->at < s->n) {
        n = s->n - s->at < most ? s->n - s->at : most;
        memcpy(out, s->text + s->at, n);
        s->at += n;
    } else if (!e->ended) {
        s->sleeps = 1;
        MHD_suspend_connection(s->connection);
    }
    int ended = e->ended && !n;
    pthread_mutex_unlock(&e->lock);
    return ended ? MHD_CONTENT_READER_END_OF_STREAM : (ssize_t)n;
}

static void free_stream(void *ctx)
{
    struct stream *s = ctx;
    struct events *e = s->events;
    pthread_mutex_lock(&e->lock);
    struct stream **at = &e->streams;
    while (*at != s)
        at = &(*at)->next;
    *at = s->next;
    e->count--;
    pthread_mutex_unlock(&e->lock);
    free(s);
}

/* Returns 0 if there are too many. Whoever comes wakes the others, so that those are found whose
 * page is gone. */
static int add_stream(struct events *e, struct stream *s)
{
    pthread_mutex_lock(&e->lock);
    int good = e->count < STREAMS_MAX && !e->ended;
    wake_streams(e);
    if (good) {
        s->next = e->streams;
        e->streams = s;
        e->count++;
    }
    pthread_mutex_unlock(&e->lock);
    return good;
}

struct MHD_Response *events_answer(struct events *e, struct MHD_Connection *connection,
                                   uint64_t after)
{
    struct stream *s = memory_get(sizeof *s);
    *s = (struct stream){.events = e, .connection = connection, .seen = after};
    if (!add_stream(e, s)) {
        free(s);
        return NULL;
    }
    struct MHD_Response *response = MHD_create_response_from_callback(
        MHD_SIZE_UNKNOWN, STREAM_BLOCK, read_stream, s, free_stream);
    if (!response)
        free_stream(s);
    return response;
}
