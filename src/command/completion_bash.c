#include "command/completion_shell.h"

#include "base/buf.h"
#include "model/types.h"

#include <string.h>

static const char bash_begin[] =
    "# What bash must know to complete knoten; made by `knoten completion bash`.\n"
    "\n"
    "_knoten_words() {\n"
    "    mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$cur\")\n"
    "}\n"
    "\n"
    "# Completes what the site at hand has, by asking the program.\n"
    "_knoten_ids() {\n"
    "    _knoten_words \"$(\"${COMP_WORDS[0]}\" list --ids \"$1\" 2>/dev/null)\"\n"
    "}\n"
    "\n"
    "_knoten_paths() {\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    mapfile -t COMPREPLY < <(compgen \"$1\" -- \"$cur\")\n"
    "}\n"
    "\n"
    "# Counts the words behind the command that are neither options nor their values.\n"
    "_knoten_count() {\n"
    "    local i\n"
    "    operands=0\n"
    "    for ((i = 2; i < COMP_CWORD; i++)); do\n"
    "        if [[ ${COMP_WORDS[i]} != -* ]]; then\n"
    "            ((operands += 1))\n"
    "        elif [[ ${COMP_WORDS[i + 1]} == = ]]; then\n"
    "            ((i += 2))\n"
    "        elif [[ $bare != *\" ${COMP_WORDS[i]} \"* ]]; then\n"
    "            ((i += 1))\n"
    "        fi\n"
    "    done\n"
    "}\n"
    "\n"
    "_knoten() {\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} options='' bare='' "
    "operands\n"
    "    COMPREPLY=()\n"
    "    if [[ $cur == = ]]; then\n"
    "        cur=''\n"
    "    elif [[ $prev == = ]]; then\n"
    "        prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
    "    fi\n"
    "    if ((COMP_CWORD == 1)); then\n";

static const char bash_end[] = "    esac\n"
                               "    if [[ $cur == -* ]]; then\n"
                               "        _knoten_words \"$options\"\n"
                               "        return\n"
                               "    fi\n"
                               "    _knoten_count\n"
                               "    case ${COMP_WORDS[1]}.$operands in\n";

/* Appends what offers the words of one kind. */
static void bash_offer(struct buf *out, enum manual_word is, const char *words)
{
    if (is == MANUAL_IS_FILE || is == MANUAL_IS_FOLDER) {
        buf_puts(out, is == MANUAL_IS_FILE ? "_knoten_paths -f" : "_knoten_paths -d");
        return;
    }
    buf_puts(out, "_knoten_words '");
    completion_words(out, is, words);
    buf_putc(out, '\'');
}

/* Appends the names of a command's options, with or without a value; between blanks. */
static void bash_names(struct buf *out, enum manual_command command, int bare)
{
    const struct manual_option *o;
    for (size_t i = 0; (o = manual_option(command, i)); i++) {
        if ((!bare || o->is == MANUAL_IS_NOTHING) && !manual_stands_for_others(o))
            buf_printf(out, " %s", o->name);
    }
    buf_putc(out, ' ');
}

static void bash_field_name(void *ctx, const char *name, const struct front_field *f)
{
    (void)f;
    buf_printf(ctx, " --%s", name);
}

static void bash_field_choice(void *ctx, const char *name, const struct front_field *f)
{
    struct buf *out = ctx;
    const char *names = completion_names(f->field);
    if (names)
        buf_printf(out, "            --%s) _knoten_ids %s ;;\n", name, names);
    if (!f->field->choices)
        return;
    buf_printf(out, "            --%s) _knoten_words '", name);
    for (size_t i = 0; f->field->choices[i]; i++)
        buf_printf(out, "%s%s", i ? " " : "", f->field->choices[i]);
    buf_puts(out, "' ;;\n");
}

/* Appends what `new` takes besides its own options: the fields of a type. */
static void bash_fields(struct buf *out)
{
    buf_puts(out, "        case ${COMP_WORDS[2]} in\n");
    for (int type = 0; type < ITEM_TYPES; type++) {
        buf_printf(out, "        %s)\n            options+='", item_word((enum item_type)type));
        completion_fields((enum item_type)type, bash_field_name, out);
        buf_puts(out, "'\n            case $prev in\n");
        completion_fields((enum item_type)type, bash_field_choice, out);
        buf_puts(out, "            esac\n            ;;\n");
    }
    buf_puts(out, "        esac\n"
                  "        if [[ $prev == -* && $bare != *\" $prev \"* ]]; then\n"
                  "            return\n"
                  "        fi\n");
}

static void bash_command(struct buf *out, enum manual_command command)
{
    const struct manual_option *o;
    buf_printf(out, "    %s)\n        options='", manual_entry(command)->name);
    bash_names(out, command, 0);
    buf_puts(out, "'\n        bare='");
    bash_names(out, command, 1);
    buf_puts(out, "'\n        case $prev in\n");
    for (size_t i = 0; (o = manual_option(command, i)); i++) {
        if (o->is == MANUAL_IS_NOTHING || manual_stands_for_others(o))
            continue;
        buf_printf(out, "        %s)\n            ", o->name);
        if (o->is != MANUAL_IS_TEXT) {
            bash_offer(out, o->is, o->words);
            buf_puts(out, "\n            ");
        }
        buf_puts(out, "return\n            ;;\n");
    }
    buf_puts(out, "        esac\n");
    if (command == MANUAL_NEW)
        bash_fields(out);
    buf_puts(out, "        ;;\n");
}

/* Appends what may stand behind a command that is no option. */
static void bash_operands(struct buf *out, enum manual_command command)
{
    const struct manual_entry *e = manual_entry(command);
    if (e->first != MANUAL_IS_NOTHING) {
        buf_printf(out, "    %s.0) ", e->name);
        bash_offer(out, e->first, e->words);
        buf_puts(out, " ;;\n");
    }
    if (e->more != MANUAL_IS_NOTHING) {
        buf_printf(out, "    %s.*) ", e->name);
        bash_offer(out, e->more, "");
        buf_puts(out, " ;;\n");
    }
}

void completion_bash(struct buf *out, enum message_language language)
{
    (void)language; /* bash tells nothing of words */
    buf_puts(out, bash_begin);
    buf_puts(out, "        ");
    bash_offer(out, MANUAL_IS_COMMAND, "");
    buf_puts(out, "\n        return\n    fi\n    case ${COMP_WORDS[1]} in\n");
    for (int i = 0; i < MANUAL_COMMANDS; i++)
        bash_command(out, (enum manual_command)i);
    buf_puts(out, bash_end);
    for (int i = 0; i < MANUAL_COMMANDS; i++)
        bash_operands(out, (enum manual_command)i);
    buf_puts(out,
             "    *) _knoten_words \"$options\" ;;\n    esac\n}\n\ncomplete -F _knoten knoten\n");
}
