#ifndef COMMAND_COMPLETION_SHELL_H
#define COMMAND_COMPLETION_SHELL_H

#include "command/manual.h"
#include "model/front.h"

struct buf;

/* What the scripts of all shells are made of. */

/* ---- shared: completion.c ---- */

/* Appends the words that a value may be, divided by blanks; nothing if nobody knows them. */
void completion_words(struct buf *out, enum manual_word is, const char *words);

/* Appends the first part of a text, which fits beside a word. */
void completion_brief(struct buf *out, const char *text);

/* Appends what stands there since `from` once more, as a shell takes it between single quotes, in
 * its place; `fish`: as that shell does. */
void completion_quote(struct buf *out, size_t from, int fish);

/* Returns what `knoten list --ids` must be asked for what a field may name: "group", "topics";
 * NULL: it names nothing. */
const char *completion_names(const struct field_spec *f);

/* Calls `each` for the fields that an option of `knoten new` can name, of one type: with the name
 * ("repeat.every") and the field. */
void completion_fields(enum item_type type,
                       void (*each)(void *ctx, const char *name, const struct front_field *f),
                       void *ctx);

/* ---- the shells ---- */

/* Appends the script of a shell, with what it tells of words in `language`. */
void completion_bash(struct buf *out, enum message_language language);
void completion_zsh(struct buf *out, enum message_language language);
void completion_fish(struct buf *out, enum message_language language);

#endif
