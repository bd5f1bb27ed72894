#include "render/site/hosts_lines.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "resolve/lists/embeds.h"
#include "resolve/lists/facets.h"
#include "resolve/route.h"

#include <stdio.h>
#include <string.h>

const char *const host_safe[HOST_SAFE][2] = {
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "strict-origin-when-cross-origin"},
    {HOST_POLICY_NAME, HOST_POLICY("'none'")},
};

const char *const host_hidden[2] = {"X-Robots-Tag", "noindex, nofollow"};

int host_closed(const struct site *site)
{
    return site->members || site->drafts;
}

const char *const (*host_data(const struct site *site))[2]
{
    static const char *const open[][2] = {{"Cache-Control", "public, max-age=3600"},
                                          {"Access-Control-Allow-Origin", "*"},
                                          {NULL, NULL}};
    static const char *const closed[][2] = {{"Cache-Control", "private, max-age=3600"},
                                            {NULL, NULL}};
    return host_closed(site) ? closed : open;
}

/* What is sent packed. Calendars are: a seventh is left of their bytes, and each subscriber asks
 * several times a day. But Outlook was seen to show nothing of a packed one, whatever it had asked
 * for, so it gets them as they are; and who does not ask is never sent anything packed. */
#define PACKED                                                                                     \
    "text/calendar text/vcard application/json text/css text/javascript application/javascript "   \
    "text/xml application/xml application/atom+xml image/svg+xml"
#define UNPACKED_FOR "Microsoft|Outlook"

void host_frames(const struct site *site, int language, struct buf *out)
{
    struct arena a;
    arena_init(&a);
    buf_puts(out, embed_path(site, &a, NULL, language));
    arena_free(&a);
}

/* ---- parts of regular expressions ---- */

/* Appends a path as a regular expression that fits it alone. */
static void add_exact(struct buf *out, const char *path)
{
    for (; *path; path++) {
        if (strchr(".+*?()[]{}|^$\\", *path))
            buf_putc(out, '\\');
        buf_putc(out, *path);
    }
}

/* Appends `(einbetten|en/embed)/`, all that other sites may frame. */
static void add_frames(struct buf *out, const struct site *site)
{
    buf_putc(out, '(');
    for (int l = 0; l < site->languages; l++) {
        buf_puts(out, l ? "|" : "");
        host_frames(site, l, out);
        buf_cut(out, out->n - 1);
    }
    buf_puts(out, ")/");
}

/* Appends `(en|tr)/`, the languages that have folders of their own. */
static void add_language_lines(struct buf *out, const struct site *site)
{
    buf_putc(out, '(');
    for (int l = 1; l < site->languages; l++) {
        const char *prefix = site->language[l].prefix;
        buf_puts(out, l > 1 ? "|" : "");
        buf_add(out, prefix, strlen(prefix) - 1);
    }
    buf_puts(out, ")/");
}

/* ---- lists that have no page ---- */

/* Appends `(en/members|en/offers)/`, the lists that can be divided; returns how many they are. */
static size_t add_lists(struct buf *out, const struct site *site, struct arena *a, int language)
{
    const struct facet_kind *k, *before = NULL;
    size_t n = 0;
    for (size_t i = 0; (k = facet_kind_at(i)); before = k, i++) {
        if ((before && before->type == k->type) || !site->items[k->type].n)
            continue;
        buf_puts(out, n++ ? "|" : "(");
        add_exact(out, route_section(site, a, k->type, language));
        buf_cut(out, out->n - 1);
    }
    buf_puts(out, n ? ")/" : "");
    return n;
}

/* Appends `(topics|languages)/([a-z0-9-]+)/`, what lists can be divided by. */
static void add_choice(struct buf *out, const struct site *site, struct arena *a, int language)
{
    const struct facet_kind *k;
    struct map words;
    map_init(&words, a);
    for (size_t i = 0; (k = facet_kind_at(i)); i++) {
        const char *word = route_word(site, k->section, language);
        map_add(&words, word, (void *)word);
    }
    for (size_t i = 0; i < words.n; i++) {
        buf_puts(out, i ? "|" : "(");
        add_exact(out, words.entry[i].key);
    }
    buf_puts(out, ")/([a-z0-9-]+)/");
}

/* The addresses of lists of two choices or one in a language. */
struct host_lists {
    const char
        *pattern; /* a regular expression with groups: list, kind and value, kind and value */
    int choices, language;
    const char *base;
};

/* A list that has no page leads to the one above, whose address has what was chosen in its query,
 * by the words of the language: the list of two choices to that of the first, and that one, where
 * there is none either, to all. `line` appends what a server is told of some. */
static void add_list_lines(const struct site *site, const char *base, struct buf *out,
                           void (*line)(struct buf *out, const struct host_lists *l))
{
    struct arena a;
    struct buf pattern;
    arena_init(&a);
    for (int l = 0; l < site->languages; l++)
        for (int choices = 2; choices; choices--) {
            buf_init(&pattern);
            buf_putc(&pattern, '^');
            add_exact(&pattern, base);
            size_t lists = add_lists(&pattern, site, &a, l);
            for (int i = 0; i < choices; i++)
                add_choice(&pattern, site, &a, l);
            buf_putc(&pattern, '$');
            if (lists)
                line(out, &(const struct host_lists){pattern.s, choices, l, base});
            buf_free(&pattern);
        }
    arena_free(&a);
}

static void add_remark(struct buf *out, const struct site *site, const char *server,
                       const char *place)
{
    buf_printf(out,
               "# %s, made by 'knoten hosts %s':\n# %s\n# Make it anew when the languages or the "
               "address change.\n",
               site->config.base_url, server, place);
}

/* ---- nginx ---- */

/* add_header in a location would take back those around it, so variables carry what differs. */
static void nginx_headers(const struct site *site, const char *base, struct buf *out)
{
    const char *const(*data)[2] = host_data(site);
    buf_puts(out, "set $keep \"\";\nset $open \"\";\nset $frame \"'none'\";\nif ($uri ~ ^");
    add_exact(out, base);
    add_frames(out, site);
    buf_puts(out, ") { set $frame \"*\"; }\n"
                  "location ~ \\.(ics|ifb|json)$ {");
    for (int i = 0; data[i][0]; i++)
        buf_printf(out, " set $%s \"%s\";", i ? "open" : "keep", data[i][1]);
    buf_puts(
        out,
        " }\nadd_header Cache-Control $keep;\nadd_header Access-Control-Allow-Origin $open;\n");
    if (host_closed(site))
        buf_printf(out, "add_header %s \"%s\" always;\n", host_hidden[0], host_hidden[1]);
    for (int i = 0; i < HOST_SAFE - 1; i++)
        buf_printf(out, "add_header %s %s always;\n", host_safe[i][0], host_safe[i][1]);
    buf_puts(out, "add_header " HOST_POLICY_NAME " \"" HOST_POLICY("$frame") "\" always;\n");
}

static void nginx_list(struct buf *out, const struct host_lists *l)
{
    buf_printf(out, "\trewrite %s %s%s redirect;\n", l->pattern, l->base,
               l->choices == 2 ? "$1/$2/$3/?$4=$5" : "$1/?$2=$3");
}

static void nginx_lost(const struct site *site, const char *base, struct buf *out)
{
    buf_puts(out, "set $part \"\";\n");
    if (site->languages > 1) {
        buf_puts(out, "if ($uri ~ ^");
        add_exact(out, base);
        add_language_lines(out, site);
        buf_puts(out, ") { set $part $1/; }\n");
    }
    buf_puts(out, "error_page 404 @lost;\nlocation @lost {\n");
    add_list_lines(site, base, out, nginx_list);
    buf_printf(out,
               "\ttry_files %s${part}404.html %s404.html =404;\n}\n"
               "location ~ /\\.(?!well-known/) { return 404; }\n",
               base, base);
}

static void nginx(const struct site *site, const char *base, struct buf *out)
{
    add_remark(out, site, "nginx",
               *base && base[1]
                   ? "for `server`, beside a `root` that is the folder above the site's"
                   : "for `server`, beside the site's folder as `root`");
    buf_puts(out, "include mime.types;\n"
                  "types { text/calendar ics ifb; text/vcard vcf; }\n"
                  "charset utf-8;\n"
                  "charset_types text/calendar text/vcard application/json;\n"
                  "gzip on;\n"
                  "gzip_vary on;\n"
                  "gzip_types " PACKED ";\n"
                  "gzip_disable \"" UNPACKED_FOR "\";\n"
                  "gzip_static on;\n");
    nginx_headers(site, base, out);
    nginx_lost(site, base, out);
}

/* ---- Apache ---- */

static void apache_frames(const struct site *site, const char *base, struct buf *out)
{
    for (int l = 0; l < site->languages; l++) {
        buf_printf(out, "<If \"%%{REQUEST_URI} -strmatch '%s", base);
        host_frames(site, l, out);
        buf_puts(out,
                 "*'\">\nHeader always set " HOST_POLICY_NAME " \"" HOST_POLICY("*") "\"\n</If>\n");
    }
}

static void apache_list(struct buf *out, const struct host_lists *l)
{
    buf_printf(out, "RedirectMatch 302 %s %s%s\n", l->pattern, l->base,
               l->choices == 2 ? "$1/$2/$3/?$4=$5" : "$1/?$2=$3");
}

/* Where there is a page it is shown. */
static void apache_lists(const struct site *site, const char *base, struct buf *out)
{
    struct buf lines;
    buf_init(&lines);
    add_list_lines(site, base, &lines, apache_list);
    if (lines.n)
        buf_printf(out,
                   "<IfModule mod_alias.c>\n<If \"! -d %%{REQUEST_FILENAME}\">\n%s"
                   "</If>\n</IfModule>\n",
                   lines.s);
    buf_free(&lines);
}

static void apache_lost(const struct site *site, const char *base, struct buf *out)
{
    buf_printf(out, "ErrorDocument 404 %s404.html\n", base);
    for (int l = 1; l < site->languages; l++) {
        const char *prefix = site->language[l].prefix;
        buf_printf(out,
                   "<If \"%%{REQUEST_URI} -strmatch '%s%s*'\">\nErrorDocument 404 %s%s404.html\n"
                   "</If>\n",
                   base, prefix, base, prefix);
    }
}

void host_apache(const struct site *site, const char *base, struct buf *out)
{
    buf_puts(out, "AddDefaultCharset utf-8\n"
                  "AddType \"text/calendar; charset=utf-8\" .ics .ifb\n"
                  "AddType \"text/vcard; charset=utf-8\" .vcf\n"
                  "<IfModule mod_deflate.c>\n<IfModule mod_filter.c>\n"
                  "AddOutputFilterByType DEFLATE text/html " PACKED "\n"
                  "</IfModule>\n</IfModule>\n"
                  "<IfModule mod_setenvif.c>\n"
                  "BrowserMatch \"" UNPACKED_FOR "\" no-gzip\n"
                  "</IfModule>\n"
                  "<IfModule mod_headers.c>\n");
    for (int i = 0; i < HOST_SAFE; i++)
        buf_printf(out, "Header always set %s \"%s\"\n", host_safe[i][0], host_safe[i][1]);
    if (host_closed(site))
        buf_printf(out, "Header always set %s \"%s\"\n", host_hidden[0], host_hidden[1]);
    apache_frames(site, base, out);
    /* Apache adds these endings when it packs, and would not know its own ETag again. */
    buf_puts(out, "RequestHeader edit* If-None-Match \"-(gzip|br)\\\"\" \"\\\"\"\n");
    buf_puts(out, "<FilesMatch \"\\.(ics|ifb|json)$\">\n");
    const char *const(*data)[2] = host_data(site);
    for (int i = 0; data[i][0]; i++)
        buf_printf(out, "Header set %s \"%s\"\n", data[i][0], data[i][1]);
    buf_puts(out, "</FilesMatch>\n</IfModule>\n");
    apache_lists(site, base, out);
    apache_lost(site, base, out);
}

static void apache(const struct site *site, const char *base, struct buf *out)
{
    add_remark(out, site, "apache",
               "as a build writes it to .htaccess; for the <Directory> of the site where that is "
               "not read");
    host_apache(site, base, out);
}

/* ---- Caddy ---- */

/* Of several `header` Caddy chooses an order of its own, but not inside `route`. */
static void caddy_headers(const struct site *site, const char *base, struct buf *out)
{
    buf_puts(out, "@framed path_regexp ^");
    add_exact(out, base);
    add_frames(out, site);
    buf_puts(out, "\n@data path *.ics *.ifb *.json\n@calendars path *.ics *.ifb\n"
                  "@cards path *.vcf\nroute {\n");
    for (int i = 0; i < HOST_SAFE; i++)
        buf_printf(out, "\theader %s \"%s\"\n", host_safe[i][0], host_safe[i][1]);
    buf_puts(out, "\theader @framed " HOST_POLICY_NAME " \"" HOST_POLICY("*") "\"\n");
    const char *const(*data)[2] = host_data(site);
    for (int i = 0; data[i][0]; i++)
        buf_printf(out, "\theader @data %s \"%s\"\n", data[i][0], data[i][1]);
    if (host_closed(site))
        buf_printf(out, "\theader %s \"%s\"\n", host_hidden[0], host_hidden[1]);
    buf_puts(out, "\theader @calendars Content-Type \"text/calendar; charset=utf-8\"\n"
                  "\theader @cards Content-Type \"text/vcard; charset=utf-8\"\n}\n");
}

static void caddy_list(struct buf *out, const struct host_lists *l)
{
    static const char *const before[][5] = {{"", "/?", "="}, {"", "/", "/", "/?", "="}};
    char name[40];
    snprintf(name, sizeof name, "list_%d_%d", l->language, l->choices);
    buf_printf(out, "\t\t@%s path_regexp %s %s\n\t\tredir @%s %s", name, name, l->pattern, name,
               l->base);
    for (int i = 0; i < 5 && before[l->choices - 1][i]; i++)
        buf_printf(out, "%s{re.%s.%d}", before[l->choices - 1][i], name, i + 1);
    buf_puts(out, l->choices == 1 ? "&{query} 302\n" : " 302\n");
}

static void caddy_lost(const struct site *site, const char *base, struct buf *out)
{
    buf_puts(out, "handle_errors {\n\troute {\n");
    for (int i = 0; i < HOST_SAFE; i++)
        buf_printf(out, "\t\theader %s \"%s\"\n", host_safe[i][0], host_safe[i][1]);
    add_list_lines(site, base, out, caddy_list);
    for (int l = 1; l < site->languages; l++)
        buf_printf(out, "\t\t@lost_%d path %s%s*\n\t\trewrite @lost_%d %s%s404.html\n", l, base,
                   site->language[l].prefix, l, base, site->language[l].prefix);
    buf_puts(out, "\t\t@lost not path */404.html\n");
    buf_puts(out, "\t\theader Content-Type \"text/html; charset=utf-8\"\n");
    buf_printf(out, "\t\trewrite @lost %s404.html\n\t\tfile_server\n\t}\n}\n", base);
}

static void caddy(const struct site *site, const char *base, struct buf *out)
{
    add_remark(out, site, "caddy",
               *base && base[1]
                   ? "for the site's block, beside a `root` that is the folder above the site's"
                   : "for the site's block, beside the site's folder as `root`");
    buf_puts(out, "@packed not header_regexp User-Agent " UNPACKED_FOR "\nencode @packed gzip\n"
                  "@hidden {\n\tpath_regexp /\\.\n\tnot path */.well-known/*\n}\n"
                  "error @hidden 404\n");
    caddy_headers(site, base, out);
    /* Where a build wrote packed forms, they are sent; where it did not, `encode` packs. */
    buf_puts(out, "file_server @packed {\n\tprecompressed br gzip\n}\nfile_server\n");
    caddy_lost(site, base, out);
}

static const struct host_server servers[] = {
    {"nginx", nginx}, {"apache", apache}, {"caddy", caddy}};

const struct host_server *host_server_at(size_t i)
{
    return i < sizeof servers / sizeof *servers ? &servers[i] : NULL;
}
