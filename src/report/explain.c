#include "report/explain.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "report/message.h"
#include "report/suggest.h"

#include <stdio.h>
#include <string.h>

enum { TEXT_WIDTH = 78, NAME_MAX_BYTES = 64 };

static const struct explanation explanations[DIAG_COUNT] = {
#define EXPLAIN(name, en, de, wrong, right) [DIAG_##name] = {{{en, de}}, wrong, right},
#include "report/explain/calendar.def"
#include "report/explain/dates.def"
#include "report/explain/fields.def"
#include "report/explain/fields_values.def"
#include "report/explain/fields_words.def"
#include "report/explain/files.def"
#include "report/explain/markdown.def"
#include "report/explain/markdown_files.def"
#include "report/explain/plain.def"
#include "report/explain/references.def"
#include "report/explain/references_history.def"
#include "report/explain/references_duties.def"
#include "report/explain/series.def"
#include "report/explain/series_changes.def"
#include "report/explain/templates.def"
#include "report/explain/yaml.def"
#undef EXPLAIN
};

static const struct section {
    enum diag_id first;
    struct texts title;
} sections[] = {
#define SECTION(name, en, de) {DIAG_##name, {{en, de}}},
#include "report/explain/sections.def"
#undef SECTION
};

const struct explanation *explain_get(enum diag_id id)
{
    return explanations[id].wrong ? &explanations[id] : NULL;
}

int explain_find(const char *name, enum diag_id *id, const char **nearest)
{
    char bare[NAME_MAX_BYTES];
    size_t n = strlen(name), bracket = n > 1 && *name == '[' && name[n - 1] == ']';
    snprintf(bare, sizeof bare, "%.*s", (int)(n - 2 * bracket), name + bracket);
    struct suggest s = suggest_begin(bare);
    for (int i = 0; i < DIAG_COUNT; i++) {
        *id = (enum diag_id)i;
        if (!strcmp(diag_name(*id), bare))
            return 1;
        suggest_offer(&s, diag_name(*id));
    }
    *nearest = s.best;
    return 0;
}

/* Appends the text with its lines broken at blanks. Every character of it is one column wide. */
static void explain_wrap(struct buf *out, const char *text)
{
    size_t column = 0;
    while (*text) {
        size_t n = strcspn(text, " "), width = utf8_count(text, n);
        if (column && column + 1 + width > TEXT_WIDTH) {
            buf_putc(out, '\n');
            column = 0;
        } else if (column) {
            buf_putc(out, ' ');
            column++;
        }
        buf_add(out, text, n);
        column += width;
        text += n + (text[n] == ' ');
    }
    buf_putc(out, '\n');
}

void explain_example(struct buf *out, const char *example, const char *indent)
{
    while (*example) {
        size_t n = strcspn(example, "\n");
        int file = !strncmp(example, "=== ", 4), command = !strncmp(example, "$ ", 2);
        if (n)
            buf_printf(out, "%s%s", indent, file || command ? "" : "    ");
        buf_add(out, example + 4 * file, n - 4 * (size_t)file);
        buf_putc(out, '\n');
        example += n + (example[n] == '\n');
    }
}

static void add_message_line(struct buf *out, enum diag_id id, enum message_language language)
{
    buf_printf(out, "%s (%s): ", diag_name(id), severity_word(diag_severity(id), language));
    message_outline(out, id, language);
    buf_putc(out, '\n');
}

static void explain_add_example(struct buf *out, enum phrase title, const char *example,
                                enum message_language language)
{
    buf_printf(out, "\n%s:\n", phrase_text(title, language));
    explain_example(out, example, "    ");
}

void explain_message(struct buf *out, enum diag_id id, enum message_language language)
{
    const struct explanation *e = explain_get(id);
    add_message_line(out, id, language);
    if (!e)
        return;
    buf_putc(out, '\n');
    explain_wrap(out, texts_get(&e->text, language));
    explain_add_example(out, PHRASE_EXAMPLE_WRONG, e->wrong, language);
    explain_add_example(out, PHRASE_EXAMPLE_RIGHT, e->right, language);
}

void explain_list(struct buf *out, enum message_language language)
{
    size_t next = 0;
    for (int i = 0; i < DIAG_COUNT; i++) {
        if (next < sizeof sections / sizeof *sections && (int)sections[next].first == i) {
            buf_printf(out, "%s%s\n", next ? "\n" : "", texts_get(&sections[next].title, language));
            next++;
        }
        buf_puts(out, "  ");
        add_message_line(out, (enum diag_id)i, language);
    }
}
