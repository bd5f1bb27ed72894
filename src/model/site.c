#include "model/site.h"

struct item *item_translation(const struct item *item, int index)
{
    return item->translation[index];
}
