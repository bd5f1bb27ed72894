#ifndef READ_YAML_CHECK_H
#define READ_YAML_CHECK_H

#include "read/node.h"
#include "read/yaml_reader.h"

/* What is checked of single values: characters that no text may have, and comments that cut a value
 * off. */

/* Returns 1 if the comment behind a value is likely to be what its writer meant as a part of it: in
 * any value if no blank follows the '#' ("Treffen #2"); in a text (`is_text`) also if one blank
 * alone stands before it. */
int yaml_comment_cuts(const struct node *value, int is_text);

/* Warns of such a comment, with the value in quotes as advice. */
void yaml_warn_cut(struct arena *a, struct report *r, const struct node *value);

/* Reports a character that no text may have, in a value or key of `n` bytes that is written at
 * `span`; escapes such as "\0" do not show it in the source's bytes. */
void yaml_check_text(struct yaml_reader *y, struct span span, const char *text, size_t n);

/* Returns the byte of the '#' that begins a comment right behind byte `end`, where a value ends; 0
 * if there is none. */
size_t yaml_comment_at(const struct source *s, size_t end);

#endif
