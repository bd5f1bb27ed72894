#include "command/serve/place.h"

#include <arpa/inet.h>
#include <errno.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { BACKLOG = 64 };

static int is_loopback(const struct serve_place *p)
{
    if (p->at.any.sa_family == AF_INET6)
        return IN6_IS_ADDR_LOOPBACK(&p->at.six.sin6_addr);
    return ntohl(p->at.four.sin_addr.s_addr) >> 24 == IN_LOOPBACKNET;
}

/* Returns 1 if every address of this machine is meant. */
static int is_every(const struct serve_place *p)
{
    if (p->at.any.sa_family == AF_INET6)
        return IN6_IS_ADDR_UNSPECIFIED(&p->at.six.sin6_addr);
    return p->at.four.sin_addr.s_addr == htonl(INADDR_ANY);
}

int place_read(struct serve_place *p, const char *address)
{
    const char *text = address ? address : "127.0.0.1";
    *p = (struct serve_place){.n = sizeof p->at.four};
    p->at.four.sin_family = AF_INET;
    if (inet_pton(AF_INET, text, &p->at.four.sin_addr) != 1) {
        *p = (struct serve_place){.n = sizeof p->at.six};
        p->at.six.sin6_family = AF_INET6;
        if (inet_pton(AF_INET6, text, &p->at.six.sin6_addr) != 1)
            return 0;
    }
    p->open = !is_loopback(p);
    return 1;
}

int place_listen(const struct serve_place *p, int *port)
{
    struct serve_place here = *p;
    const int yes = 1;
    in_port_t *number =
        here.at.any.sa_family == AF_INET6 ? &here.at.six.sin6_port : &here.at.four.sin_port;
    *number = htons((uint16_t)*port);
    int fd = socket(here.at.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return -errno;
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(fd, &here.at.any, here.n) || listen(fd, BACKLOG) ||
        getsockname(fd, &here.at.any, &here.n)) {
        int error = errno;
        close(fd);
        return -error;
    }
    *port = ntohs(*number);
    return fd;
}

static void write_url(const struct serve_place *p, int port, char url[PLACE_URL])
{
    char host[INET6_ADDRSTRLEN];
    int six = p->at.any.sa_family == AF_INET6;
    const void *address =
        six ? (const void *)&p->at.six.sin6_addr : (const void *)&p->at.four.sin_addr;
    inet_ntop(p->at.any.sa_family, address, host, sizeof host);
    snprintf(url, PLACE_URL, six ? "http://[%s]:%d" : "http://%s:%d", host, port);
}

void place_url(const struct serve_place *p, int port, char url[PLACE_URL])
{
    struct serve_place here = *p;
    if (is_every(p))
        place_read(&here, p->at.any.sa_family == AF_INET6 ? "::1" : NULL);
    write_url(&here, port, url);
}

/* Finds the first address of this machine in a network; 0: it is in none. */
static int find_outside(struct serve_place *out)
{
    struct ifaddrs *all, *i;
    if (getifaddrs(&all))
        return 0;
    for (i = all; i; i = i->ifa_next) {
        if (!i->ifa_addr || i->ifa_addr->sa_family != AF_INET || !(i->ifa_flags & IFF_UP) ||
            i->ifa_flags & IFF_LOOPBACK)
            continue;
        memcpy(&out->at.four, i->ifa_addr, sizeof out->at.four);
        break;
    }
    freeifaddrs(all);
    return i != NULL;
}

int place_url_outside(const struct serve_place *p, int port, char url[PLACE_URL])
{
    struct serve_place there = *p;
    if (!p->open || (is_every(p) && !find_outside(&there)))
        return 0;
    write_url(&there, port, url);
    return 1;
}
