#ifndef COMMAND_SERVE_HTTP_H
#define COMMAND_SERVE_HTTP_H

#include "report/language.h"

struct events;
struct serve_place;
struct preview;

/* A web server in a thread of its own. */
struct http;

/* What it answers with. */
struct http_ground {
    struct preview *preview; /* both outlive it */
    struct events *events;
    enum message_language language; /* of what it has to say itself */
    const char *host;               /* a name besides that of this machine; NULL: none */
    int bare;                       /* 1: pages are without what belongs to the preview */
};

/* Begins to answer at the place and port, 0: any that is free. Returns NULL with *error set to an
 * errno; http_close is due. */
struct http *http_open(const struct serve_place *place, int port, const struct http_ground *ground,
                       int *error);

/* Ends all connections and the thread. events_end comes before it. */
void http_close(struct http *h);

/* Returns the port. */
int http_port(const struct http *h);

#endif
