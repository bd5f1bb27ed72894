#include "report/language.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static const char *const tags[MESSAGE_LANGUAGES] = {
    [MESSAGE_EN] = "en", [MESSAGE_DE] = "de", [MESSAGE_FR] = "fr"};

const char *texts_get(const struct texts *t, enum message_language language)
{
    return t->text[language] ? t->text[language] : t->text[MESSAGE_EN];
}

const char *message_language_tag(enum message_language language)
{
    return tags[language];
}

int message_language_named(const char *tag, enum message_language *language)
{
    for (int i = 0; i < MESSAGE_LANGUAGES; i++) {
        size_t n = strlen(tags[i]);
        if (!strncmp(tag, tags[i], n) && strchr("-_.@:", tag[n])) {
            *language = (enum message_language)i;
            return 1;
        }
    }
    return 0;
}

/* Only English and German are whole. */
int message_language_of(const char *tag, enum message_language *language)
{
    enum message_language named;
    if (!message_language_named(tag, &named) || named == MESSAGE_FR)
        return 0;
    *language = named;
    return 1;
}

enum message_language message_language_choose(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    enum message_language language = MESSAGE_EN;
    const char *value = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && (!value || !*value); i++)
        value = getenv(names[i]);
    if (!value || !*value || !strcmp(value, "C") || !strncmp(value, "C.", 2) ||
        !strcmp(value, "POSIX"))
        return language;
    const char *first = getenv("LANGUAGE");
    message_language_of(first && *first ? first : value, &language);
    return language;
}

enum message_language message_language_asked(int argc, char **argv)
{
    enum message_language language = message_language_choose();
    for (int i = 1; i < argc; i++) {
        if (!strncmp(argv[i], "--lang=", 7))
            message_language_named(argv[i] + 7, &language);
        else if (!strcmp(argv[i], "--lang") && i + 1 < argc)
            message_language_named(argv[++i], &language);
    }
    return language;
}
