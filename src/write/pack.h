#ifndef WRITE_PACK_H
#define WRITE_PACK_H

#include <stddef.h>

struct buf;

/* Packed forms of files, which a server sends in their place to whoever can unpack them. */

/* One form. */
struct pack_form {
    const char *ending; /* what its file's name has behind that of the file: ".gz" */
    /* Appends the `n` bytes at `s` in this form, always the same for the same bytes; `rarely`: 1
     * for what changes rarely and may take long. */
    void (*pack)(struct buf *out, const char *s, size_t n, int rarely);
};

/* Returns the form at `i`, NULL behind the last. */
const struct pack_form *pack_form_at(size_t i);

/* What becomes of a file. */
enum pack {
    PACK_NEVER,  /* it would not get smaller, or is too small for a difference to be felt */
    PACK_OFTEN,  /* its bytes differ from build to build */
    PACK_RARELY, /* it is the same for months */
};

/* Tells by the file's name and its size in bytes. */
enum pack pack_of(const char *path, size_t n);

/* Returns 1 if a file of `n` bytes is worth having `packed` bytes long. */
int pack_pays(size_t n, size_t packed);

#endif
