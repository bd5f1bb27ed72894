#include "model/asset.h"

#include "base/address.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/fs_open.h"
#include "base/locale.h"
#include "base/locale_text.h"
#include "base/media.h"

#include <string.h>

static const char *asset_named(const struct site *site, const char *name)
{
    const struct fs_file *f = map_get(&site->asset_by_path, name);
    struct buf nfc;
    if (f || !site->asset_by_nfc.n)
        return f ? f->path + strlen("site/assets/") : NULL;
    buf_init(&nfc);
    locale_nfc(&nfc, name, strlen(name));
    f = map_get(&site->asset_by_nfc, nfc.s);
    buf_free(&nfc);
    return f ? f->path + strlen("site/assets/") : NULL;
}

const char *site_asset(const struct site *site, const char *written)
{
    struct buf plain;
    const char *found = asset_named(site, written);
    if (found || !strchr(written, '%'))
        return found;
    buf_init(&plain);
    address_decode(&plain, written);
    found = asset_named(site, plain.s);
    buf_free(&plain);
    return found;
}

/* ---- where a file belongs ---- */

/* Returns the part that names the file, whatever divides its folders. */
static const char *last_part(const char *written)
{
    const char *last = written;
    for (const char *p = written; *p; p++)
        last = strchr("/\\:", *p) ? p + 1 : last;
    return last;
}

/* Returns the path below site/assets that the written one means if it leads nowhere else; NULL. */
static const char *path_below(const char *written)
{
    static const char *const before[] = {"/", "site/", "assets/"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++) {
        size_t n = strlen(before[i]);
        written += !strncmp(written, before[i], n) ? n : 0;
    }
    int inside = strchr(written, '/') && !strpbrk(written, "\\:%") && fs_path_confined(written);
    return inside && strncmp(written, "content/", 8) != 0 ? written : NULL;
}

/* Returns 1 if the file lies in the folder of the text that names it. */
static int lies_beside(const struct site *site, const char *from, const char *name)
{
    const char *slash = strrchr(from, '/');
    if (!slash || !fs_path_confined(name))
        return 0;
    return !fs_site_missing(site->root,
                            arena_printf(site->arena, "%.*s/%s", (int)(slash - from), from, name));
}

/* Gives the help for the address `written`, decoded. */
static void advise_place(const struct site *site, struct report *r, struct diag *d,
                         const char *from, const char *written, int in_text)
{
    const char *name = last_part(written), *path = path_below(written);
    int beside = lies_beside(site, from, name);
    if (!media_type(name) && media_picture(name) == MEDIA_SHOWN)
        return; /* no file that a homepage offers */
    if (!path || beside)
        path = arena_printf(site->arena, "%s/%s", media_folder(name), name);
    const char *write = arena_printf(site->arena, in_text ? "/%s" : "%s", path);
    if (in_text && strchr(path, ' '))
        write = arena_printf(site->arena, "</%s>", path);
    diag_help(r, d, beside ? HELP_ASSET_MOVE : HELP_ASSET_PUT, path, write);
}

void asset_advise(const struct site *site, struct report *r, struct diag *d, const char *from,
                  const char *written, int in_text)
{
    struct buf plain;
    buf_init(&plain);
    address_decode(&plain, written);
    advise_place(site, r, d, from, plain.s, in_text);
    buf_free(&plain);
}

/* ---- what readers can open ---- */

void asset_check_picture(struct report *r, const char *asset, struct span where)
{
    static const enum diag_id ids[] = {[MEDIA_NEW] = DIAG_IMAGE_NEW, [MEDIA_NOT] = DIAG_IMAGE_KIND};
    enum media_picture shown = media_picture(asset);
    if (shown != MEDIA_SHOWN)
        diag_help(r, diag_add(r, ids[shown], where, asset, NULL), HELP_PICTURE_SAVE, NULL, NULL);
}

static int has_pdf(const struct site *site, const char *asset)
{
    const char *dot = strrchr(asset, '.');
    struct buf b;
    buf_init(&b);
    buf_add(&b, asset, (size_t)(dot - asset));
    buf_puts(&b, ".pdf");
    int found = site_asset(site, b.s) != NULL;
    buf_free(&b);
    return found;
}

void asset_check_attached(const struct site *site, struct report *r, const char *asset,
                          struct span where)
{
    if (media_opens(asset) || !strncmp(asset, "originals/", 10) || has_pdf(site, asset))
        return;
    diag_help(r, diag_add(r, DIAG_ATTACHED_KIND, where, asset, NULL), HELP_OFFER_PDF, NULL, NULL);
}
