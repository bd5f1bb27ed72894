#ifndef RESOLVE_ASSETS_H
#define RESOLVE_ASSETS_H

#include "model/site.h"
#include "report/diag.h"

/* Returns 1 if the program itself asks for the file: the style sheet, the scripts, the icon. */
int asset_is_own(const char *path);

/* Reports files that would not be what they seem where they are published: names that hosts or
 * addresses do not take, kinds that are not known to be harmless, drawings with programs in them,
 * styles that load from elsewhere. What `assets: allow:` in site.yaml names passes as it is. */
void resolve_assets(struct site *site, struct report *r);

#endif
