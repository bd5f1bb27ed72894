#ifndef COMMAND_SERVE_HTTP_H
#define COMMAND_SERVE_HTTP_H

#include "report/language.h"

struct events;
struct preview;

/* A web server for this machine alone, in a thread of its own. */
struct http;

/* Begins to answer on 127.0.0.1 at the port, 0: any that is free. Both `preview` and `events` must
 * outlive it; what it has to say itself is said in `language`. Returns NULL with *error set to an
 * errno; http_close is due. */
struct http *http_open(int port, enum message_language language, struct preview *preview,
                       struct events *events, int *error);

/* Ends all connections and the thread. events_end comes before it. */
void http_close(struct http *h);

/* Returns the port. */
int http_port(const struct http *h);

#endif
