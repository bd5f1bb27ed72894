#include "command/completion_shell.h"

#include "base/buf.h"
#include "model/schema_words.h"
#include "model/types.h"

static const char fish_begin[] =
    "# What fish must know to complete knoten; made by `knoten completion fish`.\n"
    "\n"
    "# Whether the command is one of these.\n"
    "function __knoten_in\n"
    "    set -l words (commandline -opc)\n"
    "    test (count $words) -gt 1; and contains -- $words[2] $argv\n"
    "end\n"
    "\n"
    "# The same of the first word behind it.\n"
    "function __knoten_first\n"
    "    set -l words (commandline -opc)\n"
    "    test (count $words) -eq 2; and contains -- $words[2] $argv\n"
    "end\n"
    "\n"
    "# Whether a file of this type is to be made.\n"
    "function __knoten_new\n"
    "    set -l words (commandline -opc)\n"
    "    test (count $words) -gt 2; and test $words[2] = new; and test $words[3] = $argv[1]\n"
    "end\n"
    "\n"
    "# Whether the command is still to come.\n"
    "function __knoten_none\n"
    "    test (count (commandline -opc)) -eq 1\n"
    "end\n"
    "\n"
    "complete -c knoten -f\n";

/* Appends " -FLAG 'text'". */
static void fish_text(struct buf *out, const char *flag, const char *text)
{
    buf_printf(out, " %s ", flag);
    size_t from = out->n;
    completion_brief(out, text);
    completion_quote(out, from, 1);
}

/* Appends what offers the words of one kind. */
static void fish_offer(struct buf *out, enum manual_word is, const char *words)
{
    if (is == MANUAL_IS_FILE) {
        buf_puts(out, " -F");
        return;
    }
    size_t from = out->n;
    if (is == MANUAL_IS_FOLDER)
        buf_puts(out, "(__fish_complete_directories)");
    completion_words(out, is, words);
    if (out->n == from)
        return;
    completion_quote(out, from, 1);
    struct buf list;
    buf_init(&list);
    buf_add(&list, out->s + from, out->n - from);
    buf_cut(out, from);
    buf_printf(out, " -a %s", list.s);
    buf_free(&list);
}

static void fish_option(struct buf *out, enum manual_command command, const struct manual_option *o,
                        enum message_language language)
{
    int is_long = o->name[1] == '-';
    buf_printf(out, "complete -c knoten -n '__knoten_in %s' %s %s", manual_entry(command)->name,
               is_long ? "-l" : "-s", o->name + 1 + is_long);
    if (o->is != MANUAL_IS_NOTHING)
        buf_puts(out, o->is == MANUAL_IS_FILE ? " -r" : " -x");
    fish_offer(out, o->is, o->words);
    fish_text(out, "-d", texts_get(&o->text, language));
    buf_putc(out, '\n');
}

static void fish_operands(struct buf *out, const struct manual_entry *e)
{
    if (e->first == MANUAL_IS_NOTHING)
        return;
    buf_printf(out, "complete -c knoten -n '%s %s'",
               e->more == MANUAL_IS_NOTHING ? "__knoten_first" : "__knoten_in", e->name);
    fish_offer(out, e->first, e->words);
    buf_putc(out, '\n');
}

/* Where the field of a type goes. */
struct fish {
    struct buf *out;
    enum item_type type;
    enum message_language language;
};

static void fish_field(void *ctx, const char *name, const struct front_field *f)
{
    const struct fish *to = ctx;
    struct field_words words = field_words(f->record, f->field, to->language);
    buf_printf(to->out, "complete -c knoten -n '__knoten_new %s' -l %s -x", item_word(to->type),
               name);
    if (completion_names(f->field))
        buf_printf(to->out, " -a '(knoten list --ids %s 2>/dev/null)'", completion_names(f->field));
    if (f->field->choices)
        buf_puts(to->out, " -a '");
    for (size_t i = 0; f->field->choices && f->field->choices[i]; i++)
        buf_printf(to->out, "%s%s", i ? " " : "", f->field->choices[i]);
    buf_puts(to->out, f->field->choices ? "'" : "");
    fish_text(to->out, "-d", words.label);
    buf_putc(to->out, '\n');
}

void completion_fish(struct buf *out, enum message_language language)
{
    const struct manual_option *o;
    buf_puts(out, fish_begin);
    for (int i = 0; i < MANUAL_COMMANDS; i++) {
        const struct manual_entry *e = manual_entry((enum manual_command)i);
        buf_printf(out, "complete -c knoten -n __knoten_none -a %s", e->name);
        fish_text(out, "-d", texts_get(&e->line, language));
        buf_putc(out, '\n');
        fish_operands(out, e);
        for (size_t k = 0; (o = manual_option((enum manual_command)i, k)); k++) {
            if (!manual_stands_for_others(o))
                fish_option(out, (enum manual_command)i, o, language);
        }
    }
    for (int type = 0; type < ITEM_TYPES; type++)
        completion_fields((enum item_type)type, fish_field,
                          &(struct fish){out, (enum item_type)type, language});
}
