#ifndef RESOLVE_ASSET_USES_H
#define RESOLVE_ASSET_USES_H

struct item;
struct report;
struct site;

/* What below site/assets is named where. */
struct asset_use {
    const char *path; /* below site/assets */
    int shown;        /* 1: something that this build shows, or the site itself, names it */
    int hidden;       /* 1: a draft or members' item that this build leaves out names it */
};

/* Notes that an item names the file `path` below site/assets. */
void asset_note(struct site *site, const struct item *item, const char *path);

/* Returns how a file below site/assets is used; all 0 if nothing names it. */
struct asset_use asset_use(const struct site *site, const char *path);

/* Returns 0 for a file that only hidden items name: it stays hidden with them. */
int asset_published(const struct site *site, const char *path);

/* Notes what front matter, deleted events, configuration, layouts, styles and scripts name. Links
 * and pictures in bodies are noted by resolve/links, which must have run. */
void resolve_asset_uses(struct site *site, struct report *r);

#endif
