#ifndef COMMAND_TYPE_WORD_H
#define COMMAND_TYPE_WORD_H

#include "model/item_type.h"

struct suggest;

/* Returns the type of content that a person calls so: by its word, its folder, or what people say.
 * ITEM_TYPES if none is; *near is then what may have been meant. */
enum item_type type_word(const char *word, struct suggest *near);

#endif
