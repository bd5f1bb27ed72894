#include "command/options.h"

#include "base/pool.h"
#include "report/format.h"
#include "report/suggest.h"
#include "report/usage.h"

#include <ctype.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const struct {
    const char *name;
    size_t offset;
    int takes_value;
} switches[] = {
    {"-C", offsetof(struct options, folder), 1},
    {"-o", offsetof(struct options, output), 1},
    {"--now", offsetof(struct options, now), 1},
    {"--base-url", offsetof(struct options, base_url), 1},
    {"--links", offsetof(struct options, links), 1},
    {"--for", offsetof(struct options, audience), 1},
    {"--missing", offsetof(struct options, missing), 1},
    {"--format", offsetof(struct options, format_name), 1},
    {"--lang", offsetof(struct options, lang), 1},
    {"--jobs", offsetof(struct options, jobs_text), 1},
    {"--drafts", offsetof(struct options, drafts), 0},
    {"--due", offsetof(struct options, due), 0},
    {"--assets", offsetof(struct options, assets), 0},
    {"--force", offsetof(struct options, force), 0},
    {"-q", offsetof(struct options, quiet), 0},
    {"-v", offsetof(struct options, verbose), 0},
};

enum { SWITCHES = sizeof switches / sizeof *switches };

static int fault_switch(const struct options *o, const char *word)
{
    struct suggest s = suggest_begin(word);
    for (size_t i = 0; i < SWITCHES; i++)
        suggest_offer(&s, switches[i].name);
    if (*word != '-')
        return usage_fault(o->language, PHRASE_WORD_UNEXPECTED, word, NULL);
    if (s.best)
        return usage_fault(o->language, PHRASE_OPTION_MEANT, word, s.best);
    return usage_fault(o->language, PHRASE_OPTION_UNKNOWN, word, NULL);
}

/* Reads the option at argv[i] and its value; returns how many words it took, 0 if it is wrong (and
 * said). */
static int read_switch(struct options *o, int argc, char **argv, int i)
{
    int is_long = !strncmp(argv[i], "--", 2);
    size_t n = is_long ? strcspn(argv[i], "=") : strlen(argv[i]);
    const char *equals = argv[i][n] ? argv[i] + n + 1 : NULL;
    for (size_t k = 0; k < SWITCHES; k++) {
        char *at = (char *)o + switches[k].offset;
        if (strlen(switches[k].name) != n || strncmp(switches[k].name, argv[i], n) != 0)
            continue;
        if (!switches[k].takes_value && equals)
            return usage_fault(o->language, PHRASE_OPTION_BARE, switches[k].name, NULL), 0;
        if (!switches[k].takes_value) {
            *(int *)(void *)at = 1;
            return 1;
        }
        if (!equals && i + 1 >= argc)
            return usage_fault(o->language, PHRASE_OPTION_NEEDS, argv[i], NULL), 0;
        *(const char **)(void *)at = equals ? equals : argv[i + 1];
        return equals ? 1 : 2;
    }
    return fault_switch(o, argv[i]), 0;
}

int base_url_valid(const char *url)
{
    const char *rest = strstr(url, "://");
    size_t scheme = rest ? (size_t)(rest - url) : 0;
    if ((scheme != 4 && scheme != 5) || strncasecmp(url, "https", scheme) != 0)
        return 0;
    return isalnum((unsigned char)rest[3]) &&
           !rest[3 + strspn(rest + 3, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                      "0123456789-._~/:%")];
}

static int check_values(struct options *o)
{
    enum message_language spoken;
    char *end = NULL;
    long jobs = o->jobs_text ? strtol(o->jobs_text, &end, 10) : pool_default_jobs();
    if (o->jobs_text && (*end || end == o->jobs_text || jobs < 1 || jobs > 64))
        return usage_fault(o->language, PHRASE_JOBS_FORM, o->jobs_text, NULL);
    o->jobs = (int)jobs;
    if (o->audience && strcmp(o->audience, "members") != 0)
        return usage_fault(o->language, PHRASE_FOR_FORM, o->audience, NULL);
    if (o->links && strcmp(o->links, "file") != 0 && strcmp(o->links, "directory") != 0)
        return usage_fault(o->language, PHRASE_LINKS_FORM, o->links, NULL);
    if (o->base_url && !base_url_valid(o->base_url))
        return usage_fault(o->language, PHRASE_BASE_URL_FORM, o->base_url, NULL);
    o->format = format_find(o->format_name ? o->format_name : "text");
    if (!o->format)
        return usage_fault(o->language, PHRASE_FORMAT_FORM, o->format_name, NULL);
    if (o->lang && !message_language_named(o->lang, &spoken))
        return usage_fault(o->language, PHRASE_LANG_FORM, o->lang, NULL);
    return 0;
}

int options_read(struct options *o, int argc, char **argv)
{
    *o = (struct options){.language = message_language_asked(argc, argv)};
    for (int i = 1; i < argc;) {
        int words = read_switch(o, argc, argv, i);
        if (!words)
            return 2;
        i += words;
    }
    return check_values(o);
}
