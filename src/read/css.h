#ifndef READ_CSS_H
#define READ_CSS_H

#include <stddef.h>

/* What of a style sheet matters for safety: what it loads, and by which rules. */

enum css_kind {
    CSS_END,
    CSS_URL,  /* an address that is loaded: url(…), the text of @import, of image-set(…) … */
    CSS_RULE, /* a rule's word, without its '@' */
    CSS_HIDDEN, /* the name of a function or rule that hides what is loaded: written with a
                   backslash or characters beyond ASCII; or var(…) and its like in the place of an
                   address */
};

/* One thing found: `n` bytes from `at` on. */
struct css_part {
    enum css_kind kind;
    size_t at, n;
};

/* A way through a style sheet or the value of a style attribute. */
struct css_walk {
    const char *s;
    size_t n, at;
    char rule;      /* 'i' in @import, 'n' in @namespace (whose address is a mere name), else 0 */
    unsigned depth; /* parentheses open since a function whose strings are addresses; 0: none */
};

/* Begins at the start of `n` bytes. */
struct css_walk css_start(const char *s, size_t n);

/* Returns the next thing found, CSS_END at the end. Comments and other strings are passed over. */
struct css_part css_next(struct css_walk *w);

#endif
