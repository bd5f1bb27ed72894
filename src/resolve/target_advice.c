#include "resolve/target_advice.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/media.h"
#include "model/asset.h"
#include "model/types.h"
#include "report/suggest.h"
#include "resolve/target.h"

#include <ctype.h>
#include <string.h>

/* Advice is the address to copy. A wrong one is worse than none: a page of another kind than the
 * address says, a draft or a file of another day is never offered. */

enum { SHORT = 4 }; /* of fewer letters one more or less makes another name */

/* A link that leads nowhere, and who may be helped. */
struct advising {
    const struct targets *targets;
    struct arena *arena;
    const struct item *from;
    const char *url;  /* as written */
    const char *path; /* without query and fragment */
    int image;
};

/* ---- addresses of another kind ---- */

static int is_file_name(const char *name)
{
    static const char *const endings[] = {".md",  ".html", ".htm", ".php",  ".js",  ".css",
                                          ".xml", ".heic", ".tif", ".tiff", ".yaml"};
    size_t n = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t len = strlen(endings[i]);
        if (n > len && !strcmp(name + n - len, endings[i]))
            return 1;
    }
    return media_type(name) != NULL;
}

/* Returns 1 if the address begins with a host: `www.verein.example/kontakt`. */
static int target_begins_with_host(const struct advising *d)
{
    const char *host = arena_copy(d->arena, d->path, strcspn(d->path, "/:"));
    const char *dot = strrchr(host, '.');
    size_t tail = dot ? strlen(dot + 1) : 0;
    if (strchr(host, '@') || !isalnum((unsigned char)*host))
        return 0;
    if (!strncmp(host, "www.", 4) && host[4])
        return 1;
    for (const char *p = dot ? dot + 1 : ""; *p; p++)
        tail = isalpha((unsigned char)*p) || (unsigned char)*p >= 0x80 ? tail : 0;
    return tail >= 2 && !is_file_name(host);
}

static int is_phone(const char *s)
{
    size_t digits = 0;
    for (const char *p = s; *p; p++)
        digits += isdigit((unsigned char)*p) != 0;
    return digits >= 5 && s[strspn(s, "+0123456789-()/. ")] == '\0';
}

static int is_mail(const char *s)
{
    const char *at = strchr(s, '@');
    return at && at > s && strchr(at, '.') && !strpbrk(s, "/ :");
}

static const char *target_without_blanks(struct arena *a, const char *s)
{
    char *copy = arena_strdup(a, s), *to = copy;
    for (; *s; s++)
        if (*s != ' ')
            *to++ = *s;
    *to = '\0';
    return copy;
}

/* Returns the address as it was meant, if it is one of the web, of mail or of a telephone. */
static const char *other_kind(const struct advising *d)
{
    if (d->image)
        return NULL;
    if (is_mail(d->path))
        return arena_printf(d->arena, "mailto:%s", d->url);
    if (is_phone(d->path))
        return arena_printf(d->arena, "tel:%s", target_without_blanks(d->arena, d->path));
    return target_begins_with_host(d) ? arena_printf(d->arena, "https://%s", d->url) : NULL;
}

/* Windows divides folders by the other slash. */
static const char *with_slashes(const struct advising *d)
{
    struct target found;
    char *path = arena_strdup(d->arena, d->url);
    if (!strchr(path, '\\'))
        return NULL;
    for (char *p = path; (p = strchr(p, '\\'));)
        *p = '/';
    return target_find(d->targets, (struct item *)d->from, path, &found) ? path : NULL;
}

/* ---- pages ---- */

/* Returns the type that the address tells, by `group:x`, a folder of content or a section of the
 * site; -1: none. */
static int type_told(const struct advising *d)
{
    const struct site *site = d->targets->site;
    const char *path = d->path, *colon = strchr(path, ':');
    if (colon)
        return item_type_find(arena_copy(d->arena, path, (size_t)(colon - path)));
    for (size_t n; *path; path += n) {
        path += strspn(path, "/");
        n = strcspn(path, "/");
        const char *part = arena_copy(d->arena, path, n);
        for (int t = 0; path[n] && t < ITEM_TYPES; t++) {
            if (!strcmp(part, item_folder((enum item_type)t)))
                return t;
            for (int l = 0; l < site->languages; l++) {
                const char *word =
                    map_get(&site->language[l].words->section, item_folder((enum item_type)t));
                if (word && !strcmp(part, word))
                    return t;
            }
        }
    }
    return -1;
}

/* Returns the last part of the address, without its ending: what names the page. */
static const char *name_told(const struct advising *d)
{
    const char *colon = strchr(d->path, ':'), *path = colon ? colon + 1 : d->path;
    size_t n = strlen(path);
    while (n && path[n - 1] == '/')
        n--;
    const char *whole = arena_copy(d->arena, path, n), *slash = strrchr(whole, '/');
    const char *name = slash ? slash + 1 : whole;
    return arena_copy(d->arena, name, strcspn(name, "."));
}

static int may_be_shown(const struct advising *d, const struct item *item)
{
    return item && (!item->hidden || d->from->hidden);
}

/* Advises `type:id`, the form of a link that does not depend on where files lie. */
static const char *page_meant(const struct advising *d)
{
    const struct site *site = d->targets->site;
    const char *name = name_told(d);
    int told = type_told(d);
    for (int t = 0; *name && t < ITEM_TYPES; t++) {
        if (may_be_shown(d, map_get(&site->by_id[t], name)))
            return arena_printf(d->arena, "%s:%s", item_word((enum item_type)t), name);
    }
    struct suggest s = suggest_begin(name);
    int best = 0;
    if (strlen(name) < SHORT)
        return NULL;
    for (int t = 0; t < ITEM_TYPES; t++) {
        for (size_t i = 0; (told < 0 || t == told) && i < site->by_id[t].n; i++) {
            const char *before = s.best;
            if (may_be_shown(d, site->by_id[t].entry[i].value))
                suggest_offer(&s, site->by_id[t].entry[i].key);
            best = s.best == before ? best : t;
        }
    }
    return s.best && !s.tied
               ? arena_printf(d->arena, "%s:%s", item_word((enum item_type)best), s.best)
               : NULL;
}

/* ---- files ---- */

/* Returns the address of the file whose name is the nearest. */
static const char *asset_meant(const struct advising *d)
{
    const struct map *assets = &d->targets->site->asset_by_path;
    const char *slash = strrchr(d->path, '/'), *path = NULL;
    struct suggest s = suggest_begin(slash ? slash + 1 : d->path);
    for (size_t i = 0; i < assets->n; i++) {
        const char *key = assets->entry[i].key, *last = strrchr(key, '/'), *before = s.best;
        suggest_offer(&s, last ? last + 1 : key);
        path = s.best == before ? path : key;
    }
    if (!path || s.tied)
        return NULL;
    return strchr(path, ' ') ? arena_printf(d->arena, "</%s>", path)
                             : arena_printf(d->arena, "/%s", path);
}

void target_advise(const struct targets *t, struct report *r, struct diag *diag,
                   const struct item *from, const struct md_link *link)
{
    struct arena *a = t->site->arena;
    struct advising d = {t, a, from, link->url, "", link->image};
    d.path = arena_copy(a, link->url, strcspn(link->url, "?#"));
    const char *slash = strrchr(d.path, '/');
    const char *other = other_kind(&d);
    int is_asset = link->image || media_type(slash ? slash + 1 : d.path);
    const char *meant = other ? other : with_slashes(&d);
    if (meant) {
        diag_help(r, diag, HELP_WRITE_AS, meant, NULL);
        return;
    }
    meant = is_asset ? asset_meant(&d) : page_meant(&d);
    if (meant)
        diag_help(r, diag, HELP_DID_YOU_MEAN, meant, NULL);
    else if (is_asset)
        asset_advise(t->site, r, diag, from->source->path, d.path, 1);
}
