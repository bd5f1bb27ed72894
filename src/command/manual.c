#include "command/manual.h"

#include "base/buf.h"

#include <string.h>

/* English and German; what is said in French is English. */
#define BOTH(en, de)                                                                               \
    {                                                                                              \
        {                                                                                          \
            [MESSAGE_EN] = en, [MESSAGE_DE] = de                                                   \
        }                                                                                          \
    }

static const struct manual_entry entries[MANUAL_COMMANDS] = {
#define COMMAND(NAME, name, operands, operands_de, first, more, words, line, line_de, about,       \
                about_de, behind, behind_de)                                                       \
    [MANUAL_##NAME] = {                                                                            \
        name,  BOTH(operands, operands_de), MANUAL_IS_##first,     MANUAL_IS_##more,               \
        words, BOTH(line, line_de),         BOTH(about, about_de), BOTH(behind, behind_de)},
#define OPTION(...)
#include "command/manual.def"
};

static const struct manual_option options[] = {
#define ON(NAME) (1u << MANUAL_##NAME)
#define COMMAND(...)
#define OPTION(name, commands, is, words, value, value_de, text, text_de)                          \
    {name, commands, MANUAL_IS_##is, words, BOTH(value, value_de), BOTH(text, text_de)},
#include "command/manual.def"
#undef ON
};

const struct manual_entry *manual_entry(enum manual_command command)
{
    return &entries[command];
}

enum manual_command manual_find(const char *name)
{
    int i = 0;
    while (i < MANUAL_COMMANDS && strcmp(entries[i].name, name) != 0)
        i++;
    return (enum manual_command)i;
}

const struct manual_option *manual_option(enum manual_command command, size_t i)
{
    for (size_t k = 0; k < sizeof options / sizeof *options; k++) {
        if (options[k].commands & 1u << command && !i--)
            return &options[k];
    }
    return NULL;
}

const struct manual_option *manual_option_named(enum manual_command command, const char *name,
                                                size_t n)
{
    const struct manual_option *o;
    for (size_t i = 0; (o = manual_option(command, i)); i++) {
        if (strlen(o->name) == n && !strncmp(o->name, name, n))
            return o;
    }
    return NULL;
}

void manual_owners(struct buf *out, const char *name, size_t n)
{
    const char *comma = "";
    for (int i = 0; i < MANUAL_COMMANDS; i++) {
        if (!manual_option_named((enum manual_command)i, name, n))
            continue;
        buf_printf(out, "%s%s", comma, entries[i].name);
        comma = ", ";
    }
}

int manual_stands_for_others(const struct manual_option *o)
{
    return o->name[2] >= 'A' && o->name[2] <= 'Z';
}
