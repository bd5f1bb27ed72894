#include "model/vocabulary.h"

const char *label_text(const struct label *l, int index)
{
    return l->text[index] ? l->text[index] : l->text[0];
}
