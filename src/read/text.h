#ifndef READ_TEXT_H
#define READ_TEXT_H

#include "report/diag.h"
#include "report/source.h"

#include <stddef.h>

struct arena;

/* A file's bytes before they are read as YAML or Markdown. */

/* Returns the offset of the first character that no text may have (utf8_unfit), or `n`. */
size_t text_refused(const char *text, size_t n);

/* Returns the text without white space around it and, unless it may have `lines`, with a space for
 * each line break inside; in `a` if it differs. */
const char *text_tidy(struct arena *a, const char *text, int lines);

/* Checks a whole file's bytes before anything else reads them: UTF-8, control bytes, byte order
 * mark, what git leaves of two versions. Reports each kind of fault once, at its first place;
 * returns 0 if the text must not be read on. CR LF is as good as LF. */
int text_check(struct report *r, const struct source *s);

/* Where a content file's parts are. */
struct front {
    size_t yaml_from, yaml_to; /* bytes of the front matter between the fences */
    size_t body;               /* first byte of the Markdown */
};

/* Finds the front matter between the first line `---` and the next; reports what is missing.
 * Returns 0 if there is none to read. */
int front_find(struct report *r, const struct source *s, struct front *out);

#endif
