#ifndef READ_TEMPLATE_FILTER_H
#define READ_TEMPLATE_FILTER_H

#include "read/template/compiler.h"

/* ---- the filters' checks: filter*.c share this ---- */

#define KIND(k) (1U << VALUE_##k)

/* Checks one use of a filter and writes its instructions. The input `in` stands on the stack; `arg`
 * holds the arguments in order, NULL where one is left out, and a NULL after the last. */
struct outcome filter_date(struct compiler *c, const struct expr *e, struct outcome in,
                           struct expr **arg);
struct outcome filter_t(struct compiler *c, const struct expr *e, struct outcome in,
                        struct expr **arg);
struct outcome filter_plural(struct compiler *c, const struct expr *e, struct outcome in,
                             struct expr **arg);
struct outcome filter_sort(struct compiler *c, const struct expr *e, struct outcome in,
                           struct expr **arg);
struct outcome filter_group_by(struct compiler *c, const struct expr *e, struct outcome in,
                               struct expr **arg);
struct outcome filter_limit(struct compiler *c, const struct expr *e, struct outcome in,
                            struct expr **arg);
struct outcome filter_where(struct compiler *c, const struct expr *e, struct outcome in,
                            struct expr **arg);
struct outcome filter_end(struct compiler *c, const struct expr *e, struct outcome in,
                          struct expr **arg);
struct outcome filter_join(struct compiler *c, const struct expr *e, struct outcome in,
                           struct expr **arg);
struct outcome filter_length(struct compiler *c, const struct expr *e, struct outcome in,
                             struct expr **arg);
struct outcome filter_default(struct compiler *c, const struct expr *e, struct outcome in,
                              struct expr **arg);
struct outcome filter_json(struct compiler *c, const struct expr *e, struct outcome in,
                           struct expr **arg);
struct outcome filter_url(struct compiler *c, const struct expr *e, struct outcome in,
                          struct expr **arg);
struct outcome filter_truncate(struct compiler *c, const struct expr *e, struct outcome in,
                               struct expr **arg);
struct outcome filter_lang_name(struct compiler *c, const struct expr *e, struct outcome in,
                                struct expr **arg);

/* The same for the filters that say where the lines of a text may break. */
struct outcome filter_markup(struct compiler *c, const struct expr *e, struct outcome in,
                             struct expr **arg);

/* Begins a call of the filter `e`. */
struct call *call_new(struct compiler *c, const struct expr *e);

/* Writes the call; `argc` arguments stand on the stack above the input. */
struct outcome call_emit(struct compiler *c, struct call *k, size_t argc, struct type result);

/* Reports that the filter is not written like this. */
void argument_fault(struct compiler *c, const struct expr *e, struct span span);

/* Writes an argument of one of `kinds`; reports another kind. */
struct type argument_push(struct compiler *c, const struct expr *e, const struct expr *arg,
                          unsigned kinds);

/* Returns a literal text argument, or NULL after reporting. */
const char *argument_text(struct compiler *c, const struct expr *e, const struct expr *arg);

/* Follows a path such as "group.title" from a list's items into `k`; returns the type of what it
 * leads to, optional if anything on the way is. */
struct type argument_path(struct compiler *c, const struct expr *e, const struct expr *arg,
                          struct type list, struct call *k);

/* Reports a value that the filter can do nothing with. */
void argument_kind(struct compiler *c, const struct expr *arg, struct type t, unsigned kinds,
                   const char *expected);

#endif
