#include "command/options.h"

#include "base/buf.h"
#include "base/pool.h"
#include "command/manual.h"
#include "report/format.h"
#include "report/suggest.h"
#include "report/usage.h"

#include <ctype.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Which command takes which of them, and whether they have a value, is what command/manual.def
 * tells people. */
static const struct {
    const char *name;
    size_t offset; /* of a text where there is a value, else of an int */
} switches[] = {
    {"-C", offsetof(struct options, folder)},
    {"-o", offsetof(struct options, output)},
    {"--now", offsetof(struct options, now)},
    {"--base-url", offsetof(struct options, base_url)},
    {"--links", offsetof(struct options, links)},
    {"--for", offsetof(struct options, audience)},
    {"--changed-since", offsetof(struct options, since)},
    {"--missing", offsetof(struct options, missing)},
    {"--format", offsetof(struct options, format_name)},
    {"--lang", offsetof(struct options, lang)},
    {"--jobs", offsetof(struct options, jobs_text)},
    {"--port", offsetof(struct options, port_text)},
    {"--edit", offsetof(struct options, edit)},
    {"--host", offsetof(struct options, host)},
    {"--bind", offsetof(struct options, bind)},
    {"--poll", offsetof(struct options, poll_text)},
    {"--follow", offsetof(struct options, follow)},
    {"--no-reload", offsetof(struct options, still)},
    {"--bare", offsetof(struct options, bare)},
    {"--editor", offsetof(struct options, editor)},
    {"--drafts", offsetof(struct options, drafts)},
    {"--due", offsetof(struct options, due)},
    {"--assets", offsetof(struct options, assets)},
    {"--compress", offsetof(struct options, compress)},
    {"--ids", offsetof(struct options, ids)},
    {"--strict", offsetof(struct options, strict)},
    {"--force", offsetof(struct options, force)},
    {"--mdoc", offsetof(struct options, mdoc)},
    {"--open", offsetof(struct options, open)},
    {"-q", offsetof(struct options, quiet)},
    {"-v", offsetof(struct options, verbose)},
};

enum { SWITCHES = sizeof switches / sizeof *switches };

/* Tells why the command does not take the word; returns 0. */
static int fault_switch(const struct options *o, const char *word, enum manual_command command)
{
    struct suggest s = suggest_begin(word);
    const struct manual_option *option;
    size_t n = strcspn(word, "=");
    struct buf owners;
    if (*word != '-')
        return usage_fault(o->language, PHRASE_WORD_UNEXPECTED, word, NULL), 0;
    for (size_t i = 0; (option = manual_option(command, i)); i++) {
        if (!manual_stands_for_others(option))
            suggest_offer(&s, option->name);
    }
    buf_init(&owners);
    manual_owners(&owners, word, n);
    if (owners.n) {
        struct buf name;
        buf_init(&name);
        buf_add(&name, word, n);
        usage_fault(o->language, PHRASE_OPTION_BELONGS, name.s, owners.s);
        buf_free(&name);
    } else {
        usage_fault(o->language, s.best ? PHRASE_OPTION_MEANT : PHRASE_OPTION_UNKNOWN, word,
                    s.best);
    }
    buf_free(&owners);
    return 0;
}

/* Reads the option at argv[i], which goes to `at`, and its value. */
static int take_switch(struct options *o, int argc, char **argv, int i, int takes_value, char *at)
{
    const char *equals = strncmp(argv[i], "--", 2) ? NULL : strchr(argv[i], '=');
    if (!takes_value && equals)
        return usage_fault(o->language, PHRASE_OPTION_BARE, argv[i], NULL), 0;
    if (!takes_value) {
        *(int *)(void *)at = 1;
        return 1;
    }
    if (!equals && i + 1 >= argc)
        return usage_fault(o->language, PHRASE_OPTION_NEEDS, argv[i], NULL), 0;
    *(const char **)(void *)at = equals ? equals + 1 : argv[i + 1];
    return equals ? 1 : 2;
}

/* Reads the option at argv[i] and its value; returns how many words it took, 0 if it is wrong (and
 * said). */
static int read_switch(struct options *o, int argc, char **argv, int i,
                       const struct option_words *more)
{
    enum manual_command command = manual_find(argv[0]);
    size_t n = strncmp(argv[i], "--", 2) ? strlen(argv[i]) : strcspn(argv[i], "=");
    const struct manual_option *known = manual_option_named(command, argv[i], n);
    int words = more && more->first ? more->take(more->ctx, argc, argv, i, 0) : -1;
    for (size_t k = 0; words < 0 && known && k < SWITCHES; k++) {
        if (!strcmp(switches[k].name, known->name))
            return take_switch(o, argc, argv, i, known->is != MANUAL_IS_NOTHING,
                               (char *)o + switches[k].offset);
    }
    if (words < 0 && more && !more->first)
        words = more->take(more->ctx, argc, argv, i, 0);
    return words < 0 ? fault_switch(o, argv[i], command) : words;
}

/* Reads a word behind `--`; returns how many words it took, 0 if none is wanted (and said). */
static int read_plain(const struct options *o, int argc, char **argv, int i,
                      const struct option_words *more)
{
    int words = more ? more->take(more->ctx, argc, argv, i, 1) : -1;
    if (words < 0)
        usage_fault(o->language, PHRASE_WORD_UNEXPECTED, argv[i], NULL);
    return words < 0 ? 0 : words;
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

#define HOST_LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"

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
    if (o->host && (!*o->host || o->host[strspn(o->host, HOST_LETTERS)]))
        return usage_fault(o->language, PHRASE_HOST_FORM, o->host, NULL);
    if (o->poll_text && !read_number_within(o->poll_text, 1, 3600, &o->poll))
        return usage_fault(o->language, PHRASE_POLL_FORM, o->poll_text, NULL);
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
    for (int i = 1, plain = 0; i < argc;) {
        int words = plain                   ? read_plain(o, argc, argv, i, more)
                    : strcmp(argv[i], "--") ? read_switch(o, argc, argv, i, more)
                                            : (plain = 1);
        if (!words)
            return 2;
        i += words;
    }
    int status = check_values(o);
    return status || strcmp(argv[0], "serve") != 0 ? status : check_preview(o);
}

/* ---- commands that take a word ---- */

/* The word that is still to come, and whether it did. */
static int take_only_word(void *ctx, int argc, char **argv, int i, int plain)
{
    const char **word = ctx;
    (void)argc;
    if ((*argv[i] == '-' && !plain) || *word)
        return -1;
    *word = argv[i];
    return 1;
}

int options_read_word(struct options *o, int argc, char **argv, const char **word)
{
    const struct option_words words = {.take = take_only_word, .ctx = word};
    *word = NULL;
    return options_read_with(o, argc, argv, &words);
}
