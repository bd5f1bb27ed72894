#ifndef READ_YAML_SLIPS_H
#define READ_YAML_SLIPS_H

/* The usual slips on the raw lines; for the files behind read/yaml.h. */

#include "read/yaml_reader.h"

/* Looks for a slip on the lines around byte `at`, where the parser stopped, and around that at
 * which its `context` (NULL: none) began. Returns 1 if it found one and reported it. */
int yaml_tell_slip(struct yaml_reader *y, const char *context, size_t context_at, size_t at);

/* Reports the line at byte `at` if it has no colon, with what it should be; returns 1 if it did. */
int yaml_tell_no_colon(struct yaml_reader *y, size_t at);

/* Reports `name = value` on the line above byte `at`, the colon of a field; returns 1 if it did. */
int yaml_tell_equals(struct yaml_reader *y, size_t at);

/* Reports a field's name that begins or ends with a blank that only looks like one, as French
 * keyboards put before the colon. Returns 1 if it did. */
int yaml_tell_key(struct yaml_reader *y, struct span span, const char *key);

/* Reports a text that begins its line and was meant as a list: without a blank behind its dashes,
 * or with other signs in their place. `end`: its last byte. Returns 1 if it did. */
int yaml_tell_dashes(struct yaml_reader *y, size_t at, size_t end);

#endif
