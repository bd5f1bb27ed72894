#ifndef MODEL_ASSET_H
#define MODEL_ASSET_H

#include "model/site.h"

/* Returns the path below site/assets of the file that `written` names: as it is, percent-encoded,
 * or with its letters composed otherwise (ü as one character or as two); NULL if there is none. */
const char *site_asset(const struct site *site, const char *written);

#endif
