#ifndef READ_YAML_WRITE_H
#define READ_YAML_WRITE_H

#include <stddef.h>

struct buf;

/* YAML as programs write it: what yaml_read reads back unchanged, and every other reader of YAML
 * 1.2 as well. The forms are those of the npm package `yaml` with double quotes, which forms
 * in the browser use, so that a file looks the same whoever saved it. */

/* Appends `n` bytes of text in double quotes. Texts of 40 letters or more that have line breaks are
 * written over several lines, of which the further ones are indented by `indent` blanks. */
void yaml_put_quoted_text(struct buf *out, const char *s, size_t n, size_t indent);

/* Appends a map's key: bare, or in double quotes where bare it would be something else. */
void yaml_put_key(struct buf *out, const char *key);

#endif
