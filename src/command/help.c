#include "command/help.h"

#include "report/phrase.h"

#include <stddef.h>
#include <string.h>

const struct help_text *help_at(size_t i, enum message_language language)
{
    return language == MESSAGE_DE ? &help_texts_de[i] : &help_texts_en[i];
}

const struct help_text *help_find(const char *name, enum message_language language)
{
    for (size_t i = 0; help_at(i, language)->name; i++) {
        if (!strcmp(help_at(i, language)->name, name))
            return help_at(i, language);
    }
    return NULL;
}

void help_list(FILE *out, enum message_language language)
{
    phrase_print(out, PHRASE_HELP_USAGE, language, NULL, NULL);
    for (size_t i = 0; help_at(i, language)->name; i++)
        fprintf(out, "  %-8s %s\n", help_at(i, language)->name, help_at(i, language)->line);
    phrase_print(out, PHRASE_HELP_MORE, language, NULL, NULL);
}
