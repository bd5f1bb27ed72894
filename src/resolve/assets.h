#ifndef RESOLVE_ASSETS_H
#define RESOLVE_ASSETS_H

#include "model/site.h"
#include "report/diag.h"

/* What below site/assets is named where. */
struct asset_use {
    const char *path; /* below site/assets */
    int shown;        /* 1: something that this build shows, or the site itself, names it */
    int hidden;       /* 1: a draft or members' item that this build leaves out names it */
};

/* Notes that an item names the file `path` below site/assets. */
void asset_note(struct site *site, const struct item *item, const char *path);

/* Notes what front matter, deleted events, configuration, layouts, styles and scripts name. Links
 * and pictures in bodies are noted by resolve/links, which must have run. */
void resolve_asset_uses(struct site *site, struct report *r);

/* Returns how a file below site/assets is used; all 0 if nothing names it. */
struct asset_use asset_use(const struct site *site, const char *path);

/* Returns 0 for a file that only hidden items name: it stays hidden with them. */
int asset_published(const struct site *site, const char *path);

/* Returns 1 if the program itself asks for the file: the style sheet, the scripts, the icon. */
int asset_is_own(const char *path);

/* Reports files that would not be what they seem where they are published: names that hosts or
 * addresses do not take, kinds that are not known to be harmless, drawings with programs in them,
 * styles that load from elsewhere. What `assets: allow:` in site.yaml names passes as it is. */
void resolve_assets(struct site *site, struct report *r);

#endif
