#ifndef READ_MARKDOWN_PROSE_TREE_H
#define READ_MARKDOWN_PROSE_TREE_H

#include <stddef.h>

struct arena;
struct list;
struct source;

/* Adds the text of the Markdown from byte `body` on to `to`, a struct prose a piece. Pictures,
 * HTML, code blocks and footnote numbers are left out. The body must be one that markdown_read
 * took. */
void prose_markdown(struct list *to, struct arena *a, const struct source *s, size_t body);

#endif
