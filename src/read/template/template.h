#ifndef READ_TEMPLATE_TEMPLATE_H
#define READ_TEMPLATE_TEMPLATE_H

#include "base/arena.h"
#include "base/when.h"
#include "read/html.h"
#include "report/diag.h"

#include <stddef.h>

struct eval;
struct words;

/* ---- values and their types: the data model that templates see ---- */

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

/* ---- compiling ---- */

/* All templates of a site: a folder of files, compiled on demand and kept. */
struct templates {
    struct arena *arena;
    struct report *report;
    const char *root;   /* the site's folder; paths in messages are relative to it */
    const char *folder; /* "layouts" */
    const struct words *const
        *words; /* one for each language; every word used must be in all of them */
    size_t languages;
    struct map *files; /* name → source, read once */
};

struct template; /* opaque: flat instructions */

/* Begins an empty set of the templates in `root`/`folder` (either may be ""); everything pointed at
 * must outlive it. */
void templates_init(struct templates *t, struct arena *a, struct report *r, const char *root,
                    const char *folder, const struct words *const *words, size_t languages);

/* Adds a template that stands in no file of the folder: `name` is how others include or extend it.
 */
void template_add(struct templates *t, const char *name, const struct source *source);

/* Compiles `name` (e.g. "event.html") with all it extends and includes, against the fields of
 * `root`, which are its top-level names. Every fault is reported with file, line, column and the
 * include chain. Returns NULL if there was one. */
const struct template *template_compile(struct templates *t, const char *name,
                                        const struct record *root);

/* Returns 1 if the layouts folder has this file. */
int template_exists(struct templates *t, const char *name);

#endif
