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

/* Whose a switch is: build's, check's and hosts', serve's, or that of new and fmt. */
enum { BUILDS = 1, SERVES = 2, EDITS = 4, BOTH = BUILDS | SERVES, ALL = BOTH | EDITS };

/* Commands that are not like build. */
static const struct {
    const char *name;
    int whose;
} unlike[] = {{"serve", SERVES}, {"new", EDITS}, {"fmt", EDITS}};

static const struct {
    const char *name;
    size_t offset;
    int takes_value;
    int whose;
} switches[] = {
    {"-C", offsetof(struct options, folder), 1, ALL},
    {"-o", offsetof(struct options, output), 1, BUILDS},
    {"--now", offsetof(struct options, now), 1, ALL},
    {"--base-url", offsetof(struct options, base_url), 1, BOTH},
    {"--links", offsetof(struct options, links), 1, BOTH},
    {"--for", offsetof(struct options, audience), 1, BOTH},
    {"--changed-since", offsetof(struct options, since), 1, BUILDS},
    {"--missing", offsetof(struct options, missing), 1, BUILDS},
    {"--format", offsetof(struct options, format_name), 1, BUILDS},
    {"--lang", offsetof(struct options, lang), 1, ALL},
    {"--jobs", offsetof(struct options, jobs_text), 1, BOTH},
    {"--port", offsetof(struct options, port_text), 1, SERVES},
    {"--editor", offsetof(struct options, editor), 1, SERVES},
    {"--drafts", offsetof(struct options, drafts), 0, BOTH},
    {"--due", offsetof(struct options, due), 0, BUILDS},
    {"--assets", offsetof(struct options, assets), 0, BUILDS},
    {"--compress", offsetof(struct options, compress), 0, BUILDS},
    {"--force", offsetof(struct options, force), 0, BUILDS},
    {"--open", offsetof(struct options, open), 0, SERVES},
    {"-q", offsetof(struct options, quiet), 0, ALL},
    {"-v", offsetof(struct options, verbose), 0, BOTH},
};

enum { SWITCHES = sizeof switches / sizeof *switches };

static int fault_switch(const struct options *o, const char *word, int whose)
{
    struct suggest s = suggest_begin(word);
    for (size_t i = 0; i < SWITCHES; i++) {
        if (switches[i].whose & whose)
            suggest_offer(&s, switches[i].name);
    }
    if (*word != '-')
        return usage_fault(o->language, PHRASE_WORD_UNEXPECTED, word, NULL);
    if (s.best)
        return usage_fault(o->language, PHRASE_OPTION_MEANT, word, s.best);
    return usage_fault(o->language, PHRASE_OPTION_UNKNOWN, word, NULL);
}

static int command_of(const char *name)
{
    for (size_t i = 0; i < sizeof unlike / sizeof *unlike; i++) {
        if (!strcmp(unlike[i].name, name))
            return unlike[i].whose;
    }
    return BUILDS;
}

/* Reads the option at argv[i] and its value; returns how many words it took, 0 if it is wrong (and
 * said). */
static int read_switch(struct options *o, int argc, char **argv, int i,
                       const struct option_words *more)
{
    int whose = command_of(argv[0]);
    int is_long = !strncmp(argv[i], "--", 2);
    size_t n = is_long ? strcspn(argv[i], "=") : strlen(argv[i]);
    const char *equals = argv[i][n] ? argv[i] + n + 1 : NULL;
    for (size_t k = 0; k < SWITCHES; k++) {
        char *at = (char *)o + switches[k].offset;
        if (!(switches[k].whose & whose) || strlen(switches[k].name) != n ||
            strncmp(switches[k].name, argv[i], n) != 0)
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
    int words = more ? more->take(more->ctx, argc, argv, i) : -1;
    return words < 0 ? (fault_switch(o, argv[i], whose), 0) : words;
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

/* Reads a whole number from `least` to `most`; returns 0 if the text is none. */
static int read_number_within(const char *text, long least, long most, int *out)
{
    char *end;
    long n = strtol(text, &end, 10);
    if (*end || end == text || n < least || n > most)
        return 0;
    *out = (int)n;
    return 1;
}

/* The address that opens a place is the person's own setting, but a script is none. */
static int editor_valid(const char *form)
{
    size_t n = strspn(form, "abcdefghijklmnopqrstuvwxyz0123456789+.-");
    return n && form[n] == ':' && strstr(form, "{path}") && strncmp(form, "javascript", n) != 0 &&
           strncmp(form, "data", n) != 0;
}

static int check_preview(struct options *o)
{
    if (!o->editor)
        o->editor = getenv("KNOTEN_EDITOR");
    if (o->editor && !*o->editor)
        o->editor = NULL;
    if (o->editor && !editor_valid(o->editor))
        return usage_fault(o->language, PHRASE_EDITOR_FORM, o->editor, NULL);
    if (o->port_text && !read_number_within(o->port_text, 0, 65535, &o->port))
        return usage_fault(o->language, PHRASE_PORT_FORM, o->port_text, NULL);
    return 0;
}

static int check_values(struct options *o)
{
    enum message_language spoken;
    o->jobs = pool_default_jobs();
    if (o->jobs_text && !read_number_within(o->jobs_text, 1, 64, &o->jobs))
        return usage_fault(o->language, PHRASE_JOBS_FORM, o->jobs_text, NULL);
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
    return options_read_with(o, argc, argv, NULL);
}

int options_read_with(struct options *o, int argc, char **argv, const struct option_words *more)
{
    *o = (struct options){.language = message_language_asked(argc, argv)};
    for (int i = 1; i < argc;) {
        int words = read_switch(o, argc, argv, i, more);
        if (!words)
            return 2;
        i += words;
    }
    int status = check_values(o);
    return status || strcmp(argv[0], "serve") != 0 ? status : check_preview(o);
}
