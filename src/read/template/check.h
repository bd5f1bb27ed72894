#ifndef READ_TEMPLATE_CHECK_H
#define READ_TEMPLATE_CHECK_H

#include "read/template/compiler.h"

/* Compiles a whole template here: its blocks, and those it extends. */
void check_template(struct compiler *c, const struct parsed *p);

#endif
