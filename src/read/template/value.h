#ifndef READ_TEMPLATE_VALUE_H
#define READ_TEMPLATE_VALUE_H

/* This room is the template language: scanning, parsing, checking against the fields that a view
 * has, compiling, running. What the fields are and mean comes from the views; no site, no content
 * and no file but layouts may come in. */

#include "base/when.h"
#include "read/html.h"

#include <stddef.h>

struct eval;

/* Values and their types: the data model that templates see. */

enum value_kind {
    VALUE_NONE, /* an optional field that is absent */
    VALUE_BOOL,
    VALUE_INT,
    VALUE_TEXT,  /* escaped wherever it lands */
    VALUE_HTML,  /* rendered Markdown or a rendered fragment: the only thing that lands unescaped,
                    and only in text */
    VALUE_URL,   /* a place inside the site; written relative to the current page */
    VALUE_WHEN,  /* civil date or date-time */
    VALUE_RANGE, /* start and end, for the `date('range')` filter; fields `start` and `end` are
                    found by the view */
    VALUE_LIST,
    VALUE_RECORD,
    /* Only while a template is compiled; no view and no value ever has these: */
    VALUE_JSON,   /* the `json` filter's result */
    VALUE_MIXED,  /* one of several kinds: good for nothing but a condition */
    VALUE_FAULTY, /* already reported, or nothing is known of it: fits everywhere */
};

struct value {
    enum value_kind kind;
    union {
        int truth;   /* BOOL */
        long number; /* INT */
        struct {     /* TEXT, URL (site path without leading '/') */
            const char *s;
            size_t n;
        } text;
        const struct html *html;  /* HTML */
        struct when when;         /* WHEN */
        const struct when *range; /* RANGE: two of them, the end inclusive for whole days */
        struct {                  /* LIST */
            const struct value *at;
            size_t n;
        } list;
        const void *record; /* RECORD: the view's own object, handed to field getters */
    };
};

struct type {
    enum value_kind kind;
    int optional;                /* 1: may be VALUE_NONE and must be guarded */
    const struct type *element;  /* LIST: of what */
    const struct record *record; /* RECORD: its fields */
};

/* One field of a record type: its name, its type, and how to get it. */
struct field {
    const char *name;
    struct type type;
    struct value (*get)(struct eval *e, const void *self, const struct field *f);
    int index;        /* the getter's own use */
    const char *help; /* one line for layout authors */
};

struct record {
    const char *name; /* as messages call it: "event" */
    const struct field *field;
    size_t n;
};

/* Make values. */
struct value value_none(void);
struct value value_bool(int truth);
struct value value_int(long n);
struct value value_text(const char *s); /* NULL gives NONE */
struct value value_url(const char *site_path);
struct value value_when(struct when w);        /* year 0 gives NONE */
struct value value_record(const void *object); /* NULL gives NONE */

#endif
