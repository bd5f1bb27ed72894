#include "command/help.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "command/help_mdoc.h"
#include "command/options.h"
#include "command/reference.h"
#include "report/phrase.h"
#include "report/suggest.h"
#include "report/usage.h"

#include <string.h>

enum { WIDTH = 96, WIDEST_LABEL = 22 };

/* ---- wrapped lines ---- */

/* A line that is being filled. */
struct help_line {
    struct buf *out;
    size_t indent; /* of the lines that follow */
    size_t at;     /* letters so far */
};

static void help_break(struct help_line *l)
{
    buf_printf(l->out, "\n%*s", (int)l->indent, "");
    l->at = l->indent;
}

/* Appends a word, behind a blank where `blank` says so, or on a line of its own. */
static void line_word(struct help_line *l, const char *s, size_t n, int blank)
{
    if (blank && l->at + 1 + utf8_count(s, n) > WIDTH) {
        help_break(l);
        blank = 0;
    }
    buf_puts(l->out, blank ? " " : "");
    buf_add(l->out, s, n);
    l->at += utf8_count(s, n) + (size_t)blank;
}

/* Appends a paragraph; an example, which begins with blanks, as it stands. */
static void line_text(struct help_line *l, const char *s)
{
    int blank = 0;
    while (*s) {
        size_t n = *s == ' ' ? strcspn(s, "\n") : strcspn(s, " \n");
        line_word(l, s, n, blank);
        s += n;
        blank = *s == ' ';
        if (*s == '\n')
            help_break(l);
        s += *s != '\0';
    }
}

static void help_paragraph(struct buf *out, const char *text)
{
    struct help_line l = {.out = out};
    if (!*text)
        return;
    buf_putc(out, '\n');
    line_text(&l, text);
    buf_putc(out, '\n');
}

/* ---- one command ---- */

static void option_label(struct buf *out, const struct manual_option *o,
                         enum message_language language)
{
    const char *value = texts_get(&o->value, language);
    buf_printf(out, "%s%s%s", o->name, *value ? " " : "", value);
}

/* Appends how the command is called. */
static void help_synopsis(struct buf *out, enum manual_command command,
                          enum message_language language)
{
    const struct manual_entry *e = manual_entry(command);
    const char *operands = texts_get(&e->operands, language);
    struct help_line l = {.out = out};
    size_t from = out->n;
    phrase_add(out, PHRASE_HELP_CALL, language, (const char *const[]){e->name}, 1);
    l.at = l.indent = utf8_count(out->s + from, out->n - from);
    if (*operands)
        line_word(&l, operands, strlen(operands), 1);
    for (size_t i = 0; manual_option(command, i); i++) {
        struct buf label;
        buf_init(&label);
        buf_putc(&label, '[');
        option_label(&label, manual_option(command, i), language);
        buf_putc(&label, ']');
        line_word(&l, label.s, label.n, 1);
        buf_free(&label);
    }
    buf_putc(out, '\n');
}

static void help_option(struct buf *out, const struct manual_option *o, size_t width,
                        enum message_language language)
{
    struct help_line l = {.out = out, .indent = width + 4, .at = width + 4};
    size_t from = out->n;
    buf_puts(out, "  ");
    option_label(out, o, language);
    size_t n = utf8_count(out->s + from, out->n - from);
    if (n > width + 2)
        help_break(&l);
    else
        buf_printf(out, "%*s", (int)(width + 4 - n), "");
    line_text(&l, texts_get(&o->text, language));
    buf_putc(out, '\n');
}

/* Returns how wide the labels of a command's options are, but for those that are too wide. */
static size_t label_width(enum manual_command command, enum message_language language)
{
    size_t width = 0;
    for (size_t i = 0; manual_option(command, i); i++) {
        struct buf label;
        buf_init(&label);
        option_label(&label, manual_option(command, i), language);
        size_t n = utf8_count(label.s, label.n);
        width = n > width && n <= WIDEST_LABEL ? n : width;
        buf_free(&label);
    }
    return width;
}

void help_command(struct buf *out, enum manual_command command, enum message_language language)
{
    const struct manual_entry *e = manual_entry(command);
    size_t width = label_width(command, language);
    help_synopsis(out, command, language);
    help_paragraph(out, texts_get(&e->about, language));
    buf_puts(out, manual_option(command, 0) ? "\n" : "");
    for (size_t i = 0; manual_option(command, i); i++)
        help_option(out, manual_option(command, i), width, language);
    help_paragraph(out, texts_get(&e->behind, language));
}

void help_list(FILE *out, enum message_language language)
{
    phrase_print(out, PHRASE_HELP_USAGE, language, NULL, NULL);
    for (int i = 0; i < MANUAL_COMMANDS; i++) {
        const struct manual_entry *e = manual_entry((enum manual_command)i);
        fprintf(out, "  %-11s %s\n", e->name, texts_get(&e->line, language));
    }
    phrase_print(out, PHRASE_HELP_MORE, language, NULL, NULL);
}

/* ---- the command ---- */

static const struct {
    const char *name;
    void (*print)(enum message_language language);
    void (*mdoc)(struct buf *out); /* NULL: there is no such page */
} references[] = {{"content", reference_content, help_mdoc_site},
                  {"layouts", reference_layouts, NULL}};

enum { REFERENCES = sizeof references / sizeof *references };

static int print_buf(struct buf *out)
{
    fwrite(out->s, 1, out->n, stdout);
    buf_free(out);
    return 0;
}

static int help_fault(const char *name, enum message_language language)
{
    struct suggest s = suggest_begin(name);
    for (int i = 0; i < MANUAL_COMMANDS; i++)
        suggest_offer(&s, manual_entry((enum manual_command)i)->name);
    for (size_t i = 0; i < REFERENCES; i++)
        suggest_offer(&s, references[i].name);
    return usage_fault(language, s.best ? PHRASE_COMMAND_MEANT : PHRASE_COMMAND_UNKNOWN, name,
                       s.best);
}

/* Tells of one command, or of what is no command. */
static int help_one(const char *name, int mdoc, enum message_language language)
{
    struct buf out;
    enum manual_command command = manual_find(name);
    buf_init(&out);
    for (size_t i = 0; i < REFERENCES; i++) {
        if (strcmp(references[i].name, name) != 0)
            continue;
        if (!mdoc)
            return references[i].print(language), 0;
        if (references[i].mdoc)
            return references[i].mdoc(&out), print_buf(&out);
    }
    if (mdoc)
        return usage_fault(language, PHRASE_MDOC_OF, name, NULL);
    if (command == MANUAL_COMMANDS)
        return help_fault(name, language);
    help_command(&out, command, language);
    return print_buf(&out);
}

int help_print(const char *name, enum message_language language)
{
    return help_one(name, 0, language);
}

int command_help(int argc, char **argv)
{
    struct options o;
    const char *name;
    struct buf out;
    if (options_read_word(&o, argc, argv, &name))
        return 2;
    if (name)
        return help_one(name, o.mdoc, o.language);
    if (!o.mdoc)
        return help_list(stdout, o.language), 0;
    buf_init(&out);
    help_mdoc_program(&out);
    return print_buf(&out);
}
