#ifndef COMMAND_HELP_H
#define COMMAND_HELP_H

#include "report/language.h"

#include <stdio.h>

/* What `knoten help` tells of one command. */
struct help_text {
    const char *name; /* of the command; NULL: behind the last */
    const char *line; /* for the list of commands */
    const char *more; /* usage, and what it does with which options */
};

/* Prints the list of commands. */
void help_list(FILE *out, enum message_language language);

/* Returns what is told of a command; NULL if there is none of this name. */
const struct help_text *help_find(const char *name, enum message_language language);

/* Returns what is told of command number `i`; .name is NULL behind the last. */
const struct help_text *help_at(size_t i, enum message_language language);

/* The tables, one a language, with the same commands in the same order. */
extern const struct help_text help_texts_en[], help_texts_de[];

#endif
