#include "model/id.h"

#include <string.h>

_Static_assert(ID_LETTERS == 80, "the text names it");

int id_is_valid(const char *id, size_t n)
{
    return n > 0 && strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-") >= n;
}
