#ifndef READ_TEMPLATE_TEMPLATE_H
#define READ_TEMPLATE_TEMPLATE_H

struct record;
struct template; /* flat instructions, see read/template/code.h */
struct templates;

/* Compiles `name` (e.g. "event.html") with all it extends and includes, against the fields of
 * `root`, which are its top-level names. Every fault is reported with file, line, column and the
 * include chain. Returns NULL if there was one. */
const struct template *template_compile(struct templates *t, const char *name,
                                        const struct record *root);

#endif
