#ifndef READ_NODE_H
#define READ_NODE_H

/* This layer turns bytes into trees with positions: YAML here, Markdown and templates in rooms of
 * their own, words, style sheets and drawings. Nothing that knows what a field means, or which
 * types of content there are, may come in. */

#include "report/source.h"

#include <stddef.h>

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

/* A YAML value with its position. Scalars are the raw text: nothing here decides whether `yes` is a
 * truth value or `01067` a number; the schema does. */
struct node {
    enum node_kind kind;
    int quoted;        /* scalar: written in quotes or as a block */
    struct span span;  /* the value's bytes in its file (a map's or list's first line for those) */
    const char *text;  /* scalar: the value, NUL-terminated; NULL otherwise */
    struct node *item; /* list, map: the first child; children hang together by `next` */
    struct node *next; /* the next sibling */
    const char *key;   /* map entry: its key; NULL otherwise */
    struct span key_span;
    size_t n;       /* list, map: number of children */
    size_t end;     /* scalar: the byte behind it, with its quotes; the span ends with its first line */
    size_t comment; /* scalar: byte of the '#' behind it on its last line; 0: there is none */
};

/* Returns the entry `key` of a map, or NULL (also for a NULL or non-map node). */
struct node *node_get(const struct node *map, const char *key);

/* Returns 1 if the scalar is empty, `~` or `null`, unquoted: "no value". */
int node_is_null(const struct node *n);

#endif
