#ifndef READ_TEMPLATE_FOREIGN_H
#define READ_TEMPLATE_FOREIGN_H

#include "report/diag.h"

/* Reports what the literal HTML of a template loads from another host: pictures, scripts, styles,
 * frames. Links that people follow may lead anywhere. */
void template_check_foreign(struct report *r, const struct source *s);

#endif
