#ifndef READ_YAML_KEY_H
#define READ_YAML_KEY_H

#include "read/yaml_reader.h"

/* Reports the line at byte `at` if a field's name stands there as Markdown makes it bold:
 * `**title:** Fest`. Returns 1 if it did. */
int yaml_tell_bold(struct yaml_reader *y, size_t at);

/* Reports, for a list that begins at byte `list` and is left at `at`: the first of all lines if it
 * is a field and has a dash, else a field that stands below its entry's dash and not below the
 * entry's fields. Returns 1 if it did. */
int yaml_tell_bullet(struct yaml_reader *y, size_t list, size_t at);

#endif
