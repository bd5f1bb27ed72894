/* Data of every kind for templates under test: the record `sample_root` over SAMPLE. */
#ifndef TESTS_TEMPLATES_SAMPLE_H
#define TESTS_TEMPLATES_SAMPLE_H

#include "read/template/eval.h"
#include "read/template/template.h"

#include <stddef.h>

static const struct html_part sample_parts[] = {{"<p>one <a href=\"", 16, "members/x/#a", NULL},
                                                {"\">two</a></p>", 13, NULL, NULL}};
static const struct html sample_html = {(struct html_part *)sample_parts, 2};
static const struct when sample_range[2] = {{{2026, 3, 18}, 50400}, {{2026, 3, 18}, 59400}};

static struct value sample_get(struct eval *e, const void *self, const struct field *f)
{
    (void)e;
    return ((const struct value *)self)[f->index];
}

#define SAMPLE_FIELD(name, index, ...)                                                             \
    {                                                                                              \
        name, {__VA_ARGS__}, sample_get, index, ""                                                 \
    }
#define SAMPLE_TEXT(literal)                                                                       \
    {                                                                                              \
        .kind = VALUE_TEXT, .text = { literal, sizeof literal - 1 }                                \
    }
#define SAMPLE_URL(literal)                                                                        \
    {                                                                                              \
        .kind = VALUE_URL, .text = { literal, sizeof literal - 1 }                                 \
    }

static const struct field sample_item_fields[] = {
    SAMPLE_FIELD("title", 0, .kind = VALUE_TEXT),
    SAMPLE_FIELD("url", 1, .kind = VALUE_URL),
    SAMPLE_FIELD("note", 2, .kind = VALUE_TEXT, .optional = 1),
    SAMPLE_FIELD("n", 3, .kind = VALUE_INT),
};
static const struct record sample_item = {"item", sample_item_fields, 4};
static const struct value sample_items[][4] = {
    {SAMPLE_TEXT("b & c"),
     SAMPLE_URL("events/b/"),
     {.kind = VALUE_NONE},
     {.kind = VALUE_INT, .number = 2}},
    {SAMPLE_TEXT("a"), SAMPLE_URL("events/a/#x"), SAMPLE_TEXT("<n>"), {VALUE_INT, .number = 1}},
};
static const struct value sample_list[] = {
    {VALUE_RECORD, .record = sample_items[0]},
    {VALUE_RECORD, .record = sample_items[1]},
};
static const struct value sample_texts[] = {SAMPLE_TEXT("x"), SAMPLE_TEXT("y<")};

static const struct type sample_item_type = {.kind = VALUE_RECORD, .record = &sample_item};
static const struct type sample_text_type = {.kind = VALUE_TEXT};

static const struct field sample_fields[] = {
    SAMPLE_FIELD("title", 0, .kind = VALUE_TEXT),
    SAMPLE_FIELD("body", 1, .kind = VALUE_HTML),
    SAMPLE_FIELD("maybe", 2, .kind = VALUE_HTML, .optional = 1),
    SAMPLE_FIELD("url", 3, .kind = VALUE_URL),
    SAMPLE_FIELD("home", 4, .kind = VALUE_URL),
    SAMPLE_FIELD("when", 5, .kind = VALUE_WHEN),
    SAMPLE_FIELD("range", 6, .kind = VALUE_RANGE),
    SAMPLE_FIELD("items", 7, .kind = VALUE_LIST, .element = &sample_item_type),
    SAMPLE_FIELD("one", 8, .kind = VALUE_RECORD, .record = &sample_item, .optional = 1),
    SAMPLE_FIELD("yes", 9, .kind = VALUE_BOOL),
    SAMPLE_FIELD("n", 10, .kind = VALUE_INT),
    SAMPLE_FIELD("texts", 11, .kind = VALUE_LIST, .element = &sample_text_type),
    SAMPLE_FIELD("bad", 12, .kind = VALUE_TEXT),
    SAMPLE_FIELD("mail", 13, .kind = VALUE_TEXT),
    SAMPLE_FIELD("gone", 14, .kind = VALUE_URL, .optional = 1),
};
static const struct record sample_root = {"root", sample_fields, 15};
static const struct value sample_data[] = {
    SAMPLE_TEXT("T & \"t\""),
    {VALUE_HTML, .html = &sample_html},
    {.kind = VALUE_NONE},
    SAMPLE_URL("members/x/?q=1#a"),
    SAMPLE_URL(""),
    {VALUE_WHEN, .when = {{2026, 3, 18}, 50400}},
    {VALUE_RANGE, .range = sample_range},
    {VALUE_LIST, .list = {sample_list, 2}},
    {VALUE_RECORD, .record = sample_items[1]},
    {VALUE_BOOL, .truth = 1},
    {VALUE_INT, .number = 3},
    {VALUE_LIST, .list = {sample_texts, 2}},
    SAMPLE_TEXT("jAvaScript:alert(1)"),
    SAMPLE_TEXT("mailto:a@example.org"),
    {.kind = VALUE_NONE},
};

#endif
