#include "model/schema_config.h"
#include "model/schema_words.h"

#include "base/buf.h"
#include "unit/unit.h"

#include <stdio.h>
#include <string.h>

/* Every field of the schema, met one by one. */
struct walk {
    void (*visit)(struct walk *w, const struct record_spec *record, const struct field_spec *f);
    enum message_language language;
    const char *record, *field, *choice; /* what is looked for */
    size_t seen, missing;
};

static void walk_record(struct walk *w, const struct record_spec *record)
{
    for (const struct field_spec *f = record->field; f->name; f++) {
        if (*f->name)
            w->visit(w, record, f);
        if (f->record)
            walk_record(w, f->record);
    }
}

static void walk_schema(struct walk *w)
{
    walk_record(w, schema_config());
    walk_record(w, schema_common());
    for (int type = 0; type < ITEM_TYPES; type++)
        walk_record(w, schema_type((enum item_type)type));
}

/* Fails with the row that is to be added. */
static void tell(struct walk *w, const char *what, const char *a, const char *b)
{
    struct buf line;
    w->missing++;
    if (w->language == MESSAGE_FR)
        return; /* counted below */
    buf_init(&line);
    buf_printf(&line, "%s(\"%s\", \"%s\", …) in model/schema_words_%s.def", what, a, b,
               message_language_tag(w->language));
    CHECK_EQ_STR(line.s, "is there");
    buf_free(&line);
}

static void visit_words(struct walk *w, const struct record_spec *record,
                        const struct field_spec *f)
{
    struct field_words words = field_words_in(record, f, w->language);
    w->seen++;
    if (!words.label || !words.help || !*words.label || !*words.help)
        tell(w, w->language == MESSAGE_EN ? "LABEL" : "FIELD", record->name, f->name);
    for (size_t i = 0; f->choices && f->choices[i]; i++) {
        if (!choice_words_in(f, f->choices[i], w->language))
            tell(w, "CHOICE", f->name, f->choices[i]);
    }
}

TEST(every_field_and_value_has_words_in_english_and_german)
{
    for (enum message_language l = MESSAGE_EN; l <= MESSAGE_DE; l++) {
        struct walk w = {.visit = visit_words, .language = l};
        walk_schema(&w);
        CHECK(w.seen > 150);
        CHECK_EQ_INT(w.missing, 0);
    }
}

/* A French site's editors read English for what is missing; few words may be. */
TEST(hardly_a_word_lacks_in_french)
{
    struct walk w = {.visit = visit_words, .language = MESSAGE_FR};
    walk_schema(&w);
    if (w.missing)
        printf("words of fields that lack in French: %zu\n", w.missing);
    CHECK(w.missing * 10 < w.seen);
}

static void visit_row(struct walk *w, const struct record_spec *record, const struct field_spec *f)
{
    if (strcmp(f->name, w->field) != 0)
        return;
    w->seen += w->record && (!strcmp(w->record, "*") || !strcmp(w->record, record->name));
    for (size_t i = 0; w->choice && f->choices && f->choices[i]; i++)
        w->seen += !strcmp(f->choices[i], w->choice);
}

TEST(no_row_is_left_of_a_field_that_is_gone)
{
    for (enum message_language l = MESSAGE_EN; l < MESSAGE_LANGUAGES; l++) {
        struct walk w = {.visit = visit_row};
        for (size_t i = 0; schema_words_row(i, l, &w.record, &w.field, &w.choice); i++) {
            w.seen = 0;
            walk_schema(&w);
            if (!CHECK(w.seen > 0))
                CHECK_EQ_STR(w.field, message_language_tag(l));
        }
    }
}

TEST(no_row_stands_twice)
{
    for (enum message_language l = MESSAGE_EN; l < MESSAGE_LANGUAGES; l++) {
        const char *r[2], *f[2], *c[2];
        for (size_t i = 0; schema_words_row(i, l, &r[0], &f[0], &c[0]); i++) {
            for (size_t k = 0; k < i && schema_words_row(k, l, &r[1], &f[1], &c[1]); k++) {
                const char *a = r[0] ? r[0] : c[0], *b = r[1] ? r[1] : c[1];
                int same = !r[0] == !r[1] && !strcmp(a, b) && !strcmp(f[0], f[1]);
                if (!CHECK(!same))
                    CHECK_EQ_STR(f[0], a);
            }
        }
    }
}

TEST(words_of_a_field)
{
    const struct record_spec *event = schema_type(ITEM_EVENT);
    const struct field_spec *start = schema_field(event, "start");
    CHECK_EQ_STR(field_words(event, start, MESSAGE_DE).label, "Beginn");
    CHECK_EQ_STR(field_words(event, start, MESSAGE_FR).label, "Début");
    CHECK_EQ_STR(field_words(event, start, MESSAGE_EN).help, start->help);
    CHECK_EQ_STR(choice_words_in(schema_field(event, "status"), "cancelled", MESSAGE_DE),
                 "abgesagt");
    CHECK(choice_words_in(schema_field(event, "status"), "abgesagt", MESSAGE_DE) == NULL);
}
