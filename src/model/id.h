#ifndef MODEL_ID_H
#define MODEL_ID_H

#include <stddef.h>

/* The most letters of an id: what is published is named by it, with endings of our own. */
enum { ID_LETTERS = 80 };
#define ID_LETTERS_TEXT "80"

/* Returns 1 if `id` is not empty and all of a-z, 0-9 and '-'; it may be too long. */
int id_is_valid(const char *id, size_t n);

#endif
