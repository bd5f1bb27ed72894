#include "command/explain.h"

#include "base/buf.h"
#include "report/explain.h"
#include "report/usage.h"

#include <stdio.h>
#include <string.h>

/* Reads the command line into *name (NULL: all messages). Returns 0, or 2 after telling what is
 * wrong with it. */
static int explain_read(int argc, char **argv, enum message_language language, const char **name)
{
    *name = NULL;
    for (int i = 1; i < argc; i++) {
        enum message_language spoken;
        const char *lang = !strncmp(argv[i], "--lang=", 7) ? argv[i] + 7 : NULL;
        if (!strcmp(argv[i], "--lang") && !(lang = argv[++i]))
            return usage_fault(language, PHRASE_OPTION_NEEDS, "--lang", NULL);
        if (lang && !message_language_named(lang, &spoken))
            return usage_fault(language, PHRASE_LANG_FORM, lang, NULL);
        if (!lang && *argv[i] == '-')
            return usage_fault(language, PHRASE_OPTION_UNKNOWN, argv[i], NULL);
        if (!lang && *name)
            return usage_fault(language, PHRASE_WORD_UNEXPECTED, argv[i], NULL);
        if (!lang)
            *name = argv[i];
    }
    return 0;
}

int command_explain(int argc, char **argv)
{
    enum message_language language = message_language_asked(argc, argv);
    const char *name, *nearest = NULL;
    enum diag_id id = DIAG_COUNT;
    struct buf out;
    if (explain_read(argc, argv, language, &name))
        return 2;
    if (name && !explain_find(name, &id, &nearest))
        return usage_fault(language, nearest ? PHRASE_MESSAGE_MEANT : PHRASE_MESSAGE_UNKNOWN, name,
                           nearest);
    buf_init(&out);
    if (name)
        explain_message(&out, id, language);
    else
        explain_list(&out, language);
    fwrite(out.s, 1, out.n, stdout);
    buf_free(&out);
    return 0;
}
