#ifndef RENDER_SITE_HOSTS_LINES_H
#define RENDER_SITE_HOSTS_LINES_H

#include "model/site.h"

struct buf;

/* A web server whose configuration can be written for a site. */
struct host_server {
    const char *name; /* "nginx" */
    void (*write)(const struct site *site, const char *base, struct buf *out);
};

/* Returns server number `i`, or NULL behind the last. */
const struct host_server *host_server_at(size_t i);

/* Appends the lines with which Apache serves the site, in an .htaccess or a <Directory>; `base` is
 * the path of base_url from '/' to '/'. */
void host_apache(const struct site *site, const char *base, struct buf *out);

/* Appends the address that all pages begin with which other sites may frame: "einbetten/". */
void host_frames(const struct site *site, int language, struct buf *out);

/* What every answer bears, name and value; the last is the policy, which pages that other sites may
 * frame have with another ending. */
enum { HOST_SAFE = 3 };
extern const char *const host_safe[HOST_SAFE][2];

/* Returns 1 if the site shows more than the public one, and what every answer bears then besides.
 */
int host_closed(const struct site *site);
extern const char *const host_hidden[2];

/* Returns what calendars bear, up to a name that is NULL; how long they are kept comes first.
 * Programs ask again after an hour, other sites may read them; of what not everybody may see, no
 * cache on the way keeps a copy. */
const char *const (*host_data(const struct site *site))[2];

#define HOST_POLICY_NAME "Content-Security-Policy"
#define HOST_POLICY(framed_by)                                                                     \
    "default-src 'none'; style-src 'self'; img-src 'self'; "                                       \
    "script-src 'self'; connect-src 'self'; "                                                      \
    "base-uri 'none'; form-action 'self'; frame-ancestors " framed_by

#endif
