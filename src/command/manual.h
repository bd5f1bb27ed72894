#ifndef COMMAND_MANUAL_H
#define COMMAND_MANUAL_H

#include "report/language.h"

#include <stddef.h>

struct buf;

/* The commands and their options as people are told of them: help, man page and completions of
 * shells say what stands in command/manual.def. */

enum manual_command {
#define COMMAND(NAME, ...) MANUAL_##NAME,
#define OPTION(...)
#include "command/manual.def"
    MANUAL_COMMANDS
};

/* What a word of the command line is, so that a shell can complete it. */
enum manual_word {
    MANUAL_IS_NOTHING, /* there is none */
    MANUAL_IS_TEXT,    /* only the person knows */
    MANUAL_IS_FILE,
    MANUAL_IS_FOLDER,
    MANUAL_IS_CHOICE,  /* one of `words` */
    MANUAL_IS_TAG,     /* a language, or one of `words` */
    MANUAL_IS_TYPE,    /* a type of content */
    MANUAL_IS_MESSAGE, /* the name of a message */
    MANUAL_IS_COMMAND  /* a command, or one of `words` */
};

struct manual_entry {
    const char *name;           /* of the command */
    struct texts operands;      /* what follows it */
    enum manual_word first;     /* what the first of these is */
    enum manual_word more;      /* and those behind it */
    const char *words;          /* what the first may be, divided by '|'; "" */
    struct texts line;          /* for the list of commands */
    struct texts about, behind; /* what it does, and what is to be said behind its options; "" */
};

struct manual_option {
    const char *name;    /* "--now"; "--FIELD" stands for all fields of content */
    unsigned commands;   /* those that it is told of, 1 << enum manual_command */
    enum manual_word is; /* its value; MANUAL_IS_NOTHING: it has none */
    const char *words;   /* what the value may be, divided by '|'; "" */
    struct texts value;  /* what the value is called */
    struct texts text;
};

/* Returns a command. */
const struct manual_entry *manual_entry(enum manual_command command);

/* Returns the command of this name; MANUAL_COMMANDS if there is none. */
enum manual_command manual_find(const char *name);

/* Returns option number `i` of a command, in the order in which they are told; NULL behind the
 * last.
 */
const struct manual_option *manual_option(enum manual_command command, size_t i);

/* Returns the option of this name, of `n` bytes, that is told of a command; NULL: it has none. */
const struct manual_option *manual_option_named(enum manual_command command, const char *name,
                                                size_t n);

/* Appends the commands that have an option of this name, divided by commas; nothing: none has. */
void manual_owners(struct buf *out, const char *name, size_t n);

/* Returns 1 if the option is a name for others ("--FIELD"). */
int manual_stands_for_others(const struct manual_option *o);

#endif
