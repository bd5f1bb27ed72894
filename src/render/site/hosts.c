#include "render/site/hosts.h"

#include "base/buf.h"
#include "render/site/hosts_lines.h"
#include "resolve/route.h"

/* Hosts take the last value or join them all; who joins (Cloudflare) knows `!`, which takes back
 * what was said before, and who does not know it passes it over. */
static void frame_headers(const struct site *site, const char *base, struct buf *b)
{
    for (int l = 0; l < site->languages; l++) {
        buf_puts(b, base);
        host_frames(site, l, b);
        buf_puts(b, "*\n  ! " HOST_POLICY_NAME "\n  " HOST_POLICY_NAME ": " HOST_POLICY("*") "\n");
    }
}

void headers_write(struct renderer *r, const struct output *o, struct buf *out)
{
    const struct site *site = r->site;
    const char *base = route_base(site);
    static const char *const open_ends[] = {"ics", "ifb", "json"};
    const char *const(*data)[2] = host_data(site);
    (void)o;
    buf_printf(out, "%s*\n", base);
    for (int i = 0; i < HOST_SAFE; i++)
        buf_printf(out, "  %s: %s\n", host_safe[i][0], host_safe[i][1]);
    if (host_closed(site))
        buf_printf(out, "  %s: %s\n", host_hidden[0], host_hidden[1]);
    frame_headers(site, base, out);
    buf_printf(out, "%sassets/*\n  %s: %s\n", base, data[0][0], data[0][1]);
    for (int i = 0; i < 3; i++) {
        buf_printf(out, "%s*.%s\n", base, open_ends[i]);
        for (int k = 0; data[k][0]; k++)
            buf_printf(out, "  %s: %s\n", data[k][0], data[k][1]);
        if (i < 2)
            buf_puts(out, "  Content-Type: text/calendar; charset=utf-8\n");
    }
    buf_printf(out, "%s*.vcf\n  Content-Type: text/vcard; charset=utf-8\n", base);
}

void htaccess_write(struct renderer *r, const struct output *o, struct buf *out)
{
    (void)o;
    host_apache(r->site, route_base(r->site), out);
}
