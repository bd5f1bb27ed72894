#ifndef COMMAND_SERVE_PLACE_H
#define COMMAND_SERVE_PLACE_H

#include <netinet/in.h>
#include <sys/socket.h>

/* Where the preview answers: at one address of this machine, or at all. */
struct serve_place {
    union {
        struct sockaddr any;
        struct sockaddr_in four;
        struct sockaddr_in6 six;
    } at;
    socklen_t n;
    int open; /* 1: other machines reach it, too */
};

enum { PLACE_URL = 96 };

/* Reads an address in numbers (NULL: 127.0.0.1); returns 0 if it is none. */
int place_read(struct serve_place *p, const char *address);

/* Listens there, at the port, 0: any that is free, which *port becomes. Returns a socket or -errno.
 */
int place_listen(const struct serve_place *p, int *port);

/* Writes "http://HOST:PORT" for whoever sits at this machine. */
void place_url(const struct serve_place *p, int port, char url[PLACE_URL]);

/* The same for other machines; returns 0 if none reaches it, or this one is in no network. */
int place_url_outside(const struct serve_place *p, int port, char url[PLACE_URL]);

#endif
