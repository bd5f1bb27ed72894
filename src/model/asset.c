#include "model/asset.h"

#include "base/address.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/locale.h"
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
