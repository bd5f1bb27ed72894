#include "render/hosts.h"

#include "base/arena.h"
#include "base/buf.h"
#include "resolve/embeds.h"

#include <ctype.h>
#include <string.h>

#define POLICY_NAME "Content-Security-Policy"
#define POLICY(framed_by)                                                                          \
    "default-src 'none'; style-src 'self'; img-src 'self'; "                                       \
    "script-src 'self'; connect-src 'self'; "                                                      \
    "base-uri 'none'; form-action 'self'; frame-ancestors " framed_by

/* What every answer bears. */
static const char *const safe[][2] = {
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "strict-origin-when-cross-origin"},
    {POLICY_NAME, POLICY("'none'")},
};

/* What every answer bears besides if the site shows more than the public one. */
static const char *const hidden[2] = {"X-Robots-Tag", "noindex, nofollow"};

/* What calendars bear: programs ask again after an hour, other sites may read them; of what not
 * everybody may see, no cache on the way keeps a copy. */
static const char *const open_headers[][2] = {
    {"Cache-Control", "public, max-age=3600"},
    {"Access-Control-Allow-Origin", "*"},
};
static const char *const closed_headers[][2] = {{"Cache-Control", "private, max-age=3600"}};

enum { SAFE = sizeof safe / sizeof *safe, OPEN = sizeof open_headers / sizeof *open_headers };

/* Returns 1 if the site shows more than the public one. */
static int is_closed(const struct site *site)
{
    return site->members || site->drafts;
}

/* Writes the headers of calendars by the pattern of one. */
static void calendar_headers(const struct site *site, struct buf *b, const char *before,
                             const char *between, const char *after)
{
    const char *const(*header)[2] = is_closed(site) ? closed_headers : open_headers;
    for (int i = 0; i < (is_closed(site) ? 1 : OPEN); i++)
        buf_printf(b, "%s%s%s%s%s", before, header[i][0], between, header[i][1], after);
}

/* Returns the path of base_url on its host, from '/' to '/'; NULL if it could mean something else
 * in the files that are written here. */
static const char *base_path(const struct site *site)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.~/";
    const char *host = strstr(site->config.base_url, "://");
    const char *path = host ? strchr(host + 3, '/') : NULL;
    return path && strspn(path, plain) == strlen(path) ? path : NULL;
}

static void put(const struct site *site, struct rendered *made, const char *path, struct buf *b)
{
    rendered_add(made, site, path, arena_copy(site->arena, b->s, b->n), b->n);
    buf_free(b);
}

/* Hosts take the last value or join them all; who joins (Cloudflare) knows `!`, which takes back
 * what was said before, and who does not know it passes it over. */
static void frame_headers(const struct site *site, const char *base, struct buf *b)
{
    for (int l = 0; l < site->languages; l++)
        buf_printf(b, "%s%s*\n  ! " POLICY_NAME "\n  " POLICY_NAME ": " POLICY("*") "\n", base,
                   embed_path(site, site->arena, NULL, l));
}

static void put_headers(const struct site *site, const char *base, struct rendered *made)
{
    static const char *const open_ends[] = {"ics", "ifb", "json"};
    struct buf b;
    buf_init(&b);
    buf_printf(&b, "%s*\n", base);
    for (int i = 0; i < SAFE; i++)
        buf_printf(&b, "  %s: %s\n", safe[i][0], safe[i][1]);
    if (is_closed(site))
        buf_printf(&b, "  %s: %s\n", hidden[0], hidden[1]);
    frame_headers(site, base, &b);
    buf_printf(&b, "%sassets/*\n  Cache-Control: %s\n", base,
               (is_closed(site) ? closed_headers : open_headers)[0][1]);
    for (int i = 0; i < 3; i++) {
        buf_printf(&b, "%s*.%s\n", base, open_ends[i]);
        calendar_headers(site, &b, "  ", ": ", "\n");
        if (i < 2)
            buf_puts(&b, "  Content-Type: text/calendar; charset=utf-8\n");
    }
    buf_printf(&b, "%s*.vcf\n  Content-Type: text/vcard; charset=utf-8\n", base);
    put(site, made, "_headers", &b);
}

/* Appends a path to a line whose parts are separated by blanks: what is not plain is encoded, as
 * browsers ask for it. */
static void add_path(struct buf *b, const char *path)
{
    for (const char *p = path; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c < 0x80 && (isalnum(c) || strchr("/-._~", c)))
            buf_putc(b, *p);
        else
            buf_printf(b, "%%%02X", c);
    }
}

static void add_redirect(struct buf *b, const char *base, const char *from, const char *to)
{
    buf_puts(b, base);
    add_path(b, from);
    buf_printf(b, " %s", base);
    add_path(b, to);
    buf_puts(b, " 301\n");
}

static void put_redirects(const struct site *site, const char *base, const struct jobs *jobs,
                          struct rendered *made)
{
    struct buf b;
    buf_init(&b);
    for (size_t i = 0; i < jobs->n; i++) {
        const struct job *job = jobs->at[i];
        if (job->kind == PAGE_REDIRECT)
            add_redirect(&b, base, job->path, job->root.other);
    }
    for (int l = 1; l < site->languages; l++)
        buf_printf(&b, "%s%s* %s%s404.html 404\n", base, site->language[l].prefix, base,
                   site->language[l].prefix);
    put(site, made, "_redirects", &b);
}

static void put_htaccess(const struct site *site, const char *base, struct rendered *made)
{
    struct buf b;
    buf_init(&b);
    buf_puts(&b, "AddDefaultCharset utf-8\nAddType \"text/calendar; charset=utf-8\" .ics .ifb\n"
                 "AddType \"text/vcard; charset=utf-8\" .vcf\n"
                 "<IfModule mod_headers.c>\n");
    for (int i = 0; i < SAFE; i++)
        buf_printf(&b, "Header always set %s \"%s\"\n", safe[i][0], safe[i][1]);
    if (is_closed(site))
        buf_printf(&b, "Header always set %s \"%s\"\n", hidden[0], hidden[1]);
    for (int l = 0; l < site->languages; l++)
        buf_printf(&b,
                   "<If \"%%{REQUEST_URI} -strmatch '%s%s*'\">\nHeader always set " POLICY_NAME
                   " \"" POLICY("*") "\"\n</If>\n",
                   base, embed_path(site, site->arena, NULL, l));
    /* Apache adds these endings when it packs, and would not know its own ETag again. */
    buf_puts(&b, "RequestHeader edit* If-None-Match \"-(gzip|br)\\\"\" \"\\\"\"\n");
    buf_puts(&b, "<FilesMatch \"\\.(ics|ifb|json)$\">\n");
    calendar_headers(site, &b, "Header set ", " \"", "\"\n");
    buf_puts(&b, "</FilesMatch>\n</IfModule>\n");
    buf_printf(&b, "ErrorDocument 404 %s404.html\n", base);
    for (int l = 1; l < site->languages; l++) {
        const char *prefix = site->language[l].prefix;
        buf_printf(&b,
                   "<If \"%%{REQUEST_URI} -strmatch '%s%s*'\">\nErrorDocument 404 %s%s404.html\n"
                   "</If>\n",
                   base, prefix, base, prefix);
    }
    put(site, made, ".htaccess", &b);
}

void hosts_render(const struct site *site, const struct jobs *jobs, struct rendered *made)
{
    const char *base = base_path(site);
    if (!base || site->config.link_files)
        return;
    put_headers(site, base, made);
    put_redirects(site, base, jobs, made);
    put_htaccess(site, base, made);
}
