#include "render/site/hosts.h"

#include "base/arena.h"
#include "base/buf.h"
#include "render/site/hosts_lines.h"
#include "resolve/lists/embeds.h"

#include <ctype.h>
#include <string.h>

static void put_host_file(const struct site *site, struct rendered *made, const char *path,
                          struct buf *b)
{
    rendered_add(made, site, path, arena_copy(site->arena, b->s, b->n), b->n);
    buf_free(b);
}

/* Hosts take the last value or join them all; who joins (Cloudflare) knows `!`, which takes back
 * what was said before, and who does not know it passes it over. */
static void frame_headers(const struct site *site, const char *base, struct buf *b)
{
    for (int l = 0; l < site->languages; l++)
        buf_printf(
            b, "%s%s*\n  ! " HOST_POLICY_NAME "\n  " HOST_POLICY_NAME ": " HOST_POLICY("*") "\n",
            base, embed_path(site, site->arena, NULL, l));
}

static void put_headers(const struct site *site, const char *base, struct rendered *made)
{
    static const char *const open_ends[] = {"ics", "ifb", "json"};
    const char *const(*data)[2] = host_data(site);
    struct buf b;
    buf_init(&b);
    buf_printf(&b, "%s*\n", base);
    for (int i = 0; i < HOST_SAFE; i++)
        buf_printf(&b, "  %s: %s\n", host_safe[i][0], host_safe[i][1]);
    if (host_closed(site))
        buf_printf(&b, "  %s: %s\n", host_hidden[0], host_hidden[1]);
    frame_headers(site, base, &b);
    buf_printf(&b, "%sassets/*\n  %s: %s\n", base, data[0][0], data[0][1]);
    for (int i = 0; i < 3; i++) {
        buf_printf(&b, "%s*.%s\n", base, open_ends[i]);
        for (int k = 0; data[k][0]; k++)
            buf_printf(&b, "  %s: %s\n", data[k][0], data[k][1]);
        if (i < 2)
            buf_puts(&b, "  Content-Type: text/calendar; charset=utf-8\n");
    }
    buf_printf(&b, "%s*.vcf\n  Content-Type: text/vcard; charset=utf-8\n", base);
    put_host_file(site, made, "_headers", &b);
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
    put_host_file(site, made, "_redirects", &b);
}

static void put_htaccess(const struct site *site, const char *base, struct rendered *made)
{
    struct buf b;
    buf_init(&b);
    host_apache(site, base, &b);
    put_host_file(site, made, ".htaccess", &b);
}

void hosts_render(const struct site *site, const struct jobs *jobs, struct rendered *made)
{
    const char *base = host_base(site);
    if (!base || site->config.link_files)
        return;
    put_headers(site, base, made);
    put_redirects(site, base, jobs, made);
    put_htaccess(site, base, made);
}
