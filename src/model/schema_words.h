#ifndef MODEL_SCHEMA_WORDS_H
#define MODEL_SCHEMA_WORDS_H

#include "model/schema.h"
#include "report/phrase.h"

/* What people read who do not write YAML: the schema's fields, values and types in their language.
 * The texts stand in model/schema_words_LANGUAGE.def; English help stands in the schema. */

/* What a field is called and what belongs in it. */
struct field_words {
    const char *label; /* "Beginn" */
    const char *help;  /* a line; NULL: none in this language */
};

/* Returns a field's words in just this language; .label is NULL if it has none. */
struct field_words field_words_in(const struct record_spec *record, const struct field_spec *field,
                                  enum message_language language);

/* The same, with English for what is missing. */
struct field_words field_words(const struct record_spec *record, const struct field_spec *field,
                               enum message_language language);

/* Returns what people call `choice`, one of the field's values ("abgesagt"), in just this language;
 * NULL if it has no word for it. */
const char *choice_words_in(const struct field_spec *field, const char *choice,
                            enum message_language language);

/* Names row number `i` of a language's table: the record and field of a field, or (with `*record`
 * NULL) the field of a choice and its value. Returns 0 behind the last. For tests. */
int schema_words_row(size_t i, enum message_language language, const char **record,
                     const char **field, const char **choice);

/* Returns how messages call a controlled list ("Themen (topics)"). */
enum phrase vocabulary_phrase(enum vocabulary_id id);

#endif
