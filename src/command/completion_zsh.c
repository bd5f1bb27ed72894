#include "command/completion_shell.h"

#include "base/buf.h"
#include "model/schema_words.h"
#include "model/types.h"

#include <string.h>

/* What is being written. */
struct zsh {
    struct buf *out;
    enum message_language language;
};

/* Appends text as it stands in a specification: signs that end a part of it need a backslash. */
static void zsh_text(struct buf *out, const char *text)
{
    struct buf brief;
    buf_init(&brief);
    completion_brief(&brief, text);
    for (size_t i = 0; i < brief.n; i++) {
        if (strchr("[]:\\", brief.s[i]))
            buf_putc(out, '\\');
        buf_putc(out, brief.s[i]);
    }
    buf_free(&brief);
}

/* Appends ":NAME:ACTION" of a value. */
static void zsh_value(struct buf *out, const char *name, enum manual_word is, const char *words)
{
    buf_putc(out, ':');
    zsh_text(out, name);
    buf_putc(out, ':');
    if (is == MANUAL_IS_FILE || is == MANUAL_IS_FOLDER) {
        buf_puts(out, is == MANUAL_IS_FILE ? "_files" : "_files -/");
        return;
    }
    size_t from = out->n;
    buf_putc(out, '(');
    completion_words(out, is, words);
    if (out->n == from + 1) {
        buf_cut(out, from);
        buf_putc(out, ' ');
    } else {
        buf_putc(out, ')');
    }
}

/* Puts what stands there since `from` between quotes on a line of its own. */
static void zsh_line(struct buf *out, size_t from)
{
    completion_quote(out, from, 0);
    buf_puts(out, " \\\n            ");
}

static void zsh_option(struct zsh *z, const struct manual_option *o)
{
    size_t from = z->out->n;
    int is_long = o->name[1] == '-';
    buf_printf(z->out, "%s%s[", o->name, is_long && o->is != MANUAL_IS_NOTHING ? "=" : "");
    zsh_text(z->out, texts_get(&o->text, z->language));
    buf_putc(z->out, ']');
    if (o->is != MANUAL_IS_NOTHING)
        zsh_value(z->out, texts_get(&o->value, z->language), o->is, o->words);
    zsh_line(z->out, from);
}

static void zsh_field(void *ctx, const char *name, const struct front_field *f)
{
    struct zsh *z = ctx;
    size_t from = z->out->n;
    struct field_words words = field_words(f->record, f->field, z->language);
    buf_printf(z->out, "%s--%s=[", f->field->flags & FIELD_LIST ? "*" : "", name);
    zsh_text(z->out, words.label);
    buf_puts(z->out, "]:");
    zsh_text(z->out, words.label);
    if (completion_names(f->field))
        buf_printf(z->out, ":_knoten_ids %s", completion_names(f->field));
    else
        buf_puts(z->out, f->field->choices ? ":(" : ": ");
    for (size_t i = 0; f->field->choices && f->field->choices[i]; i++)
        buf_printf(z->out, "%s%s", i ? " " : "", f->field->choices[i]);
    buf_puts(z->out, f->field->choices ? ")" : "");
    zsh_line(z->out, from);
}

/* Appends the fields of types, of which the one that the line names counts. */
static void zsh_fields(struct zsh *z)
{
    buf_puts(z->out, "        local -a fields=()\n        case $words[2] in\n");
    for (int type = 0; type < ITEM_TYPES; type++) {
        buf_printf(z->out, "        %s)\n            fields=( \\\n            ",
                   item_word((enum item_type)type));
        completion_fields((enum item_type)type, zsh_field, z);
        buf_puts(z->out, ")\n            ;;\n");
    }
    buf_puts(z->out, "        esac\n");
}

/* Appends the words that are no options. */
static void zsh_operands(struct zsh *z, const struct manual_entry *e)
{
    const char *name = texts_get(&e->operands, z->language);
    size_t from = z->out->n;
    if (e->first != MANUAL_IS_NOTHING) {
        buf_putc(z->out, '1');
        zsh_value(z->out, name, e->first, e->words);
        zsh_line(z->out, from);
    }
    from = z->out->n;
    if (e->more != MANUAL_IS_NOTHING) {
        buf_putc(z->out, '*');
        zsh_value(z->out, name, e->more, "");
        zsh_line(z->out, from);
    }
    from = z->out->n;
    if (e->first == MANUAL_IS_TYPE) {
        buf_puts(z->out, "2: : ");
        zsh_line(z->out, from);
    }
}

static void zsh_command(struct zsh *z, enum manual_command command)
{
    const struct manual_entry *e = manual_entry(command);
    const struct manual_option *o;
    buf_printf(z->out, "    %s)\n", e->name);
    if (command == MANUAL_NEW)
        zsh_fields(z);
    buf_puts(z->out, "        _arguments \\\n            ");
    for (size_t i = 0; (o = manual_option(command, i)); i++) {
        if (!manual_stands_for_others(o))
            zsh_option(z, o);
    }
    zsh_operands(z, e);
    buf_puts(z->out, command == MANUAL_NEW ? "$fields\n" : "&& return\n");
    buf_puts(z->out, "        ;;\n");
}

void completion_zsh(struct buf *out, enum message_language language)
{
    struct zsh z = {out, language};
    buf_puts(out,
             "#compdef knoten\n"
             "# What zsh must know to complete knoten; made by `knoten completion zsh`.\n\n"
             "# Completes what the site at hand has, by asking the program.\n"
             "_knoten_ids() {\n"
             "    local -a ids=(${(f)\"$(command knoten list --ids $argv[-1] 2>/dev/null)\"})\n"
             "    compadd -a ids\n"
             "}\n\n"
             "_knoten() {\n"
             "    if (( CURRENT == 2 )); then\n"
             "        local -a commands=( \\\n            ");
    for (int i = 0; i < MANUAL_COMMANDS; i++) {
        const struct manual_entry *e = manual_entry((enum manual_command)i);
        size_t from = out->n;
        buf_printf(out, "%s:", e->name);
        zsh_text(out, texts_get(&e->line, language));
        zsh_line(out, from);
    }
    buf_puts(out, ")\n"
                  "        _describe command commands\n"
                  "        return\n"
                  "    fi\n"
                  "    shift words\n"
                  "    (( CURRENT-- ))\n"
                  "    case $words[1] in\n");
    for (int i = 0; i < MANUAL_COMMANDS; i++)
        zsh_command(&z, (enum manual_command)i);
    buf_puts(out, "    esac\n}\n\n"
                  "if [[ $funcstack[1] == _knoten ]]; then\n"
                  "    _knoten \"$@\"\n"
                  "else\n"
                  "    compdef _knoten knoten\n"
                  "fi\n");
}
