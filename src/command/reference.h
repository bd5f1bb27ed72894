#ifndef COMMAND_REFERENCE_H
#define COMMAND_REFERENCE_H

#include "report/language.h"

/* `knoten help content`: prints what editors may write, type by type and field by field, from the
 * schema. */
void reference_content(enum message_language language);

/* `knoten help layouts`: prints what templates see: each template's top-level names, and the fields
 * of every record reached from there. */
void reference_layouts(enum message_language language);

#endif
