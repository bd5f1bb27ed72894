#include "model/schema_words.h"

#include <string.h>

/* A row: a field's words, or (`record` is NULL) the word `label` for the value `help` of `field`.
 */
struct label_row {
    const char *record, *field, *label, *help;
};

#define LABEL(record, field, label) {record, field, label, NULL},
#define FIELD(record, field, label, help) {record, field, label, help},
#define CHOICE(field, value, word) {NULL, field, word, value},
static const struct label_row rows_en[] = {
#include "model/schema_words_en.def"
};
static const struct label_row rows_de[] = {
#include "model/schema_words_de.def"
};
static const struct label_row rows_fr[] = {
#include "model/schema_words_fr.def"
};

static const struct {
    const struct label_row *row;
    size_t n;
} tables[MESSAGE_LANGUAGES] = {
    [MESSAGE_EN] = {rows_en, sizeof rows_en / sizeof *rows_en},
    [MESSAGE_DE] = {rows_de, sizeof rows_de / sizeof *rows_de},
    [MESSAGE_FR] = {rows_fr, sizeof rows_fr / sizeof *rows_fr},
};

/* Returns the row of a field: that of its record, else the one for wherever it stands. */
static const struct label_row *find_field(const char *record, const char *field,
                                          enum message_language language)
{
    const struct label_row *anywhere = NULL;
    for (size_t i = 0; i < tables[language].n; i++) {
        const struct label_row *row = &tables[language].row[i];
        if (!row->record || strcmp(row->field, field) != 0)
            continue;
        if (!strcmp(row->record, record))
            return row;
        if (!strcmp(row->record, "*"))
            anywhere = row;
    }
    return anywhere;
}

struct field_words field_words_in(const struct record_spec *record, const struct field_spec *field,
                                  enum message_language language)
{
    const struct label_row *row = find_field(record->name, field->name, language);
    struct field_words words = {.label = row ? row->label : NULL, .help = row ? row->help : NULL};
    if (language == MESSAGE_EN)
        words.help = field->help;
    return words;
}

struct field_words field_words(const struct record_spec *record, const struct field_spec *field,
                               enum message_language language)
{
    struct field_words words = field_words_in(record, field, language);
    struct field_words english = field_words_in(record, field, MESSAGE_EN);
    words.label = words.label ? words.label : english.label;
    words.help = words.help ? words.help : english.help;
    return words;
}

const char *choice_words_in(const struct field_spec *field, const char *choice,
                            enum message_language language)
{
    for (size_t i = 0; i < tables[language].n; i++) {
        const struct label_row *row = &tables[language].row[i];
        if (!row->record && !strcmp(row->field, field->name) && !strcmp(row->help, choice))
            return row->label;
    }
    return NULL;
}

int schema_words_row(size_t i, enum message_language language, const char **record,
                     const char **field, const char **choice)
{
    if (i >= tables[language].n)
        return 0;
    const struct label_row *row = &tables[language].row[i];
    *record = row->record;
    *field = row->field;
    *choice = row->record ? NULL : row->help;
    return 1;
}

enum phrase vocabulary_phrase(enum vocabulary_id id)
{
    static const enum phrase phrases[VOCABULARIES] = {
        [VOCABULARY_TOPICS] = PHRASE_TOPICS,
        [VOCABULARY_AUDIENCES] = PHRASE_AUDIENCES,
        [VOCABULARY_MEMBER_KINDS] = PHRASE_MEMBER_KINDS,
        [VOCABULARY_EVENT_KINDS] = PHRASE_EVENT_KINDS,
        [VOCABULARY_OFFER_KINDS] = PHRASE_OFFER_KINDS,
        [VOCABULARY_ACCESSIBILITY] = PHRASE_ACCESSIBILITY,
        [VOCABULARY_FUNDING] = PHRASE_FUNDING,
    };
    return phrases[id];
}
