#ifndef COMMAND_SERVE_REQUEST_H
#define COMMAND_SERVE_REQUEST_H

#include <stddef.h>

struct buf;

/* What can be told of a request by its bytes alone. Everything here may be hostile. */

/* Returns 1 if the Host header `host` (NULL: there is none) is a name of this machine itself, with
 * or without a port. A page elsewhere whose name was made to lead here (DNS rebinding) has another.
 * `open`: other machines may ask, by any address in numbers, which is no name, or by what this
 * machine is called. `more`: a name besides, by which a person lets it be asked for; NULL: none. */
int request_host_ours(const char *host, int open, const char *more);

/* The answers that need nothing of the site. */
enum {
    REQUEST_GOOD = 200,
    REQUEST_ELSEWHERE = 302,
    REQUEST_BAD = 400,
    REQUEST_LOST = 404,
    REQUEST_LONG = 414
};

/* Appends the address on the site (as book_page takes it) that the path of a request means; `base`
 * is the path below which the site stands, from '/' to '/'. Returns REQUEST_GOOD; REQUEST_ELSEWHERE
 * if the path is the root of the host or the base without its last '/': then `base` is meant;
 * REQUEST_BAD if it is encoded wrongly, has control characters, or climbs (".."); REQUEST_LOST if
 * it lies outside of the base; REQUEST_LONG. */
int request_address(const char *path, const char *base, struct buf *address);

/* Reads which bytes of `n` the header Range asks for, to *from and behind *to. Returns 1; 0: all of
 * them, as where it is none, or asks for several parts; -1: none that are there. */
int request_range(const char *range, size_t n, size_t *from, size_t *to);

/* Returns 1 if `path` can be where a browser is sent back to: on this host, nothing in it that
 * could end a header. */
int request_path_ours(const char *path);

#endif
