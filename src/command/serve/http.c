#include "command/serve/http.h"

#include "base/arena.h"
#include "base/buf.h"
#include "command/serve/client.h"
#include "command/serve/events.h"
#include "command/serve/overlay.h"
#include "command/serve/place.h"
#include "command/serve/preview.h"
#include "command/serve/request.h"
#include "command/serve/types.h"
#include "render/site/hosts_lines.h"
#include "report/format.h"

#include <errno.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { RANGE_TEXT = 80, CONNECTIONS = 128, REQUEST_BYTES = 32 * 1024, IDLE_SECONDS = 30 };

struct http {
    struct MHD_Daemon *daemon;
    struct http_ground ground;
    int port;
    int open; /* 1: other machines may ask, too */
};

/* An answer in the making. */
struct reply {
    struct MHD_Connection *connection;
    int status;
    const char *type;
    int frames;        /* 1: other sites may frame it */
    struct buf body;   /* of 302 and 303: where to */
    const char *allow; /* of 405: the methods; else NULL */
    int divides;       /* 1: parts of it may be asked for */
};

static const char *header_of(struct MHD_Connection *c, const char *name)
{
    return MHD_lookup_connection_value(c, MHD_HEADER_KIND, name);
}

static const char *query_of(struct MHD_Connection *c, const char *name)
{
    return MHD_lookup_connection_value(c, MHD_GET_ARGUMENT_KIND, name);
}

/* ---- sending ---- */

static void add_headers(struct MHD_Response *response, const struct reply *r)
{
    for (int i = 0; i < HOST_SAFE - 1; i++)
        MHD_add_response_header(response, host_safe[i][0], host_safe[i][1]);
    MHD_add_response_header(response, HOST_POLICY_NAME,
                            r->frames ? HOST_POLICY("*") : HOST_POLICY("'none'"));
    /* Pages are other ones a moment later. */
    MHD_add_response_header(response, "Cache-Control", "no-store");
    if (r->type)
        MHD_add_response_header(response, "Content-Type", r->type);
    if (r->allow)
        MHD_add_response_header(response, "Allow", r->allow);
    if (r->divides)
        MHD_add_response_header(response, "Accept-Ranges", "bytes");
}

/* Leaves of the body what was asked for, as those do who play a film from its middle. What it was
 * before is not known here, so whoever asks for the rest of that gets all. */
static void cut_body(struct reply *r, char range[RANGE_TEXT])
{
    size_t from, to, whole = r->body.n;
    int found = header_of(r->connection, "If-Range")
                    ? 0
                    : request_range(header_of(r->connection, "Range"), whole, &from, &to);
    *range = '\0';
    if (found < 0) {
        r->status = 416;
        snprintf(range, RANGE_TEXT, "bytes */%zu", whole);
        buf_cut(&r->body, 0);
    } else if (found) {
        r->status = 206;
        snprintf(range, RANGE_TEXT, "bytes %zu-%zu/%zu", from, to - 1, whole);
        memmove(r->body.s, r->body.s + from, to - from);
        buf_cut(&r->body, to - from);
    }
}

/* Hands the body over; it is freed when it was sent. */
static struct MHD_Response *make_response(struct reply *r)
{
    struct MHD_Response *response;
    if (r->status == 302 || r->status == 303) {
        response = MHD_create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT);
        if (response)
            MHD_add_response_header(response, "Location", r->body.s);
        return response;
    }
    if (!r->body.n)
        return MHD_create_response_from_buffer(0, "", MHD_RESPMEM_PERSISTENT);
    response = MHD_create_response_from_buffer(r->body.n, r->body.s, MHD_RESPMEM_MUST_FREE);
    if (response)
        buf_init(&r->body);
    return response;
}

static enum MHD_Result send_with_range(struct reply *r, struct MHD_Response *response,
                                       const char *range)
{
    enum MHD_Result result = MHD_NO;
    if (response) {
        add_headers(response, r);
        if (*range)
            MHD_add_response_header(response, "Content-Range", range);
        result = MHD_queue_response(r->connection, (unsigned)r->status, response);
        MHD_destroy_response(response);
    }
    buf_free(&r->body);
    return result;
}

static enum MHD_Result send_response(struct reply *r, struct MHD_Response *response)
{
    return send_with_range(r, response, "");
}

static enum MHD_Result refuse(const struct http *h, struct MHD_Connection *c, int status,
                              enum phrase why)
{
    struct reply r = {.connection = c, .status = status, .type = serve_type("")};
    r.allow = status == 405 ? "GET, HEAD" : NULL;
    buf_init(&r.body);
    overlay_line(h->ground.language, why, &r.body);
    return send_response(&r, make_response(&r));
}

/* ---- what belongs to the preview itself ---- */

static void make_status(struct http *h, struct reply *r)
{
    preview_status(h->ground.preview, &r->body);
}

static void make_bar(struct http *h, struct reply *r)
{
    preview_bar(h->ground.preview, &r->body);
}

static void make_script(struct http *h, struct reply *r)
{
    (void)h;
    r->type = serve_type(OVERLAY_SCRIPT);
    buf_puts(&r->body, client_script);
}

static void make_style(struct http *h, struct reply *r)
{
    (void)h;
    r->type = serve_type(OVERLAY_STYLE);
    buf_puts(&r->body, format_html_style);
    buf_puts(&r->body, client_style);
}

static void make_icon(struct http *h, struct reply *r)
{
    (void)h;
    r->type = serve_type(OVERLAY_ICON);
    buf_puts(&r->body, client_icon);
}

/* Appends the path of the page from which the request comes, the site's home if that is not told.
 */
static void add_back(struct http *h, struct reply *r)
{
    static const char scheme[] = "http://";
    const char *from = header_of(r->connection, "Referer");
    const char *host = header_of(r->connection, "Host");
    size_t n = sizeof scheme - 1 + strlen(host);
    if (from && strlen(from) > n && !strncmp(from, scheme, sizeof scheme - 1) &&
        !strncmp(from + sizeof scheme - 1, host, strlen(host)) && request_path_ours(from + n))
        buf_puts(&r->body, from + n);
    else
        preview_base(h->ground.preview, &r->body);
}

/* Asking changes what is shown, so the question must come from the bar. */
static void make_wish(struct http *h, struct reply *r)
{
    struct preview_wish wish = {.drafts = query_of(r->connection, "drafts") != NULL};
    const char *now = query_of(r->connection, "now");
    if (now && !query_of(r->connection, "today"))
        snprintf(wish.now, sizeof wish.now, "%s", now);
    if (preview_wish(h->ground.preview, query_of(r->connection, "token"), &wish)) {
        r->status = 303;
        add_back(h, r);
    } else {
        r->status = 403;
        overlay_line(h->ground.language, PHRASE_PREVIEW_ADDRESS, &r->body);
    }
}

static const struct {
    const char *path;
    void (*make)(struct http *h, struct reply *r);
} own_pages[] = {
    {OVERLAY_STATUS, make_status}, {OVERLAY_BAR, make_bar},   {OVERLAY_SCRIPT, make_script},
    {OVERLAY_STYLE, make_style},   {OVERLAY_ICON, make_icon}, {OVERLAY_WISH, make_wish},
};

/* Returns 0 if the path is none of the preview's own. */
static int make_own(struct http *h, struct reply *r, const char *path)
{
    for (size_t i = 0; i < sizeof own_pages / sizeof *own_pages; i++) {
        if (strcmp(path, own_pages[i].path) != 0)
            continue;
        r->status = 200;
        r->type = serve_type("");
        own_pages[i].make(h, r);
        return 1;
    }
    return 0;
}

static enum MHD_Result follow_events(struct http *h, struct MHD_Connection *c)
{
    struct reply r = {.connection = c, .status = 200, .type = "text/event-stream"};
    const char *last = header_of(c, "Last-Event-ID"), *after = query_of(c, "after");
    buf_init(&r.body);
    uint64_t seen = strtoull(last ? last : after ? after : "0", NULL, 10);
    struct MHD_Response *response = events_answer(h->ground.events, c, seen);
    return response ? send_response(&r, response) : refuse(h, c, 503, PHRASE_PREVIEW_LOST);
}

/* ---- pages of the site ---- */

static void make_page(struct http *h, struct reply *r, const char *path)
{
    struct preview_page page;
    const char *goal = header_of(r->connection, "Sec-Fetch-Dest");
    int framed = goal && (!strcmp(goal, "iframe") || !strcmp(goal, "frame"));
    preview_page(h->ground.preview, path, framed || h->ground.bare, &page);
    r->status = page.status;
    r->type = page.type;
    r->frames = page.frames;
    r->divides = page.status == 200 && !serve_type_is_page(page.type);
    r->body = page.body;
}

/* Called for each request: when its head is there, for each part of a body, and at its end. A GET
 * with a body is answered as one without. */
static enum MHD_Result http_answer(void *ctx, struct MHD_Connection *c, const char *path,
                                   const char *method, const char *version, const char *body,
                                   size_t *n, void **state)
{
    struct http *h = ctx;
    struct reply r = {.connection = c};
    (void)version;
    (void)body;
    if (!request_host_ours(header_of(c, "Host"), h->open, h->ground.host))
        return refuse(h, c, 421, PHRASE_PREVIEW_HOST);
    if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0)
        return refuse(h, c, 405, PHRASE_PREVIEW_METHOD);
    if (!*state || *n) {
        *state = h;
        *n = 0;
        return MHD_YES;
    }
    if (!strcmp(path, OVERLAY_EVENTS))
        return follow_events(h, c);
    char range[RANGE_TEXT] = "";
    buf_init(&r.body);
    if (!make_own(h, &r, path))
        make_page(h, &r, path);
    if (r.divides && !strcmp(method, "GET"))
        cut_body(&r, range);
    return send_with_range(&r, make_response(&r), range);
}

/* Addresses are decoded by request_address alone. */
static size_t leave_encoded(void *ctx, struct MHD_Connection *c, char *s)
{
    (void)ctx;
    (void)c;
    return strlen(s);
}

/* ---- opening and closing ---- */

struct http *http_open(const struct serve_place *place, int port, const struct http_ground *ground,
                       int *error)
{
    int fd = place_listen(place, &port);
    if (fd < 0) {
        *error = -fd;
        return NULL;
    }
    struct http *h = memory_get(sizeof *h);
    *h = (struct http){.ground = *ground, .port = port, .open = place->open};
    errno = 0;
    h->daemon = MHD_start_daemon(
        MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL,
        http_answer, h, MHD_OPTION_LISTEN_SOCKET, fd, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)CONNECTIONS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)REQUEST_BYTES,
        MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)IDLE_SECONDS, MHD_OPTION_STRICT_FOR_CLIENT, 1,
        MHD_OPTION_UNESCAPE_CALLBACK, leave_encoded, NULL, MHD_OPTION_END);
    if (h->daemon)
        return h;
    *error = errno ? errno : ENOMEM;
    close(fd);
    free(h);
    return NULL;
}

void http_close(struct http *h)
{
    MHD_stop_daemon(h->daemon);
    free(h);
}

int http_port(const struct http *h)
{
    return h->port;
}
