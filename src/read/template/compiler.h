#ifndef READ_TEMPLATE_COMPILER_H
#define READ_TEMPLATE_COMPILER_H

#include "base/list.h"
#include "read/template/code.h"
#include "read/template/parse.h"
#include "read/template/place.h"
#include "read/template/set.h"

/* ---- the compiler's own business: the files of this room share this and nobody else reads it ----
 */

/* A name with fields behind it: what a guard like `{% if event.group %}` speaks of. */
struct trail {
    int id;                    /* of the variable; 0: a field of the root */
    const struct field *field; /* the last field; NULL: the variable itself */
    const struct trail *up;    /* all before the last field */
};

/* A trail known to be present, in one of the ways through a condition. */
struct fact {
    const struct trail *trail;
    struct fact *next;
};

/* What is known of an expression once its instructions are written. */
struct outcome {
    struct type type;
    const struct trail *trail; /* NULL: not a plain name */
    struct fact *yes, *no;     /* what is present if it is true, if it is false */
};

struct variable {
    const char *name;
    struct type type;
    uint32_t slot;
    int id;      /* a new one for each value it gets: facts about the old one are void */
    int defined; /* 0: known to the frame, but not on this way */
    int loop;    /* -1, or it is `loop` of that depth */
};

/* The variables of a frame as they were at one point. */
struct snapshot {
    struct variable *at; /* owned */
    size_t n;
};

/* A scope. `if` has none of its own, as in Jinja. */
struct frame {
    struct frame *up;
    struct list variables; /* struct variable * */
    uint32_t slot;         /* the first free slot when it was opened */
};

/* The templates whose blocks count now: one that extends another, that one, and so on. */
struct inheritance {
    struct list members;    /* struct parsed *, the most derived first */
    struct frame *top;      /* the frame that blocks see */
    struct inheritance *up; /* that of the template that includes this one */
};

/* A block whose body is being compiled. */
struct open_block {
    const char *name;
    const struct inheritance *family;
    size_t level; /* which member of the family its body is from */
    const struct open_block *up;
};

/* Where a template was asked for, for messages about what is in it. */
struct origin {
    struct span span; /* of the name in the tag */
    const struct parsed *parsed;
    const struct origin *up;
};

struct compiler {
    struct templates *set;
    struct arena *arena;
    struct report *report;
    const struct record *root;
    struct instr *code;
    size_t n, cap;
    struct html_place place;
    struct frame *frame;
    struct list known; /* const struct trail *: present here, because guarded */
    struct inheritance *family;
    const struct open_block *block; /* the innermost block being compiled; NULL: none */
    size_t work;                    /* statements compiled so far */
    const struct origin *origin;
    int depth;     /* of statements, blocks and includes */
    int stack;     /* values on the stack now */
    uint32_t slot; /* the next free slot */
    int loops;     /* loops around this place */
    int ids;       /* given out to variables so far */
    int full;      /* too big: already reported */
    int faulty;    /* a file with faults was used */
};

/* ---- emit.c: instructions, types, faults ---- */

/* Appends an instruction; returns its index. */
size_t emit(struct compiler *c, enum op op, size_t n, const void *p);

/* Notes that instructions just written left `by` more values on the stack. */
void stack_move(struct compiler *c, int by);

/* Makes the jump at `at` go to the next instruction to be written. */
void land(struct compiler *c, size_t at);

/* Reports a fault at `span`, with the place that included this template. */
struct diag *fault(struct compiler *c, enum diag_id id, struct span span, const char *a,
                   const char *b);

/* The name of a type as messages say it. */
const char *type_name(const struct compiler *c, struct type t);

/* Reports that something else was expected; without a diagnostic if `found` is already faulty. */
void fault_type(struct compiler *c, struct span span, const char *expected, struct type found);

/* Returns the type without `optional`. */
struct type type_present(struct type t);
struct type type_of(enum value_kind kind);
extern const struct type type_faulty;

/* Returns 1 if both are the same but for `optional`. */
int type_same(struct type a, struct type b);

/* Returns the type of what is one or the other. */
struct type type_either(struct type a, struct type b);

/* ---- scope.c: names and what is known of them ---- */

/* Opens a scope inside `up`; closes the innermost, freeing its slots, and goes back to `back`. */
void frame_open(struct compiler *c, struct frame *f, struct frame *up);
void frame_close(struct compiler *c, struct frame *back);

/* Finds a defined variable in the frames; NULL if there is none. */
struct variable *variable_find(const struct compiler *c, const char *name);

/* Finds or makes the variable of the innermost frame and gives it a new value of `type`. */
struct variable *variable_set(struct compiler *c, const char *name, struct type type);

/* The innermost frame's variables as they are; then as they were; then as they are where two ways
 * meet: `a` and `b` are copies taken at the ends of the ways. */
struct snapshot variables_copy(const struct compiler *c);
void variables_restore(struct compiler *c, const struct snapshot *copy);
void variables_join(struct compiler *c, const struct snapshot *a, const struct snapshot *b);

/* Frees a copy. */
void snapshot_free(struct snapshot *s);

/* Returns 1 if the trail is known to be present here. */
int trail_known(const struct compiler *c, const struct trail *t);

/* Makes facts hold until known_drop, which takes what `known.n` was before. */
void known_add(struct compiler *c, const struct fact *f);
void known_drop(struct compiler *c, size_t n);

/* Adds a fact in front of others. */
struct fact *fact_new(struct compiler *c, const struct trail *t, struct fact *next);
struct fact *fact_join(struct compiler *c, struct fact *a, struct fact *b);

/* ---- type.c: expressions ---- */

/* Finds a record's field; NULL if it has none of this name. */
const struct field *field_find(const struct record *r, const char *name);

/* Writes the instructions that push the expression's value. */
struct outcome check_expr(struct compiler *c, const struct expr *e);

/* The same for a value that must be there: reports an unguarded optional one. */
struct outcome check_present(struct compiler *c, const struct expr *e);

/* Reports an unguarded optional. */
void require_present(struct compiler *c, const struct expr *e, struct outcome *o);

/* ---- filter_check.c ---- */

/* Writes the instructions of `input | name(arguments)`. */
struct outcome check_filter(struct compiler *c, const struct expr *e);

/* The record behind `loop`. */
extern const struct record loop_record;

/* ---- print.c ---- */

/* Follows literal HTML and writes it. */
void check_text(struct compiler *c, const struct stmt *s);

/* Writes the printing of the value on the stack, as the place demands. */
void check_print(struct compiler *c, const struct expr *e, struct type type);

#endif
