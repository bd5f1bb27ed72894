#include "read/markdown/inner.h"

#include "base/address.h"
#include "base/arena.h"
#include "base/media.h"
#include "report/suggest.h"

#include <cmark-gfm.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct {
    const char *scheme;
    enum md_target target;
} schemes[] = {
    {"https", MD_OUTSIDE}, {"http", MD_OUTSIDE}, {"mailto", MD_OTHER},
    {"tel", MD_OTHER},     {"geo", MD_OTHER},    {"webcal", MD_OTHER},
#define TYPE(NAME, word, ...) {#word, MD_INSIDE},
#include "types.def"
};

/* Returns the length of the scheme before the colon, 0 if the address is relative. */
static size_t scheme_length(const char *url)
{
    size_t n = strcspn(url, ":/?#");
    return url[n] == ':' ? n : 0;
}

/* Returns the part behind the scheme of a web address; NULL if it is not one. */
static const char *behind_web_scheme(const char *url)
{
    return !strncmp(url, "https://", 8) ? url + 8 : !strncmp(url, "http://", 7) ? url + 7 : NULL;
}

/* Returns the path of an address of the site itself, from '/' on; NULL if it is another's. */
static const char *path_inside(const struct md *m, const char *url)
{
    const char *rest = behind_web_scheme(url);
    for (int i = 0; rest && m->home && i < 2; i++) {
        const char *home = m->home->address[i] ? behind_web_scheme(m->home->address[i]) : NULL;
        size_t n = home ? strlen(home) : 0, host = home ? strcspn(home, "/") : 0;
        n -= n && home[n - 1] == '/';
        if (!host || strncasecmp(rest, home, host) || strncmp(rest + host, home + host, n - host))
            continue;
        if (rest[n] == '/')
            return rest + n;
        if (!rest[n] || strchr("?#", rest[n]))
            return arena_printf(m->arena, "/%s", rest + n);
    }
    return NULL;
}

const char *md_url(struct md *m, const char *written)
{
    char *url = arena_strdup(m->arena, written ? written : ""), *to = url;
    for (const char *p = url; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c > 0x20 ? c != 0x7f : c == ' ' && to > url)
            *to++ = *p;
    }
    while (to > url && to[-1] == ' ')
        to--;
    *to = '\0';
    for (size_t i = 0, n = scheme_length(url); i < n; i++)
        url[i] = (char)tolower((unsigned char)url[i]);
    const char *whole = strncmp(url, "//", 2) ? url : arena_printf(m->arena, "https:%s", url);
    const char *inside = path_inside(m, whole);
    return inside ? inside : whole;
}

enum md_target md_target(const char *url)
{
    size_t n = scheme_length(url);
    if (!n)
        return *url == ':' ? MD_REFUSED : MD_INSIDE;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        if (strlen(schemes[i].scheme) == n && !strncmp(schemes[i].scheme, url, n))
            return schemes[i].target;
    }
    return MD_REFUSED;
}

/* Writes an address as the value of an attribute. */
static void add_url(struct md *m, const char *url)
{
    struct buf encoded;
    buf_init(&encoded);
    address_write(&encoded, url);
    md_put_text(m, encoded.s);
    buf_free(&encoded);
}

static void draft_fragment(struct md *m, const char *fragment, struct span span)
{
    struct md_fragment *f = arena_alloc(m->arena, sizeof *f);
    struct buf plain;
    buf_init(&plain);
    address_decode(&plain, fragment);
    *f = (struct md_fragment){arena_copy(m->arena, plain.s, plain.n), span};
    buf_free(&plain);
    list_add(&m->fragments, m->arena, f);
}

static void draft_link(struct md *m, const cmark_node *node, const char *url, struct span span,
                       int image)
{
    struct md_draft *d = arena_alloc(m->arena, sizeof *d);
    *d = (struct md_draft){{.url = url, .image = image, .span = span}, node, m->html.n};
    list_add(&m->drafts, m->arena, d);
    if (*url == '#' && url[1] && strcmp(url, "#top") != 0)
        draft_fragment(m, url + 1, span);
}

/* A file on the writer's own disk, `file:///C:/Users/…` or `C:\\Users\\…`: nobody else has it. */
static void help_own_disk(struct md *m, struct diag *d, const char *url)
{
    struct buf name;
    const char *last = url;
    for (const char *p = url; *p; p++)
        last = strchr("/\\:", *p) ? p + 1 : last;
    buf_init(&name);
    address_decode(&name, last);
    const char *path = arena_printf(m->arena, "%s/%s", media_folder(name.s), name.s);
    const char *form = strchr(path, ' ') ? "</%s>" : "/%s";
    if (media_type(name.s))
        diag_help(m->report, d, HELP_ASSET_PUT, path, arena_printf(m->arena, form, path));
    buf_free(&name);
}

static void refuse_scheme(struct md *m, const char *url, struct span span)
{
    char *scheme = arena_copy(m->arena, url, scheme_length(url));
    struct diag *d = diag_add(m->report, DIAG_LINK_SCHEME, span, scheme, NULL);
    if (strchr(scheme, '.'))
        diag_help(m->report, d, HELP_URL_SCHEME, NULL, NULL);
    else if (!strcmp(scheme, "file") || strlen(scheme) == 1)
        help_own_disk(m, d, url);
}

/* A name under which the picture could be kept: its own, if that is a plain one. */
static const char *picture_name(struct md *m, const char *url)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
    size_t n = strcspn(url, "?#");
    const char *address = arena_copy(m->arena, url, n), *slash = strrchr(address, '/');
    const char *name = slash ? slash + 1 : "", *type = media_type(name);
    int good = type && !strncmp(type, "image/", 6) && strspn(name, plain) == strlen(name);
    return good && strlen(name) < 80 && *name != '.' ? name : "foto.jpg";
}

/* A picture from elsewhere would tell its host who reads this page. */
static void refuse_image(struct md *m, const char *url, struct span span)
{
    enum { SHOWN = 60 };
    size_t n = strlen(url), cut = n > SHOWN ? SHOWN : n;
    while (cut < n && cut && ((unsigned char)url[cut] & 0xc0) == 0x80)
        cut--;
    const char *shown = arena_printf(m->arena, "%.*s%s", (int)cut, url, cut < n ? "…" : "");
    struct diag *d = diag_add(m->report, DIAG_ASSET_FOREIGN, span, shown, NULL);
    diag_help(m->report, d, HELP_SAVE_PICTURE, picture_name(m, url), NULL);
}

/* A web address needs a host. */
static int has_host(const char *url)
{
    const char *rest = url + scheme_length(url) + 1;
    unsigned char c = strncmp(rest, "//", 2) ? 0 : (unsigned char)rest[2];
    return isalnum(c) || c >= 0x80 || c == '[';
}

/* A blank can be encoded, what nobody sees cannot be meant. */
static int has_stray(const char *url)
{
    size_t n = strlen(url), i = 0;
    while ((i += address_stray(url + i, n - i)) < n && url[i] == ' ')
        i++;
    return i < n;
}

/* Returns 1 if the address leads out of the site but cannot be one. */
static int is_bad_address(const char *url, enum md_target target)
{
    if (target == MD_OUTSIDE)
        return has_stray(url) || address_has_user(url) || !has_host(url);
    return target == MD_OTHER && has_stray(url);
}

static void refuse_address(struct md *m, const char *url, struct span span)
{
    struct diag *d = diag_add(m->report, DIAG_BAD_URL, span, url, NULL);
    if (has_stray(url))
        diag_help(m->report, d, HELP_ADDRESS_CHARACTER, NULL, NULL);
    else if (address_has_user(url))
        diag_help(m->report, d, HELP_URL_USER, NULL, NULL);
}

enum md_target md_write_url(struct md *m, cmark_node *node, const char *attribute, int image)
{
    const char *written = cmark_node_get_url(node), *url = md_url(m, written);
    enum md_target target = md_target(url);
    struct span span = {0};
    if (image && target != MD_INSIDE) {
        refuse_image(m, url, md_span_url(m, node, written ? written : ""));
        return MD_REFUSED;
    }
    int bad = is_bad_address(url, target);
    if (bad || target == MD_INSIDE || target == MD_REFUSED)
        span = md_span_url(m, node, written ? written : "");
    if (bad)
        refuse_address(m, url, span);
    else if (target == MD_REFUSED)
        refuse_scheme(m, url, span);
    if (bad || target == MD_REFUSED)
        return MD_REFUSED;
    if (target == MD_OUTSIDE && !m->secret.source && address_has_secret(url))
        m->secret = md_span_url(m, node, written ? written : "");
    md_put(m, attribute);
    md_put(m, "\"");
    if (target == MD_INSIDE)
        draft_link(m, node, url, span, image);
    else
        add_url(m, url);
    md_put(m, "\"");
    return target;
}

void md_check_fragments(struct md *m)
{
    for (size_t i = 0; i < m->fragments.n; i++) {
        const struct md_fragment *f = m->fragments.at[i];
        if (map_get(&m->anchors, f->anchor))
            continue;
        struct diag *d = diag_add(m->report, DIAG_LINK_ANCHOR, f->span, f->anchor, NULL);
        struct suggest nearest = suggest_begin(f->anchor);
        for (size_t k = 0; k < m->headings.n; k++)
            suggest_offer(&nearest, ((const struct md_heading *)m->headings.at[k])->anchor);
        if (nearest.best)
            diag_help(m->report, d, HELP_DID_YOU_MEAN, arena_printf(m->arena, "#%s", nearest.best),
                      NULL);
    }
}
