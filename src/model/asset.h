#ifndef MODEL_ASSET_H
#define MODEL_ASSET_H

#include "model/site.h"
#include "report/diag.h"

/* Returns the path below site/assets of the file that `written` names: as it is, percent-encoded,
 * or with its letters composed otherwise (ü as one character or as two); NULL if there is none. */
const char *site_asset(const struct site *site, const char *written);

/* Gives the message about a file that site/assets lacks the place where it is to lie and what to
 * write; `from` is the path of the text that names it by `written`. `in_text`: addresses begin with
 * '/' there, other than in fields. */
void asset_advise(const struct site *site, struct report *r, struct diag *d, const char *from,
                  const char *written, int in_text);

/* Says of a file below site/assets that readers will not see it as a picture, or that many of them
 * cannot open it; a file of originals/ and one that also lies there as a PDF may be of any kind. */
void asset_check_picture(struct report *r, const char *asset, struct span where);
void asset_check_attached(const struct site *site, struct report *r, const char *asset,
                          struct span where);

#endif
