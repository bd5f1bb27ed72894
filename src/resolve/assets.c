#include "resolve/assets.h"

#include "base/address.h"
#include "base/arena.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "base/media.h"
#include "base/utf8.h"
#include "read/css.h"
#include "read/svg.h"
#include "resolve/paths.h"
#include "resolve/pictures.h"

#include <errno.h>
#include <string.h>
#include <strings.h>

static const char folder[] = "site/assets/";

enum { TEXT_MEBIBYTES = 8 };
#define TEXT_KIBIBYTES_TEXT "8192"
_Static_assert(TEXT_MEBIBYTES == 8, "the text names it");

/* What the program's own pages ask for. */
static const char *const own[] = {
    "style.css", "icon.svg",       "events.js",         "filter.js",        "hours.js",
    "search.js", "search-hits.js", "search-results.js", "search-engine.js", "embed.js",
    "share.js",  "lost.js",        "languages.js",      "bars.js"};

int asset_is_own(const char *path)
{
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        if (!strcmp(path, own[i]))
            return 1;
    }
    return 0;
}

/* ---- kinds ---- */

/* Besides those of base/media: what pages load, and what people are given to take home. None of
 * these is run by a host, or by a browser that is led to it. */
static const char *const harmless[] = {
    "ai",    "aac",  "bmp",         "css",  "eps",   "flac", "geojson", "gpx",  "heic",
    "heif",  "ico",  "jpe",         "json", "key",   "kml",  "m4a",     "m4v",  "map",
    "md",    "mov",  "numbers",     "odg",  "oga",   "ogg",  "ogv",     "opus", "otf",
    "pages", "pps",  "ppsx",        "psd",  "srt",   "tif",  "tiff",    "ttf",  "vtt",
    "wav",   "webm", "webmanifest", "woff", "woff2", "indd"};

/* Hosts look at every ending of a name: x.php.jpg is run, too, and x.html.gpx is a page where the
 * host knows no type for gpx. */
static const char *const handled[] = {
    "php", "php3", "php4", "php5", "php7", "php8", "phps", "phtml", "phar", "pht",
    "cgi", "fcgi", "pl",   "py",   "rb",   "sh",   "asp",  "aspx",  "ashx", "asmx",
    "jsp", "jspx", "cfm",  "htm",  "html", "lua",  "mht",  "rdf",   "shtm", "shtml",
    "stm", "svg",  "svgz", "xht",  "xml",  "xsl",  "xslt", "xhtml", "mhtml"};

static int is_ending_of(const char *const *kinds, size_t count, const char *s, size_t n)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(kinds[i]) == n && !strncasecmp(kinds[i], s, n))
            return 1;
    }
    return 0;
}

/* Returns 1 if site.yaml names the file, or (unless `s` is NULL) its kind. */
static int is_allowed(const struct site *site, const char *path, const char *s, size_t n)
{
    for (size_t i = 0; i < site->config.allowed.n; i++) {
        const char *allowed = site->config.allowed.at[i];
        if (!strcmp(allowed, path))
            return 1;
        allowed += *allowed == '.';
        if (s && strlen(allowed) == n && !strncasecmp(allowed, s, n))
            return 1;
    }
    return 0;
}

static void fault_kind_of(struct site *site, struct report *r, const char *path, const char *kind,
                          size_t n)
{
    const char *file = arena_printf(site->arena, "%s%s", folder, path);
    struct diag *d =
        diag_add_path(r, DIAG_ASSET_KIND, file, arena_copy(site->arena, kind, n), NULL);
    diag_help(r, d, HELP_ASSET_ALLOW, path, NULL);
}

/* Looks at the endings of the name; reports the first that is not known to be harmless. What has
 * none must be a picture, of which we write the bytes ourselves. */
static void check_kind(struct site *site, struct report *r, const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strchr(name, '.');
    if (!dot && !is_allowed(site, path, NULL, 0) && !picture_find(site, path))
        fault_kind_of(site, r, path, name, strlen(name));
    for (const char *next; dot; dot = next) {
        const char *kind = dot + 1;
        size_t n = strcspn(kind, ".");
        next = kind[n] ? kind + n : NULL;
        int harmless_here =
            next ? !is_ending_of(handled, sizeof handled / sizeof *handled, kind, n)
                 : media_type(name) || asset_is_own(path) ||
                       is_ending_of(harmless, sizeof harmless / sizeof *harmless, kind, n);
        if (harmless_here || is_allowed(site, path, kind, n))
            continue;
        fault_kind_of(site, r, path, kind, n);
        return;
    }
}

/* ---- names ---- */

/* Blanks are for file managers; addresses have %20 for them. */
static int is_fit_name(const char *path)
{
    for (const char *part = path;; part++) {
        size_t n = strcspn(part, " ");
        if (address_stray(part, n) != n)
            return 0;
        part += n;
        if (!*part)
            return fs_path_confined(path);
    }
}

static void check_asset_name(struct site *site, struct report *r, const char *path)
{
    const char *file = arena_printf(site->arena, "%s%s", folder, path);
    const char *word = paths_host_word(site->arena, path);
    if (word)
        diag_help(r, diag_add_path(r, DIAG_HOST_FILE, file, word, NULL), HELP_HOST_FILE, NULL,
                  NULL);
    else if (!is_fit_name(path))
        diag_help(r, diag_add_path(r, DIAG_ASSET_NAME, file, NULL, NULL), HELP_ASSET_NAME, NULL,
                  NULL);
    else
        check_kind(site, r, path);
}

/* ---- drawings and styles ---- */

/* Pictures and typefaces lie in the address itself; a style would lead on from there. */
static int is_inner(const char *s, size_t n)
{
    static const char *const kinds[] = {"data:image/",
                                        "data:font/",
                                        "data:application/font",
                                        "data:application/x-font",
                                        "data:application/vnd.ms-fontobject",
                                        "data:application/octet-stream"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strlen(kinds[i]) < n && !strncasecmp(s, kinds[i], strlen(kinds[i])))
            return 1;
    }
    return 0;
}

/* Returns 1 if an address in a style sheet leads to another host. Browsers pass over what is blank
 * before it, and over tabs in it. */
static int leads_out(const char *s, size_t n)
{
    size_t scheme = 0;
    for (; n && (unsigned char)*s <= ' '; s++)
        n--;
    while (scheme < n && s[scheme] != ':' && s[scheme] != '/' && s[scheme] != '#')
        scheme++;
    if (scheme < n && s[scheme] == ':')
        return !is_inner(s, n);
    return (n >= 2 && s[0] == '/' && s[1] == '/') || memchr(s, '\\', n) || memchr(s, '\t', n);
}

/* A sheet is read as UTF-8 by us, so it must be by browsers. */
static size_t check_letters(struct report *r, const struct source *s)
{
    static const char charset[] = "@charset \"", utf8[] = "utf-8\"";
    enum { CHARSET = sizeof charset - 1 };
    size_t at = utf8_valid(s->text, s->n), bytes = 1;
    if (at == s->n && s->n > CHARSET && !memcmp(s->text, charset, CHARSET) &&
        strncasecmp(s->text + CHARSET, utf8, sizeof utf8 - 1) != 0) {
        at = CHARSET;
        bytes = strcspn(s->text + at, "\"\n");
    }
    if (at == s->n)
        return 0;
    if (r)
        diag_help(r, diag_add(r, DIAG_BAD_UTF8, span_make(s, at, bytes), NULL, NULL),
                  HELP_SAVE_UTF8, NULL, NULL);
    return 1;
}

static size_t check_sheet(struct report *r, const struct source *s)
{
    struct css_walk w = css_start(s->text, s->n);
    size_t faults = check_letters(r, s);
    if (faults)
        return faults;
    for (struct css_part p; (p = css_next(&w)).kind != CSS_END;) {
        if (p.kind == CSS_RULE || (p.kind == CSS_URL && !leads_out(s->text + p.at, p.n)))
            continue;
        faults++;
        if (!r)
            continue;
        char shown[64] = "";
        strncat(shown, s->text + p.at, p.n < 60 ? p.n : 60);
        shown[utf8_valid(shown, strlen(shown))] = '\0';
        int hides = p.kind == CSS_HIDDEN;
        struct diag *d = diag_add(r, hides ? DIAG_SHEET_HIDES : DIAG_ASSET_FOREIGN,
                                  span_make(s, p.at, p.n), shown, NULL);
        diag_help(r, d, hides ? HELP_SHEET_PLAINLY : HELP_SAVE_SHEET, NULL, NULL);
    }
    return faults;
}

static const struct {
    const char *ending;
    size_t (*check)(struct report *r, const struct source *s);
} texts[] = {{"svg", svg_check}, {"css", check_sheet}};

/* Reads a text into `a` and checks it; `r` may be NULL. Returns how many faults there are, or
 * -errno. */
static long check_asset_text(struct report *r, struct arena *a, const struct fs_file *f,
                             size_t kind)
{
    char *text;
    size_t n;
    int error = fs_site_read(a, f->root, f->path, (size_t)TEXT_MEBIBYTES << 20, &text, &n);
    return error ? error : (long)texts[kind].check(r, source_new(a, f->path, text, n));
}

/* Most files are right, and of those nothing need be kept. */
static void check_bytes(struct site *site, struct report *r, const struct fs_file *f)
{
    const char *dot = strrchr(f->path, '.');
    for (size_t i = 0; dot && i < sizeof texts / sizeof *texts; i++) {
        if (strcasecmp(dot + 1, texts[i].ending) != 0)
            continue;
        struct arena scratch;
        arena_init(&scratch);
        long found = check_asset_text(NULL, &scratch, f, i);
        arena_free(&scratch);
        if (found == -EFBIG)
            diag_add_path(r, DIAG_FILE_TOO_BIG, f->path, TEXT_KIBIBYTES_TEXT, NULL);
        else if (found < 0)
            diag_unread(r, f->path, (int)found);
        else if (found)
            check_asset_text(r, site->arena, f, i);
    }
}

void resolve_assets(struct site *site, struct report *r)
{
    for (size_t i = 0; i < site->assets.n; i++) {
        const struct fs_file *f = site->assets.at[i];
        const char *path = f->path + sizeof folder - 1;
        check_asset_name(site, r, path);
        if (!is_allowed(site, path, NULL, 0))
            check_bytes(site, r, f);
    }
}
