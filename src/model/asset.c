#include "model/asset.h"

#include "base/address.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/locale.h"

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
