#ifndef RESOLVE_NAMED_H
#define RESOLVE_NAMED_H

#include "model/site.h"
#include "report/diag.h"

/* Items by what people call them, for references that are not ids: by title in any language, by
 * its part before or in brackets, venues by their street; whatever the case, accents, marks and
 * legal form. A link to one, or its file's name, is understood as well. */

/* Returns the item of this type that is meant; NULL if none is called so, or several are. What
 * items are called is gathered when first asked for. */
struct item *named_find(struct site *site, enum item_type type, const char *text);

/* Returns 1 if there are items that may be meant by a name that none has. */
int named_is_near(struct site *site, struct report *r, enum item_type type, const char *text);

/* Gives the message about a reference that nothing is called the items that are near or, where none
 * is, the file in which it could be described. */
void named_advise(struct site *site, struct report *r, struct diag *d, enum item_type type,
                  const char *text);

#endif
