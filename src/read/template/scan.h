#ifndef READ_TEMPLATE_SCAN_H
#define READ_TEMPLATE_SCAN_H

#include "report/diag.h"
#include "report/source.h"

#include <stddef.h>

struct arena;

enum token_kind {
    TOKEN_END,    /* of the file */
    TOKEN_TEXT,   /* literal HTML between tags, already trimmed */
    TOKEN_PRINT,  /* {{ */
    TOKEN_TAG,    /* {% */
    TOKEN_CLOSE,  /* }} or %}, whichever closes what is open */
    TOKEN_NAME,   /* a name or keyword */
    TOKEN_STRING, /* `s` is its value */
    TOKEN_NUMBER, /* `number` is its value */
    TOKEN_MARK,   /* an operator or bracket: `s` is its text */
    TOKEN_BAD,    /* already reported */
};

struct token {
    enum token_kind kind;
    struct span span; /* as written */
    const char *s;    /* TEXT: not terminated; NAME, STRING, MARK: terminated */
    size_t n;         /* bytes at `s` */
    long number;      /* NUMBER */
};

/* Reads a template token by token: owns bytes and positions, knows nothing of their meaning. */
struct scanner {
    struct arena *arena;
    struct report *report;
    const struct source *source;
    size_t at;       /* next byte to read */
    size_t end;      /* one past the last byte that counts (the file's last newline does not) */
    size_t opened;   /* where the open {{ or {% stands */
    char inside;     /* 0: in text; '{' or '%': in a print or tag */
    int line_starts; /* the last tag swallowed the newline behind it */
};

/* Begins at the start of `source`. */
void scan_start(struct scanner *s, struct arena *a, struct report *r, const struct source *source);

/* Reads the next token. White space is treated as Jinja does with trim_blocks and lstrip_blocks:
 * the newline behind a tag or comment and the blanks before one that stands first on its line are
 * no text; `-` strips all white space on its side, `+` keeps what would go. */
struct token scan_next(struct scanner *s);

/* After a fault inside a tag: skips to its end, so that reading goes on behind it. */
void scan_recover(struct scanner *s);

#endif
