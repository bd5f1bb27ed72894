#ifndef MODEL_ITEM_TYPE_H
#define MODEL_ITEM_TYPE_H

/* The content types by number; their facts are in model/types.h. */
enum item_type {
#define TYPE(NAME, ...) ITEM_##NAME,
#include "types.def"
    ITEM_TYPES
};

#endif
