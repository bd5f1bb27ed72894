#ifndef READ_YAML_H
#define READ_YAML_H

#include "report/diag.h"
#include "report/source.h"

#include <stddef.h>
#include <stdint.h>

struct arena;

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
    size_t comment; /* scalar: byte of the '#' behind it on its last line; 0: there is none */
};

enum { YAML_MAX_DEPTH = 20, YAML_MAX_NODES = 20000 };

/* Reads the bytes [from, to) of `s` as one YAML document. Duplicate keys, anchors, aliases, tags,
 * several documents and anything deeper or larger than the limits are reported; so is bad syntax,
 * in plain words. Returns the root, NULL if the text is empty or nothing could be made of it (then
 * it was reported). */
struct node *yaml_read(struct arena *a, struct report *r, const struct source *s, size_t from,
                       size_t to);

/* The same for a document whose fields are known: `is_field` returns 1 for the name of one, for
 * advice on lines that lack their colon. */
struct node *yaml_read_fields(struct arena *a, struct report *r, const struct source *s,
                              size_t from, size_t to, int (*is_field)(const char *name));

/* Returns the entry `key` of a map, or NULL (also for a NULL or non-map node). */
struct node *node_get(const struct node *map, const char *key);

/* Returns 1 if the scalar is empty, `~` or `null`, unquoted: "no value". */
int node_is_null(const struct node *n);

/* Returns 1 if the comment behind a value is likely to be what its writer meant as a part of it: in
 * any value if no blank follows the '#' ("Treffen #2"); in a text (`is_text`) also if one blank
 * alone stands before it. */
int yaml_comment_cuts(const struct node *value, int is_text);

/* Warns of such a comment, with the value in quotes as advice. */
void yaml_warn_cut(struct arena *a, struct report *r, const struct node *value);

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
